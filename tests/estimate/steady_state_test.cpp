// SPDX-License-Identifier: Apache-2.0
// Warm-up, batches and cycles on numbers by hand; when there is no steady state.
#include <staffsim/estimate/steady_state.hpp>

#include "estimate/batch_means.hpp"
#include "estimate/cycle.hpp"
#include "estimate/mser.hpp"
#include "support/catch.hpp"
#include "support/small_desk.hpp"

#include <algorithm>
#include <chrono>

using namespace staffsim;
using namespace staffsim::test;
using namespace std::chrono_literals;

namespace {

using Pair = std::array<double, 2>;

std::vector<double> alternating(std::size_t size) {
  std::vector<double> values;
  for (std::size_t i = 0; i < size; ++i) values.push_back(i % 2 == 0 ? 1.0 : -1.0);
  return values;
}

ModelSpec long_desk(int days) { return small_desk(2, days); }

WeeklyArrivals& arrivals_of(ModelSpec& spec) {
  return std::get<WeeklyArrivals>(spec.contact_types[0].arrivals);
}

SteadyState study(const ModelSpec& spec) {
  return study_steady_state(Model{spec}, {.replications = 1});
}

}  // namespace

// Leaving out the first two values leaves no scatter at all; the third is one of the rest.
TEST_CASE("the warm-up ends where the rest scatters least", "[estimate][steady]") {
  CHECK(mser_warm_up(std::vector{9.0, 5.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0}) == 2);
  CHECK(mser_warm_up(std::vector{2.0, 2.0, 2.0, 2.0}) == 0);
  CHECK(mser_warm_up(alternating(40)) == 0);
}

TEST_CASE("what only grows has not settled by half", "[estimate][steady]") {
  std::vector<double> growing;
  for (int i = 0; i < 40; ++i) growing.push_back(i);
  CHECK(mser_warm_up(growing) == 20);
}

TEST_CASE("batches are of equal length, and what is left over is the oldest",
          "[estimate][steady]") {
  const std::vector<Pair> cycles{{9, 9}, {1, 0}, {2, 0}, {3, 1}, {4, 1}};
  CHECK(batches_of(std::span{cycles}, 2) == std::vector<Pair>{{3, 0}, {7, 2}});
  CHECK(batches_of(std::span{cycles}, 5) == cycles);
}

// Of 64 values in runs of four, three neighbours in four are alike: a correlation of about a half,
// beside 1.645 / 8.
TEST_CASE("values that follow each other are correlated", "[estimate][steady]") {
  CHECK_FALSE(is_correlated(alternating(64)));
  CHECK_FALSE(is_correlated(std::vector<double>(64, 3.0)));
  std::vector<double> pairs;
  for (int i = 0; i < 64; ++i) pairs.push_back((i / 2) % 2 == 0 ? 1.0 : 0.0);
  CHECK_FALSE(is_correlated(pairs));  // as often as not the next one differs
  std::vector<double> runs;
  for (int i = 0; i < 64; ++i) runs.push_back((i / 4) % 2 == 0 ? 1.0 : 0.0);
  CHECK(is_correlated(runs));
}

// Values in turn; runs of three, correlated as 64 but not as 32; a steady climb; too few.
TEST_CASE("fewer and longer batches are tried before none", "[estimate][steady]") {
  const Formula<2> mean{.kind = FormulaKind::per_occurrence, .numerator = {1.0, 0.0}};
  std::vector<Pair> cycles;
  for (int i = 0; i < 64; ++i) cycles.push_back({i % 2 == 0 ? 1.0 : 0.0, 1.0});
  CHECK(choose_batches<2>(cycles, mean) == 32U);
  for (int i = 0; i < 64; ++i) cycles[static_cast<std::size_t>(i)][0] = (i / 3) % 2;
  CHECK(choose_batches<2>(cycles, mean) == 16U);
  for (int i = 0; i < 64; ++i) cycles[static_cast<std::size_t>(i)][0] = i;
  CHECK_FALSE(choose_batches<2>(cycles, mean));
  CHECK_FALSE(choose_batches<2>(std::span{cycles}.first(31), mean));
}

