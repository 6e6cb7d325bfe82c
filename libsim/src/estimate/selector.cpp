// SPDX-License-Identifier: Apache-2.0
#include "estimate/selector.hpp"

#include "estimate/target_unit.hpp"
#include "model/features.hpp"

#include <algorithm>
#include <cmath>

namespace staffsim {
namespace {

/// In the unit of the limit that the estimate is compared with.
double target_zone(const TargetSpec& target) {
  return target_unit(target) == Unit::share ? indifference::share
                                            : indifference::limit_share * std::abs(target.limit);
}

/// A group has the same share of absent agents in both, if it is in both.
bool same_absence(const Model& a, const Model& b) {
  return std::ranges::all_of(a.agent_groups(), [&](const AgentGroupSpec& group) {
    const auto other = std::ranges::find(b.agent_groups(), group.name, &AgentGroupSpec::name);
    return other == b.agent_groups().end() || other->absence == group.absence;
  });
}

/// Only what answers the same callers for the same promise can be called cheaper, and that people
/// fall ill is no plan. Announcements are: who is satisfied by one is nobody's work.
bool can_be_compared(const Model& a, const Model& b) {
  return a.spec().targets == b.spec().targets && same_callers(a, b) && same_absence(a, b);
}

/// Plans of one cost add it up in different orders: the upper 41 of 53 bits (Veltkamp 1968).
double without_rounding(double cost) noexcept {
  constexpr double split = 4097.0;  // 2^12 + 1
  const double large = split * cost;
  return large - (large - cost);
}

}  // namespace

Selector::Selector(std::span<const Model> models) {
  const Model& first = models.front();
  for (const TargetSpec& target : first.spec().targets) {
    target_zones_.push_back(target_zone(target));
    is_of_spans_.push_back(target.over != TargetSpan::horizon);
  }
  if (target_zones_.empty()) return;
  for (std::size_t i = 0; i < models.size(); ++i)
    (can_be_compared(first, models[i]) ? compared_ : left_out_).push_back(i);
  if (is_wanted()) costs_ = CostMoments{compared_.size()};
  const auto has_price = [](const Model& model) { return has_cost(model.spec()); };
  if (std::ranges::any_of(models, has_price)) cost_ = Measure::cost;
}

void Selector::add(std::span<const Accumulator> accumulators) {
  if (!is_wanted()) return;
  of_replication_.clear();
  for (const std::size_t i : compared_)
    of_replication_.push_back(
        without_rounding(accumulators[i].last_ratio(cost_, accumulators[i].all_agents())[0]));
  costs_.add(of_replication_);
}

std::optional<Selection> Selector::selection(const ExperimentSpec& experiment,
                                             std::span<const Accumulator> accumulators) const {
  if (!is_wanted() || costs_.count() == 0) return std::nullopt;
  Selection selection;
  if (costs_.count() >= indifference::fewest_replications) {
    selection = select(experiment.confidence, accumulators);
    for (std::size_t& candidate : selection.candidates) candidate = compared_[candidate];
  } else {
    selection.candidates = compared_;
    selection.may_be_none = true;
    selection.more_replications = indifference::fewest_replications - costs_.count();
  }
  selection.left_out = left_out_;
  selection.cost = cost_;
  selection.confidence = experiment.confidence;
  selection.cost_zone = indifference::cost_share * costs_.mean(0);
  selection.target_zones = target_zones_;
  return selection;
}

Selection Selector::select(double confidence, std::span<const Accumulator> accumulators) const {
  Field field{.costs = &costs_, .cost_zone = indifference::cost_share * costs_.mean(0)};
  field.t = selection_factor(confidence, costs_.count(), compared_.size(), target_zones_.size());
  for (const std::size_t i : compared_)
    field.margins.push_back(margins(accumulators[i].judge_targets(field.t)));
  return select_cheapest(field);
}

std::vector<Margin> Selector::margins(const std::vector<TargetResult>& judged) const {
  std::vector<Margin> margins;
  for (const TargetResult& target : judged) {
    const Estimate& e = target.estimate;
    const double above = e.high - e.value;
    const double below = e.value - e.low;
    Margin margin{.zone = target_zones_[margins.size()]};
    margin.value = target.at_least ? e.value - target.limit : target.limit - e.value;
    if (target.is_met) margin.value = std::max(margin.value, 0.0);  // but for rounding
    margin.down = target.at_least ? below : above;
    margin.up = target.at_least ? above : below;
    if (target.verdict == Verdict::missed) margin.up = 0.0;  // for sure
    margin.is_unanimous = is_of_spans_[target.target] && (e.value == 0.0 || e.value == 1.0);
    margins.push_back(margin);
  }
  return margins;
}

}  // namespace staffsim
