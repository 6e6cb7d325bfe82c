// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <chrono>
#include <string_view>

namespace staffsim {

/// A span of time in seconds. `5min`, `std::chrono::hours{2}` and the like convert by themselves.
using Duration = std::chrono::duration<double>;

/// A calendar day in local civil time. Every day has 24 hours: there is no daylight saving.
using Date = std::chrono::local_days;

/// An instant in local civil time: a day and the time since its midnight.
struct Moment {
  Date date{};
  Duration time_of_day{};
  auto operator<=>(const Moment&) const = default;
};

inline constexpr double seconds_per_hour = 3600.0;
inline constexpr double seconds_per_day = 86400.0;
inline constexpr int hours_per_week = 168;
inline constexpr int days_per_week = 7;
inline constexpr std::array<std::string_view, days_per_week> weekday_names = {
    "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};

/// Monday is 0, Sunday 6.
[[nodiscard]] constexpr int weekday_of(Date date) noexcept {
  return static_cast<int>(std::chrono::weekday{date}.iso_encoding()) - 1;
}

/// The date `date_of(2025, 9, 1)`; days beyond the month's end count on into the next month. Months
/// go from 1 to 12: with another the date is not specified.
[[nodiscard]] constexpr Date date_of(int year, unsigned month, unsigned day) noexcept {
  return Date{std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day}};
}

/// Days from `from` to `to`; negative when `to` is earlier.
[[nodiscard]] constexpr int days_between(Date from, Date to) noexcept {
  return static_cast<int>((to - from).count());
}

}  // namespace staffsim
