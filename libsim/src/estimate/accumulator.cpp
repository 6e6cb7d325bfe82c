// SPDX-License-Identifier: Apache-2.0
#include "estimate/accumulator.hpp"

#include "estimate/student_t.hpp"

#include <algorithm>

namespace staffsim {
namespace {

template <class Counts>
void sum_cells(const std::vector<Counts>& tallied, std::size_t cells, std::vector<Counts>& totals) {
  for (std::size_t member = 0; member < totals.size(); ++member) {
    Counts& total = totals[member] = {};
    for (std::size_t cell = 0; cell < cells; ++cell)
      for (std::size_t i = 0; i < total.size(); ++i) total[i] += tallied[member * cells + cell][i];
  }
}

template <class Counts>
Counts pool(const std::vector<Counts>& totals, const Row& row) {
  Counts sum{};
  for (const std::uint16_t member : row.members)
    for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += totals[member][i];
  return sum;
}

}  // namespace

Accumulator::Accumulator(const Model& model, bool intervals)
    : grid_{model.grid()},
      contact_rows_{contact_rows(model)},
      agent_rows_{agent_rows(model)},
      contacts_(contact_rows_.size()),
      agents_(agent_rows_.size()),
      waits_(contact_rows_.size()),
      type_totals_(model.contact_types().size()),
      group_totals_(model.agent_groups().size()),
      type_levels_(model.contact_types().size()) {
  for (std::size_t i = 0; i < model.spec().targets.size(); ++i) targets_.emplace_back(model, i);
  if (intervals) intervals_.emplace(model, contact_rows_, agent_rows_);
}

engine::TallyPlan Accumulator::tally_plan() const {
  engine::TallyPlan plan{.wait_samples = intervals_.has_value(), .series = {}};
  for (const TargetJudge& target : targets_)
    if (target.series()) plan.series.push_back(*target.series());
  return plan;
}

void Accumulator::add(const engine::Tallies& tallies) {
  ++replications_;
  add_contacts(tallies);
  add_agents(tallies);
  std::size_t series = 0;
  for (TargetJudge& target : targets_)
    target.add(tallies, target.series() ? &tallies.series[series++] : nullptr);
  if (intervals_) intervals_->add(tallies);
}

void Accumulator::add_contacts(const engine::Tallies& tallies) {
  sum_cells(tallies.contacts, tallies.cells, type_totals_);
  for (std::size_t type = 0; type < type_levels_.size(); ++type) {
    type_levels_[type] = {};
    type_levels_[type].add_all(tallies.waits[type]);
    type_levels_[type].cumulate();
  }
  for (std::size_t r = 0; r < contact_rows_.size(); ++r) {
    contacts_[r].add(pool(type_totals_, contact_rows_[r]));
    if (contact_rows_[r].mixes_channels) continue;
    WaitLevels levels;
    for (const std::uint16_t type : contact_rows_[r].members) {
      waits_[r].merge(tallies.waits[type]);
      levels.merge(type_levels_[type]);
    }
    waits_[r].add(levels);
  }
}

void Accumulator::add_agents(const engine::Tallies& tallies) {
  sum_cells(tallies.agents, tallies.cells, group_totals_);
  for (std::size_t r = 0; r < agent_rows_.size(); ++r)
    agents_[r].add(pool(group_totals_, agent_rows_[r]));
}

Result Accumulator::result(const ExperimentSpec& experiment) const {
  Result result;
  result.replications = replications_;
  result.partial = replications_ < experiment.replications;
  for (const Row& row : contact_rows_) result.labels.push_back(row.label);
  for (const Row& row : agent_rows_) result.labels.push_back(row.label);
  if (replications_ == 0) return result;
  const double t = interval_factor(experiment.confidence, replications_);
  for (std::size_t r = 0; r < contact_rows_.size(); ++r) append_contact_row(r, t, result);
  for (std::size_t r = 0; r < agent_rows_.size(); ++r) append_agent_row(r, t, result);
  if (intervals_) intervals_->append(replications_, t, result.intervals);
  for (const TargetJudge& target : targets_)
    result.targets.push_back(target.judge(replications_, t));
  return result;
}

void Accumulator::append_contact_row(std::size_t row, double t, Result& result) const {
  const double days = grid_.days();
  for (const MeasureInfo& measure : all_measures()) {
    if (measure.scope != MeasureScope::contacts || !carries(contact_rows_[row], measure.measure))
      continue;
    const ContactFormula formula = contact_formula(measure.measure);
    Estimate estimate;
    switch (formula.kind) {
      case FormulaKind::per_occurrence:
        estimate = estimate_mean(contacts_[row], formula.numerator, formula.scale / days, t);
        break;
      case FormulaKind::per_second:
        estimate = estimate_mean(contacts_[row], formula.numerator,
                                 formula.scale / (days * seconds_per_day), t);
        break;
      case FormulaKind::ratio: estimate = estimate_ratio(contacts_[row], formula, t); break;
      case FormulaKind::wait_quantile:
        estimate = waits_[row].quantile(formula.probability, replications_, t);
        break;
    }
    result.measures.push_back({measure.measure, static_cast<RowIndex>(row), estimate});
  }
}

void Accumulator::append_agent_row(std::size_t row, double t, Result& result) const {
  const double weeks = grid_.days() / static_cast<double>(days_per_week);
  for (const MeasureInfo& measure : all_measures()) {
    if (measure.scope != MeasureScope::agents) continue;
    const AgentFormula formula = agent_formula(measure.measure);
    const Estimate estimate =
        formula.kind == FormulaKind::ratio
            ? estimate_ratio(agents_[row], formula, t)
            : estimate_mean(agents_[row], formula.numerator, formula.scale / weeks, t);
    result.measures.push_back(
        {measure.measure, static_cast<RowIndex>(contact_rows_.size() + row), estimate});
  }
}

}  // namespace staffsim
