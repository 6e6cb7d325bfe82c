// SPDX-License-Identifier: Apache-2.0
#include "core/wording.hpp"

#include <staffsim/core/printable.hpp>

#include "core/format.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace staffsim {
namespace {

constexpr std::size_t longest_quote = 80;

bool is_short(double value) { return number_text(value).size() <= 6; }

}  // namespace

std::string number_text(double value) {
  std::array<char, 32> buffer{};
  const auto written = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
  return {buffer.data(), written.ptr};
}

std::string float_text(double value) {
  const std::string text = number_text(value);
  return text.find_first_of(".en") == std::string::npos ? text + ".0" : text;
}

std::string percent_hint(double percent) {
  const std::string text = number_text(percent);
  double share = percent / 100.0;  // may have further digits
  if (text.find('e') == std::string::npos) {
    const std::string hundredth = text + "e-2";
    std::from_chars(hundredth.data(), hundredth.data() + hundredth.size(), share);
  }
  return "write " + number_text(share) + " for " + text + " %";
}

std::string count_text(std::int64_t value) {
  std::string digits = std::to_string(value);
  const std::size_t first = digits.front() == '-' ? 1 : 0;
  for (std::size_t at = digits.size(); at > first + 3;) digits.insert(at -= 3, ",");
  return digits;
}

std::string counted(std::int64_t count, std::string_view one) {
  return count_text(count) + " " + std::string{one} + (count == 1 ? "" : "s");
}

std::string amount_text(double value) {
  const bool is_whole = std::abs(value) < 1e15 && std::trunc(value) == value;
  return is_whole ? count_text(static_cast<std::int64_t>(value)) : number_text(value);
}

std::string people_text(double needed) {
  constexpr double rounding = 1e-6;
  return number_text(std::ceil(10.0 * needed - rounding) / 10.0);
}

std::string duration_text(Duration value) {
  struct Unit {
    double seconds;
    const char* name;
  };
  const double magnitude = std::abs(value.count());
  for (const Unit unit :
       {Unit{seconds_per_day, " d"}, Unit{seconds_per_hour, " h"}, Unit{60.0, " min"}}) {
    const double in_unit = value.count() / unit.seconds;
    if (magnitude >= unit.seconds && is_short(in_unit)) return number_text(in_unit) + unit.name;
  }
  return fmt::format("{} s", value.count());
}

std::string date_text(Date date) {
  const std::chrono::year_month_day day{date};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()),
                     static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
}

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

std::string in_quotes(std::string_view text) {
  std::string shown{text};
  std::ranges::replace_if(shown, is_control, '?');  // a tab would pass for a blank
  std::string result = "\"";
  for (const char letter : printable(shown)) {
    if (result.size() > longest_quote && !continues_character(letter)) return result + "...\"";
    result += letter;
  }
  return result + "\"";
}

}  // namespace staffsim
