// SPDX-License-Identifier: Apache-2.0
#include "model/day_text.hpp"

#include "core/format.hpp"

#include <cmath>

namespace staffsim {
namespace {

int days_in(DaySet days) {
  int count = 0;
  for (int day = 0; day < days_per_week; ++day) count += days.contains(day) ? 1 : 0;
  return count;
}

}  // namespace

std::string day_text(DaySet days) {
  if (days.empty()) return "no day";
  if (days == DaySet::daily()) return "daily";
  const int count = days_in(days);
  for (int first = 0; count > 1 && first < days_per_week; ++first) {
    const int last = (first + count - 1) % days_per_week;
    if (days == DaySet::range(first, last))
      return std::string{weekday_names[static_cast<std::size_t>(first)]} + "-" +
             std::string{weekday_names[static_cast<std::size_t>(last)]};
  }
  std::string list;
  for (int day = 0; day < days_per_week; ++day)
    if (days.contains(day))
      list += (list.empty() ? "" : ",") + std::string{weekday_names[static_cast<std::size_t>(day)]};
  return list;
}

std::string clock_text(Duration since_midnight) {
  const long long seconds = std::llround(since_midnight.count());
  std::string text = fmt::format("{:02}:{:02}", seconds / 3600, seconds / 60 % 60);
  if (seconds % 60 != 0) text += fmt::format(":{:02}", seconds % 60);
  return text;
}

}  // namespace staffsim
