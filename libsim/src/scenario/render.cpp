// SPDX-License-Identifier: Apache-2.0
#include <staffsim/core/printable.hpp>
#include <staffsim/scenario/scenario.hpp>

#include "core/display_width.hpp"
#include "core/wording.hpp"

#include <algorithm>

namespace staffsim::scenario {
namespace {

constexpr std::string_view margin = "      ";
constexpr int widest_line = 110;  // characters of a source line that are shown
constexpr int before_caret = 60;

/// Lines of a text, found once.
class Lines {
public:
  explicit Lines(std::string_view text) {
    while (true) {
      const std::size_t end = text.find('\n');
      std::string_view line = text.substr(0, end);
      if (line.ends_with('\r')) line.remove_suffix(1);
      lines_.push_back(line);
      if (end == std::string_view::npos) return;
      text.remove_prefix(end + 1);
    }
  }
  /// From 1; empty beyond the end.
  [[nodiscard]] std::string_view operator[](int number) const {
    const auto index = static_cast<std::size_t>(number - 1);
    return number >= 1 && index < lines_.size() ? lines_[index] : std::string_view{};
  }

private:
  std::vector<std::string_view> lines_;
};

/// The characters of a line, each with all its bytes; a cut-off one at the end counts too.
std::vector<std::string_view> characters(std::string_view line) {
  std::vector<std::string_view> result;
  for (std::size_t i = 0; i < line.size();) {
    std::size_t length = 1;
    while (i + length < line.size() && continues_character(line[i + length])) ++length;
    result.push_back(line.substr(i, length));
    i += length;
  }
  return result;
}

/// What would steer a terminal, or a byte beyond ASCII that stands alone, as in other encodings.
bool is_unprintable(std::string_view character) {
  if (character == "\t") return false;
  const bool is_odd = character.size() == 1 && static_cast<unsigned char>(character[0]) >= 0x80U;
  return is_odd || printable(character) != character;
}

/// The line and a caret under the column; a long line is cut around it.
void show_line(std::string_view line, int column, std::string_view hint, std::string& out) {
  const std::vector<std::string_view> all = characters(line);
  const int size = static_cast<int>(all.size());
  const int caret = std::clamp(column - 1, 0, size);
  const int first = size > widest_line ? std::max(0, caret - before_caret) : 0;
  const int last = std::min(size, first + widest_line);
  std::string text{first > 0 ? "..." : ""};
  std::string under(text.size(), ' ');
  for (int i = first; i < last; ++i) {
    const std::string_view character = all[static_cast<std::size_t>(i)];
    const std::string_view shown = is_unprintable(character) ? "?" : character;
    text += shown;
    if (i < caret) under += shown == "\t" ? "\t" : std::string(display_width(shown), ' ');
  }
  if (last < size) text += "...";
  out.append(margin).append(text).append("\n");
  out.append(margin)
      .append(under)
      .append("^")
      .append(hint.empty() ? "" : " ")
      .append(hint)
      .append("\n");
}

void show(const Diagnostic& finding, std::string_view file_name, const Lines& lines,
          std::string& out) {
  out += printable(file_name);
  if (finding.at.line > 0)
    out += ":" + std::to_string(finding.at.line) + ":" + std::to_string(finding.at.column);
  out += finding.severity == Severity::error ? ": error: " : ": warning: ";
  out += printable(finding.message);
  if (!finding.key_path.empty()) {
    const std::string path = in_quotes(finding.key_path);  // safe to print
    out += " [" + path.substr(1, path.size() - 2) + "]";
  }
  out += "\n";
  const std::string hint = printable(finding.hint);
  if (finding.at.line > 0) show_line(lines[finding.at.line], finding.at.column, hint, out);
  else if (!hint.empty()) out.append(margin).append(hint).append("\n");
}

std::string closing_line(const Diagnostics& diagnostics) {
  const auto errors = std::ranges::count(diagnostics, Severity::error, &Diagnostic::severity);
  const auto warnings = static_cast<std::ptrdiff_t>(diagnostics.size()) - errors;
  if (errors == 0) return counted(warnings, "warning") + ".\n";
  const bool is_full = errors == static_cast<std::ptrdiff_t>(limits::diagnostics);
  return counted(errors, "error") + (is_full ? " shown, there may be more" : "") +
         (warnings > 0 ? ", " + counted(warnings, "warning") : "") + "; nothing was run.\n";
}

}  // namespace

std::string render(const Diagnostics& diagnostics, std::string_view file_name,
                   std::string_view text) {
  if (diagnostics.empty()) return {};
  const Lines lines{text};
  std::string out;
  for (const Diagnostic& finding : diagnostics) show(finding, file_name, lines, out);
  return out + closing_line(diagnostics);
}

}  // namespace staffsim::scenario