TEST_CASE("a cycle is a day, or a week where days differ", "[estimate][steady]") {
  ModelSpec spec = long_desk(40);
  CHECK(cycle_of(spec).days == 1);
  arrivals_of(spec).weekday[6] = 0.5;
  CHECK(cycle_of(spec).days == 7);

  spec = long_desk(40);
  std::get<HeadCount>(spec.agent_groups[0].staffing).windows[0].days = DaySet::range(0, 4);
  CHECK(cycle_of(spec).days == 7);

  spec = long_desk(40);
  spec.contact_types[0].arrivals = RateTable{12h, {3, 4}};
  CHECK(cycle_of(spec).days == 1);
  spec.contact_types[0].arrivals = RateTable{24h, {3, 4, 3, 4, 3, 4, 5}};
  CHECK(cycle_of(spec).days == 7);
  spec.contact_types[0].arrivals = RateTable{24h, {3, 4}};
  CHECK(cycle_of(spec).refusal == NoSteadyState::odd_period);
}

TEST_CASE("what goes by dates has no steady state", "[estimate][steady]") {
  ModelSpec spec = long_desk(40);
  arrivals_of(spec).dates[Date{std::chrono::year{2025} / 9 / 3}] = 0.5;
  CHECK(study(spec).refusal == NoSteadyState::dated);

  spec = long_desk(40);
  IncidentSpec outage;
  outage.name = "outage";
  outage.lasts = Deterministic{1h};
  outage.affects["calls"].arrivals_factor = 2.0;
  outage.starts = AnyDistribution{Exponential{100h}};
  spec.incidents = {outage};
  CHECK(cycle_of(spec).refusal == NoSteadyState::none);
  spec.incidents[0].starts = std::vector<Moment>{{Date{std::chrono::year{2025} / 9 / 3}, 9h}};
  CHECK(cycle_of(spec).refusal == NoSteadyState::dated);
}

TEST_CASE("a short run says nothing about the long one", "[estimate][steady]") {
  CHECK(study(long_desk(31)).refusal == NoSteadyState::too_short);
  ModelSpec weekly = long_desk(31 * 7);
  arrivals_of(weekly).weekday[6] = 0.5;
  CHECK(study(weekly).refusal == NoSteadyState::too_short);
}

// More work than an agent can do and nobody gives up: the queue grows to the end.
TEST_CASE("a centre that never settles is refused", "[estimate][steady]") {
  ModelSpec spec = long_desk(64);
  spec.contact_types[0].handle = Deterministic{1h};
  CHECK(study(spec).refusal == NoSteadyState::not_settled);
}

// No number of batches divides 95 days: what is over counts all the same.
TEST_CASE("all settled days make the estimate", "[estimate][steady]") {
  const SteadyState state = study(long_desk(95));
  REQUIRE(state.refusal == NoSteadyState::none);
  REQUIRE(state.days % 16 != 0);
  const auto offered =
      std::ranges::find(state.measures, Measure::offered,
                        [](const SteadyEstimate& steady) { return steady.row.measure; });
  REQUIRE(offered != state.measures.end());
  const double contacts = offered->row.estimate.value * state.days;
  CHECK(contacts == Approx(std::round(contacts)).epsilon(1e-12));
}

TEST_CASE("a settled centre has an interval for every mean", "[estimate][steady]") {
  const SteadyState state = study(long_desk(200));
  REQUIRE(state.refusal == NoSteadyState::none);
  CHECK(state.cycle_days == 1);
  CHECK(state.warm_up_days + state.days == 200);
  bool has_occupancy = false;
  for (const SteadyEstimate& steady : state.measures) {
    CHECK(steady.row.measure != Measure::wait_p90);
    if (steady.row.measure != Measure::duty_hours && steady.row.measure != Measure::occupancy)
      continue;
    REQUIRE(steady.batches >= 16);
    const Estimate& estimate = steady.row.estimate;
    if (steady.row.measure == Measure::duty_hours) {
      CHECK(estimate.low == Approx(2 * 168.0));
      CHECK(estimate.high == Approx(2 * 168.0));
    } else {
      has_occupancy = true;
      CHECK(estimate.value == Approx(96.0 / 2880.0).epsilon(0.05));
      CHECK(estimate.low < estimate.value);
    }
  }
  CHECK(has_occupancy);
}
