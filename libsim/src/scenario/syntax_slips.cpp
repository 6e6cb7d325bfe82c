// SPDX-License-Identifier: Apache-2.0
#include "scenario/syntax_slips.hpp"

#include "core/wording.hpp"
#include "scenario/slips.hpp"
#include "scenario/values.hpp"

#include <algorithm>

namespace staffsim::scenario {
namespace {

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

bool is_letter(char letter) {
  return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
}

/// The value, up to what ends it, of the key before the column; a comma between digits may be a
/// decimal one.
std::string_view value_at(std::string_view line, int column) {
  const std::string_view before = line.substr(0, static_cast<std::size_t>(std::max(column - 1, 0)));
  const std::size_t equal = before.rfind('=');
  if (equal == std::string_view::npos) return {};
  const std::string_view rest = line.substr(equal + 1);
  std::size_t end = std::min(rest.find_first_of(",]}#"), rest.size());
  const bool is_decimal = end > 0 && end + 1 < rest.size() && rest[end] == ',' &&
                          is_digit(rest[end - 1]) && is_digit(rest[end + 1]);
  if (is_decimal) end = std::min(rest.find_first_of(",]}#", end + 1), rest.size());
  std::string_view value = trimmed(rest.substr(0, end));
  while (value.starts_with('[')) value = trimmed(value.substr(1));  // the first of a list
  return value;
}

/// Of a text program, which TOML does not know.
bool has_curly_quotes(std::string_view value) {
  return value.starts_with("\u201C") || value.starts_with("\u201D") ||
         value.starts_with("\u201E") || value.starts_with("\u2018") ||
         value.starts_with("\u2019") || value.starts_with("\u201A");
}

/// With a 9 for all digits that stand together: "9:9" of "07:30".
std::string shape_of(std::string_view value) {
  std::string shape;
  for (const char letter : value)
    if (!is_digit(letter)) shape += letter;
    else if (!shape.ends_with('9')) shape += '9';
  return shape;
}

bool is_bare_text(std::string_view value) {
  return !value.empty() && is_letter(value.front()) &&
         value.find_first_of("\"'\\={[") == std::string_view::npos;
}

}  // namespace

std::string syntax_slip(std::string_view line, int column) {
  const std::string_view value = value_at(line, column);
  if (has_curly_quotes(value)) return "use straight quotes: \"";
  const std::string shape = shape_of(value);
  if (shape == "9.9.9" || shape == "9/9/9") return "a date is written as 2025-09-01";
  if (shape == "9-9-9 9:9" || shape == "9-9-9T9:9")
    return "a moment has seconds: write " + std::string{value} + ":00";
  if (shape == "9:9") return time_of_day_slip(value);
  if (shape == "9,9" || shape == "9%" || shape == "9.9%" || shape == "9 %")
    return number_slip(value);
  if (duration_from(value)) return "write " + in_quotes(value);
  if (is_bare_text(value)) return "put the text in quotes: " + in_quotes(value);
  return {};
}

}  // namespace staffsim::scenario
