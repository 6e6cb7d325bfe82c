// SPDX-License-Identifier: Apache-2.0
#include "report/further_columns.hpp"

#include "model/features.hpp"
#include "report/text_table.hpp"

#include <algorithm>
#include <span>

namespace staffsim::report {
namespace {

/// A column of the table of candidates, and whose estimate it shows.
struct PlacedColumn {
  MeasureColumn column;
  Part part;
};

std::vector<PlacedColumn> placed_columns(std::span<const CandidateResult> candidates) {
  const ModelSpec& base = candidates.front().model.spec();
  const Channel channel = main_channel(base);
  std::vector<PlacedColumn> placed;
  for (const MeasureColumn& column : attempt_columns(candidates, channel))
    placed.push_back({column, main_part(base)});
  if (any_has(candidates, has_deadlines))
    placed.push_back(
        {{Measure::deadline_met_rate, "e-mail", "in time"}, channel_part(Channel::email)});
  if (has_overtime(candidates)) placed.push_back({{Measure::overtime_hours, "overtime", ""}, {}});
  if (any_has(candidates, has_cost)) placed.push_back({{Measure::cost, "cost", ""}, {}});
  return placed;
}

/// Whether a part has any of what the measure counts.
bool has_some(std::span<const CandidateResult> candidates, Measure count, const Part& part) {
  return std::ranges::any_of(candidates, [&](const CandidateResult& candidate) {
    const Estimate* found = find(candidate.result, count, part);
    return found != nullptr && found->value > 0.0;
  });
}

}  // namespace

std::vector<MeasureColumn> attempt_columns(std::span<const CandidateResult> candidates,
                                           Channel channel) {
  std::vector<MeasureColumn> columns;
  const bool are_calls = channel == Channel::phone;  // e-mail waits: nobody redials, none is lost
  const Part all = channel_part(channel);
  const auto may_count = [&](bool (*has)(const ModelSpec&), Measure count) {
    return any_has(candidates, has) && (are_calls || has_some(candidates, count, all));
  };
  if (any_has(candidates, has_later_attempts) && are_calls)
    columns.push_back({Measure::person_answer_rate, "persons", "answered"});
  if (any_has(candidates, has_redials) && are_calls)
    columns.push_back({Measure::redial_share, "redials", ""});
  if (any_has(candidates, has_limited_lines) && are_calls)
    columns.push_back({Measure::block_rate, "blocked", ""});
  if (may_count(has_deflection, Measure::deflected))
    columns.push_back({Measure::deflected, "deflected", ""});
  if (may_count(has_invalid, Measure::invalid)) {
    columns.push_back({Measure::invalid, "invalid", ""});
    columns.push_back({Measure::processed_rate, "processed", ""});
  }
  return columns;
}

std::vector<MeasureColumn> email_columns(std::span<const CandidateResult> candidates) {
  std::vector<MeasureColumn> columns;
  if (any_has(candidates, has_deadlines))
    columns.push_back({Measure::deadline_met_rate, "in time", ""});
  columns.push_back({Measure::response_time_mean, "response", "mean"});
  columns.push_back({Measure::response_time_p95, "response", "p95"});
  columns.push_back({Measure::backlog, "backlog", ""});
  columns.push_back({Measure::backlog_age_max, "oldest", ""});
  return columns;
}

std::vector<MeasureColumn> agent_columns(std::span<const CandidateResult> candidates) {
  std::vector<MeasureColumn> columns{{Measure::duty_hours, "duty", ""},
                                     {Measure::paid_hours, "paid", ""}};
  if (any_has(candidates, has_cost)) columns.push_back({Measure::cost, "cost", ""});
  columns.push_back({Measure::occupancy, "occupancy", ""});
  columns.push_back({Measure::utilization, "utilisation", ""});
  if (has_overtime(candidates)) columns.push_back({Measure::overtime_hours, "overtime", ""});
  if (any_has(candidates, has_call_ins))
    columns.push_back({Measure::call_in_hours, "called in", ""});
  return columns;
}

bool has_overtime(std::span<const CandidateResult> candidates) {
  return has_some(candidates, Measure::overtime_hours, {});
}

std::string further_table(std::span<const CandidateResult> candidates, Page page) {
  const std::vector<PlacedColumn> placed = placed_columns(candidates);
  if (placed.empty()) return {};
  std::vector<MeasureColumn> columns;
  columns.reserve(placed.size());
  for (const PlacedColumn& place : placed) columns.push_back(place.column);
  EstimateTable table{{}, std::move(columns)};
  for (const CandidateResult& candidate : candidates) {
    EstimateTable::Row row{printable(candidate.name), {}, {}};
    for (const PlacedColumn& place : placed)
      row.estimates.push_back(find(candidate.result, place.column.measure, place.part));
    table.add_row(std::move(row));
  }
  return "\n" + table.text(page);
}

std::vector<std::string> further_legend(std::span<const CandidateResult> shown) {
  std::vector<std::string> lines;
  if (any_has(shown, has_later_attempts))
    lines.emplace_back("persons answered: of those whose first attempt lies in the measured days "
                       "and who made their last before the end.");
  if (any_has(shown, has_redials))
    lines.emplace_back("redials: share of attempts that follow a busy signal or an abandonment.");
  if (any_has(shown, has_limited_lines))
    lines.emplace_back("blocked: share of calls that heard the busy signal.");
  if (any_has(shown, has_deflection))
    lines.emplace_back(
        "deflected: satisfied by a message; neither answered nor abandoned, and in neither share.");
  if (any_has(shown, has_invalid))
    lines.emplace_back("processed: share of valid contacts that reached a person, mistaken and "
                       "abusive ones left out.");
  if (any_has(shown, has_cost))
    lines.emplace_back("cost: of paid hours; work past the end of a shift is not in it.");
  if (any_has(shown, has_email))
    lines.emplace_back(
        "response: from arrival to completion. backlog: e-mails waiting at the ends of intervals; "
        "oldest: the largest age among them on a day.");
  if (any_has(shown, has_deadlines))
    lines.emplace_back("in time: share of the e-mails due that were completed by then.");
  if (has_overtime(shown))
    lines.emplace_back("overtime: work beyond the end of a shift, and hours of agents called in.");
  return lines;
}

}  // namespace staffsim::report
