// SPDX-License-Identifier: Apache-2.0
#include "scenario/slips.hpp"

#include "core/format.hpp"
#include "core/number_from.hpp"
#include "core/wording.hpp"
#include "scenario/values.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace staffsim::scenario {
namespace {

constexpr std::string_view digits = "0123456789";

std::string write(const std::string& text) { return "write " + in_quotes(text); }

/// With a point in the place of one comma.
std::string with_point(std::string_view text) {
  std::string changed{text};
  if (std::ranges::count(text, ',') == 1) std::ranges::replace(changed, ',', '.');
  return changed;
}

/// "14.000" or "1,234,567": groups of three digits. Of "1,250" the comma is likelier the decimal
/// one.
bool has_thousands(std::string_view text) {
  const std::size_t first = text.find_first_not_of(digits);
  if (first == 0 || first > 3 || first == std::string_view::npos || text[0] == '0') return false;
  const char mark = text[first];
  if (mark == ',' && text.size() - first < 8) return false;
  if ((mark != '.' && mark != ',') || (text.size() - first) % 4 != 0) return false;
  for (std::size_t i = first; i < text.size(); ++i) {
    const bool is_mark = (i - first) % 4 == 0;
    if (is_mark ? text[i] != mark : digits.find(text[i]) == std::string_view::npos) return false;
  }
  return true;
}

std::string in_small_letters(std::string text) {
  for (char& letter : text)
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  return text;
}

/// Short hyphens, without blanks around them.
std::string with_hyphens(std::string_view text) {
  std::string changed{text};
  for (const std::string_view dash : {"\u2013", "\u2014", "\u2212", " -", "- "}) {
    const std::string_view by = "-";
    for (std::size_t at = changed.find(dash); at != std::string::npos; at = changed.find(dash, at))
      changed.replace(at, dash.size(), by);
  }
  return changed;
}

/// "8", "8:00", "08.00", "8h" and "8am" as "08:00".
std::optional<std::string> as_clock(std::string_view text) {
  const bool is_pm = text.ends_with("pm");
  const bool has_half = is_pm || text.ends_with("am");
  if (has_half) text = trimmed(text.substr(0, text.size() - 2));
  const std::size_t end = std::min(text.find_first_not_of(digits), text.size());
  if (end == 0 || end > 2) return std::nullopt;
  int hour = *number_from<int>(text.substr(0, end));
  if (has_half) hour = hour % 12 + (is_pm ? 12 : 0);
  std::string_view minutes = text.substr(end);
  if (!minutes.empty()) {
    if (std::string_view{":.h"}.find(minutes.front()) == std::string_view::npos)
      return std::nullopt;
    minutes.remove_prefix(1);
  }
  std::string clock =
      fmt::format("{:02}:{}", hour, minutes.empty() ? std::string_view{"00"} : minutes);
  return clock_from(clock) ? std::optional{clock} : std::nullopt;
}

/// "1.9.2025" and "2025-9-1" as "2025-09-01". With strokes the month comes first in one country and
/// second in another.
std::optional<std::string> as_date_text(std::string_view text) {
  const std::size_t first = text.find_first_of(".-");
  const std::size_t second =
      first == std::string_view::npos ? first : text.find(text[first], first + 1);
  if (second == std::string_view::npos) return std::nullopt;
  auto year = number_from<int>(text.substr(0, first));
  const auto month = number_from<int>(text.substr(first + 1, second - first - 1));
  auto day = number_from<int>(text.substr(second + 1));
  if (!year || !month || !day) return std::nullopt;
  if (text[first] == '.') std::swap(year, day);
  const std::string date = fmt::format("{:04}-{:02}-{:02}", *year, *month, *day);
  return *year >= 1000 && date_from(date) ? std::optional{date} : std::nullopt;
}

/// As a scenario or a file of data writes a time of day: in quotes or without.
template <class Written>
std::string clock_hint(std::string_view text, Written written) {
  const auto clock = as_clock(trimmed(text));
  if (clock == "24:00") return "write " + written("00:00") + ", of the next day";
  return clock ? "write " + written(*clock) : "";
}

/// "8:15" as "08:15:00".
std::optional<std::string> as_clock_with_seconds(std::string_view text) {
  if (moment_from("2000-01-01 " + std::string{text})) return std::string{text};
  const auto clock = as_clock(text);
  return clock && *clock != "24:00" ? std::optional{*clock + ":00"} : std::nullopt;
}

/// "8:00" may be hours and minutes, or minutes and seconds.
std::string clock_as_length(std::string_view text) {
  const auto clock = as_clock(text);
  if (!clock || text.find(':') == std::string_view::npos) return {};
  const Duration length = *clock_from(*clock);
  return write(duration_text(length)) + " or " + in_quotes(duration_text(length / 60.0));
}

/// "3 h 30 min" with one unit.
std::string in_one_unit(std::string_view text) {
  const std::size_t unit = text.find_first_of("hdm");
  if (unit == std::string_view::npos || unit + 1 >= text.size()) return {};
  const std::size_t second = text.find_first_of(digits, unit);
  if (second == std::string_view::npos) return {};
  const auto large = duration_from(text.substr(0, second));
  const auto small = duration_from(text.substr(second));
  return large && small ? write(duration_text(*large + *small)) + ": one number and one unit"
                        : std::string{};
}

}  // namespace

