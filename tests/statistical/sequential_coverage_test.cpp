// SPDX-License-Identifier: Apache-2.0
// A study that stops when its interval is narrow enough still holds the truth.
//
// Null: of 2,000 independent studies with 95 % intervals a share from 0.93 to 0.96 holds the exact
// value. Statistic: their number; exact binomial, alpha 1e-6. Power: a coverage below 0.89 is found
// with 93 %, one above 0.978 with 90 %.
#include <staffsim/analytic/transient_queue.hpp>
#include <staffsim/estimate/simulate.hpp>

#include "estimate/moments.hpp"
#include "estimate/precision.hpp"
#include "estimate/rounds.hpp"
#include "estimate/student_t.hpp"
#include "statistical/known_laws.hpp"
#include "support/catch.hpp"
#include "support/coverage.hpp"

#include <cstdio>

using namespace staffsim;
using namespace staffsim::test;
using namespace std::chrono_literals;

namespace {

constexpr int studies = 2000;
constexpr double least = 0.93;
constexpr double most = 0.96;

/// One replication's numerator and denominator.
using Draw = std::array<double, 2> (*)(Stream&, const KnownLaw&);

std::array<double, 2> value(Stream& stream, const KnownLaw& law) { return {law.draw(stream), 1.0}; }
/// Busy days have more of both: y = x times a value of the law, x from 0.5 on.
std::array<double, 2> pair(Stream& stream, const KnownLaw& law) {
  const double x = 0.5 + exponential(stream);
  return {x * law.draw(stream), x};
}

struct Outcome {
  bool covers = false;
  int replications = 0;
};

/// A study by the rules of rounds, on drawn values.
Outcome sequential(const ExperimentSpec& experiment, Draw draw, const KnownLaw& law,
                   Stream stream) {
  const Formula<2> ratio{.numerator = {1.0, 0.0}, .denominator = {0.0, 1.0}};
  Moments<2> moments;
  int end = round_end(experiment, 0);
  while (true) {
    while (moments.count() < end) moments.add(draw(stream, law));
    const Estimate estimate = estimate_ratio(moments, ratio, interval_factor(0.95, end));
    const PrecisionResult reached = judge(experiment.precision.front(), 0, estimate);
    if (replications_needed(experiment, {&reached, 1}, end) == end)
      return {estimate.low <= law.mean && law.mean <= estimate.high, end};
    end = round_end(experiment, end + 1);
  }
}

/// The half width at which `replications` would do if the scatter were known.
double half_width_for(double replications, Draw draw, const KnownLaw& law) {
  const double inflation = draw == pair ? 3.25 / 2.25 : 1.0;  // E x^2 / (E x)^2
  return 1.96 * law.deviation * std::sqrt(inflation / replications);
}

struct Coverage {
  int covered = 0;
  double mean_replications = 0.0;
};

Coverage coverage_of(std::string_view test, int first_round, double needed, Draw draw,
                     const KnownLaw& law) {
  ExperimentSpec experiment{.replications = first_round};
  experiment.precision = {
      {.measure = "asa", .half_width = half_width_for(needed, draw, law), .at_most = 1'000'000}};
  Coverage coverage;
  for (std::uint64_t study = 0; study < studies; ++study) {
    const Outcome outcome = sequential(experiment, draw, law, stream_of(test, study));
    coverage.covered += outcome.covers ? 1 : 0;
    coverage.mean_replications += static_cast<double>(outcome.replications) / studies;
  }
  return coverage;
}

void check(std::string_view test, Draw draw, const KnownLaw& law) {
  for (const double needed : {80.0, 100.0, 150.0, 200.0, 500.0}) {
    const auto verdict =
        coverage_within(coverage_of(test, 100, needed, draw, law).covered, studies, least, most);
    INFO(law.name << ", about " << needed << " needed: " << verdict.text);
    CHECK(verdict.passed);
  }
}

}  // namespace

TEST_CASE("sequential coverage: means", "[statistical][coverage]") {
  check("sequential coverage: means", value, normal_law);
  check("sequential coverage: means", value, exponential_law);
}

TEST_CASE("sequential coverage: ratios", "[statistical][coverage]") {
  check("sequential coverage: ratios", pair,
        KnownLaw{"constant plus normal", [](Stream& stream) { return 1.0 + 0.5 * normal(stream); },
                 1.0, 0.5});
}

// Two hours of calls for two agents, from empty: M/M/2+M with its exact expectations.
TEST_CASE("sequential coverage: a queue", "[statistical][coverage]") {
  constexpr double minutes_per_hour = 60.0;
  const analytic::TransientModel exact_model{
      .period = 1440.0,
      .arrivals = {{0.0, 20.0 / minutes_per_hour}, {120.0, 0.0}},
      .teams = {{{0.0, 2}}},
      .mean_handle_time = 6.0,
      .mean_patience = 3.0};
  const analytic::TransientQueue queue{exact_model, analytic::DayStart::empty};
  const analytic::IntervalExpectation day =
      analytic::total(queue.between(std::vector<double>{0.0, 120.0, 1440.0}));
  const double exact = day.abandoned / day.offered;

  ModelSpec spec;
  spec.horizon.start = date_of(2025, 9, 1);
  spec.horizon.days = 1;
  ContactTypeSpec calls;
  calls.name = "calls";
  RateTable rates{.every = 60min, .per_hour = std::vector<double>(24, 0.0)};
  rates.per_hour[0] = rates.per_hour[1] = 20.0;
  calls.arrivals = rates;
  calls.handle = Exponential{6min};
  calls.patience = Exponential{3min};
  spec.contact_types = {calls};
  AgentGroupSpec desk;
  desk.name = "desk";
  desk.staffing = HeadCount{2};
  desk.handles = {{"calls"}};
  spec.agent_groups = {desk};
  const Model model{spec};

  ExperimentSpec experiment{.replications = 100};
  experiment.precision = {{.measure = "abandonment_rate", .half_width = 0.012}};
  int covered = 0;
  double replications = 0.0;
  for (std::uint64_t study = 0; study < studies; ++study) {
    experiment.seed = seed_from_name("sequential coverage: a queue") + study;
    const Result result = simulate(model, experiment);
    const Estimate& rate = result.total(Measure::abandonment_rate);
    covered += rate.low <= exact && exact <= rate.high ? 1 : 0;
    replications += static_cast<double>(result.replications) / studies;
  }
  const auto verdict = coverage_within(covered, studies, least, most);
  INFO("exact " << exact << ", " << replications << " replications: " << verdict.text);
  CHECK(replications > 110.0);
  CHECK(verdict.passed);
}

// The table of docs/background/statistics.md. Run by name.
TEST_CASE("measure the coverage of sequential intervals", "[.measure]") {
  for (const KnownLaw& law : {normal_law, exponential_law, lognormal_law})
    for (const int first : {100, 200, 1000})
      for (const double needed : {0.8, 1.0, 1.5, 2.0, 4.0, 10.0}) {
        const Coverage coverage = coverage_of("measure the coverage of sequential intervals", first,
                                              needed * first, value, law);
        std::printf("%-24s first %4d, needed %6.0f: %.1f %%, %.2f of needed\n", law.name.data(),
                    first, needed * first, 100.0 * coverage.covered / studies,
                    coverage.mean_replications / std::max<double>(first, needed * first));
      }
}
