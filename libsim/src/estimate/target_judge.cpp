// SPDX-License-Identifier: Apache-2.0
#include "estimate/target_judge.hpp"

#include <staffsim/core/printable.hpp>
#include <staffsim/estimate/selection.hpp>

#include "core/format.hpp"
#include "estimate/pool.hpp"
#include "estimate/rows.hpp"
#include "estimate/student_t.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

namespace staffsim {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

Extent extent_of_span(const IntervalGrid& grid, TargetSpan span, MeasureScope scope) {
  switch (span) {
    case TargetSpan::interval: return {1.0, 1.0, grid.interval_s()};
    case TargetSpan::day:
      return {1.0, static_cast<double>(grid.intervals_per_day()), seconds_per_day};
    case TargetSpan::horizon: break;
  }
  return extent_of(scope, grid.days(), grid);
}

template <std::size_t N>
std::optional<double> value_of(const Formula<N>& formula, const std::array<double, N>& counts,
                               const Extent& extent) {
  const double top = dot(formula.numerator, counts);
  if (formula.kind != FormulaKind::ratio) return rate(formula.kind, formula.unit, extent).of(top);
  const double bottom = dot(formula.denominator, counts);
  if (!(bottom > 0.0)) return std::nullopt;
  return top / bottom;
}

/// What is off the limit by the rounding of sums alone keeps it.
bool is_kept(double value, double limit, bool at_least) noexcept {
  constexpr double rounding = 1e-12;
  const double slack = rounding * std::abs(limit);
  return at_least ? value >= limit - slack : value <= limit + slack;
}

/// Nobody came, and nobody waited: that e-mail of another time falls due is no sign of life.
bool is_empty(engine::Counts counts) {
  at(counts, engine::Counter::due) = at(counts, engine::Counter::due_met) = 0.0;
  return counts == engine::Counts{};
}

bool is_all_or_none(const Estimate& share) noexcept {
  return share.value == 0.0 || share.value == 1.0;
}

/// How many waits, or response times, a quantile is over.
double observed(FormulaKind kind, const engine::Counts& counts) {
  using engine::Counter;
  if (kind == FormulaKind::response_quantile) return at(counts, Counter::completed);
  return at(counts, Counter::answered) + at(counts, Counter::abandoned);
}

[[noreturn]] void refuse(std::size_t index, const TargetSpec& target, std::string_view why) {
  throw std::invalid_argument{
      fmt::format("targets[{}], \"{}\": {}", index, printable(target.measure), why)};
}

/// What only its measure tells of a target.
void require_fitting(std::size_t index, const TargetSpec& target, const MeasureInfo& measure) {
  const bool is_of_agents = measure.scope == MeasureScope::agents;
  if (is_of_agents && !target.contact_types.empty())
    refuse(index, target, "it is of agents, and contact types are named");
  if (!is_of_agents && !target.agent_groups.empty())
    refuse(index, target, "it is of contacts, and agent groups are named");
  const double most = largest_share(measure.measure);
  if (measure.unit == Unit::share && target.limit > most)
    refuse(index, target, fmt::format("its limit is a share, at most {}", most));
  if (target.over == TargetSpan::horizon && target.in_share != 1.0)
    refuse(index, target, "in_share is of days or intervals, and the horizon is one piece");
}

}  // namespace

TargetJudge::TargetJudge(const Model& model, std::size_t index, engine::TallyPlan& plan)
    : index_{index}, spec_{model.spec().targets[index]} {
  const auto measure = measure_from_id(spec_.measure);
  if (!measure) refuse(index, spec_, "there is no such measure");
  if (!is_promisable(*measure)) refuse(index, spec_, "it cannot be promised");
  require_fitting(index, spec_, info(*measure));
  scope_ = info(*measure).scope;
  if (is_of_agents()) agent_formula_ = agent_formula(*measure);
  else contact_formula_ = contact_formula(*measure);
  members_ = pooled_members(model, scope_, spec_.contact_types, spec_.agent_groups);
  extent_ = extent_of_span(model.grid(), spec_.over, scope_);
  ask_for(plan, model);
}

void TargetJudge::ask_for(engine::TallyPlan& plan, const Model& model) {
  const std::size_t types = model.contact_types().size();
  if (spec_.over != TargetSpan::horizon) {
    series_ = plan.series.size();
    engine::SeriesPlan& series = plan.series.emplace_back();
    series.types = pool_of(is_of_agents() ? std::vector<std::uint16_t>{} : members_, types);
    series.groups = pool_of(is_of_agents() ? members_ : std::vector<std::uint16_t>{},
                            model.agent_groups().size());
    series.by_day = spec_.over == TargetSpan::day;
    // What lies at the limit counts for `at_most` alone.
    const double up_to = spec_.limit + (spec_.at_least ? -1.0 : 1.0) * engine::rounding_of_waits_s;
    if (contact_formula_.kind == FormulaKind::wait_quantile) series.wait_limit_s = up_to;
    if (contact_formula_.kind == FormulaKind::response_quantile) series.response_limit_s = up_to;
  } else if (spec_.measure == info(Measure::backlog_age_max).id) {
    ages_ = plan.age_pools.size();
    plan.age_pools.push_back(pool_of(members_, types));
  }
}

void TargetJudge::add(const engine::Tallies& tallies) {
  if (series_) add_spans(tallies.series[*series_]);
  else add_horizon(tallies);
  held_.add(last_);
}

