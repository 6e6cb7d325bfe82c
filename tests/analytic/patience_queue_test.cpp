// SPDX-License-Identifier: Apache-2.0
#include <staffsim/analytic/duration_law.hpp>
#include <staffsim/analytic/erlang_a.hpp>
#include <staffsim/analytic/patience_queue.hpp>

#include "support/catch.hpp"

#include <cmath>
#include <stdexcept>
#include <utility>
#include <vector>

using namespace staffsim::analytic;

namespace {

const std::vector<std::pair<const char*, DurationLaw>>& laws() {
  static const std::vector<double> p{0.3, 0.7};
  static const std::vector<double> m{0.5, 4.0};
  static const std::vector<std::pair<const char*, DurationLaw>> all{
      {"exponential", DurationLaw::exponential(2.0)},
      {"deterministic", DurationLaw::deterministic(1.5)},
      {"uniform", DurationLaw::uniform(0.5, 3.0)},
      {"weibull, falling hazard", DurationLaw::weibull(0.6, 2.0)},
      {"weibull, rising hazard", DurationLaw::weibull(2.5, 2.0)},
      {"hyperexponential", DurationLaw::hyperexponential(p, m)},
      {"balking", DurationLaw::exponential_with_atom(0.25, 2.0)}};
  return all;
}

}  // namespace

TEST_CASE("closed forms of the laws agree with quadrature", "[analytic]") {
  for (const auto& [name, law] : laws()) {
    SECTION(name) {
      const auto numeric = DurationLaw::from_survival(
          [&law = law](double t) { return law.survival(t); }, law.breakpoints());
      CHECK(numeric.mean() == Approx(law.mean()).epsilon(1e-9));
      CHECK(numeric.second_moment() == Approx(law.second_moment()).epsilon(1e-9));
      CHECK(numeric.third_moment() == Approx(law.third_moment()).epsilon(1e-9));
      for (const double t : {0.1, 1.0, 2.0, 6.0}) {
        CHECK(numeric.restricted_mean(t) == Approx(law.restricted_mean(t)).epsilon(1e-8));
        CHECK(law.survival(t) + law.distribution(t) == Approx(1.0).epsilon(1e-15));
      }
      CHECK(law.survival(-1.0) == 1.0);
      CHECK(law.restricted_mean(-1.0) == 0.0);
    }
  }
}

// Flow in = flow out, Little's law and the two halves of a mean, under light and heavy load.
TEST_CASE("M/M/n+G keeps its books", "[analytic]") {
  for (const double rate : {1.0, 4.9, 20.0}) {
    for (const auto& [name, law] : laws()) {
      SECTION(name + std::string{" at "} + std::to_string(rate)) {
        const PatienceQueue queue{rate, 1.0, law, 5};
        const double gone = queue.abandonment();
        CHECK(queue.mean_busy() == Approx(rate * (1.0 - gone)).epsilon(1e-11));
        CHECK(queue.served_within(1e3) == Approx(1.0 - gone).epsilon(1e-11));
        CHECK(queue.abandoned_within(1e3) == Approx(gone).epsilon(1e-10));
        CHECK(queue.mean_wait_served_part() + gone * queue.mean_wait_of_abandoned() ==
              Approx(queue.mean_wait()).epsilon(1e-11));
        CHECK(queue.offered_wait_exceeds(0.0) == Approx(queue.wait_probability()).epsilon(1e-11));
        const double t = queue.wait_quantile(0.97);
        CHECK(queue.served_within(t) + queue.abandoned_within(t) >= 0.97 - 1e-12);
        CHECK(queue.offered_wait_exceeds(-1.0) == 1.0);
        CHECK(queue.served_within(-1.0) == 0.0);
      }
    }
  }
}

TEST_CASE("M/M/n+G with exponential patience is Erlang A, small and large", "[analytic]") {
  struct Size {
    double rate;
    double patience;
    int agents;
  };
  for (const Size size : {Size{0.5, 3.0, 1}, Size{95.0, 2.0, 100}, Size{1300.0, 1.0, 1000},
                          Size{3.0, 200.0, 2}, Size{2.0, 0.01, 3}, Size{10.0, 3.0, 40}}) {
    const ErlangA exact{size.rate, 1.0, size.patience, size.agents};
    const PatienceQueue general{size.rate, 1.0, DurationLaw::exponential(size.patience),
                                size.agents};
    CAPTURE(size.rate, size.patience, size.agents);
    CHECK(general.wait_probability() == Approx(exact.wait_probability()).epsilon(1e-10));
    CHECK(general.abandonment() == Approx(exact.abandonment()).epsilon(1e-10));
    CHECK(general.mean_wait() == Approx(exact.mean_wait()).epsilon(1e-10));
    CHECK(general.mean_offered_wait() == Approx(exact.mean_offered_wait()).epsilon(1e-10));
    CHECK(general.mean_wait_of_served() == Approx(exact.mean_wait_of_served()).epsilon(1e-10));
    // A difference in ErlangA: exact to 1e-13 absolutely, however small it is.
    CHECK(general.served_within(0.1) ==
          Approx(exact.served_within(0.1)).epsilon(1e-10).margin(1e-13));
    CHECK(general.wait_quantile(0.9) == Approx(exact.wait_quantile(0.9)).epsilon(1e-9));
  }
}

