// SPDX-License-Identifier: Apache-2.0
#include "scenario/durations_file.hpp"

#include "core/wording.hpp"
#include "model/validate.hpp"
#include "scenario/data_files.hpp"
#include "scenario/values.hpp"

#include <sstream>

namespace staffsim::scenario {
namespace {

std::string_view without_space(std::string_view line) {
  const std::string_view space = " \t\r";
  const std::size_t first = line.find_first_not_of(space);
  if (first == std::string_view::npos) return {};
  return line.substr(first, line.find_last_not_of(space) - first + 1);
}

/// What is wrong with a line that should be one duration.
Diagnostics judged(std::string_view item) {
  Diagnostics found;
  if (const auto value = duration_from(item)) validation::check_duration(found, {}, *value);
  else
    validation::report(found, {}, "expected a duration with its unit, got " + in_quotes(item),
                       "one duration a line, such as 90 s");
  return found;
}

/// The durations of a file, as written; nothing when a line is none, each of which is reported.
std::optional<Array> durations_in(const std::string& text, const Field& name) {
  Array values;
  bool are_durations = true;
  std::istringstream lines{text};
  std::string line;
  const Findings& findings = *name.around().findings;
  for (int number = 1; !findings.are_full() && std::getline(lines, line); ++number) {
    const std::string_view item = without_space(line);
    if (item.empty() || item.starts_with('#')) continue;
    for (const Diagnostic& finding : judged(item)) {
      name.error("line " + std::to_string(number) + " of the file: " + finding.message,
                 finding.hint);
      are_durations = false;
    }
    values.push_back({.value = std::string{item}, .at = name.node().at});
  }
  return are_durations ? std::optional{std::move(values)} : std::nullopt;
}

}  // namespace

bool write_out_durations(const TableReader& law) {
  const Field name = *law.at("file");
  const std::string* text = name.around().files->content(name, DataFiles::Use::written_out);
  auto values = text != nullptr ? durations_in(*text, name) : std::nullopt;
  if (!values) return false;
  const SourceLocation at = name.node().at;
  erase(law.field().node(), "file");
  put(law.field().node(), "values", {.value = std::move(*values), .at = at});
  return true;
}

}  // namespace staffsim::scenario
