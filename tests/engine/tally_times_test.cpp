// SPDX-License-Identifier: Apache-2.0
// What a TallyBook measures by the clock: queues, handling and duty, cut to the intervals of the
// measured window.
#include "engine/tally_fixture.hpp"
#include "support/catch.hpp"

using namespace staffsim;
using namespace staffsim::test;
using engine::AgentCounter;
using engine::Counter;

// Waits from 1700 to 3700: 100 s, 1800 s and 100 s; handled until 4000: 300 s.
TEST_CASE("waiting and handling are cut at the intervals", "[engine][tally]") {
  const auto tallies = tally(lasting(hotline(), 1), {{answered(1700, 2000, 300)}, {}, {}});
  CHECK(count_of(tallies, Counter::queue_s, 0) == 100);
  CHECK(count_of(tallies, Counter::queue_s, 1) == 1800);
  CHECK(count_of(tallies, Counter::queue_s, 2) == 100);
  CHECK(count_of(tallies, AgentCounter::busy, 2) == 300);
  CHECK(total_of(tallies, AgentCounter::busy) == 300);
}

TEST_CASE("a stretch that ends with an interval stays in it", "[engine][tally]") {
  const auto tallies = tally(lasting(hotline(), 1), {{answered(1700, 100, 1800)}, {}, {}});
  CHECK(count_of(tallies, Counter::queue_s, 0) == 100);
  CHECK(count_of(tallies, AgentCounter::busy, 1) == 1800);
  CHECK(count_of(tallies, AgentCounter::busy, 2) == 0);
}

// Arrives 100 s before the window, waits 150 s, is handled beyond the window's end.
TEST_CASE("time is measured in the window alone, warm-up arrivals included", "[engine][tally]") {
  const auto tallies =
      tally(lasting(hotline(), 1, 1), {{answered(day_s - 100, 150, 2 * day_s)}, {}, {}});
  CHECK(total_of(tallies, Counter::offered) == 0);
  CHECK(total_of(tallies, Counter::queue_s) == 50);
  CHECK(total_of(tallies, AgentCounter::busy) == day_s - 50);
}

// Three weeks from a day before the window; the first waits from noon before it to 6:00 on day 20,
// the second throughout day 1 and an hour of day 2. A whole day is 48 intervals.
TEST_CASE("waits of whole days are in each of their intervals", "[engine][tally]") {
  const engine::SeriesPlan by_day{{1}, {1}, true};
  const engine::SeriesPlan by_interval{{1}, {1}, false};
  engine::Account account;
  account.outcomes = {answered(0.5 * day_s, 20.75 * day_s, 60),
                      answered(2 * day_s, day_s + 3600, 60)};
  const auto tallies = tally(lasting(hotline(), 21, 1), account, {.series = {by_day, by_interval}});
  CHECK(total_of(tallies, Counter::queue_s) == 21.25 * day_s + 3600);
  CHECK(count_of(tallies, Counter::queue_s, 0) == 3 * half_hour_s);         // three Tuesdays' first
  CHECK(count_of(tallies, Counter::queue_s, 48) == (3 + 1) * half_hour_s);  // Wednesdays'
  CHECK(count_of(tallies, Counter::queue_s, 96) == (3 + 1) * half_hour_s);
  CHECK(count_of(tallies, Counter::queue_s, 98) == 3 * half_hour_s);
  const auto queue_s = [&](std::size_t series, std::size_t span) {
    return at(tallies.series[series].contacts[span], Counter::queue_s);
  };
  CHECK(queue_s(0, 0) == day_s);
  CHECK(queue_s(0, 1) == 2 * day_s);
  CHECK(queue_s(0, 20) == 0.25 * day_s);
  CHECK(queue_s(1, 48) == 2 * half_hour_s);
  CHECK(queue_s(1, 20 * 48 + 11) == half_hour_s);
  CHECK(queue_s(1, 20 * 48 + 12) == 0);
}

