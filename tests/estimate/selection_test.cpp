// SPDX-License-Identifier: Apache-2.0
// The cheapest candidate that meets the targets: the rule on numbers by hand, and what a sweep
// gives it.
#include <staffsim/estimate/simulate.hpp>

#include "estimate/selection_rule.hpp"
#include "support/catch.hpp"
#include "support/small_desk.hpp"

#include <array>
#include <cmath>

using namespace staffsim;
using namespace staffsim::test;
using Outcome = Selection::Outcome;
using Candidates = std::vector<std::size_t>;

namespace {

constexpr double zone = 1.0;
constexpr int replications = 100;

Margin margin(double value, double half_width) { return {value, half_width, half_width, zone}; }

/// Costs that never vary.
CostMoments planned(const std::vector<double>& costs) {
  CostMoments moments{costs.size()};
  for (int i = 0; i < replications; ++i) moments.add(costs);
  return moments;
}

Selection select(const std::vector<Margin>& margins, const CostMoments& costs) {
  Field field{.costs = &costs, .cost_zone = zone, .t = 2.0};
  for (const Margin& one : margins) field.margins.push_back({one});
  return select_cheapest(field);
}

/// Agents who are to be busy for at most 4 % of their time.
ModelSpec desk(int agents) {
  ModelSpec spec = small_desk(agents, 7);
  TargetSpec target;
  target.measure = "occupancy";
  target.at_least = false;
  target.limit = 0.04;
  spec.targets = {target};
  return spec;
}

std::optional<Selection> selection_of(const std::vector<ModelSpec>& specs, int count = 20) {
  std::vector<Model> models;
  for (const ModelSpec& spec : specs) models.emplace_back(spec);
  return sweep(models, {.replications = count}).selection;
}

}  // namespace

// Differences 1, 2, 3 and 6: mean 3, variance 14 / 3, of the mean 14 / 12.
TEST_CASE("costs vary together", "[estimate][selection]") {
  CostMoments moments{2};
  for (const std::array<double, 2> costs :
       {std::array{5.0, 6.0}, {9.0, 11.0}, {1.0, 4.0}, {7.0, 13.0}})
    moments.add(costs);
  CHECK(moments.mean(1) - moments.mean(0) == Approx(3.0));
  CHECK(moments.standard_error(0, 1) == Approx(std::sqrt(14.0 / 12.0)));
  CHECK(moments.standard_error(1, 0) == moments.standard_error(0, 1));
  CHECK(planned({0.1, 0.7}).standard_error(0, 1) == 0.0);
}

TEST_CASE("the cheapest that meets its targets is selected", "[estimate][selection]") {
  const auto costs = planned({1.0, 2.0, 3.0});
  const Selection selection = select({margin(-5, 2), margin(4, 2), margin(9, 2)}, costs);
  CHECK(selection.outcome == Outcome::selected);
  CHECK(selection.candidates == Candidates{1});
}

TEST_CASE("what costs exactly as much is named too", "[estimate][selection]") {
  const auto costs = planned({2.0, 1.0, 1.0});
  const Selection selection = select({margin(4, 2), margin(4, 2), margin(9, 2)}, costs);
  CHECK(selection.candidates == Candidates{1, 2});
}

TEST_CASE("an open target matters only where it would be cheaper", "[estimate][selection]") {
  const std::vector<Margin> margins{margin(4, 2), margin(0.5, 3)};
  CHECK(select(margins, planned({1.0, 2.0})).candidates == Candidates{0});
  const Selection selection = select(margins, planned({2.0, 1.0}));
  CHECK(selection.outcome == Outcome::cannot_tell);
  CHECK(selection.candidates == Candidates{0, 1});
  CHECK_FALSE(selection.may_be_none);
  CHECK(selection.more_replications == 8 * replications);  // a third of the width: 9 times as many
}

TEST_CASE("within the zone the estimate decides", "[estimate][selection]") {
  const auto costs = planned({1.0, 2.0});
  CHECK(select({margin(0.0, 1.0), margin(9, 1)}, costs).candidates == Candidates{0});
  CHECK(select({margin(-0.1, 1.0), margin(9, 1)}, costs).candidates == Candidates{1});
  CHECK(select({margin(0.1, 1.2), margin(9, 1)}, costs).outcome == Outcome::cannot_tell);
}

TEST_CASE("none meets the targets, or perhaps none", "[estimate][selection]") {
  const auto costs = planned({1.0, 2.0});
  CHECK(select({margin(-4, 2), margin(-5, 2)}, costs).outcome == Outcome::none_meets);
  const Selection selection = select({margin(-4, 2), margin(-0.5, 2)}, costs);
  CHECK(selection.outcome == Outcome::cannot_tell);
  CHECK(selection.candidates == Candidates{1});
  CHECK(selection.may_be_none);
}

