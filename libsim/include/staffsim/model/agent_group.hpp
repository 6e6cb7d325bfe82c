// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/core/time.hpp>
#include <staffsim/model/day_set.hpp>

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace staffsim {

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

/// Heads of the window where it starts on a date; 0 where it does not.
[[nodiscard]] inline int heads_on(const Window& window, Date date) {
  if (const auto special = window.dates.find(date); special != window.dates.end())
    return special->second;
  return window.days.contains(date) ? window.count : 0;
}

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
