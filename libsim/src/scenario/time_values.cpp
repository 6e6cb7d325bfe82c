// SPDX-License-Identifier: Apache-2.0
#include "core/did_you_mean.hpp"
#include "core/wording.hpp"
#include "scenario/slips.hpp"
#include "scenario/values.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace staffsim::scenario {
namespace {

struct Unit {
  std::string_view name;
  double seconds;
  std::string_view written;  ///< the unit to write instead; the name itself when it is one of ours
};

constexpr std::array<Unit, 18> units = {{
    {"s", 1.0, "s"},
    {"min", 60.0, "min"},
    {"h", seconds_per_hour, "h"},
    {"d", seconds_per_day, "d"},
    {"sec", 1.0, "s"},
    {"secs", 1.0, "s"},
    {"second", 1.0, "s"},
    {"seconds", 1.0, "s"},
    {"m", 60.0, "min"},
    {"mins", 60.0, "min"},
    {"minute", 60.0, "min"},
    {"minutes", 60.0, "min"},
    {"hr", seconds_per_hour, "h"},
    {"hrs", seconds_per_hour, "h"},
    {"hour", seconds_per_hour, "h"},
    {"hours", seconds_per_hour, "h"},
    {"day", seconds_per_day, "d"},
    {"days", seconds_per_day, "d"},
}};

struct Quantity {
  double number;
  std::string_view unit;
};

std::optional<Quantity> quantity_from(std::string_view text) {
  double number = 0.0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  if (read.ec != std::errc{} || !std::isfinite(number)) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(read.ptr - text.data()));
  return Quantity{number, trimmed(text)};
}

const Unit* unit_named(std::string_view name) {
  const auto found = std::ranges::find(units, name, &Unit::name);
  return found == units.end() ? nullptr : &*found;
}

std::string hint_for(const std::string& number) {
  return "write \"" + number + " s\", \"" + number + " min\" or \"" + number + " h\"";
}

std::string duration_hint(const Node& node) {
  if (const auto* whole = std::get_if<std::int64_t>(&node.value))
    return hint_for(std::to_string(*whole));
  if (const auto* number = std::get_if<double>(&node.value)) return hint_for(number_text(*number));
  if (const auto* text = std::get_if<std::string>(&node.value)) {
    const auto quantity = quantity_from(trimmed(*text));
    if (quantity && quantity->unit.empty()) return hint_for(number_text(quantity->number));
    const Unit* unit = quantity ? unit_named(quantity->unit) : nullptr;
    if (unit != nullptr)
      return "write \"" + number_text(quantity->number) + " " + std::string{unit->written} + "\"";
    if (std::string slip = duration_slip(*text); !slip.empty()) return slip;
  }
  return "units are s, min, h and d";
}

std::optional<int> two_digits(std::string_view text) {
  if (text.size() != 2 || text[0] < '0' || text[0] > '9' || text[1] < '0' || text[1] > '9')
    return std::nullopt;
  return (text[0] - '0') * 10 + (text[1] - '0');
}

std::optional<int> weekday_from(std::string_view name) {
  const auto found = std::ranges::find(weekday_names, name);
  if (found == weekday_names.end()) return std::nullopt;
  return static_cast<int>(found - weekday_names.begin());
}

std::string weekday_hint(std::string_view word) {
  if (word.size() > 3 && weekday_from(word.substr(0, 3)))  // Monday
    return "write \"" + std::string{word.substr(0, 3)} + "\"";
  if (word.starts_with("weekday")) return R"(write "Mon-Fri")";
  if (word.starts_with("weekend")) return R"(write "Sat,Sun")";
  std::vector<std::string> known{weekday_names.begin(), weekday_names.end()};
  known.emplace_back("daily");
  return did_you_mean(word, known);
}

/// A weekday or a range of weekdays.
std::optional<DaySet> some_days_from(std::string_view item, const Field& field) {
  const std::size_t dash = item.find('-');
  const std::string_view first_name = trimmed(item.substr(0, dash));
  const std::string_view last_name =
      dash == std::string_view::npos ? first_name : trimmed(item.substr(dash + 1));
  const auto first = weekday_from(first_name);
  const auto last = weekday_from(last_name);
  if (first && last) return DaySet::range(*first, *last);
  const std::string_view wrong = first ? last_name : first_name;
  const std::string slip = days_slip(item);
  field.error(R"(expected days such as "daily", "Mon-Fri" or "Mon,Wed,Sat"; )" + in_quotes(wrong) +
                  " is no day",
              slip.empty() ? weekday_hint(wrong) : slip);
  return std::nullopt;
}

bool add_days(DaySet& days, DaySet more, const Field& field) {
  for (int day = 0; day < days_per_week; ++day) {
    if (!more.contains(day)) continue;
    if (days.contains(day)) {
      field.error(std::string{weekday_names[static_cast<std::size_t>(day)]} + " is listed twice");
      return false;
    }
    days.insert(day);
  }
  return true;
}

