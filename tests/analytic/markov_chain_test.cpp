// SPDX-License-Identifier: Apache-2.0
#include <staffsim/analytic/erlang_b.hpp>
#include <staffsim/analytic/m_d_c.hpp>
#include <staffsim/analytic/m_g_1.hpp>
#include <staffsim/analytic/markov_chain.hpp>
#include <staffsim/analytic/priority.hpp>
#include <staffsim/analytic/transient_queue.hpp>

#include "support/catch.hpp"

#include <cmath>
#include <limits>
#include <stdexcept>

using namespace staffsim::analytic;

namespace {

MarkovChain switching(double on, double off) {
  return {{{0}}, [=](const ChainState& s) {
            return std::vector<Transition>{{{1 - s[0]}, s[0] == 0 ? on : off}};
          }};
}

MarkovChain loss_system(double rate, int agents) {
  return {{{0}}, [=](const ChainState& s) {
            std::vector<Transition> jumps;
            if (s[0] < agents) jumps.push_back({{s[0] + 1}, rate});
            if (s[0] > 0) jumps.push_back({{s[0] - 1}, s[0] * 1.0});
            return jumps;
          }};
}

}  // namespace

TEST_CASE("two states by hand", "[analytic]") {
  // P(on at t) = on / (on + off) (1 - e^-(on + off) t); its integral follows.
  const MarkovChain chain = switching(2.0, 3.0);
  CHECK(stationary_distribution(chain)[1] == Approx(0.4).epsilon(1e-15));
  CHECK(stationary_by_sweeps(chain)[1] == Approx(0.4).epsilon(1e-12));
  for (const double t : {0.0, 0.1, 3.0, 1000.0}) {
    const Evolution later = evolve(chain, std::vector{1.0}, t);
    CHECK(later.at_end[1] == Approx(0.4 * -std::expm1(-5.0 * t)).epsilon(1e-12));
    CHECK(later.occupation[1] ==
          Approx(0.4 * (t + std::expm1(-5.0 * t) / 5.0)).epsilon(1e-12).margin(1e-15));
  }
}

TEST_CASE("a loss system is Erlang B", "[analytic]") {
  for (const int agents : {1, 10, 150}) {
    const MarkovChain chain = loss_system(100.0, agents);
    const double blocking = erlang_b_blocking(Erlangs{100.0}, agents);
    CHECK(stationary_distribution(chain).back() == Approx(blocking).epsilon(1e-12));
    CHECK(stationary_by_sweeps(chain).back() == Approx(blocking).epsilon(1e-9));
  }
}

TEST_CASE("an absorbing state keeps what it gets", "[analytic]") {
  const MarkovChain chain{
      {{0}}, [](const ChainState& s) {
        return s[0] == 0 ? std::vector<Transition>{{{1}, 0.5}} : std::vector<Transition>{};
      }};
  const Evolution later = evolve(chain, std::vector{1.0}, 4.0);
  CHECK(later.at_end[1] == Approx(1.0 - std::exp(-2.0)).epsilon(1e-13));
  CHECK(later.occupation[0] + later.occupation[1] == Approx(4.0).epsilon(1e-13));
  CHECK_THROWS_AS(stationary_by_sweeps(chain), std::domain_error);
}

TEST_CASE("chains refuse what they cannot be", "[analytic]") {
  const auto endless = [](const ChainState& s) {
    return std::vector<Transition>{{{s[0] + 1}, 1.0}};
  };
  CHECK_THROWS_AS(MarkovChain({{0}}, endless, 100), std::length_error);
  CHECK_THROWS_AS(switching(0.0, 1.0), std::invalid_argument);
  CHECK_THROWS_AS(evolve(switching(1.0, 1.0), std::vector{1.0}, -1.0), std::domain_error);
}

// M/D/1: rho D / (2 (1 - rho)). Where hardly anybody waits nothing is lost to rounding.
TEST_CASE("constant service keeps its digits under little load", "[analytic]") {
  for (const double load : {1e-18, 1e-9, 1e-3})
    CHECK(DeterministicService(load, 1.0, 1).mean_wait() ==
          Approx(load / (2.0 * (1.0 - load))).epsilon(1e-12).margin(0.0));
  for (const double load : {1e-9, 1e-3})
    CHECK(DeterministicService(load, 1.0, 1).wait_probability() ==
          Approx(load).epsilon(1e-12).margin(0.0));
  CHECK(DeterministicService(0.01, 1.0, 10).wait_probability() ==
        Approx(2.73e-27).epsilon(0.01).margin(0.0));
  CHECK(DeterministicService(1e-300, 1.0, 3).mean_wait() == 0.0);
  CHECK(DeterministicService(0.01, 1.0, 10).mean_wait() > 0.0);
}