TEST_CASE("what nobody observed is not recommended", "[estimate][selection]") {
  CHECK(select({margin(Estimate::none, Estimate::none), margin(4, 2)}, planned({1.0, 2.0}))
            .candidates == Candidates{1});
}

// The second candidate costs half a unit more on average and swings by 8: not to be told from the
// first. The third is 5 dearer, which its half width of 1.6 does not hide.
TEST_CASE("costs that vary apart must be told apart too", "[estimate][selection]") {
  CostMoments costs{3};
  for (int i = 0; i < replications; ++i) {
    const double swing = i % 2 == 0 ? 8.0 : -8.0;
    costs.add(std::array{10.0, 10.5 + swing, 15.0 + swing});
  }
  const std::vector<Margin> margins(3, margin(4, 2));
  const Selection selection = select(margins, costs);
  CHECK(selection.outcome == Outcome::cannot_tell);
  CHECK(selection.candidates == Candidates{0, 1});
  const double half_width = 2.0 * 8.0 / std::sqrt(replications - 1.0);
  CHECK(selection.more_replications ==
        static_cast<int>(std::ceil(half_width * half_width * replications)) - replications);
}

TEST_CASE("a target that can never be told asks for no number", "[estimate][selection]") {
  Margin endless = margin(0.5, 3);
  endless.zone = 0.0;
  CHECK_FALSE(select({endless, margin(4, 2)}, planned({1.0, 2.0})).more_replications);
}

// Its bound is a third as far off with three times as many replications, not with nine times.
TEST_CASE("what held without exception is settled sooner", "[estimate][selection]") {
  Margin unanimous = margin(0.5, 3);
  unanimous.is_unanimous = true;
  CHECK(select({unanimous, margin(4, 2)}, planned({1.0, 2.0})).more_replications ==
        2 * replications);
}

TEST_CASE("the error is split over the comparisons that can go wrong", "[estimate][selection]") {
  // one-sided: 2.5 % for one comparison at a look, 2.5 % / 5 for four candidates and two targets
  CHECK(selection_factor(0.95, 1'000'000, 1, 1) == Approx(1.9600).margin(1e-4));
  CHECK(selection_factor(0.95, 1'000'000, 4, 2) == Approx(2.5758).margin(1e-4));
  CHECK(selection_factor(0.95, 21, 1, 1) == Approx(2.0860).margin(1e-4));
}

TEST_CASE("a sweep selects by duty hours", "[estimate][selection]") {
  const auto selection = selection_of({desk(1), desk(3), desk(2)});
  REQUIRE(selection);
  CHECK(selection->outcome == Outcome::selected);
  CHECK(selection->candidates == Candidates{2});
  CHECK(selection->cost == Measure::duty_hours);
  CHECK(selection->cost_zone == Approx(1.68));
  CHECK(selection->target_zones == std::vector{0.005});
  CHECK(selection->confidence == 0.95);
}

TEST_CASE("a sweep selects by cost where hours cost anything", "[estimate][selection]") {
  ModelSpec dear = desk(2);
  dear.agent_groups[0].cost_per_hour = 20.0;
  ModelSpec cheap = desk(3);
  cheap.agent_groups[0].cost_per_hour = 10.0;
  const auto selection = selection_of({dear, cheap});
  REQUIRE(selection);
  CHECK(selection->cost == Measure::cost);
  CHECK(selection->candidates == Candidates{1});
  CHECK(selection->cost_zone == Approx(0.01 * 2 * 168 * 20));
}

TEST_CASE("only candidates with the same callers, targets and absence are compared",
          "[estimate][selection]") {
  ModelSpec quiet = desk(1);
  quiet.contact_types[0].arrivals = WeeklyArrivals{.per_day = 24};
  ModelSpec other_promise = desk(1);
  other_promise.targets[0].limit = 0.5;
  ModelSpec ill = desk(2);
  ill.agent_groups[0].absence = 0.1;
  const auto selection = selection_of({desk(3), quiet, other_promise, desk(2), ill});
  REQUIRE(selection);
  CHECK(selection->candidates == Candidates{3});
  CHECK(selection->left_out == Candidates{1, 2, 4});
  CHECK_FALSE(selection_of({desk(3), quiet}));
}

TEST_CASE("a few replications select nothing", "[estimate][selection]") {
  const auto selection = selection_of({desk(1), desk(2)}, 8);
  REQUIRE(selection);
  CHECK(selection->outcome == Outcome::cannot_tell);
  CHECK(selection->candidates == Candidates{0, 1});
  CHECK(selection->more_replications == 12);
}

TEST_CASE("without targets nothing is selected", "[estimate][selection]") {
  ModelSpec aimless = desk(1);
  aimless.targets.clear();
  ModelSpec other = desk(2);
  other.targets.clear();
  CHECK_FALSE(selection_of({aimless, other}));
}