void TargetJudge::add_horizon(const engine::Tallies& tallies) {
  if (is_of_agents()) {
    agent_counts_ = pool(tallies.group_totals, members_);
    agents_.add(agent_counts_);
  } else {
    counts_ = pool(tallies.type_totals, members_);
    if (ages_ && !tallies.ages.empty())
      at(counts_, engine::Counter::oldest_age_s) = tallies.ages[*ages_].daily_s;
    contacts_.add(counts_, counters_used(tallies));
    if (is_quantile(contact_formula_.kind)) add_waits(tallies);
  }
  const std::optional<double> value = horizon_value();
  last_ = {value && holds(*value) ? 1.0 : 0.0, value ? 1.0 : 0.0};
}

void TargetJudge::add_waits(const engine::Tallies& tallies) {
  const bool is_of_waits = contact_formula_.kind == FormulaKind::wait_quantile;
  const auto& tallied = is_of_waits ? tallies.waits : tallies.responses;
  own_waits_.clear();
  if (!tallied.empty())
    for (const std::uint16_t member : members_) own_waits_.merge(tallied[member]);
  WaitLevels levels;
  levels.add_all(own_waits_);
  levels.cumulate();
  waits_.merge(own_waits_);
  waits_.add(levels);
}

/// The target's measure in the replication under way; nothing when nothing was observed.
std::optional<double> TargetJudge::horizon_value() const {
  if (is_of_agents()) return value_of(agent_formula_, agent_counts_, extent_);
  if (!is_quantile(contact_formula_.kind)) return value_of(contact_formula_, counts_, extent_);
  WaitQuantiles alone;
  alone.merge(own_waits_);
  const Estimate quantile = alone.quantile(contact_formula_.probability, 1, 0.0);
  return quantile.is_known() ? std::optional{quantile.value} : std::nullopt;
}

bool TargetJudge::holds(double value) const noexcept {
  return is_kept(value, spec_.limit, spec_.at_least);
}

/// Whether the target held in one day or interval; nothing when nothing was observed: a count of 0
/// where nobody came and nobody waited is no success (rule 29).
std::optional<bool> TargetJudge::held_in(const engine::Series& series, std::size_t span) const {
  if (!is_of_agents() && contact_formula_.kind != FormulaKind::ratio &&
      is_empty(series.contacts[span]))
    return std::nullopt;
  if (!is_of_agents() && is_quantile(contact_formula_.kind)) {
    // The q-quantile is at most x exactly when a share q of the waits is, and at least x exactly
    // when less than a share q is below.
    const double waits = observed(contact_formula_.kind, series.contacts[span]);
    if (waits == 0.0) return std::nullopt;
    return spec_.at_least != (series.within[span] >= contact_formula_.probability * waits);
  }
  const std::optional<double> value =
      is_of_agents() ? value_of(agent_formula_, series.agents[span], extent_)
                     : value_of(contact_formula_, series.contacts[span], extent_);
  if (!value) return std::nullopt;
  return holds(*value);
}

void TargetJudge::add_spans(const engine::Series& series) {
  double held = 0.0;
  double judged = 0.0;
  for (std::size_t span = 0; span < series.contacts.size(); ++span) {
    const std::optional<bool> held_there = held_in(series, span);
    if (!held_there) continue;
    judged += 1.0;
    held += *held_there ? 1.0 : 0.0;
  }
  last_ = {held, judged};
}

Estimate TargetJudge::met_probability(double t) const {
  constexpr Formula<2> share{.numerator = {1.0, 0.0}, .denominator = {0.0, 1.0}};
  Estimate estimate = estimate_ratio(held_, share, t);
  if (held_.count() < 2 || !is_all_or_none(estimate)) return estimate;
  // Nothing scatters. Of the replications at most x have a span of the other kind, and x is at
  // least the share of such spans.
  const double n = std::round(held_.telling(share.denominator));
  const double error = error_to_one_side(t, held_.count());
  const double other = share_never_seen(error, n);
  return {estimate.value, std::max(0.0, estimate.value - other),
          std::min(1.0, estimate.value + other)};
}

Estimate TargetJudge::estimate(int replications, double t) const {
  if (series_) return met_probability(t);
  if (is_of_agents()) return estimate_by(agent_formula_, agents_, extent_, t);
  if (is_quantile(contact_formula_.kind))
    return waits_.quantile(contact_formula_.probability, replications, t);
  return estimate_by(contact_formula_, contacts_, extent_, t);
}

/// All or nothing is promised: one case against it proves that a mean misses it, but no quantile.
bool TargetJudge::is_settled_by_one_case(const TargetResult& result) const noexcept {
  if (!result.at_least)
    return result.limit == 0.0 && (is_of_agents() || !is_quantile(contact_formula_.kind));
  const Measure measure = *measure_from_id(spec_.measure);
  const bool is_at_most_1 =
      series_ || (info(measure).unit == Unit::share && largest_share(measure) == 1.0);
  return result.limit == 1.0 && is_at_most_1;
}

TargetResult TargetJudge::judge(int replications, double t) const {
  TargetResult result{.target = index_,
                      .estimate = estimate(replications, t),
                      .limit = spec_.limit,
                      .at_least = spec_.at_least};
  if (series_) {
    result.limit = spec_.in_share;
    result.at_least = true;
  }
  const Estimate& e = result.estimate;
  const auto meets = [&](double x) { return is_kept(x, result.limit, result.at_least); };
  if (!e.is_known()) return result;
  result.is_met = meets(e.value);
  if (!result.is_met && is_settled_by_one_case(result)) result.verdict = Verdict::missed;
  if (std::isnan(e.low)) return result;
  if (meets(e.low) == meets(e.high)) result.verdict = meets(e.low) ? Verdict::met : Verdict::missed;
  // That it always holds cannot be proven: that it nearly does is enough.
  else if (series_ && result.limit == 1.0 && e.low >= 1.0 - indifference::share && result.is_met)
    result.verdict = Verdict::met;
  return result;
}

}  // namespace staffsim
