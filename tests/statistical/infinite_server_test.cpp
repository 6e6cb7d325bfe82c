// SPDX-License-Identifier: Apache-2.0
// A queue with more agents than contacts: nobody waits, and the mean number busy is the integral of
// the arrival rate over the chance of being still there, for any law of handling (M(t)/G/infinity).
// Source: S. G. Eick, W. A. Massey, W. Whitt 1993 (The physics of the M(t)/G/infinity queue).
#include <staffsim/analytic/infinite_server.hpp>
#include <staffsim/random/laws.hpp>

#include "estimate/replicator.hpp"
#include "support/catch.hpp"
#include "support/statistical.hpp"

#include <boost/math/distributions/normal.hpp>

#include <array>
#include <chrono>
#include <cmath>
#include <functional>
#include <numeric>
#include <string>
#include <vector>

using namespace staffsim;
using namespace staffsim::test;
using namespace std::chrono_literals;

namespace {

constexpr std::array<double, 24> per_hour{20,  20,  20,  20,  20,  40,  80,  200,
                                          400, 520, 560, 440, 240, 360, 520, 540,
                                          480, 320, 160, 100, 80,  60,  40,  40};
constexpr std::size_t replications = 2000;

ModelSpec many_agents(const AnyDistribution& handle, const AnyDistribution& wrap_up) {
  WeeklyArrivals arrivals;
  arrivals.per_day = std::accumulate(per_hour.begin(), per_hour.end(), 0.0);
  arrivals.profiles.resize(1);
  arrivals.profiles[0].weights.assign(per_hour.begin(), per_hour.end());
  ContactTypeSpec calls;
  calls.name = "calls";
  calls.arrivals = arrivals;
  calls.handle = handle;
  calls.wrap_up = wrap_up;
  AgentGroupSpec desk;
  desk.name = "desk";
  desk.staffing = HeadCount{400};
  desk.handles = {{"calls"}};
  ModelSpec spec;
  spec.horizon.days = 1;
  spec.horizon.interval = 1h;
  spec.contact_types = {calls};
  spec.agent_groups = {desk};
  return spec;
}

/// E[min(S, x)] of the whole handling S: the integral of P(S > u) from 0 to x.
using CutMean = std::function<double(double)>;

/// Mean number busy at time t of a day that starts empty.
double mean_present(double t, const CutMean& cut_mean) {
  double sum = 0.0;
  for (std::size_t hour = 0; hour < per_hour.size(); ++hour) {
    const double from_s = static_cast<double>(hour) * 3600.0;
    if (t <= from_s) break;
    const double still_from = cut_mean(t - from_s);
    const double still_to = t > from_s + 3600.0 ? cut_mean(t - from_s - 3600.0) : 0.0;
    sum += per_hour[hour] / 3600.0 * (still_from - still_to);
  }
  return sum;
}

/// Average over an hour, by Simpson's rule on half minutes: the kinks lie on whole ones.
double mean_busy(std::size_t hour, const CutMean& cut_mean) {
  constexpr int steps = 120;
  const double step_s = 3600.0 / steps;
  double sum = 0.0;
  for (int i = 0; i < steps; ++i) {
    const double from_s = static_cast<double>(hour) * 3600.0 + i * step_s;
    sum += (mean_present(from_s, cut_mean) + 4.0 * mean_present(from_s + 0.5 * step_s, cut_mean) +
            mean_present(from_s + step_s, cut_mean)) /
           6.0;
  }
  return sum / steps;
}

void check_mean_busy(const std::string& name, const ModelSpec& spec, const CutMean& cut_mean) {
  const Model model{spec};
  const Model* const models[] = {&model};
  const engine::TallyPlan plans[1] = {};
  Replicator replicator{models, plans, engine::make_kernel};
  std::vector<engine::Tallies> tallies(1);
  std::vector<std::vector<double>> busy(24);
  for (std::uint64_t r = 0; r < replications; ++r) {
    replicator.run(seed_from_name(name), r, tallies);
    for (std::size_t hour = 0; hour < 24; ++hour) {
      busy[hour].push_back(at(tallies[0].agents[hour], engine::AgentCounter::busy) / 3600.0);
      REQUIRE(at(tallies[0].contacts[hour], engine::Counter::delayed) == 0.0);
    }
  }
  for (std::size_t hour = 0; hour < 24; ++hour) {
    const Verdict verdict = mean_equals(busy[hour], mean_busy(hour, cut_mean), alpha / 24.0);
    INFO(name << ", hour " << hour << ": " << verdict.text);
    CHECK(verdict.passed);
  }
}

CutMean exponential(double mean_s) {
  return [=](double x) { return mean_s * (1.0 - std::exp(-x / mean_s)); };
}

CutMean uniform(double min_s, double max_s) {
  return [=](double x) {
    if (x <= min_s) return x;
    const double part_s = std::min(x, max_s) - min_s;
    return min_s + part_s - 0.5 * part_s * part_s / (max_s - min_s);
  };
}

CutMean lognormal(double mean_s, double cv) {
  const double variance = std::log1p(cv * cv);
  const double sigma = std::sqrt(variance);
  const double mu = std::log(mean_s) - 0.5 * variance;
  return [=](double x) {
    if (x <= 0.0) return 0.0;
    const boost::math::normal_distribution<> normal;
    const double z = (std::log(x) - mu) / sigma;
    return mean_s * cdf(normal, z - sigma) + x * cdf(complement(normal, z));
  };
}

/// A fixed time, and then an exponential one.
CutMean fixed_and_exponential(double fixed_s, double mean_s) {
  return [=](double x) {
    if (x <= fixed_s) return x;
    return fixed_s + exponential(mean_s)(x - fixed_s);
  };
}

}  // namespace

// Null: the mean number busy in each hour is the integral. Student t over 2000 days, alpha / 24
// each. Power 0.9 for an error of 6.8 standard errors: in the busiest hour (70 busy; standard
// deviation of the hour's mean about 4) 0.9 %, in the quietest (2.5; 0.8) 5 %.
TEST_CASE("number busy with many agents: exponential", "[statistical][infinite]") {
  const CutMean cut_mean = exponential(450.0);
  std::vector<analytic::RateStep> steps;
  for (std::size_t hour = 0; hour < per_hour.size(); ++hour)
    steps.push_back({static_cast<double>(hour) * 3600.0, per_hour[hour] / 3600.0});
  for (const double t : {600.0, 30'000.0, 43'200.0, 80'000.0})
    CHECK(mean_present(t, cut_mean) ==
          Approx(analytic::infinite_server_mean(steps, 450.0, t)).epsilon(1e-12));
  check_mean_busy("number busy: exponential", many_agents(Exponential{450s}, {}), cut_mean);
}

TEST_CASE("number busy with many agents: uniform", "[statistical][infinite]") {
  check_mean_busy("number busy: uniform", many_agents(Uniform{5min, 10min}, {}),
                  uniform(300.0, 600.0));
}

TEST_CASE("number busy with many agents: lognormal", "[statistical][infinite]") {
  check_mean_busy("number busy: lognormal", many_agents(Lognormal{450s, 1.2}, {}),
                  lognormal(450.0, 1.2));
}

TEST_CASE("number busy with many agents: wrap-up counts", "[statistical][infinite]") {
  check_mean_busy("number busy: wrap-up", many_agents(Deterministic{5min}, Exponential{150s}),
                  fixed_and_exponential(300.0, 150.0));
}
