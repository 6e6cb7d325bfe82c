// SPDX-License-Identifier: Apache-2.0
#include <staffsim/analytic/erlang_a.hpp>
#include <staffsim/analytic/erlang_b.hpp>
#include <staffsim/analytic/erlang_c.hpp>
#include <staffsim/analytic/finite_room.hpp>

#include "support/catch.hpp"

#include <cmath>
#include <limits>
#include <stdexcept>

using namespace staffsim::analytic;

TEST_CASE("Erlang B by hand", "[analytic]") {
  // B(1) = a / (1 + a), B(2) = a^2 / 2 / (1 + a + a^2 / 2) with a = 2: 2 / 3 and 2 / 5.
  CHECK(erlang_b_blocking(Erlangs{2.0}, 0) == 1.0);
  CHECK(erlang_b_blocking(Erlangs{2.0}, 1) == Approx(2.0 / 3.0).epsilon(1e-15));
  CHECK(erlang_b_blocking(Erlangs{2.0}, 2) == Approx(0.4).epsilon(1e-15));
  CHECK(erlang_b_blocking(Erlangs{0.0}, 3) == 0.0);
  CHECK(erlang_b_agents(Erlangs{2.0}, 0.4) == 2);
  CHECK(erlang_b_agents(Erlangs{2.0}, 0.39) == 3);
  CHECK_THROWS_AS(erlang_b_blocking(Erlangs{-1.0}, 2), std::domain_error);
  CHECK_THROWS_AS(erlang_b_blocking(Erlangs{std::nan("")}, 2), std::domain_error);
}

TEST_CASE("Erlang C with one agent is M/M/1", "[analytic]") {
  const ErlangC queue{0.5, 1.0, 1};
  CHECK(queue.wait_probability() == Approx(0.5).epsilon(1e-15));
  CHECK(queue.mean_wait() == Approx(1.0).epsilon(1e-15));  // rho / (mu - lambda)
  CHECK(queue.served_within(2.0) == Approx(1.0 - 0.5 * std::exp(-1.0)).epsilon(1e-15));
  CHECK(queue.wait_quantile(0.5) == 0.0);
  CHECK(queue.served_within(queue.wait_quantile(0.9)) == Approx(0.9).epsilon(1e-14));
  CHECK(erlang_c_wait_probability(Erlangs{10.0}, 12) == Approx(0.44939).margin(5e-6));
}

TEST_CASE("Erlang C without a steady state says so", "[analytic]") {
  const ErlangC queue{2.0, 1.0, 2};
  CHECK_FALSE(queue.is_stable());
  CHECK(queue.wait_probability() == 1.0);
  CHECK(std::isinf(queue.mean_wait()));
  CHECK(queue.served_within(1e6) == 0.0);
  CHECK(std::isinf(queue.wait_quantile(0.1)));
  CHECK(queue.occupancy() == 1.0);
}

TEST_CASE("Erlang C stays finite for very many agents", "[analytic]") {
  // Halfin & Whitt 1981: C tends to 1 / (1 + b Phi(b) / phi(b)) with n = a + b sqrt(a), error
  // of order 1 / sqrt(n); b = 1 gives 0.2234.
  const double c = erlang_c_wait_probability(Erlangs{1e6}, 1'001'000);
  CHECK(c == Approx(0.2234).margin(1e-3));
  CHECK(erlang_c_wait_probability(Erlangs{1.0}, 1000) == 0.0);
}

TEST_CASE("a room as large as the agents is Erlang B", "[analytic]") {
  const auto measures = steady_state(
      FiniteRoom{.arrival_rate = 3.0, .mean_handle_time = 2.0, .agents = 7, .room = 7});
  CHECK(measures.blocked == Approx(erlang_b_blocking(Erlangs{6.0}, 7)).epsilon(1e-14));
  CHECK(measures.delayed == 0.0);
  CHECK(measures.mean_queue == 0.0);
}

TEST_CASE("a large room tends to Erlang C and Erlang A", "[analytic]") {
  FiniteRoom queue{.arrival_rate = 0.8, .mean_handle_time = 5.0, .agents = 5, .room = 400};
  const ErlangC endless{0.8, 5.0, 5};
  CHECK(steady_state(queue).delayed == Approx(endless.wait_probability()).epsilon(1e-13));
  CHECK(steady_state(queue).mean_queue == Approx(endless.mean_queue()).epsilon(1e-13));
  queue.arrival_rate = 2.0;  // overloaded: only abandonment keeps the queue finite
  queue.mean_patience = 3.0;
  const ErlangA patient{2.0, 5.0, 3.0, 5};
  CHECK(steady_state(queue).abandoned == Approx(patient.abandonment()).epsilon(1e-13));
  CHECK(steady_state(queue).mean_queue == Approx(patient.mean_queue()).epsilon(1e-13));
}