TEST_CASE("laws and queues out of domain", "[analytic]") {
  CHECK_THROWS_AS(DurationLaw::exponential(0.0), std::domain_error);
  CHECK_THROWS_AS(DurationLaw::uniform(2.0, 1.0), std::domain_error);
  CHECK_THROWS_AS(DurationLaw::weibull(0.005, 1.0), std::domain_error);  // no finite mean
  CHECK_THROWS_AS(DurationLaw::exponential_with_atom(1.5, 1.0), std::domain_error);
  CHECK_THROWS_AS(DurationLaw::hyperexponential(std::vector{0.5}, std::vector{1.0}),
                  std::domain_error);
  CHECK_THROWS_AS(DurationLaw::hyperexponential(std::vector{1.0}, std::vector<double>{}),
                  std::invalid_argument);
  CHECK_THROWS_AS(PatienceQueue(0.0, 1.0, DurationLaw::exponential(1.0), 2), std::domain_error);
  const PatienceQueue queue{1.0, 2.0, DurationLaw::exponential(1.0), 2};
  CHECK_THROWS_AS(queue.served_within(std::nan("")), std::domain_error);
  CHECK_THROWS_AS(queue.abandoned_within(std::nan("")), std::domain_error);
  CHECK_THROWS_AS(queue.offered_wait_exceeds(std::nan("")), std::domain_error);
}

TEST_CASE("a law that was moved from is still one", "[analytic]") {
  DurationLaw law = DurationLaw::exponential(2.0);
  const DurationLaw moved = std::move(law);
  CHECK(law.mean() == moved.mean());  // NOLINT(bugprone-use-after-move)
}

// The same law in seconds, hours or years: in whatever unit, the numbers scale with it.
TEST_CASE("a law by its survival is right in any unit", "[analytic]") {
  for (const double mean : {1e-9, 1e-6, 0.01, 1.0, 3600.0, 1e6, 1e12}) {
    CAPTURE(mean);
    const auto law = DurationLaw::from_survival([=](double t) { return std::exp(-t / mean); }, {});
    CHECK(law.mean() == Approx(mean).epsilon(1e-11).margin(0.0));
    CHECK(law.second_moment() == Approx(2.0 * mean * mean).epsilon(1e-11).margin(0.0));
    CHECK(law.third_moment() == Approx(6.0 * mean * mean * mean).epsilon(1e-11).margin(0.0));
    const PatienceQueue numeric{2.5 / mean, 1.5 * mean, law, 4};
    const PatienceQueue exact{2.5 / mean, 1.5 * mean, DurationLaw::exponential(mean), 4};
    CHECK(numeric.abandonment() == Approx(exact.abandonment()).epsilon(1e-10));
    CHECK(numeric.mean_wait() == Approx(exact.mean_wait()).epsilon(1e-10).margin(0.0));
  }
}

// Two scales, a breakpoint far beyond all that matters, most at nearly nothing, some who never
// leave.
TEST_CASE("a law by its survival is right whatever its shape", "[analytic]") {
  const auto mean_of = [](auto survival, std::vector<double> breakpoints) {
    return DurationLaw::from_survival(survival, std::move(breakpoints)).mean();
  };
  for (const double long_mean : {1e2, 1e4, 1e6})
    CHECK(mean_of([=](double t) { return 0.9 * std::exp(-t) + 0.1 * std::exp(-t / long_mean); },
                  {}) == Approx(0.9 + 0.1 * long_mean).epsilon(1e-10));
  for (const double cap : {1e3, 1e6})
    CHECK(mean_of([=](double t) { return t < cap ? std::exp(-t) : 0.0; }, {cap}) ==
          Approx(1.0).epsilon(1e-10));
  CHECK(mean_of([](double t) { return 0.6 * std::exp(-t / 1e-3) + 0.4 * std::exp(-t / 100.0); },
                {}) == Approx(40.0006).epsilon(1e-10));
  CHECK(mean_of([](double t) { return t <= 0.0 ? 1.0 : 0.4 * std::exp(-t); }, {}) ==
        Approx(0.4).epsilon(1e-10));
  CHECK(mean_of([](double) { return 0.0; }, {}) == 0.0);
  const auto some_stay =
      DurationLaw::from_survival([](double t) { return 0.6 + 0.4 * std::exp(-t / 2.0); }, {});
  CHECK(std::isinf(some_stay.mean()));
  CHECK(PatienceQueue(1.5, 2.0, some_stay, 4).abandonment() == Approx(0.0631).epsilon(1e-3));
}

TEST_CASE("what is no survival is refused", "[analytic]") {
  const auto law = [](double value) {
    return DurationLaw::from_survival([=](double) { return value; }, {});
  };
  CHECK_THROWS_AS(law(2.0), std::domain_error);
  CHECK_THROWS_AS(law(std::nan("")), std::domain_error);
  const auto with_break = [](double at) {
    return DurationLaw::from_survival([](double t) { return std::exp(-t); }, {at});
  };
  CHECK_THROWS_AS(with_break(HUGE_VAL), std::domain_error);
  CHECK_THROWS_AS(with_break(std::nan("")), std::domain_error);
}
