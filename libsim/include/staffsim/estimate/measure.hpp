// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace staffsim {

/// What can be estimated. Formulas and counting rules: docs/reference/measures.md.
enum class Measure : std::uint8_t {
  offered,
  answered,
  abandoned,
  unfinished,
  blocked,
  deflected,
  invalid,
  answer_rate,
  abandonment_rate,
  block_rate,
  delay_probability,
  service_level,
  sl_excl_abandoned_in_awt,
  sl_offered,
  sl_abandoned_in_awt_ok,
  sl_answered,
  sl_short_abandon_excluded,
  sl_virtual_wait,
  asa,
  ata,
  mean_wait,
  mean_wait_delayed,
  wait_p50,
  wait_p90,
  wait_p95,
  wait_p99,
  excess_wait,
  queue_mean,
  aht,
  person_answer_rate,
  redial_share,
  processed_rate,
  deadline_met_rate,
  response_time_mean,
  response_time_p95,
  backlog,
  backlog_age_max,
  occupancy,
  duty_hours,
  paid_hours,
  cost,
  utilization,
  overtime_hours,
  overrun_hours,
  call_in_hours,
  target_met_probability
};

/// Whose measure it is: of contacts (rows by contact type, branch and channel), of agents (by
/// group), or of a target.
enum class MeasureScope : std::uint8_t { contacts, agents, targets };

/// Which of two values of a measure a planner would rather have. Neither where it depends: a busier
/// team is cheaper and more tired.
enum class Better : std::uint8_t { neither, higher, lower };

/// Which rows of contacts show a measure. Waits of calls and of e-mail together would say nothing
/// of either.
enum class Rows : std::uint8_t {
  any,            ///< calls and e-mail together too
  one_channel,    ///< calls alone, or e-mail alone
  of_email_alone  ///< nothing of calls is counted
};

/// What the numbers of a measure are in.
enum class Unit : std::uint8_t {
  count,
  share,
  seconds,
  per_day,
  contacts,
  hours,
  weekly_hours,
  weekly_cost
};

/// As results write it: "share", "s", "per day", "contacts", "h", "h/week" or "cost/week"; empty
/// for a count.
[[nodiscard]] std::string_view unit_name(Unit unit) noexcept;

struct MeasureInfo {
  Measure measure;
  std::string_view id;  ///< as in scenario files and results: "abandonment_rate"
  Unit unit;
  MeasureScope scope;
  std::string_view formula;  ///< one line, in the words of the reference
  Better better = Better::neither;
  Rows rows = Rows::one_channel;
};

/// Whether a target or a precision may name the measure: neither how often targets are met, nor
/// what one kernel alone can tell.
[[nodiscard]] bool is_promisable(Measure measure) noexcept;

/// The most that a measure in shares may be asked for: 1, as it cannot be more; 10 of utilisation,
/// which can, since work beyond the end of a shift is not paid.
[[nodiscard]] double largest_share(Measure measure) noexcept;

/// All measures, in the order in which results list them.
[[nodiscard]] std::span<const MeasureInfo> all_measures() noexcept;

[[nodiscard]] const MeasureInfo& info(Measure measure) noexcept;

/// The measure with this id, if there is one.
[[nodiscard]] std::optional<Measure> measure_from_id(std::string_view id) noexcept;

}  // namespace staffsim
