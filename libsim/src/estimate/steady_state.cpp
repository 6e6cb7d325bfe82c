// SPDX-License-Identifier: Apache-2.0
#include <staffsim/estimate/steady_state.hpp>

#include "estimate/batch_means.hpp"
#include "estimate/cycle.hpp"
#include "estimate/mser.hpp"
#include "estimate/pool.hpp"
#include "estimate/replicator.hpp"
#include "estimate/require_sensible.hpp"
#include "estimate/rows.hpp"
#include "estimate/student_t.hpp"

namespace staffsim {
namespace {

using engine::AgentCounts;
using engine::Counts;

/// The counts of each day of one run, by row.
struct DailyCounts {
  std::vector<Row> contact_rows;
  std::vector<Row> agent_rows;
  std::vector<engine::Series> series;  ///< by row: contacts first
};

engine::TallyPlan plan_for(const Model& model, const DailyCounts& days) {
  engine::TallyPlan plan;
  const std::size_t types = model.contact_types().size();
  const std::size_t groups = model.agent_groups().size();
  for (const Row& row : days.contact_rows)
    plan.series.push_back({.types = pool_of(row.members, types), .groups = pool_of({}, groups)});
  for (const Row& row : days.agent_rows)
    plan.series.push_back({.types = pool_of({}, types), .groups = pool_of(row.members, groups)});
  return plan;
}

/// Nothing after a stop.
std::optional<DailyCounts> simulate_days(const Model& model, std::uint64_t seed,
                                         const RunOptions& options) {
  DailyCounts days{contact_rows(model), agent_rows(model), {}};
  const Model* const models[] = {&model};
  const engine::TallyPlan plan = plan_for(model, days);
  Replicator replicator{models, {&plan, 1}, options.kernel};
  engine::Tallies tallies;
  if (!replicator.run(seed, 0, {&tallies, 1}, options.stop)) return std::nullopt;
  days.series = std::move(tallies.series);
  return days;
}

/// Totals of whole cycles; an incomplete one at the end is left out.
template <class DayCounts>
std::vector<DayCounts> cycles_of(const std::vector<DayCounts>& days, int cycle_days) {
  const std::size_t count = days.size() / static_cast<std::size_t>(cycle_days);
  return batches_of(std::span{days}.first(count * static_cast<std::size_t>(cycle_days)), count);
}

/// What fills as a centre settles: contacts waiting, and contacts and agents at work, by cycle.
std::vector<double> content(const DailyCounts& days, int cycle_days) {
  const engine::Series& contacts = days.series[days.contact_rows.size() - 1];
  const engine::Series& agents = days.series.back();
  std::vector<double> content;
  for (const Counts& cycle : cycles_of(contacts.contacts, cycle_days))
    content.push_back(at(cycle, engine::Counter::queue_s));
  const auto at_work = cycles_of(agents.agents, cycle_days);
  for (std::size_t i = 0; i < content.size(); ++i)
    content[i] += at(at_work[i], engine::AgentCounter::busy);
  return content;
}

/// Estimates the measures of one series of counts after the warm-up: from all its cycles, with the
/// width that their batches give.
template <std::size_t N>
class RowEstimator {
public:
  /// @param extent  of one cycle
  RowEstimator(std::vector<std::array<double, N>> cycles, std::size_t warm_up, const Extent& extent,
               double confidence)
      : cycles_{std::move(cycles)}, warm_up_{warm_up}, extent_{extent}, confidence_{confidence} {}

