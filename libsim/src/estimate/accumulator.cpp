// SPDX-License-Identifier: Apache-2.0
#include "estimate/accumulator.hpp"

#include "estimate/pool.hpp"
#include "estimate/student_t.hpp"
#include "model/features.hpp"

namespace staffsim {
namespace {

/// The types among which each row looks for the oldest e-mail.
std::vector<engine::Pool> age_pools(const Model& model, const std::vector<Row>& rows) {
  std::vector<engine::Pool> pools;
  if (!has_email(model.spec())) return pools;
  for (const Row& row : rows)
    pools.push_back(pool_of(row.is_email ? row.members : std::vector<std::uint16_t>{},
                            model.contact_types().size()));
  return pools;
}

template <std::size_t N>
std::array<double, 2> ratio_of(const Formula<N>& formula, const std::array<double, N>& counts,
                               const Extent& extent) {
  if (formula.kind == FormulaKind::ratio)
    return {dot(formula.numerator, counts), dot(formula.denominator, counts)};
  return {rate(formula.kind, formula.unit, extent).of(dot(formula.numerator, counts)), 1.0};
}

}  // namespace

Accumulator::Accumulator(const Model& model, bool intervals,
                         std::span<const PrecisionTarget> precision)
    : grid_{model.grid()},
      contact_rows_{contact_rows(model)},
      agent_rows_{agent_rows(model)},
      shown_contact_rows_{contact_rows_.size()},
      shown_agent_rows_{agent_rows_.size()},
      precision_{precision.begin(), precision.end()},
      type_levels_(model.contact_types().size()) {
  if (intervals) intervals_.emplace(model, contact_rows_, agent_rows_);
  for (const PrecisionTarget& target : precision_)
    subjects_.push_back(subject_of(target, model, contact_rows_, agent_rows_));
  plan_ = {.wait_samples = intervals, .series = {}, .age_pools = age_pools(model, contact_rows_)};
  for (std::size_t i = 0; i < model.spec().targets.size(); ++i)
    targets_.emplace_back(model, i, plan_);
  plan_.by_interval = intervals || !plan_.series.empty();
  resize();
}

void Accumulator::resize() {
  contacts_.resize(contact_rows_.size());
  agents_.resize(agent_rows_.size());
  virtual_levels_.resize(contact_rows_.size());
  waits_.resize(contact_rows_.size());
  responses_.resize(contact_rows_.size());
  last_.contacts.resize(contact_rows_.size());
  last_.virtual_levels.resize(contact_rows_.size());
  last_.waits.resize(contact_rows_.size());
  last_.responses.resize(contact_rows_.size());
  last_.agents.resize(agent_rows_.size());
  last_.spans.resize(targets_.size());
}

void Accumulator::add(const engine::Tallies& tallies) {
  ++replications_;
  add_contacts(tallies);
  if (!tallies.responses.empty()) add_responses(tallies);
  add_agents(tallies);
  add_targets(tallies);
  if (intervals_) intervals_->add(tallies);
}

void Accumulator::add_contacts(const engine::Tallies& tallies) {
  for (std::size_t type = 0; type < type_levels_.size(); ++type) {
    type_levels_[type] = {};
    type_levels_[type].add_all(tallies.waits[type]);
    type_levels_[type].cumulate();
  }
  for (std::size_t r = 0; r < contact_rows_.size(); ++r) {
    engine::Counts& counts = last_.contacts[r];
    counts = pool(tallies.type_totals, contact_rows_[r].members);
    if (!tallies.ages.empty()) at(counts, engine::Counter::oldest_age_s) = tallies.ages[r].daily_s;
    contacts_[r].add(counts, counters_used(tallies));
    if (!tallies.patient_in_time.empty()) add_virtual_level(r, counts, tallies.patient_in_time);
    if (contact_rows_[r].mixes_channels) continue;
    WaitLevels& levels = last_.waits[r];
    levels = {};
    for (const std::uint16_t type : contact_rows_[r].members) {
      waits_[r].merge(tallies.waits[type]);
      levels.merge(type_levels_[type]);
    }
    waits_[r].add(levels);
  }
}

/// Who was answered within T would have been with endless patience too.
void Accumulator::add_virtual_level(std::size_t row, const engine::Counts& counts,
                                    const std::vector<double>& patient_in_time) {
  double in_time = at(counts, engine::Counter::answered_within);
  for (const std::uint16_t type : contact_rows_[row].members) in_time += patient_in_time[type];
  last_.virtual_levels[row] = {in_time, at(counts, engine::Counter::sl_answered) +
                                            at(counts, engine::Counter::sl_abandoned)};
  virtual_levels_[row].add(last_.virtual_levels[row]);
}

void Accumulator::add_responses(const engine::Tallies& tallies) {
  for (std::size_t r = 0; r < contact_rows_.size(); ++r) {
    if (!contact_rows_[r].is_email) continue;
    WaitLevels& levels = last_.responses[r];
    levels = {};
    for (const std::uint16_t type : contact_rows_[r].members) {
      responses_[r].merge(tallies.responses[type]);
      levels.add_all(tallies.responses[type]);
    }
    levels.cumulate();
    responses_[r].add(levels);
  }
}

void Accumulator::add_agents(const engine::Tallies& tallies) {
  for (std::size_t r = 0; r < agent_rows_.size(); ++r) {
    last_.agents[r] = pool(tallies.group_totals, agent_rows_[r].members);
    agents_[r].add(last_.agents[r]);
  }
}

void Accumulator::add_targets(const engine::Tallies& tallies) {
  for (std::size_t i = 0; i < targets_.size(); ++i) {
    targets_[i].add(tallies);
    last_.spans[i] = targets_[i].last();
  }
}

std::vector<RowLabel> Accumulator::labels() const {
  std::vector<RowLabel> labels;
  for (std::size_t r = 0; r < shown_contact_rows_; ++r) labels.push_back(contact_rows_[r].label);
  for (std::size_t r = 0; r < shown_agent_rows_; ++r) labels.push_back(agent_rows_[r].label);
  for (std::size_t i = 0; i < targets_.size(); ++i) labels.push_back({.target = i + 1});
  return labels;
}

bool Accumulator::has(Measure measure, RowIndex row) const noexcept {
  const MeasureScope scope = info(measure).scope;
  if (row < shown_contact_rows_)
    return scope == MeasureScope::contacts && carries(contact_rows_[row], measure);
  const bool is_of_agents = row - shown_contact_rows_ < shown_agent_rows_;
  return scope == (is_of_agents ? MeasureScope::agents : MeasureScope::targets);
}

std::array<double, 2> Accumulator::last_ratio(Measure measure, RowIndex row) const {
  if (measure == Measure::sl_virtual_wait) return last_.virtual_levels[row];
  const MeasureScope scope = info(measure).scope;
  if (scope == MeasureScope::contacts)
    return ratio_of(contact_formula(measure), last_.contacts[row], extent_of(scope));
  const std::size_t behind = row - shown_contact_rows_;
  if (scope == MeasureScope::agents)
    return ratio_of(agent_formula(measure), last_.agents[behind], extent_of(scope));
  return last_.spans[behind - shown_agent_rows_];
}

Result Accumulator::result(const ExperimentSpec& experiment) const {
  Result result;
  result.replications = replications_;
  result.partial = replications_ < experiment.replications;
  result.labels = labels();
  if (replications_ == 0) return result;
  const double t = interval_factor(experiment.confidence, replications_);
  for (std::size_t r = 0; r < shown_contact_rows_; ++r) append_contact_row(r, t, result);
  for (std::size_t r = 0; r < shown_agent_rows_; ++r) append_agent_row(r, t, result);
  append_targets(t, result);
  result.precision = precision(experiment.confidence);
  if (intervals_) intervals_->append(replications_, t, result.intervals);
  return result;
}

std::vector<PrecisionResult> Accumulator::precision(double confidence) const {
  const double t = interval_factor(confidence, replications_);
  std::vector<PrecisionResult> results;
  for (std::size_t i = 0; i < precision_.size(); ++i) {
    const auto [measure, row] = subjects_[i];
    results.push_back(judge(precision_[i], i,
                            info(measure).scope == MeasureScope::agents
                                ? agent_estimate(row, measure, t)
                                : contact_estimate(row, measure, t)));
  }
  return results;
}

Extent Accumulator::extent_of(MeasureScope scope) const noexcept {
  return staffsim::extent_of(scope, grid_.days(), grid_);
}

Estimate Accumulator::contact_estimate(std::size_t row, Measure measure, double t) const {
  const ContactFormula formula = contact_formula(measure);
  if (is_quantile(formula.kind))
    return waits(formula.kind, row).quantile(formula.probability, replications_, t);
  return estimate_by(formula, contacts_[row], extent_of(MeasureScope::contacts), t);
}

Estimate Accumulator::agent_estimate(std::size_t row, Measure measure, double t) const {
  return estimate_by(agent_formula(measure), agents_[row], extent_of(MeasureScope::agents), t);
}

void Accumulator::append_contact_row(std::size_t row, double t, Result& result) const {
  constexpr Formula<2> level{.numerator = {1.0, 0.0}, .denominator = {0.0, 1.0}};
  for (const MeasureInfo& measure : all_measures()) {
    if (measure.scope != MeasureScope::contacts || !carries(contact_rows_[row], measure.measure))
      continue;
    const bool is_virtual = measure.measure == Measure::sl_virtual_wait;
    if (is_virtual && virtual_levels_[row].count() == 0) continue;
    result.measures.push_back({measure.measure, static_cast<RowIndex>(row),
                               is_virtual ? estimate_ratio(virtual_levels_[row], level, t)
                                          : contact_estimate(row, measure.measure, t)});
  }
}

void Accumulator::append_agent_row(std::size_t row, double t, Result& result) const {
  for (const MeasureInfo& measure : all_measures())
    if (measure.scope == MeasureScope::agents)
      result.measures.push_back({measure.measure, static_cast<RowIndex>(shown_contact_rows_ + row),
                                 agent_estimate(row, measure.measure, t)});
}

std::vector<TargetResult> Accumulator::judge_targets(double t) const {
  std::vector<TargetResult> judged;
  for (const TargetJudge& target : targets_) judged.push_back(target.judge(replications_, t));
  return judged;
}

void Accumulator::append_targets(double t, Result& result) const {
  const std::size_t first = shown_contact_rows_ + shown_agent_rows_;
  for (std::size_t i = 0; i < targets_.size(); ++i)
    result.measures.push_back({Measure::target_met_probability, static_cast<RowIndex>(first + i),
                               targets_[i].met_probability(t)});
  result.targets = judge_targets(t);
}

}  // namespace staffsim