std::string number_slip(std::string_view text) {
  std::string_view number = trimmed(text);
  if (has_thousands(number)) {
    std::string plain{number};
    std::erase(plain, number[number.find_first_not_of(digits)]);
    return "write " + plain + ": between thousands nothing stands, and \"" + std::string{number} +
           "\" would be a fraction";
  }
  const bool is_percent = number.ends_with('%');
  if (is_percent) number = trimmed(number.substr(0, number.size() - 1));
  const std::string pointed = with_point(number);
  const auto value = number_from<double>(pointed);
  if (!value || !std::isfinite(*value)) return "write it without quotes and unit";
  if (is_percent) return percent_hint(*value);
  return "write " + pointed + (pointed == number ? ", without quotes" : ": with a decimal point");
}

std::string duration_slip(std::string_view text) {
  const std::string usual = in_small_letters(with_point(trimmed(text)));
  if (duration_from(usual)) return write(usual);
  const std::string length = clock_as_length(usual);
  return length.empty() ? in_one_unit(usual) : length;
}

std::string time_of_day_slip(std::string_view text) { return clock_hint(text, in_quotes); }

std::string days_slip(std::string_view text) {
  const std::string usual = with_hyphens(text);
  return usual == text ? "" : write(usual);
}

std::string clock_slip(std::string_view text) {
  const std::string hint =
      clock_hint(text, [](std::string_view clock) { return std::string{clock}; });
  return hint.empty() ? "hours and minutes, such as 08:00" : hint;
}

std::string date_slip(std::string_view text) {
  const auto date = as_date_text(trimmed(text));
  return date ? "write " + *date : "year, month and day, such as 2025-09-01";
}

std::string moment_slip(std::string_view text) {
  const std::string usual = in_small_letters(std::string{trimmed(text)});
  const std::size_t gap = usual.find_first_of(" t");
  if (gap == std::string::npos) return "date and time, such as 2025-09-01 08:15:30";
  const std::string_view time = trimmed(std::string_view{usual}.substr(gap + 1));
  if (time.find_first_of("z+") != std::string_view::npos)
    return "in the time of the centre's clocks, without a zone";
  const auto date = as_date_text(std::string_view{usual}.substr(0, gap));
  const auto clock = as_clock_with_seconds(time);
  if (!date) return "year, month and day, then the time";
  return clock ? "write " + *date + " " + *clock : "hours, minutes and seconds after the date";
}

std::string when_slip(std::string_view text) {
  if (text.find(", ") != std::string_view::npos && std::ranges::count(text, ':') > 2)
    return "one window each: a list of tables with when and count";
  const std::string usual = with_hyphens(trimmed(text));
  const std::size_t space = usual.rfind(' ');
  const std::size_t dash = usual.rfind('-');
  if (space == std::string::npos || dash == std::string::npos || dash < space) return {};
  const auto start = as_clock(std::string_view{usual}.substr(space + 1, dash - space - 1));
  const auto end = as_clock(std::string_view{usual}.substr(dash + 1));
  if (!start || !end) return {};
  return write(usual.substr(0, space + 1) + (*start == "24:00" ? "00:00" : *start) + "-" + *end);
}

}  // namespace staffsim::scenario
