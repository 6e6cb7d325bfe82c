// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/core/time.hpp>
#include <staffsim/model/day_set.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace staffsim {

/// How long a window or a duty lasts; both are since midnight. `end` at or before `start` is on the
/// next day.
[[nodiscard]] constexpr Duration length_between(Duration start, Duration end) noexcept {
  return end > start ? end - start : end - start + std::chrono::hours{24};
}

/// A head count during a part of some days. `end` at or before `start` is on the next day; the
/// window belongs to the day on which it starts. Times are since midnight, `end` up to 24 h.
struct Window {
  std::string name{};
  DaySet days = DaySet::daily();
  Duration start{};
  Duration end = std::chrono::hours{24};
  int count = 0;
  std::map<Date, int> dates{};  ///< other numbers where the window starts on these dates
  bool operator==(const Window&) const = default;
};

/// A head count of interchangeable agents; 0 outside the windows, which may not overlap.
struct HeadCount {
  HeadCount() = default;
  /// `agents` on duty always.
  explicit HeadCount(int agents) : windows(1) { windows.front().count = agents; }
  explicit HeadCount(std::vector<Window> list) : windows{std::move(list)} {}
  std::vector<Window> windows{};
  bool operator==(const HeadCount&) const = default;
};

struct BreakRule {
  Duration into{};  ///< from the shift's start
  Duration length{};
  bool stagger = false;  ///< each further agent one break's length later
  bool operator==(const BreakRule&) const = default;
};

/// Persons who come and go together, at the same time on some days of the week.
struct Shift {
  std::string name{};
  Duration start{};   ///< since midnight
  Duration length{};  ///< at most 24 h
  DaySet days = DaySet::daily();
  int agents = 0;
  std::map<Date, int> dates{};  ///< other numbers where the shift starts on these dates
  std::vector<BreakRule> breaks{};
  bool operator==(const Shift&) const = default;
};

namespace detail {

template <class Staffed>
[[nodiscard]] int number_on(const Staffed& staffed, int usual, Date date) {
  const auto special = staffed.dates.find(date);
  if (special != staffed.dates.end()) return special->second;
  return staffed.days.contains(date) ? usual : 0;
}

}  // namespace detail

/// Heads of a window, or agents of a shift, that starts on a date; 0 where it does not.
[[nodiscard]] inline int agents_on(const Window& window, Date date) {
  return detail::number_on(window, window.count, date);
}
[[nodiscard]] inline int agents_on(const Shift& shift, Date date) {
  return detail::number_on(shift, shift.agents, date);
}
/// How many come to a shift at most, on any date.
[[nodiscard]] inline int most_agents(const Shift& shift) {
  int most = shift.agents;
  for (const auto& [date, agents] : shift.dates) most = std::max(most, agents);
  return most;
}

/// A stretch of duty of a named person. `end` at or before `start` is on the next day.
struct RosterDuty {
  std::string person{};
  Date date{};
  Duration start{};  ///< since midnight
  Duration end{};    ///< since midnight, up to 24 h
  bool operator==(const RosterDuty&) const = default;
};

/// Named persons and when each is on duty, in the order of the file.
struct Roster {
  std::string file{};  ///< where it came from
  std::vector<RosterDuty> duties{};
  bool operator==(const Roster&) const = default;
};

enum class EndOfShift { finish, hand_over };

/// A contact type that a group may handle. Order in `handles` is the group's order of preference.
struct Skill {
  std::string type{};
  double speed = 1.0;  ///< divides handle and wrap-up time
  int keep_free = 0;   ///< starts only if so many agents of the group stay free after it starts
  std::vector<std::string> preempt_by{};  ///< types that may interrupt it when no agent is free
  Duration switch_time{};     ///< of the agent's, before an interrupted contact is resumed
  Duration overflow_after{};  ///< only contacts that have waited so long in their queue
  bool operator==(const Skill&) const = default;
};

struct AgentGroupSpec {
  std::string name{};
  std::variant<HeadCount, std::vector<Shift>, Roster> staffing = HeadCount{};
  int extra_agents = 0;  ///< added whenever the group has anyone on duty
  std::vector<Skill> handles{};
  EndOfShift end_of_shift = EndOfShift::finish;
  double absence = 0.0;         ///< probability that a person misses a shift, window or duty
  double shrinkage = 0.0;       ///< share of paid time not on duty
  double cost_per_hour = 0.0;   ///< of paid time
  std::optional<int> people{};  ///< employed; only for the check of what they can cover
  std::optional<double> contract_hours{};  ///< a week and person
  bool operator==(const AgentGroupSpec&) const = default;
};

}  // namespace staffsim
