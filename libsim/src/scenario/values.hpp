// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/model/day_set.hpp>
#include <staffsim/model/model.hpp>

#include "scenario/field.hpp"

#include <map>

namespace staffsim::scenario {

/// Decoders of single values. Each reports what it does not understand, once.

[[nodiscard]] std::optional<std::string> as_text(const Field& field);
/// Of what may go without a name: then the key is left out.
[[nodiscard]] std::optional<std::string> as_given_name(const Field& field);
[[nodiscard]] std::optional<bool> as_flag(const Field& field);
/// A finite number.
[[nodiscard]] std::optional<double> as_number(const Field& field);
/// A whole number.
[[nodiscard]] std::optional<int> as_count(const Field& field);
/// A whole number from 0 to 2^63 - 1.
[[nodiscard]] std::optional<std::uint64_t> as_seed(const Field& field);
/// "7.5 min": a number with a unit out of s, min, h and d.
[[nodiscard]] std::optional<Duration> as_duration(const Field& field);
/// "08:00", up to "23:59".
[[nodiscard]] std::optional<Duration> as_time_of_day(const Field& field);
[[nodiscard]] std::optional<Date> as_date(const Field& field);
[[nodiscard]] std::optional<Moment> as_moment(const Field& field);
/// "daily", "Mon-Fri", "Mon,Wed,Sat".
[[nodiscard]] std::optional<DaySet> as_days(const Field& field);

[[nodiscard]] std::optional<std::vector<double>> as_numbers(const Field& field);
/// Whether a text stands where a list of names is expected; reports it.
[[nodiscard]] bool is_single_name(const Field& field, std::string_view expected);
[[nodiscard]] std::optional<std::vector<std::string>> as_texts(const Field& field);
[[nodiscard]] std::optional<std::vector<Moment>> as_moments(const Field& field);
/// { 2025-09-02 = 0.4 }: keys that are dates.
[[nodiscard]] std::optional<std::map<Date, double>> as_date_factors(const Field& field);
[[nodiscard]] std::optional<std::map<Date, int>> as_date_counts(const Field& field);

/// Days and a time window: "Mon-Fri 08:00-17:00".
struct When {
  DaySet days;
  Duration start;
  Duration end;
};
[[nodiscard]] std::optional<When> as_when(const Field& field);

/// A number with its unit as text.
[[nodiscard]] std::optional<Duration> duration_from(std::string_view text);

/// "08:00" to "24:00".
[[nodiscard]] std::optional<Duration> clock_from(std::string_view text);
/// "2025-09-01".
[[nodiscard]] std::optional<Date> date_from(std::string_view text);
/// "2025-09-01 08:15:30", with a space or a T, and a fraction of a second or not.
[[nodiscard]] std::optional<Moment> moment_from(std::string_view text);

/// Weekdays as text; reports to the field that holds it.
[[nodiscard]] std::optional<DaySet> days_from(std::string_view text, const Field& field);

}  // namespace staffsim::scenario
