// SPDX-License-Identifier: Apache-2.0
#include "estimate/target_judge.hpp"

#include <staffsim/core/contracts.hpp>

#include <algorithm>

namespace staffsim {
namespace {

std::vector<std::uint16_t> members_of(const Model& model, const TargetSpec& spec,
                                      MeasureScope scope) {
  std::vector<std::uint16_t> members;
  if (scope == MeasureScope::contacts) {
    for (const std::string& name : spec.contact_types)
      members.push_back(static_cast<std::uint16_t>(model.type_index(name)));
    if (members.empty())
      for (std::uint16_t t = 0; t < model.contact_types().size(); ++t) members.push_back(t);
  } else {
    for (const std::string& name : spec.agent_groups)
      members.push_back(static_cast<std::uint16_t>(model.group_index(name)));
    if (members.empty())
      for (std::uint16_t g = 0; g < model.agent_groups().size(); ++g) members.push_back(g);
  }
  return members;
}

template <class Counts>
Counts total_of(const std::vector<Counts>& tallied, std::size_t cells,
                const std::vector<std::uint16_t>& members) {
  Counts total{};
  for (const std::uint16_t member : members)
    for (std::size_t cell = 0; cell < cells; ++cell)
      for (std::size_t i = 0; i < total.size(); ++i) total[i] += tallied[member * cells + cell][i];
  return total;
}

template <std::size_t N>
std::optional<double> single_value(const Formula<N>& formula, const std::array<double, N>& counts,
                                   double span_s) {
  const double top = dot(formula.numerator, counts) * formula.scale;
  if (formula.kind == FormulaKind::per_second) return top / span_s;
  if (formula.kind == FormulaKind::per_occurrence) return top;
  const double bottom = dot(formula.denominator, counts);
  if (!(bottom > 0.0)) return std::nullopt;
  return top / bottom;
}

}  // namespace

TargetJudge::TargetJudge(const Model& model, std::size_t index)
    : index_{index}, spec_{model.spec().targets[index]} {
  const auto measure = measure_from_id(spec_.measure);
  require(measure.has_value(), "TargetJudge", "the target's measure must exist");
  scope_ = info(*measure).scope;
  if (scope_ == MeasureScope::contacts) contact_formula_ = contact_formula(*measure);
  else agent_formula_ = agent_formula(*measure);
  members_ = members_of(model, spec_, scope_);
  const IntervalGrid& grid = model.grid();
  per_span_ = scope_ == MeasureScope::contacts ? grid.days()
                                               : grid.days() / static_cast<double>(days_per_week);
  span_s_ = grid.days() * seconds_per_day;
  if (spec_.over == TargetSpan::horizon) return;
  const bool by_day = spec_.over == TargetSpan::day;
  span_s_ = by_day ? seconds_per_day : grid.interval_s();
  plan_.emplace();
  plan_->types.assign(model.contact_types().size(), 0);
  plan_->groups.assign(model.agent_groups().size(), 0);
  for (const std::uint16_t member : members_)
    (scope_ == MeasureScope::contacts ? plan_->types : plan_->groups)[member] = 1;
  plan_->by_day = by_day;
  plan_->wait_limit_s = spec_.limit;
}

void TargetJudge::add(const engine::Tallies& tallies, const engine::Series* series) {
  if (series != nullptr) add_spans(*series);
  else add_horizon(tallies);
}

void TargetJudge::add_horizon(const engine::Tallies& tallies) {
  if (scope_ == MeasureScope::agents) {
    agents_.add(total_of(tallies.agents, tallies.cells, members_));
    return;
  }
  contacts_.add(total_of(tallies.contacts, tallies.cells, members_));
  if (contact_formula_.kind != FormulaKind::wait_quantile) return;
  WaitLevels levels;
  for (const std::uint16_t member : members_) {
    waits_.merge(tallies.waits[member]);
    levels.add_all(tallies.waits[member]);
  }
  levels.cumulate();
  waits_.add(levels);
}

std::optional<double> TargetJudge::value(const engine::Series& series, std::size_t span) const {
  if (scope_ == MeasureScope::agents)
    return single_value(agent_formula_, series.agents[span], span_s_);
  return single_value(contact_formula_, series.contacts[span], span_s_);
}

void TargetJudge::add_spans(const engine::Series& series) {
  double held = 0.0;
  double judged = 0.0;
  for (std::size_t span = 0; span < series.contacts.size(); ++span) {
    bool holds = false;
    if (scope_ == MeasureScope::contacts && contact_formula_.kind == FormulaKind::wait_quantile) {
      // the q-quantile is at most x exactly when a share q of the waits is
      const engine::Counts& counts = series.contacts[span];
      const double waits =
          at(counts, engine::Counter::answered) + at(counts, engine::Counter::abandoned);
      if (waits == 0.0) continue;
      const bool at_most = series.waits_within[span] >= contact_formula_.probability * waits;
      holds = spec_.at_least ? !at_most : at_most;
    } else {
      const std::optional<double> x = value(series, span);
      if (!x) continue;
      holds = spec_.at_least ? *x >= spec_.limit : *x <= spec_.limit;
    }
    judged += 1.0;
    held += holds ? 1.0 : 0.0;
  }
  held_.add({held, judged});
}

Estimate TargetJudge::estimate(int replications, double t) const {
  if (plan_)
    return estimate_ratio(held_, Formula<2>{.numerator = {1.0, 0.0}, .denominator = {0.0, 1.0}}, t);
  const auto of = [&](const auto& formula, const auto& moments) {
    if (formula.kind == FormulaKind::ratio) return estimate_ratio(moments, formula, t);
    const double spans = formula.kind == FormulaKind::per_second ? span_s_ : per_span_;
    return estimate_mean(moments, formula.numerator, formula.scale / spans, t);
  };
  if (scope_ == MeasureScope::agents) return of(agent_formula_, agents_);
  if (contact_formula_.kind == FormulaKind::wait_quantile)
    return waits_.quantile(contact_formula_.probability, replications, t);
  return of(contact_formula_, contacts_);
}

TargetResult TargetJudge::judge(int replications, double t) const {
  TargetResult result{.target = index_,
                      .estimate = estimate(replications, t),
                      .limit = spec_.limit,
                      .at_least = spec_.at_least};
  if (plan_) {
    result.limit = spec_.in_share;
    result.at_least = true;
  }
  const Estimate& e = result.estimate;
  const auto holds = [&](double x) {
    return result.at_least ? x >= result.limit : x <= result.limit;
  };
  result.is_met =
      !e.is_known() || holds(e.value);  // what was never observed counts against nothing
  if (!e.is_known() || std::isnan(e.low) || holds(e.low) != holds(e.high)) return result;
  result.verdict = holds(e.low) ? Verdict::met : Verdict::missed;
  return result;
}

}  // namespace staffsim