// Two present from 0, one on duty; three present from 2700 on, until the end.
TEST_CASE("presence and duty are integrals of the head counts", "[engine][tally]") {
  const auto tallies = tally(lasting(hotline(), 1), {{}, {}, {{0, 0, 2, 1}, {2700, 0, 1, 0}}});
  CHECK(count_of(tallies, AgentCounter::present, 0) == 3600);
  CHECK(count_of(tallies, AgentCounter::present, 1) == 2 * 900 + 3 * 900);
  CHECK(count_of(tallies, AgentCounter::on_duty, 1) == 1800);
  CHECK(total_of(tallies, AgentCounter::present) == 2 * 2700 + 3 * (day_s - 2700));
  CHECK(total_of(tallies, AgentCounter::on_duty) == day_s);
}

TEST_CASE("duty of the warm-up is not measured", "[engine][tally]") {
  const auto tallies =
      tally(lasting(hotline(), 1, 1), {{}, {}, {{0, 0, 1, 1}, {day_s + 10, 0, -1, -1}}});
  CHECK(total_of(tallies, AgentCounter::present) == 10);
  CHECK(total_of(tallies, AgentCounter::on_duty) == 10);
}

// Shrinkage 0.2: a duty hour is 1.25 paid hours; at 12 an hour.
TEST_CASE("duty turns into paid hours and cost", "[engine][tally]") {
  auto spec = lasting(hotline(), 1);
  spec.agent_groups[0].shrinkage = 0.2;
  spec.agent_groups[0].cost_per_hour = 12.0;
  const auto tallies = tally(spec, {{}, {}, {{0, 0, 1, 1}, {3600, 0, -1, -1}}});
  CHECK(total_of(tallies, AgentCounter::paid) == Approx(4500));
  CHECK(total_of(tallies, AgentCounter::cost) == Approx(15));
}

// The spells speak for a contact in pieces, its wait and handling do not count twice.
TEST_CASE("a handed over contact is measured by its spells", "[engine][tally]") {
  using Kind = engine::Spell::Kind;
  engine::Outcome outcome = answered(10, 30, 50);
  outcome.in_pieces = true;
  const auto tallies =
      tally(lasting(centre(1, {{{"a"}}, {{"a"}}}), 1), {{outcome},
                                                        {{Kind::waiting, 0, 10, 20},
                                                         {Kind::handling, 0, 20, 40},
                                                         {Kind::waiting, 0, 40, 60},
                                                         {Kind::handling, 1, 60, 90}},
                                                        {}});
  CHECK(total_of(tallies, Counter::queue_s) == 30);
  CHECK(total_of(tallies, AgentCounter::busy, 0) == 20);
  CHECK(total_of(tallies, AgentCounter::busy, 1) == 30);
  CHECK(total_of(tallies, Counter::handled_s) == 50);
}

TEST_CASE("cells of the week add up over the weeks", "[engine][tally]") {
  const auto tallies =
      tally(lasting(hotline(), 21),
            {{answered(0, 100, 1), answered(7 * day_s, 100, 1)}, {}, {{0, 0, 1, 1}}});
  CHECK(count_of(tallies, Counter::queue_s, 0) == 200);
  CHECK(count_of(tallies, AgentCounter::on_duty, 0) == 3 * half_hour_s);
}

// A shift of 8 h with a break of 30 min, busy beyond its end for 10 min.
TEST_CASE("breaks are no duty, overrun is presence but no duty", "[engine][tally]") {
  const double h = 3600.0;
  const auto tallies = tally({lasting(hotline(), 1),
                              contacts({{15.9 * h, 0.1 * h + 600}}),
                              {starts(8 * h, 0), pause(12 * h, 0, 0.5 * h), ends(16 * h, 0)},
                              {},
                              day_s});
  CHECK(total_of(tallies, AgentCounter::on_duty) == Approx(7.5 * h));
  CHECK(total_of(tallies, AgentCounter::present) == Approx(7.5 * h + 600));
  CHECK(total_of(tallies, AgentCounter::busy) == Approx(0.1 * h + 600));
}