std::optional<When> when_mismatch(const Field& field) {
  const auto* text = std::get_if<std::string>(&field.node().value);
  field.mismatch("days and a time window such as \"Mon-Fri 08:00-17:00\"",
                 text != nullptr ? when_slip(*text) : "");
  return std::nullopt;
}

/// The seconds of a time of day: "30" or "30.25".
std::optional<double> seconds_from(std::string_view text) {
  const auto whole = two_digits(text.substr(0, 2));
  if (!whole || *whole > 59) return std::nullopt;
  if (text.size() == 2) return *whole;
  double seconds = 0.0;
  const std::string_view fraction = text.substr(2);
  const auto other = fraction.find_first_not_of("0123456789", 1);
  if (fraction.front() != '.' || fraction.size() < 2 || other != std::string_view::npos)
    return std::nullopt;
  std::from_chars(text.data(), text.data() + text.size(), seconds);
  return seconds;
}

}  // namespace

std::optional<Duration> clock_from(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  const auto hours = two_digits(text.substr(0, 2));
  const auto minutes = two_digits(text.substr(3));
  if (!hours || !minutes || *minutes > 59 || *hours * 60 + *minutes > 24 * 60) return std::nullopt;
  return Duration{*hours * seconds_per_hour + *minutes * 60.0};
}

std::optional<Moment> moment_from(std::string_view text) {
  if (text.size() < 19 || (text[10] != ' ' && text[10] != 'T') || text[16] != ':')
    return std::nullopt;
  const auto date = date_from(text.substr(0, 10));
  const auto clock = clock_from(text.substr(11, 5));
  const auto seconds = seconds_from(text.substr(17));
  if (!date || !clock || !seconds || clock->count() >= seconds_per_day) return std::nullopt;
  const double next_minute_s = clock->count() + 60.0;  // which rounding must not reach
  const double at_s = std::min(clock->count() + *seconds, std::nextafter(next_minute_s, 0.0));
  return Moment{.date = *date, .time_of_day = Duration{at_s}};
}

std::optional<Duration> duration_from(std::string_view text) {
  const auto quantity = quantity_from(trimmed(text));
  const Unit* unit = quantity ? unit_named(quantity->unit) : nullptr;
  if (unit == nullptr || unit->name != unit->written) return std::nullopt;
  const double seconds = quantity->number * unit->seconds;
  return std::isfinite(seconds) ? std::optional{Duration{seconds}} : std::nullopt;
}

std::optional<Duration> as_duration(const Field& field) {
  if (const auto* text = std::get_if<std::string>(&field.node().value))
    if (const auto duration = duration_from(*text)) return duration;
  field.mismatch("a duration with its unit", duration_hint(field.node()));
  return std::nullopt;
}

std::optional<Duration> as_time_of_day(const Field& field) {
  std::string hint;
  if (const auto* text = std::get_if<std::string>(&field.node().value)) {
    const auto clock = clock_from(*text);
    if (clock && clock->count() < seconds_per_day) return clock;
    hint = time_of_day_slip(*text);
  }
  field.mismatch(R"(a time of day from "00:00" to "23:59")",
                 hint.empty() ? "hours and minutes, in quotes" : hint);
  return std::nullopt;
}

std::optional<DaySet> days_from(std::string_view text, const Field& field) {
  if (trimmed(text) == "daily") return DaySet::daily();
  DaySet days;
  while (true) {
    const std::size_t comma = text.find(',');
    const auto some = some_days_from(text.substr(0, comma), field);
    if (!some || !add_days(days, *some, field)) return std::nullopt;
    if (comma == std::string_view::npos) return days;
    text.remove_prefix(comma + 1);
  }
}

std::optional<DaySet> as_days(const Field& field) {
  if (is_array(field.node())) {
    field.mismatch("days in one text", R"(write them as "Mon,Tue")");
    return std::nullopt;
  }
  const auto text = as_text(field);
  return text ? days_from(*text, field) : std::nullopt;
}

std::optional<When> as_when(const Field& field) {
  const auto* text = std::get_if<std::string>(&field.node().value);
  if (text == nullptr) return when_mismatch(field);
  const std::string_view all = trimmed(*text);
  const std::size_t space = all.rfind(' ');
  const std::string_view window = space == std::string_view::npos ? all : all.substr(space + 1);
  const std::size_t dash = window.find('-');
  if (space == std::string_view::npos || dash == std::string_view::npos)
    return when_mismatch(field);
  const auto start = clock_from(window.substr(0, dash));
  const auto end = clock_from(window.substr(dash + 1));
  const bool has_two = all.substr(0, space).find(':') != std::string_view::npos;
  if (!start || !end || start->count() == seconds_per_day || has_two) return when_mismatch(field);
  const auto days = days_from(all.substr(0, space), field);
  if (!days) return std::nullopt;
  return When{*days, *start, *end};
}

}  // namespace staffsim::scenario