// By X' = max(X - c, 0) + Poisson(a) in long double, positive terms alone. What a solver leaves of
// such numbers is rounding, of either sign.
TEST_CASE("constant service keeps its digits with many agents", "[analytic]") {
  CHECK(DeterministicService(420.0, 1.0, 600).wait_probability() ==
        Approx(9.14e-17).epsilon(0.001).margin(0.0));
  CHECK(DeterministicService(350.0, 1.0, 500).wait_probability() ==
        Approx(2.89e-14).epsilon(0.002).margin(0.0));
  CHECK(DeterministicService(360.0, 1.0, 500).mean_queue() ==
        Approx(4.53e-12).epsilon(0.002).margin(0.0));
}

TEST_CASE("one agent: M/D/1, M/G/1 and priorities agree", "[analytic]") {
  const DeterministicService constant{0.8, 1.0, 1};
  const SingleServer general{0.8, DurationLaw::deterministic(1.0)};
  CHECK(constant.mean_wait() == Approx(2.0).epsilon(1e-10));  // rho D / (2 (1 - rho))
  CHECK(general.mean_wait() == Approx(2.0).epsilon(1e-14));
  CHECK(constant.wait_probability() == Approx(0.8).epsilon(1e-10));
  // Erlang 1909: P(W <= t) = (1 - rho) e^(lambda t) for t < D.
  CHECK(constant.served_within(0.5) == Approx(0.2 * std::exp(0.4)).epsilon(1e-10));
  CHECK(constant.served_within(constant.wait_quantile(0.9)) == Approx(0.9).epsilon(1e-10));
  const std::vector<PriorityType> equal{{0.3, 1.0, 1.0}, {0.5, 1.0, 1.0}};
  const auto waits = single_server_priority_mean_waits(equal);
  // The order does not change the work that waits.
  CHECK((0.3 * waits[0] + 0.5 * waits[1]) / 0.8 == Approx(2.0).epsilon(1e-13));
  CHECK_THROWS_AS(DeterministicService(2.0, 1.0, 2), std::domain_error);
  CHECK_THROWS_AS(constant.served_within(std::nan("")), std::domain_error);
  CHECK(constant.served_within(std::numeric_limits<double>::infinity()) == 1.0);
  CHECK(constant.served_within(1e15) == 1.0);
  CHECK_THROWS_AS(SingleServer(2.0, DurationLaw::deterministic(1.0)), std::domain_error);
  CHECK(std::isinf(priority_mean_waits(std::vector{0.5, 2.0}, 1.0, 2)[1]));
  CHECK_THROWS_AS(highest_priority_wait_exceeds(std::vector{0.5}, 1.0, 2, std::nan("")),
                  std::domain_error);
}

TEST_CASE("M/G/1 with a uniform handle time, by hand", "[analytic]") {
  // U(5, 10) at 0.1: E S^2 = 175 / 3, E S^3 = 468.75, load 0.75; mean 35 / 3, variance 1787.5 / 9.
  const SingleServer queue{0.1, DurationLaw::uniform(5.0, 10.0)};
  CHECK(queue.mean_wait() == Approx(35.0 / 3.0).epsilon(1e-14));
  CHECK(queue.wait_variance() == Approx(1787.5 / 9.0).epsilon(1e-14));
  CHECK(queue.mean_wait_of_delayed() == Approx(140.0 / 9.0).epsilon(1e-14));
}

