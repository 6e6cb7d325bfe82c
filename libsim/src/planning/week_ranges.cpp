// SPDX-License-Identifier: Apache-2.0
#include "planning/week_ranges.hpp"

#include <staffsim/core/time.hpp>

#include "model/day_text.hpp"

#include <algorithm>

namespace staffsim::planning {
namespace {

/// "00:00-08:00 and 18:00-24:00"; empty when nothing of the day is marked.
std::string day_ranges(const std::vector<bool>& marked, std::size_t day, std::size_t per_day) {
  const auto begin = marked.begin() + static_cast<std::ptrdiff_t>(day * per_day);
  const auto end = begin + static_cast<std::ptrdiff_t>(per_day);
  const auto clock = [&](auto at) {
    return clock_text(
        Duration{seconds_per_day * static_cast<double>(at - begin) / static_cast<double>(per_day)});
  };
  std::string text;
  for (auto from = std::find(begin, end, true); from != end;) {
    const auto to = std::find(from, end, false);
    text += (text.empty() ? "" : " and ") + clock(from) + "-" + clock(to);
    from = std::find(to, end, true);
  }
  return text;
}

}  // namespace

std::string week_ranges(const std::vector<bool>& marked) {
  std::vector<std::pair<std::string, DaySet>> by_ranges;
  for (int day = 0; day < days_per_week; ++day) {
    const std::string ranges =
        day_ranges(marked, static_cast<std::size_t>(day), marked.size() / days_per_week);
    if (ranges.empty()) continue;
    auto found = std::ranges::find(by_ranges, ranges, &std::pair<std::string, DaySet>::first);
    if (found == by_ranges.end()) found = by_ranges.insert(found, {ranges, DaySet{}});
    found->second.insert(day);
  }
  std::string text;
  for (const auto& [ranges, days] : by_ranges)
    text += (text.empty() ? "" : "; ") + day_text(days) + " " + ranges;
  return text;
}

}  // namespace staffsim::planning
