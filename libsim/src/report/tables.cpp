// SPDX-License-Identifier: Apache-2.0
#include <staffsim/core/contracts.hpp>
#include <staffsim/planning/feasibility.hpp>
#include <staffsim/report/tables.hpp>

#include "core/wording.hpp"
#include "model/features.hpp"
#include "report/adjustment_text.hpp"
#include "report/estimate_table.hpp"
#include "report/frame.hpp"
#include "report/further_columns.hpp"
#include "report/incident_text.hpp"
#include "report/neighbour_text.hpp"
#include "report/precision_text.hpp"
#include "report/selection_text.hpp"
#include "report/simultaneous_text.hpp"
#include "report/steady_state_text.hpp"
#include "report/targets_text.hpp"
#include "report/unfinished_text.hpp"

#include <algorithm>
#include <optional>
#include <span>

namespace staffsim::report {
namespace {

/// People whom the groups employ, if any says so.
std::optional<int> people_employed(const ModelSpec& spec) {
  std::optional<int> sum;
  for (const AgentGroupSpec& group : spec.agent_groups)
    if (group.people) sum = sum.value_or(0) + *group.people;
  return sum;
}

/// Whether the groups that employ people are those that have contracts.
bool are_same_groups(const ModelSpec& spec) {
  return std::ranges::all_of(spec.agent_groups, [](const AgentGroupSpec& group) {
    return group.people.has_value() == group.contract_hours.has_value();
  });
}

/// People who fill the planned week of the groups that have contracts, if any has; not known beside
/// those whom other groups employ.
std::optional<double> people_needed(const CandidateResult& candidate) {
  const ModelSpec& spec = candidate.model.spec();
  if (people_employed(spec) && !are_same_groups(spec)) return std::nullopt;
  std::optional<double> sum;
  for (const planning::GroupDuty& duty : planning::duty_of_groups(candidate.model))
    if (duty.people_needed) sum = sum.value_or(0.0) + *duty.people_needed;
  return sum;
}

Cell people_cell(const CandidateResult& candidate) {
  const std::optional<int> employed = people_employed(candidate.model.spec());
  const std::optional<double> needed = people_needed(candidate);
  return {(employed ? std::to_string(*employed) : std::string{not_known}) + " / " +
              (needed ? people_text(*needed) : std::string{not_known}),
          ""};
}

/// Employed, or what it takes to tell who is needed.
bool says_people(const CandidateResult& candidate) {
  return std::ranges::any_of(candidate.model.agent_groups(), [](const AgentGroupSpec& group) {
    return group.people || group.contract_hours;
  });
}

bool any_says_people(std::span<const CandidateResult> candidates) {
  return std::ranges::any_of(candidates, says_people);
}

Cell duty_cell(const CandidateResult& candidate) {
  const Estimate* duty = find(candidate.result, Measure::duty_hours, {});
  return duty != nullptr ? cell(*duty, NumberStyle::plain) : Cell{std::string{not_known}, ""};
}

/// One row a candidate: answered of all, waits of the main channel, occupancy of all agents.
std::string main_table(std::span<const CandidateResult> candidates, Page page) {
  const bool with_people = any_says_people(candidates);
  std::vector<Heading> leading;
  if (with_people) leading.push_back({"people", "has / needs"});
  leading.push_back({"duty", "h/week"});
  std::vector<MeasureColumn> columns = contact_columns();
  if (any_has(candidates, has_email) &&
      main_channel(candidates.front().model.spec()) == Channel::phone)
    columns.front().of = "of all";  // the others are of calls
  columns.push_back({Measure::occupancy, "occupancy", ""});
  EstimateTable table{std::move(leading), columns};
  for (const CandidateResult& candidate : candidates) {
    EstimateTable::Row row{printable(candidate.name).append(neighbour_mark(candidate)), {}, {}};
    if (with_people) row.leading.push_back(people_cell(candidate));
    row.leading.push_back(duty_cell(candidate));
    const Part channel = main_part(candidate.model.spec());
    for (const MeasureColumn& column : columns) {
      const bool is_of_all =
          column.measure == Measure::answer_rate || column.measure == Measure::occupancy;
      row.estimates.push_back(find(candidate.result, column.measure, is_of_all ? Part{} : channel));
    }
    table.add_row(std::move(row));
  }
  return table.text(page);
}

std::vector<MeasureColumn> columns_with_offered() {
  std::vector<MeasureColumn> columns{{Measure::offered, "offered", ""}};
  for (const MeasureColumn& column : contact_columns()) columns.push_back(column);
  return columns;
}

/// The further tables of a channel, each with its columns; a channel without any has none.
std::vector<std::vector<MeasureColumn>> further_columns(std::span<const CandidateResult> candidates,
                                                        Channel channel) {
  std::vector<std::vector<MeasureColumn>> tables{attempt_columns(candidates, channel)};
  if (channel == Channel::email) tables.push_back(email_columns(candidates));
  std::erase_if(tables, [](const auto& columns) { return columns.empty(); });
  return tables;
}

/// Whether any of the columns is defined for the part.
bool has_any(const CandidateResult& candidate, const std::vector<MeasureColumn>& columns,
             const Part& part) {
  return std::ranges::any_of(columns, [&](const MeasureColumn& column) {
    return find(candidate.result, column.measure, part) != nullptr;
  });
}

/// For each part a heading, and below it a row for each candidate.
std::string parts_table(std::span<const CandidateResult> candidates, Channel channel,
                        const std::vector<MeasureColumn>& columns, Page page) {
  const ModelSpec& spec = candidates.front().model.spec();
  EstimateTable table{{}, columns};
  for (const Part& part : parts_of(spec, channel, false)) {
    // The main table has the channel together already.
    if (part.kind == Part::Kind::channel && part.name == main_part(spec).name) continue;
    if (!has_any(candidates.front(), columns, part)) continue;
    table.add_heading(part.title);
    for (const CandidateResult& candidate : candidates)
      table.add_row("  " + printable(candidate.name), candidate.result, part);
  }
  return table.text(page);
}

std::vector<MeasureColumn> detail_columns() {
  std::vector<MeasureColumn> columns = columns_with_offered();
  columns.push_back({Measure::queue_mean, "in queue", ""});
  columns.push_back({Measure::aht, "AHT", ""});
  return columns;
}

std::string detail_table(const CandidateResult& candidate, Channel channel,
                         const std::vector<MeasureColumn>& columns, Page page) {
  EstimateTable table{{}, columns};
  for (const Part& part : parts_of(candidate.model.spec(), channel, true))
    if (has_any(candidate, columns, part)) table.add_row(part.title, candidate.result, part);
  return table.text(page);
}

std::string agent_table(const CandidateResult& candidate, Page page) {
  EstimateTable table{{}, agent_columns({&candidate, 1})};
  for (const Part& part : group_parts(candidate.model.spec()))
    table.add_row(part.title, candidate.result, part);
  return table.text(page);
}

std::string channel_title(Channel channel) {
  return channel == Channel::phone ? "\nCalls\n" : "\nE-mail\n";
}

/// Whether the channel has parts that differ from all of it together.
bool has_parts(const ModelSpec& spec, Channel channel) {
  const std::vector<Part> parts = parts_of(spec, channel, false);
  return parts.size() > 1 || (!parts.empty() && main_part(spec).name != channel_name(channel));
}

std::string closing_text(const StudyResults& study, std::span<const CandidateResult> shown,
                         bool has_agent_table, Page page) {
  const ModelSpec& spec = shown.front().model.spec();
  LegendContent content{any_says_people(shown), has_channel(spec, Channel::email), has_agent_table,
                        further_legend(shown)};
  const auto append = [&content](const std::vector<std::string>& lines) {
    content.further.insert(content.further.end(), lines.begin(), lines.end());
  };
  append(unfinished_legend(shown));
  append(neighbour_legend(shown));
  append(adjustment_legend(shown.front()));
  append(simultaneous_legend(study, shown));
  append(incidents_legend(study));
  return steady_state_text(study, page) + targets_text(shown, page) +
         precision_text(study, shown, page) + selection_text(study, page) +
         incidents_text(study, page) + legend_text(study, content, page) + notes_text(study, page);
}

}  // namespace

std::string sweep_table(const StudyResults& study, Page page) {
  require(!study.candidates.empty(), "sweep_table", "a study has at least one candidate");
  std::span<const CandidateResult> candidates = study.candidates;
  const ModelSpec& spec = candidates.front().model.spec();
  std::string text =
      heading_text(study, page) + main_table(candidates, page) + further_table(candidates, page);
  for (const Channel channel : {Channel::phone, Channel::email}) {
    if (!has_parts(spec, channel)) continue;
    text += channel_title(channel) + parts_table(candidates, channel, columns_with_offered(), page);
    for (const std::vector<MeasureColumn>& columns : further_columns(candidates, channel))
      text += "\n" + parts_table(candidates, channel, columns, page);
  }
  return text + closing_text(study, candidates, false, page);
}

std::string run_table(const StudyResults& study, Page page) {
  require(!study.candidates.empty(), "run_table", "a study has at least one candidate");
  const CandidateResult& candidate = study.candidates.front();
  const std::span<const CandidateResult> shown{&candidate, 1};
  const ModelSpec& spec = candidate.model.spec();
  std::string text =
      heading_text(study, page) + main_table(shown, page) + further_table(shown, page);
  for (const Channel channel : {Channel::phone, Channel::email}) {
    if (!has_channel(spec, channel)) continue;
    text += channel_title(channel) + detail_table(candidate, channel, detail_columns(), page);
    for (const std::vector<MeasureColumn>& columns : further_columns(shown, channel))
      text += "\n" + detail_table(candidate, channel, columns, page);
  }
  text += "\nAgents\n" + agent_table(candidate, page);
  return text + closing_text(study, shown, true, page);
}

}  // namespace staffsim::report
