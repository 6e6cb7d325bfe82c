// SPDX-License-Identifier: Apache-2.0
#include "scenario/values.hpp"

#include "core/format.hpp"
#include "core/wording.hpp"
#include "scenario/slips.hpp"

#include <charconv>
#include <cmath>
#include <limits>

namespace staffsim::scenario {
namespace {

template <class Value>
std::optional<std::vector<Value>> list_of(const Field& field, std::string_view expected,
                                          Decoder<Value> decode) {
  std::vector<Value> list;
  const bool is_list = for_each_element(field, expected, [&](const Field& element) {
    list.push_back(decode(element).value_or(Value{}));  // a bad element keeps the places right
  });
  return is_list ? std::optional{std::move(list)} : std::nullopt;
}

template <class Value>
std::optional<std::map<Date, Value>> by_date(const Field& field, Decoder<Value> decode) {
  std::map<Date, Value> dates;
  const bool is_table = for_each_entry(field, [&](const Entry& entry, const Field& value) {
    const auto date = date_from(entry.key);
    const auto number = decode(value);
    if (!date)
      field.around().findings->error(entry.at, value.path(),
                                     "expected a date as key, got " + in_quotes(entry.key),
                                     "write dates that exist, such as 2025-09-02");
    if (date && number) dates[*date] = *number;
  });
  return is_table ? std::optional{std::move(dates)} : std::nullopt;
}

/// For what is none: 1e3 may stand where 1000 has to.
std::string count_hint(const Node& node) {
  if (const auto* text = std::get_if<std::string>(&node.value)) return number_slip(*text);
  const auto* number = std::get_if<double>(&node.value);
  const bool is_whole = number != nullptr && std::abs(*number) < std::numeric_limits<int>::max() &&
                        *number == std::round(*number);
  return is_whole ? fmt::format("write {:.0f}", *number) : "";
}

}  // namespace

std::optional<Date> date_from(std::string_view text) {
  int year = 0;
  unsigned month = 0;
  unsigned day = 0;
  const auto number = [&](std::size_t from, std::size_t length, auto& value) {
    const char* end = text.data() + from + length;
    return std::from_chars(text.data() + from, end, value).ptr == end;
  };
  if (text.size() != 10 || text[4] != '-' || text[7] != '-' || text[0] == '-') return std::nullopt;
  if (!number(0, 4, year) || !number(5, 2, month) || !number(8, 2, day)) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{month},
                                         std::chrono::day{day}};
  return date.ok() ? std::optional{Date{date}} : std::nullopt;
}

std::optional<std::string> as_text(const Field& field) {
  if (const auto* text = std::get_if<std::string>(&field.node().value)) return *text;
  field.mismatch("a text in quotes");
  return std::nullopt;
}

std::optional<std::string> as_given_name(const Field& field) {
  auto name = as_text(field);
  if (name && name->empty()) field.error("the name must not be empty", "leave the key out");
  return name;
}

std::optional<bool> as_flag(const Field& field) {
  if (const auto* flag = std::get_if<bool>(&field.node().value)) return *flag;
  field.mismatch("true or false");
  return std::nullopt;
}

std::optional<double> as_number(const Field& field) {
  if (const auto* whole = std::get_if<std::int64_t>(&field.node().value))
    return static_cast<double>(*whole);
  const auto* number = std::get_if<double>(&field.node().value);
  if (number != nullptr && std::isfinite(*number)) return *number;
  const auto* text = std::get_if<std::string>(&field.node().value);
  field.mismatch("a finite number", text != nullptr ? number_slip(*text) : "");
  return std::nullopt;
}

std::optional<int> as_count(const Field& field) {
  const auto* whole = std::get_if<std::int64_t>(&field.node().value);
  if (whole == nullptr) {
    field.mismatch("a whole number", count_hint(field.node()));
    return std::nullopt;
  }
  using Range = std::numeric_limits<int>;
  if (*whole >= Range::min() && *whole <= Range::max()) return static_cast<int>(*whole);
  const bool is_below = *whole < 0;
  field.error(count_text(*whole) + (is_below ? " is below " : " is above ") +
              count_text(is_below ? Range::min() : Range::max()) + ", the limit of all counts");
  return std::nullopt;
}

std::optional<std::uint64_t> as_seed(const Field& field) {
  const auto* whole = std::get_if<std::int64_t>(&field.node().value);
  if (whole != nullptr && *whole >= 0) return static_cast<std::uint64_t>(*whole);
  field.mismatch("a whole number from 0 to 9,223,372,036,854,775,807");
  return std::nullopt;
}

std::optional<Date> as_date(const Field& field) {
  if (const auto* date = std::get_if<Date>(&field.node().value)) return *date;
  const auto* text = std::get_if<std::string>(&field.node().value);
  field.mismatch("a date such as 2025-09-01",
                 text != nullptr ? date_slip(*text) + ", without quotes" : "");
  return std::nullopt;
}

std::optional<Moment> as_moment(const Field& field) {
  if (const auto* moment = std::get_if<Moment>(&field.node().value)) return *moment;
  const auto* text = std::get_if<std::string>(&field.node().value);
  field.mismatch("a moment such as 2025-09-10T09:30:00",
                 text != nullptr ? moment_slip(*text) + ", without quotes" : "");
  return std::nullopt;
}

std::optional<std::vector<double>> as_numbers(const Field& field) {
  return list_of(field, "a list of numbers", as_number);
}

bool is_single_name(const Field& field, std::string_view expected) {
  const auto* text = std::get_if<std::string>(&field.node().value);
  if (text != nullptr) field.mismatch(expected, "write [" + in_quotes(*text) + "]");
  return text != nullptr;
}

std::optional<std::vector<std::string>> as_texts(const Field& field) {
  if (is_single_name(field, "a list of names")) return std::nullopt;
  return list_of(field, "a list of names", as_text);
}

std::optional<std::vector<Moment>> as_moments(const Field& field) {
  return list_of(field, "a list of moments such as [2025-09-10T09:30:00]", as_moment);
}

std::optional<std::map<Date, double>> as_date_factors(const Field& field) {
  return by_date(field, as_number);
}

std::optional<std::map<Date, int>> as_date_counts(const Field& field) {
  return by_date(field, as_count);
}

}  // namespace staffsim::scenario
