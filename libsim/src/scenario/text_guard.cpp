// SPDX-License-Identifier: Apache-2.0
#include "scenario/text_guard.hpp"

#include <staffsim/scenario/scenario.hpp>

#include "core/wording.hpp"

#include <string>

namespace staffsim::scenario {
namespace {

constexpr int deepest_brackets = 32;
constexpr int most_dots = 16;  // in one key; a.b.c has two

Diagnostic refusal(SourceLocation at, std::string message, std::string hint) {
  return {.severity = Severity::error,
          .at = at,
          .key_path = {},
          .message = std::move(message),
          .hint = std::move(hint)};
}

/// Length of the UTF-8 character at the start of a text; 0 when it is none. Surrogates and overlong
/// forms are none.
std::size_t character_length(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned first = byte(0);
  if (first < 0x80U) return 1;
  const std::size_t length = first >= 0xF0U ? 4 : first >= 0xE0U ? 3 : 2;
  if (first < 0xC2U || first > 0xF4U || text.size() < length) return 0;
  for (std::size_t i = 1; i < length; ++i)
    if (!continues_character(text[i])) return 0;
  const unsigned second = byte(1);
  const bool is_odd = (first == 0xE0U && second < 0xA0U) || (first == 0xEDU && second > 0x9FU) ||
                      (first == 0xF0U && second < 0x90U) || (first == 0xF4U && second > 0x8FU);
  return is_odd ? 0 : length;
}

/// Walks over a text as a TOML parser does, as far as strings and comments go. A parser stops at
/// the first syntax error, so nothing beyond one can be hidden from this walk.
class Scanner {
public:
  explicit Scanner(std::string_view text) : text_{text} {}

  std::optional<Diagnostic> run() {
    while (at_ < text_.size()) {
      if (auto found = step()) return found;
    }
    return std::nullopt;
  }

private:
  [[nodiscard]] bool sees(std::string_view word) const {
    return text_.substr(at_, word.size()) == word;
  }

  std::optional<Diagnostic> step() {
    switch (text_[at_]) {
      case '\n': next_line(); break;
      case '#': skip_comment(); return std::nullopt;
      case '"':
      case '\'': skip_string(); return std::nullopt;
      case '[':
      case '{':
        ++depth_;
        dots_ = 0;
        break;
      case ']':
      case '}':
        --depth_;
        dots_ = 0;
        break;
      case ',':
      case '=': dots_ = 0; break;
      case '.': ++dots_; break;
      default: break;
    }
    if (depth_ > deepest_brackets || dots_ > most_dots) return too_deep();
    ++at_;
    return std::nullopt;
  }

  [[nodiscard]] Diagnostic too_deep() const {
    return refusal({line_, static_cast<int>(at_ - line_start_) + 1},
                   depth_ > deepest_brackets
                       ? "brackets are nested too deeply: limit " + std::to_string(deepest_brackets)
                       : "a key has too many parts: limit " + std::to_string(most_dots + 1),
                   "");
  }

  void next_line() {
    ++line_;
    line_start_ = at_ + 1;
    dots_ = 0;
  }

  void skip_comment() {
    while (at_ < text_.size() && text_[at_] != '\n') ++at_;
  }

  void skip_string() {
    const char quote = text_[at_];
    const std::string long_quote(3, quote);
    const bool is_long = sees(long_quote);
    at_ += is_long ? 3 : 1;
    while (at_ < text_.size() && !(is_long ? sees(long_quote) : text_[at_] == quote)) {
      if (text_[at_] == '\n') {
        if (!is_long) return;  // a syntax error for the parser
        next_line();
      }
      const bool escapes =
          quote == '"' && text_[at_] == '\\' && at_ + 1 < text_.size() && text_[at_ + 1] != '\n';
      at_ += escapes ? 2 : 1;
    }
    at_ += is_long ? 3 : 1;
    while (is_long && at_ < text_.size() && text_[at_] == quote) ++at_;  // up to two may close it
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t line_start_ = 0;
  int line_ = 1;
  int depth_ = 0;
  int dots_ = 0;
};

}  // namespace

std::optional<SourceLocation> place_of_no_utf8(std::string_view text) {
  SourceLocation at{1, 1};
  while (!text.empty()) {
    const std::size_t length = character_length(text);
    if (length == 0) return at;
    at = text[0] == '\n' ? SourceLocation{at.line + 1, 1} : SourceLocation{at.line, at.column + 1};
    text.remove_prefix(length);
  }
  return std::nullopt;
}

std::optional<Diagnostic> objection(std::string_view text) {
  if (text.size() > limits::bytes)
    return refusal({}, "the file is too large: limit " + count_text(limits::bytes) + " bytes", "");
  if (const auto at = place_of_no_utf8(text))
    return refusal(*at, "not UTF-8 text", "save the file with the encoding UTF-8");
  return Scanner{text}.run();
}

}  // namespace staffsim::scenario
