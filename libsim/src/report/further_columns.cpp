// SPDX-License-Identifier: Apache-2.0
#include "report/further_columns.hpp"

#include <staffsim/model/features.hpp>

#include "report/text_table.hpp"

#include <algorithm>

namespace staffsim::report {
namespace {

/// A column of the table of candidates, and whose estimate it shows.
struct PlacedColumn {
  MeasureColumn column;
  Part part;
};

const ModelSpec& spec_of(const std::vector<CandidateResult>& candidates) {
  return candidates.front().model.spec();
}

std::vector<PlacedColumn> placed_columns(const std::vector<CandidateResult>& candidates) {
  const ModelSpec& spec = spec_of(candidates);
  const Channel channel = has_channel(spec, Channel::phone) ? Channel::phone : Channel::email;
  std::vector<PlacedColumn> placed;
  for (const MeasureColumn& column : attempt_columns(spec, channel))
    placed.push_back({column, main_channel(spec)});
  if (has_deadlines(spec))
    placed.push_back({{Measure::deadline_met_rate, "e-mail", "in time"},
                      {Part::Kind::channel, std::string{channel_name(Channel::email)}, {}}});
  if (has_overtime(candidates)) placed.push_back({{Measure::overtime_hours, "overtime", ""}, {}});
  return placed;
}

}  // namespace

std::vector<MeasureColumn> attempt_columns(const ModelSpec& spec, Channel channel) {
  std::vector<MeasureColumn> columns;
  if (has_later_attempts(spec))
    columns.push_back({Measure::person_answer_rate, "persons", "answered"});
  if (has_redials(spec)) columns.push_back({Measure::redial_share, "redials", ""});
  if (spec.lines && channel == Channel::phone)
    columns.push_back({Measure::block_rate, "blocked", ""});
  if (has_deflection(spec)) columns.push_back({Measure::deflected, "deflected", ""});
  if (has_invalid(spec)) {
    columns.push_back({Measure::invalid, "invalid", ""});
    columns.push_back({Measure::processed_rate, "processed", ""});
  }
  return columns;
}

std::vector<MeasureColumn> email_columns(const ModelSpec& spec) {
  std::vector<MeasureColumn> columns;
  if (has_deadlines(spec)) columns.push_back({Measure::deadline_met_rate, "in time", ""});
  columns.push_back({Measure::response_time_mean, "response", "mean"});
  columns.push_back({Measure::response_time_p95, "response", "p95"});
  columns.push_back({Measure::backlog, "backlog", ""});
  columns.push_back({Measure::backlog_age_max, "oldest", ""});
  return columns;
}

bool has_overtime(const std::vector<CandidateResult>& candidates) {
  return std::ranges::any_of(candidates, [](const CandidateResult& candidate) {
    const Estimate* hours = find(candidate.result, Measure::overtime_hours, {});
    return hours != nullptr && hours->value > 0.0;
  });
}

std::string further_table(const std::vector<CandidateResult>& candidates) {
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
  return "\n" + table.text();
}

std::vector<std::string> further_legend(const std::vector<CandidateResult>& shown) {
  const ModelSpec& spec = spec_of(shown);
  std::vector<std::string> lines;
  if (has_later_attempts(spec))
    lines.emplace_back("persons answered: of those whose first attempt lies in the measured days "
                       "and who made their last before the end.");
  if (has_redials(spec))
    lines.emplace_back("redials: share of attempts that follow a busy signal or an abandonment.");
  if (spec.lines) lines.emplace_back("blocked: share of calls that heard the busy signal.");
  if (has_deflection(spec))
    lines.emplace_back("deflected: satisfied by a message; they stand in no other share.");
  if (has_invalid(spec))
    lines.emplace_back("processed: share of valid contacts that reached a person, mistaken and "
                       "abusive ones left out.");
  if (has_email(spec))
    lines.emplace_back(
        "response: from arrival to completion. backlog: e-mails waiting at the ends of intervals; "
        "oldest: the largest age among them on a day.");
  if (has_deadlines(spec))
    lines.emplace_back("in time: share of the e-mails due that were completed by then.");
  if (has_overtime(shown))
    lines.emplace_back("overtime: work beyond the end of a shift, and hours of agents called in.");
  return lines;
}

}  // namespace staffsim::report
