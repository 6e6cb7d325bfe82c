// SPDX-License-Identifier: Apache-2.0
#include <staffsim/analytic/infinite_server.hpp>
#include <staffsim/analytic/transient_queue.hpp>

#include "analytic/shared_cases.hpp"

#include <cmath>

using namespace staffsim::analytic;
using tests::json;

// The staffing cases of Feldman, Mandelbaum, Massey & Whitt 2008: lambda(t) = 100 + 20 sin t, one
// level for each tenth of the mean handle time.
namespace {

constexpr double piece = 0.1;

TransientModel model_of(const json& one, const std::vector<int>& staffing) {
  const json& type = one.at("model").at("classes").at(0);
  const json& rates = type.at("arrivals").at("piecewise_rates");
  TransientModel model{.period = piece * static_cast<double>(rates.size()),
                       .arrivals = {},
                       .teams = {{}},
                       .mean_handle_time = type.at("service").at("mean"),
                       .mean_patience = type.at("patience").at("mean"),
                       .balking = 0.0,
                       .end_of_duty = EndOfDuty::hand_over};
  for (std::size_t i = 0; i < rates.size(); ++i) {
    model.arrivals.push_back({piece * static_cast<double>(i), rates[i]});
    model.teams[0].push_back({piece * static_cast<double>(i), staffing[i]});
  }
  return model;
}

std::vector<double> midpoints(std::size_t pieces) {
  std::vector<double> times;
  for (std::size_t i = 0; i < pieces; ++i) times.push_back(piece * (static_cast<double>(i) + 0.5));
  return times;
}

json measures_of(const IntervalExpectation& one) {
  return {{"offered", one.offered},
          {"p_delay", one.delayed / one.offered},
          {"p_abandon", one.abandoned / one.offered},
          {"mean_wait_all", one.total_wait / one.offered}};
}

json flow_metrics(const json& one, const std::vector<int>& staffing) {
  std::vector<double> hours;
  for (int hour = 0; hour <= 24; ++hour) hours.push_back(hour);
  const TransientQueue queue{model_of(one, staffing), DayStart::empty};
  const auto intervals = queue.between(hours);
  json metrics{{"staffing", staffing}, {"overall", measures_of(total(intervals))}};
  for (const IntervalExpectation& interval : intervals)
    metrics["per_unit_time"].push_back(measures_of(interval));
  return metrics;
}

/// Patience equal to handle time: the number present is that of infinitely many servers.
json infinite_server_metrics(const json& one) {
  const std::vector<double> times = midpoints(one.at("expected").at("staffing").size());
  std::vector<int> staffing;
  std::vector<double> delays;
  for (const double t : times) {
    const double present =
        100.0 * (1.0 - std::exp(-t)) + 10.0 * (std::sin(t) - std::cos(t) + std::exp(-t));
    staffing.push_back(infinite_server_agents(present, one.at("model").at("target")));
    delays.push_back(infinite_server_delay(present, staffing.back()));
  }
  json metrics = flow_metrics(one, staffing);
  metrics["p_delay_at_piece_midpoints_exact_sinus"] = delays;
  return metrics;
}

double at_least(const std::vector<double>& in_system, int agents) {
  double sum = 0.0;
  for (std::size_t i = in_system.size(); i-- > static_cast<std::size_t>(agents);)
    sum += in_system[i];
  return sum;
}

int level_for(const std::vector<double>& in_system, double target) {
  int agents = static_cast<int>(in_system.size());
  while (agents > 0 && at_least(in_system, agents - 1) <= target) --agents;
  return agents;
}

/// The iterative algorithm: from staffing without limit, until the levels repeat. The iterations to
/// the fixed point are those that still moved a level; one more shows that it is one.
json iterated_metrics(const json& one) {
  const std::vector<double> times = midpoints(one.at("expected").at("staffing").size());
  std::vector<int> staffing(times.size(), 250);
  std::vector<double> delays(times.size());
  int iterations = 0;
  for (bool changed = true; changed; iterations += changed ? 1 : 0) {
    const auto seen = TransientQueue{model_of(one, staffing), DayStart::empty}.at(times);
    changed = false;
    for (std::size_t i = 0; i < times.size(); ++i) {
      const int level = level_for(seen[i].in_system, one.at("model").at("target"));
      changed = changed || level != staffing[i];
      staffing[i] = level;
      delays[i] = at_least(seen[i].in_system, level);
    }
  }
  json metrics = flow_metrics(one, staffing);
  metrics["p_delay_at_piece_midpoints"] = delays;
  metrics["iterations_to_fixed_point"] = iterations;
  return metrics;
}

const std::vector<tests::Covered> covered_loads{{"C-ISA-0.1", infinite_server_metrics},
                                                {"C-ISA-0.5", infinite_server_metrics},
                                                {"C-ISA-0.9", infinite_server_metrics},
                                                {"C-ISA-th2-0.5", iterated_metrics}};

}  // namespace

TEST_CASE("varying load cases", "[analytic][cases]") {
  tests::check_family("C", covered_loads,
                      {"C-DAY-POOL", "C-DAY-PREEMPT", "C-DAY-PERSON", "C-DROP-POOL",
                       "C-DROP-PREEMPT"});  // day_cases_test.cpp
  for (const tests::Covered& one : covered_loads) {
    SECTION(one.id) { tests::check_case(one); }
  }
}

TEST_CASE("the mean of infinitely many servers follows piecewise rates", "[analytic]") {
  const std::vector<RateStep> arrivals{{0.0, 2.0}, {3.0, 0.0}};
  // m(3) = 2 * 5 (1 - e^-0.6), then decay; by hand.
  const double at_change = 10.0 * (1.0 - std::exp(-0.6));
  CHECK(infinite_server_mean(arrivals, 5.0, 3.0) == Approx(at_change).epsilon(1e-14));
  CHECK(infinite_server_mean(arrivals, 5.0, 8.0) ==
        Approx(at_change * std::exp(-1.0)).epsilon(1e-14));
  CHECK(infinite_server_mean(arrivals, 5.0, 0.0) == 0.0);
}
