// SPDX-License-Identifier: Apache-2.0
// How often a 95 % interval holds the truth, where the truth is known because the replications are
// drawn from a law and not simulated.
//
// Null: each of 2,000 independent studies covers with probability 0.95. Statistic: the number that
// do, exactly binomial. Alpha: 1e-6 two-sided, that is 1,849 to 1,944 studies. Power: a coverage of
// 91.5 % or less, or of 97.9 % or more, is found with a probability above 0.9. The null is exact
// where replications are normal (mean, paired mean, control variates); of ratios it is an
// approximation whose error is far below that at the sizes used here.
#include <staffsim/random/laws.hpp>
#include <staffsim/random/stream.hpp>

#include "estimate/adjustment.hpp"
#include "estimate/moments.hpp"
#include "estimate/paired_ratio.hpp"
#include "estimate/student_t.hpp"
#include "support/catch.hpp"
#include "support/statistical.hpp"

#include <cmath>
#include <string>

using namespace staffsim;
using namespace staffsim::test;

namespace {

constexpr int studies = 2000;
constexpr double confidence = 0.95;

/// Counts the studies whose interval holds `truth`. `study` draws one from a stream of its own.
template <class Study>
test::Verdict coverage(const std::string& name, double truth, Study study) {
  std::size_t covered = 0;
  for (int i = 0; i < studies; ++i) {
    Stream stream{{seed_from_name(name), Purpose::later, name, static_cast<std::uint64_t>(i)}};
    const Estimate estimate = study(stream);
    if (estimate.low <= truth && truth <= estimate.high) ++covered;
  }
  test::Verdict verdict = proportion_equals(covered, studies, confidence);
  verdict.text = name + ": " + std::to_string(covered) + " of 2000; " + verdict.text;
  return verdict;
}

/// Calls of a replication and how many of them are lost: about 300, each with probability 0.2.
std::array<double, 2> lost_and_offered(double busyness, Stream& stream) {
  const double mean = 300.0 * busyness;
  const double offered =
      std::max(1.0, std::round(mean + std::sqrt(mean) * standard_normal(stream)));
  double lost = 0.0;
  for (int i = 0; i < static_cast<int>(offered); ++i) lost += stream.open01() < 0.2 ? 1.0 : 0.0;
  return {lost, offered};
}

Estimate difference_of(const Moments<4>& moments) {
  const auto mean = moments.mean();
  const double value = (mean[0] + mean[2]) / (mean[1] + mean[3]) - mean[0] / mean[1];
  return with_interval(value, paired_spread(moments).variance, moments.count(),
                       interval_factor(confidence, moments.count()));
}

}  // namespace

TEST_CASE("intervals of means cover", "[estimate][coverage]") {
  const test::Verdict verdict = coverage("coverage: mean", 7.0, [](Stream& stream) {
    Moments<1> moments;
    for (int i = 0; i < 5; ++i) moments.add({7.0 + 3.0 * standard_normal(stream)});
    return estimate_mean(moments, {1.0}, Rate{}, interval_factor(confidence, 5));
  });
  check(verdict);
}

TEST_CASE("intervals of ratios cover", "[estimate][coverage]") {
  const Formula<2> rate{.numerator = {1.0, 0.0}, .denominator = {0.0, 1.0}};
  const test::Verdict verdict = coverage("coverage: ratio", 0.2, [&](Stream& stream) {
    Moments<2> moments;
    for (int i = 0; i < 20; ++i) moments.add(lost_and_offered(1.0, stream));
    return estimate_ratio(moments, rate, interval_factor(confidence, 20));
  });
  check(verdict);
}

// Both share a large part, so intervals that forget the pairing would cover nearly always.
TEST_CASE("intervals of paired means cover", "[estimate][coverage]") {
  const test::Verdict verdict = coverage("coverage: paired mean", 2.0, [](Stream& stream) {
    Moments<4> moments;
    for (int i = 0; i < 5; ++i) {
      const double shared = 100.0 + 10.0 * standard_normal(stream);
      const double a = shared + standard_normal(stream);
      const double b = shared + 2.0 + standard_normal(stream);
      moments.add(paired_terms({a, 1.0}, {b, 1.0}));
    }
    return difference_of(moments);
  });
  check(verdict);
}

// B answers half of the calls that A loses, on the same busy and quiet days.
TEST_CASE("intervals of paired ratios cover", "[estimate][coverage]") {
  const test::Verdict verdict = coverage("coverage: paired ratio", -0.1, [](Stream& stream) {
    Moments<4> moments;
    for (int i = 0; i < 20; ++i) {
      const double busyness = std::exp(0.2 * standard_normal(stream));
      const auto a = lost_and_offered(busyness, stream);
      double lost = 0.0;
      for (int call = 0; call < static_cast<int>(a[0]); ++call)
        lost += stream.open01() < 0.5 ? 1.0 : 0.0;
      moments.add(paired_terms(a, {lost, a[1]}));
    }
    return difference_of(moments);
  });
  check(verdict);
}

namespace {

/// Replications in which the controls explain all but 3 % of the variance.
Estimate controlled(Stream& stream, int replications) {
  ControlledMoments moments;
  for (int i = 0; i < replications; ++i) {
    const double contacts = 20.0 * standard_normal(stream);
    const double work = 300.0 * contacts + 4000.0 * standard_normal(stream);
    const double y = 50.0 + 0.05 * contacts + 0.0003 * work + 0.5 * standard_normal(stream);
    moments.add({y, 1.0, contacts, work});
  }
  return adjusted_ratio(moments, confidence).value().estimate;
}

}  // namespace

TEST_CASE("intervals with control variates cover", "[estimate][coverage]") {
  const test::Verdict verdict = coverage("coverage: control variates", 50.0,
                                         [](Stream& stream) { return controlled(stream, 60); });
  check(verdict);
}

// More calls on busy days, and more of them lost: the expectation of lost / offered is
// 0.2 (1 + 0.1^2), for the share that is lost is 0.2 times the busyness of the day.
TEST_CASE("intervals of ratios with control variates cover", "[estimate][coverage]") {
  const test::Verdict verdict = coverage("coverage: controlled ratio", 0.202, [](Stream& stream) {
    ControlledMoments moments;
    for (int i = 0; i < 100; ++i) {
      const double busyness = 1.0 + 0.1 * standard_normal(stream);
      const double offered = 300.0 * busyness;
      const double lost = 0.2 * busyness * offered + 5.0 * standard_normal(stream);
      moments.add({lost, offered, offered - 300.0, 1000.0 * standard_normal(stream)});
    }
    return adjusted_ratio(moments, confidence).value().estimate;
  });
  check(verdict);
}
