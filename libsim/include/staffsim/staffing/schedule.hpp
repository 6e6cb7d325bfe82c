// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/model/duty.hpp>
#include <staffsim/model/model.hpp>

#include <cstdint>
#include <memory>
#include <vector>

namespace staffsim::staffing {

/// Who is on duty when: the plan of a model's groups, day by day, without those who miss a duty.
///
/// Windows and shifts repeat every week, before the horizon's start too, so that a night shift is
/// under way when the run begins. Absences are drawn by streams keyed by (seed, group, shift or
/// window or person, date, head), so that nobody's depends on what else is planned.
class Schedule {
public:
  /// @param model  outlives this object
  explicit Schedule(const Model& model);
  ~Schedule();
  Schedule(Schedule&&) noexcept;
  Schedule(const Schedule&) = delete;
  Schedule& operator=(const Schedule&) = delete;
  Schedule& operator=(Schedule&&) = delete;

  /// Starts a replication: who is absent. Before that, everybody comes.
  void begin(std::uint64_t seed, std::uint64_t replication);
  /// Appends the changes of duty in [day, day + 1) of the run, sorted. On day 0 those who are
  /// already on duty at midnight start there. Days count from the start of the warm-up.
  void append_day(int day, std::vector<DutyChange>& changes);

private:
  void plan_day(int day, std::vector<DutyChange>& changes) const;

  struct Plans;
  IntervalGrid grid_;
  std::unique_ptr<Plans> plans_;
};

/// Mean number on duty by the plan (breaks as planned taken out, extra agents included) of group
/// `group` in each part of the week from Monday, in a week without special dates; a roster is
/// averaged over the horizon's days. Absences are not taken out.
/// @param part  at least 1 s, divides a day
/// @throws std::invalid_argument  when it does not, or there is no such group
[[nodiscard]] std::vector<double> weekly_duty(const Model& model, std::size_t group, Duration part);

}  // namespace staffsim::staffing
