// SPDX-License-Identifier: Apache-2.0
#include <staffsim/random/laws.hpp>
#include <staffsim/random/stream.hpp>

#include "demand/mean_arrivals.hpp"
#include "estimate/adjustment.hpp"
#include "estimate/control_meter.hpp"
#include "estimate/ledger.hpp"
#include "estimate/student_t.hpp"
#include "support/catch.hpp"

using namespace staffsim;
using namespace std::chrono_literals;

namespace {

/// `n` replications of y = 10 + contacts / 4 + what the controls do not say: +1, -1, -1, +1, ...
/// The contacts go -2, -1, 1, 2 about `shift`, so that the rest is uncorrelated with them.
ControlledMoments by_hand(int n, double shift) {
  constexpr std::array<double, 4> contacts{-2.0, -1.0, 1.0, 2.0};
  constexpr std::array<double, 4> rest{1.0, -1.0, -1.0, 1.0};
  ControlledMoments moments;
  for (int i = 0; i < n; ++i) {
    const auto k = static_cast<std::size_t>(i % 4);
    moments.add({10.0 + (contacts[k] + shift) / 4.0 + rest[k], 1.0, contacts[k] + shift, 0.0});
  }
  return moments;
}

ModelSpec calls(double per_day = 100.0) {
  ModelSpec spec;
  spec.horizon = {.days = 7, .warm_up_days = 1};
  spec.contact_types = {{.name = "calls",
                         .arrivals = WeeklyArrivals{.per_day = per_day},
                         .busyness_cv = 0.3,
                         .handle = Exponential{6min},
                         .wrap_up = Deterministic{1min},
                         .patience = Exponential{4min}}};
  spec.agent_groups = {{.name = "desk", .staffing = HeadCount{1}, .handles = {{"calls"}}}};
  return spec;
}

}  // namespace

// The contacts' effect is 1/4 exactly, so the estimate moves back by shift / 4 to 10.
TEST_CASE("what the controls explain is taken off", "[estimate][adjustment]") {
  const auto adjusted = adjusted_ratio(by_hand(40, 0.8), 0.95);
  REQUIRE(adjusted);
  CHECK(adjusted->estimate.value == Approx(10.0));
  // the rest has a sum of squares of 40, with 40 - 2 degrees; the contacts one of 100 about a mean
  // of 0.8: variance (40 / 38) (1 / 40 + 0.64 / 100)
  const double variance = 40.0 / 38.0 * (1.0 / 40 + 0.64 / 100);
  CHECK(adjusted->estimate.half_width() == Approx(interval_factor(0.95, 39) * std::sqrt(variance)));
  // plain: (100 / 16 + 40) / 39 / 40
  CHECK(adjusted->variance_ratio == Approx((100.0 / 16 + 40) / 39 / 40 / variance));
}

TEST_CASE("nothing is adjusted from too few replications or without controls",
          "[estimate][adjustment]") {
  CHECK_FALSE(adjusted_ratio(by_hand(29, 0.0), 0.95));
  CHECK(adjusted_ratio(by_hand(30, 0.0), 0.95));
  ControlledMoments none;
  for (int i = 0; i < 100; ++i) none.add({i % 3 * 1.0, 1.0, 0.0, 0.0});
  CHECK_FALSE(adjusted_ratio(none, 0.95));
}

TEST_CASE("a control that follows from the other is left out", "[estimate][adjustment]") {
  ControlledMoments both;
  ControlledMoments one;
  Stream stream{{1, Purpose::later, "a control that follows", 0}};
  for (int i = 0; i < 60; ++i) {
    const double contacts = standard_normal(stream);
    const double y = contacts + standard_normal(stream);
    both.add({y, 1.0, contacts, 420.0 * contacts});
    one.add({y, 1.0, contacts, 0.0});
  }
  const auto with_both = adjusted_ratio(both, 0.95);
  REQUIRE(with_both);
  CHECK(with_both->estimate.low == adjusted_ratio(one, 0.95)->estimate.low);
}

TEST_CASE("what never varies and shares of days are not adjusted", "[estimate][adjustment]") {
  ModelSpec spec = calls();
  spec.targets = {{.measure = "abandonment_rate",
                   .at_least = false,
                   .limit = 0.2,
                   .over = TargetSpan::day,
                   .in_share = 0.5}};
  const Result result = simulate(Model{spec}, {.replications = 60});
  for (const MeasureEstimate& entry : result.measures) {
    INFO(info(entry.measure).id);
    if (entry.measure == Measure::target_met_probability || entry.estimate.half_width() == 0.0)
      CHECK_FALSE(entry.adjusted);
  }
}

TEST_CASE("the mean number of arrivals is that of the measured days", "[estimate][adjustment]") {
  CHECK(*demand::mean_arrivals(Model{calls()}, 0) == Approx(700.0));
  ModelSpec special = calls();
  std::get<WeeklyArrivals>(special.contact_types[0].arrivals).dates[special.horizon.start] = 3.0;
  CHECK(*demand::mean_arrivals(Model{special}, 0) == Approx(900.0));
}

TEST_CASE("arrivals are not known where incidents keep contacts away", "[estimate][adjustment]") {
  ModelSpec spec = calls();
  IncidentSpec outage;
  outage.name = "outage";
  outage.starts = AnyDistribution{Exponential{48h}};
  outage.lasts = Deterministic{2h};
  outage.affects["calls"].arrivals_factor = 2.0;
  spec.incidents = {outage};
  CHECK(demand::mean_arrivals(Model{spec}, 0).has_value());
  spec.incidents[0].affects["calls"].arrivals_factor = 0.5;
  CHECK_FALSE(demand::mean_arrivals(Model{spec}, 0).has_value());
}

// Two contacts in the warm-up and of a surge do not count; of the others one is mistaken.
TEST_CASE("controls count what is known of", "[estimate][adjustment]") {
  ControlMeter meter{Model{calls(1.0)}};  // 7 contacts of 420 s
  std::vector<Contact> contacts(4);
  for (Contact& contact : contacts) {
    contact.arrived_s = 100'000.0;
    contact.handle_s = 500.0;
    contact.wrap_up_s = 60.0;
  }
  contacts[0].arrived_s = 80'000.0;
  contacts[1].source = 1;
  contacts[2].nature = Nature::invalid;
  meter.begin();
  meter.add(contacts);
  CHECK(meter.values().contacts == Approx(2.0 - 7.0));
  CHECK(meter.values().work_s == Approx(420.0 + 560.0 - 7 * 420.0));
  meter.begin();
  CHECK(meter.values().contacts == Approx(-7.0));
}

TEST_CASE("shares are adjusted, counts and hours are not", "[estimate][adjustment]") {
  const Result few = simulate(Model{calls()}, {.replications = 59});
  for (const MeasureEstimate& entry : few.measures) CHECK_FALSE(entry.adjusted);
  const Result result = simulate(Model{calls()}, {.replications = 60});
  for (const MeasureEstimate& entry : result.measures) {
    const MeasureInfo& measure = info(entry.measure);
    INFO(measure.id);
    const bool is_count = measure.unit == Unit::per_day || measure.unit == Unit::weekly_hours ||
                          measure.unit == Unit::weekly_cost || measure.id.starts_with("wait_p");
    if (is_count) CHECK_FALSE(entry.adjusted);
    if (entry.measure != Measure::abandonment_rate && entry.measure != Measure::occupancy) continue;
    REQUIRE(entry.adjusted);
    CHECK(entry.adjusted->variance_ratio > 1.5);
    CHECK(entry.adjusted->estimate.half_width() < entry.estimate.half_width());
  }
}