TEST_CASE("Erlang A between its limits and against conservation", "[analytic]") {
  const ErlangA heavy{100.0, 1.0, 50.0, 60};  // 40 of 100 must abandon
  CHECK(heavy.abandonment() == Approx(0.4).epsilon(1e-12));
  CHECK(heavy.occupancy() == Approx(1.0).epsilon(1e-12));
  CHECK(heavy.mean_busy() == Approx(100.0 * (1.0 - heavy.abandonment())).epsilon(1e-12));
  CHECK(heavy.served_within(1e4) == Approx(1.0 - heavy.abandonment()).epsilon(1e-12));
  CHECK(heavy.abandoned_within(1e4) == Approx(heavy.abandonment()).epsilon(1e-12));

  const ErlangA patient{0.8, 5.0, 1e9, 5};
  CHECK(patient.mean_wait() == Approx(ErlangC(0.8, 5.0, 5).mean_wait()).epsilon(1e-6));
  CHECK(patient.served_within(1.0) ==
        Approx(ErlangC(0.8, 5.0, 5).served_within(1.0)).epsilon(1e-6));
  const ErlangA hasty{0.8, 5.0, 1e-9, 5};
  CHECK(hasty.abandonment() == Approx(erlang_b_blocking(Erlangs{4.0}, 5)).epsilon(1e-6));
}

TEST_CASE("Erlang A with patience equal to handle time is Poisson", "[analytic]") {
  // Every contact present leaves at the same rate: P(wait) = P(Poisson(4) >= 3).
  const ErlangA queue{2.0, 2.0, 2.0, 3};
  CHECK(queue.wait_probability() == Approx(1.0 - 13.0 * std::exp(-4.0)).epsilon(1e-14));
  CHECK(queue.offered_wait_exceeds(0.0) == Approx(queue.wait_probability()).epsilon(1e-13));
}

TEST_CASE("out of domain", "[analytic]") {
  CHECK_THROWS_AS(ErlangC(1.0, 0.0, 1), std::domain_error);
  CHECK_THROWS_AS(ErlangC(1.0, 1.0, 0), std::domain_error);
  CHECK_THROWS_AS(ErlangA(1.0, 1.0, std::numeric_limits<double>::infinity(), 1), std::domain_error);
  CHECK_THROWS_AS(ErlangC(1.0, 1.0, 2).wait_quantile(1.0), std::domain_error);
  CHECK_THROWS_AS(ErlangC(1.0, 1.0, 2).served_within(std::nan("")), std::domain_error);
  CHECK_THROWS_AS(steady_state(FiniteRoom{1.0, 1.0, 3, 2}), std::domain_error);
  CHECK_THROWS_AS(erlang_b_agents(Erlangs{1e9}, 0.1), std::domain_error);
  CHECK_THROWS_AS(ErlangA(2.0, 1.0, 1e12, 1), std::domain_error);  // a trillion wait
  CHECK_THROWS_AS(ErlangA(1.0, 1.0, 1e20, 1), std::domain_error);  // up to ten billion do
  CHECK_THROWS_AS(ErlangA(1.0, 1.0, 1.0, 100'000'000), std::domain_error);
}

// With hardly any abandonment, who waits gives up at any moment alike: the mean wait of those is
// E[V^2] / 2 E[V] of the offered wait V, which is exponential with rate n mu - lambda.
TEST_CASE("Erlang A keeps its digits where patience is long", "[analytic]") {
  for (const double patience : {1e8, 1e10, 1e14})
    CHECK(ErlangA(0.8, 1.0, patience, 1).mean_wait_of_abandoned() ==
          Approx(5.0).epsilon(1e-12 + 100.0 / patience));
}

// As if nobody gave up: Erlang C.
TEST_CASE("Erlang A with patience next to endless is Erlang C or refused", "[analytic]") {
  const ErlangC endless{0.4, 2.0, 1};
  for (const double patience : {1e61, 1e300, 1e307}) {
    const ErlangA queue{0.4, 2.0, patience, 1};
    CHECK(queue.wait_probability() == Approx(endless.wait_probability()).epsilon(1e-12));
    CHECK(queue.wait_quantile(0.9) == Approx(endless.wait_quantile(0.9)).epsilon(1e-9));
  }
  CHECK_THROWS_AS(ErlangA(4.0, 2.0, 1e308, 10), std::domain_error);
  CHECK_THROWS_AS(ErlangA(1e300, 1e-301, 1e10, 1), std::domain_error);
}

TEST_CASE("Erlang A at limits that are none", "[analytic]") {
  const ErlangA queue{1.0, 2.0, 1.0, 2};
  const double no_number = std::nan("");
  CHECK_THROWS_AS(queue.served_within(no_number), std::domain_error);
  CHECK_THROWS_AS(queue.abandoned_within(no_number), std::domain_error);
  CHECK_THROWS_AS(queue.offered_wait_exceeds(no_number), std::domain_error);
  const double endless = std::numeric_limits<double>::infinity();
  CHECK(queue.offered_wait_exceeds(endless) == 0.0);
  CHECK(queue.served_within(endless) == Approx(1.0 - queue.abandonment()).epsilon(1e-12));
  CHECK(queue.abandoned_within(endless) == Approx(queue.abandonment()).epsilon(1e-12));
  CHECK(ErlangA(1e-9, 1e-9, 1e9, 60).mean_wait_of_abandoned() == 0.0);  // nobody does
}