  [[nodiscard]] SteadyEstimate estimate(const Formula<N>& formula) const {
    const std::span<const std::array<double, N>> settled = std::span{cycles_}.subspan(warm_up_);
    const std::optional<std::size_t> chosen = choose_batches<N>(settled, formula);
    const Estimate whole = estimate_from(batches_of(settled, 1), settled.size(), formula);
    SteadyEstimate steady{.row = {}, .batches = static_cast<int>(chosen.value_or(0))};
    Estimate& estimate = steady.row.estimate;
    estimate.value = whole.value;
    if (!chosen) return steady;
    const Estimate batched =
        estimate_from(batches_of(settled, *chosen), settled.size() / *chosen, formula);
    estimate.low = whole.value + (batched.low - batched.value);
    estimate.high = whole.value + (batched.high - batched.value);
    return steady;
  }

private:
  [[nodiscard]] Estimate estimate_from(const std::vector<std::array<double, N>>& batches,
                                       std::size_t cycles_per_batch,
                                       const Formula<N>& formula) const {
    Moments<N> moments;
    for (const auto& batch : batches) moments.add(batch);
    const double t = interval_factor(confidence_, static_cast<int>(batches.size()));
    if (formula.kind == FormulaKind::ratio) return estimate_ratio(moments, formula, t);
    Rate per_cycle = rate(formula.kind, formula.unit, extent_);
    per_cycle.over *= static_cast<double>(cycles_per_batch);
    return estimate_mean(moments, formula.numerator, per_cycle, t);
  }

  std::vector<std::array<double, N>> cycles_;
  std::size_t warm_up_;
  Extent extent_;
  double confidence_;
};

/// What a sum over days cannot give: percentiles, largest values, and what is tallied over the
/// window alone.
bool is_a_mean(Measure measure) {
  if (info(measure).scope == MeasureScope::agents) return true;
  return measure != Measure::backlog_age_max && measure != Measure::sl_virtual_wait &&
         !is_quantile(contact_formula(measure).kind);
}

/// Adds a row, and the measures of its scope that it has.
template <std::size_t N>
void append_row(const Row& row, MeasureScope scope, Formula<N> (*formula_of)(Measure),
                const RowEstimator<N>& estimator, SteadyState& state) {
  for (const MeasureInfo& measure : all_measures()) {
    if (measure.scope != scope || !carries(row, measure.measure) || !is_a_mean(measure.measure))
      continue;
    SteadyEstimate steady = estimator.estimate(formula_of(measure.measure));
    steady.row.measure = measure.measure;
    steady.row.row = static_cast<RowIndex>(state.labels.size());
    state.measures.push_back(steady);
  }
  state.labels.push_back(row.label);
}

void append_rows(const DailyCounts& days, const IntervalGrid& grid, double confidence,
                 SteadyState& state) {
  const auto warm_up = static_cast<std::size_t>(state.warm_up_days / state.cycle_days);
  const auto estimator_of = [&](const auto& counts, MeasureScope scope) {
    return RowEstimator{cycles_of(counts, state.cycle_days), warm_up,
                        extent_of(scope, state.cycle_days, grid), confidence};
  };
  auto series = days.series.begin();
  for (const Row& row : days.contact_rows)
    append_row(row, MeasureScope::contacts, contact_formula,
               estimator_of((series++)->contacts, MeasureScope::contacts), state);
  for (const Row& row : days.agent_rows)
    append_row(row, MeasureScope::agents, agent_formula,
               estimator_of((series++)->agents, MeasureScope::agents), state);
}

}  // namespace

SteadyState study_steady_state(const Model& model, const ExperimentSpec& experiment,
                               const RunOptions& options) {
  require_sensible(experiment, options, "study_steady_state");
  const Cycle cycle = cycle_of(model.spec());
  SteadyState state{.refusal = cycle.refusal, .cycle_days = cycle.days};
  if (state.refusal != NoSteadyState::none) return state;
  const auto cycles = static_cast<std::size_t>(model.grid().days() / cycle.days);
  if (cycles < batching::fewest_cycles) {
    state.refusal = NoSteadyState::too_short;
    return state;
  }
  const std::optional<DailyCounts> days = simulate_days(model, experiment.seed, options);
  if (!days) {
    state.refusal = NoSteadyState::stopped;
    return state;
  }
  const std::size_t warm_up = mser_warm_up(content(*days, cycle.days));
  if (warm_up == cycles / 2) state.refusal = NoSteadyState::not_settled;
  else if (cycles - warm_up < batching::fewest_cycles) state.refusal = NoSteadyState::too_short;
  if (state.refusal != NoSteadyState::none) return state;
  state.warm_up_days = static_cast<int>(warm_up) * cycle.days;
  state.days = static_cast<int>(cycles - warm_up) * cycle.days;
  append_rows(*days, model.grid(), experiment.confidence, state);
  return state;
}

}  // namespace staffsim