TEST_CASE("a transient day without change is the steady state", "[analytic]") {
  TransientModel model{.period = 10.0,
                       .arrivals = {{0.0, 2.0}},
                       .teams = {{{0.0, 3}}},
                       .mean_handle_time = 2.0,
                       .mean_patience = 2.0};
  const TransientQueue queue{model, DayStart::periodic};
  // Handle time and patience alike: Poisson(4) present, as in the test of Erlang A.
  const auto day = queue.between(std::vector{0.0, 4.0, 25.0});
  REQUIRE(day.size() == 2);
  const double delayed = 1.0 - 13.0 * std::exp(-4.0);
  for (const auto& part : day) CHECK(part.delayed / part.offered == Approx(delayed).epsilon(1e-10));
  CHECK(total(day).offered == Approx(50.0).epsilon(1e-13));
  CHECK(queue.at(std::vector{7.5})[0].delay_probability == Approx(delayed).epsilon(1e-10));
  CHECK(queue.offered_wait_exceeds(3.0, 0.0) == Approx(delayed).epsilon(1e-10));
}

TEST_CASE("teams that change together are one head count", "[analytic]") {
  TransientModel together{.period = 60.0,
                          .arrivals = {{0.0, 1.0}, {30.0, 0.4}},
                          .teams = {{{0.0, 4}, {40.0, 0}}},
                          .mean_handle_time = 3.0,
                          .mean_patience = 5.0};
  TransientModel apart = together;
  apart.teams = {{{0.0, 1}, {40.0, 0}}, {{0.0, 3}, {40.0, 0}}};
  const std::vector<double> hours{0.0, 20.0, 40.0, 60.0};
  const auto one = TransientQueue{together, DayStart::periodic}.between(hours);
  const auto two = TransientQueue{apart, DayStart::periodic}.between(hours);
  for (std::size_t i = 0; i < one.size(); ++i) {
    CHECK(two[i].delayed == Approx(one[i].delayed).epsilon(1e-10));
    CHECK(two[i].total_wait == Approx(one[i].total_wait).epsilon(1e-10));
    CHECK(two[i].total_busy == Approx(one[i].total_busy).epsilon(1e-10));
  }
}

// k periods, rounded, may lie before the k-th day or after it.
TEST_CASE("A periodic queue goes on from day to day, wherever rounding puts midnight",
          "[analytic]") {
  for (const double period : {0.1, 0.7, 3.3, 24.0 / 7.0}) {
    const TransientModel model{.period = period,
                               .arrivals = {{0.0, 3.0 / period}, {0.5 * period, 9.0 / period}},
                               .teams = {{{0.0, 2}, {0.5 * period, 1}}},
                               .mean_handle_time = 0.2 * period,
                               .mean_patience = 0.3 * period};
    std::vector<double> midnights;
    for (int day = 0; day <= 12; ++day) midnights.push_back(day * period);
    const TransientQueue queue{model, DayStart::periodic};
    const std::vector<IntervalExpectation> days = queue.between(midnights);
    for (const IntervalExpectation& day : days) {
      CHECK(day.offered == Approx(6.0));
      CHECK(day.abandoned == Approx(days[0].abandoned));
    }
    std::vector<double> mornings;
    for (const double midnight : midnights) mornings.push_back(midnight + 0.25 * period);
    const std::vector<Snapshot> seen = queue.at(mornings);
    for (const Snapshot& one : seen)
      CHECK(one.delay_probability == Approx(seen[0].delay_probability));
  }
}

TEST_CASE("transient models are checked", "[analytic]") {
  TransientModel model{
      .period = 10.0, .arrivals = {{0.0, 2.0}}, .teams = {{{0.0, 3}}}, .mean_handle_time = 2.0};
  CHECK_THROWS_AS(TransientQueue(model, DayStart::empty), std::domain_error);  // no queue limit
  model.mean_patience = 1e12;  // none that could be chosen
  CHECK_THROWS_AS(TransientQueue(model, DayStart::empty), std::domain_error);
  model.mean_patience = 1.0;
  model.arrivals = {{1.0, 2.0}};
  CHECK_THROWS_AS(TransientQueue(model, DayStart::empty), std::invalid_argument);
  model.arrivals = {{0.0, 2.0}};
  const TransientQueue queue{model, DayStart::empty};
  CHECK_THROWS_AS(queue.between(std::vector{0.0, 1.0, 1.0}), std::invalid_argument);
  model.teams = {};
  CHECK_THROWS_AS(TransientQueue(model, DayStart::empty), std::invalid_argument);
  CHECK_THROWS_AS(DeterministicService(0.99999, 1.0, 1), std::domain_error);  // too many states
}
