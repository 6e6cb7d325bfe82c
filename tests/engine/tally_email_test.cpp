// SPDX-License-Identifier: Apache-2.0
// What a TallyBook counts about e-mail: deadlines, response times and the backlog.
#include "engine/tally_fixture.hpp"
#include "support/catch.hpp"

using namespace staffsim;
using namespace staffsim::test;
using engine::Counter;

namespace {

constexpr double hour_s = 3600.0;

/// Two e-mail types, of which the first is due within two hours, and calls.
ModelSpec mail(int days, int warm_up = 0) {
  ModelSpec spec = lasting(centre(3, {{{"a"}, {"b"}, {"c"}}}), days, warm_up);
  spec.contact_types[0].channel = spec.contact_types[1].channel = Channel::email;
  spec.contact_types[0].due = std::chrono::hours{2};
  return spec;
}

}  // namespace

// Completed in time; exactly when due; too late; never.
TEST_CASE("a deadline is met by completion, where it falls", "[engine][tally]") {
  const auto tallies = tally(mail(1), {.replies = {{100, 200, 0},
                                                   {200, 200 + 2 * hour_s, 0},
                                                   {300, 300 + 2 * hour_s + 1, 0},
                                                   {1900, never_s, 0}}});
  CHECK(further_of(tallies, Counter::due, 0) == 0);
  CHECK(further_of(tallies, Counter::due, 4) == 3);
  CHECK(further_of(tallies, Counter::due_met, 4) == 2);
  CHECK(further_of(tallies, Counter::due, 5) == 1);
  CHECK(further_of(tallies, Counter::due_met, 5) == 0);
}

// Due on the measured day: what came at the end of the warm-up, not what comes at its own end.
TEST_CASE("deadlines count that fall in the window", "[engine][tally]") {
  const double t = day_s;
  const auto tallies = tally(mail(1, 1), {.replies = {{t - 2 * hour_s - 1, t, 0},
                                                      {t - 2 * hour_s, t, 0},
                                                      {2 * t - 2 * hour_s - 1, never_s, 0},
                                                      {2 * t - 2 * hour_s, never_s, 0}}});
  CHECK(further_of(tallies, Counter::due, 0) == 1);
  CHECK(further_of(tallies, Counter::due_met, 0) == 1);
  CHECK(further_of(tallies, Counter::due, 47) == 1);
  double due = 0.0;
  for (std::size_t cell = 0; cell < tallies.cells; ++cell)
    due += further_of(tallies, Counter::due, cell);
  CHECK(due == 2);
}

TEST_CASE("a type without a deadline is never due", "[engine][tally]") {
  const auto tallies = tally(mail(1), {.replies = {{100, 200, 1}}});
  CHECK(further_of(tallies, Counter::due, 0, 1) == 0);
  CHECK(further_of(tallies, Counter::completed, 0, 1) == 1);
}

TEST_CASE("response times are of those that arrive and end in the window", "[engine][tally]") {
  const double t = day_s;
  const auto tallies = tally(mail(1, 1), {.replies = {{t - 50, t + 50, 0},
                                                      {t + 100, t + 400, 0},
                                                      {t + 100, t + 2000, 0},
                                                      {2 * t - 10, 2 * t, 0},
                                                      {2 * t - 10, never_s, 0}}});
  CHECK(further_of(tallies, Counter::completed, 0) == 2);
  CHECK(further_of(tallies, Counter::response_s, 0) == 2200);
  CHECK(further_of(tallies, Counter::completed, 47) == 0);
  CHECK(tallies.responses[0].total() == 2);
  CHECK(tallies.responses[1].total() == 0);
}

// At 00:30 three wait, at 01:00 one: in the intervals that end there. What waits as the window
// begins belongs to the warm-up.
TEST_CASE("the backlog of an interval is that at its end", "[engine][tally]") {
  const double t = day_s;
  const auto tallies = tally(mail(1, 1), {.backlog = {{t, t - 500, 9, 0},
                                                      {t + 1800, t - 500, 3, 0},
                                                      {t + 3600, t + 3000, 1, 0},
                                                      {2 * t, t + 3000, 2, 0}}});
  CHECK(further_of(tallies, Counter::backlog, 0) == 3);
  CHECK(further_of(tallies, Counter::backlog, 1) == 1);
  CHECK(further_of(tallies, Counter::backlog, 47) == 2);
}

// Day 1: a's oldest is 600 s and then 1,000 s old, b's 800 s and then none. Day 2: b's 50 s. Day 3:
// nothing.
TEST_CASE("the oldest of a pool is the older of its types, and of a day the oldest",
          "[engine][tally]") {
  const double t = day_s;
  const engine::TallyPlan plan{.age_pools = {{1, 0, 0}, {0, 1, 0}, {1, 1, 0}}};
  const auto tallies = tally(mail(3),
                             {.backlog = {{1800, 1200, 1, 0},
                                          {1800, 1000, 1, 1},
                                          {3600, 2600, 1, 0},
                                          {t + 1800, t + 1750, 4, 1}}},
                             plan);
  CHECK(tallies.ages[0].daily_s == 1000);
  CHECK(tallies.ages[1].daily_s == 850);
  CHECK(tallies.ages[2].daily_s == 1050);
  CHECK(tallies.ages[0].cell_s[0] == 600);
  CHECK(tallies.ages[1].cell_s[0] == 800);
  CHECK(tallies.ages[2].cell_s[0] == 800);
  CHECK(tallies.ages[2].cell_s[1] == 1000);
  CHECK(tallies.ages[2].cell_s[48] == 50);
}

// The end of a day's last interval is its midnight, not the next day's.
TEST_CASE("a sample at midnight is of the day that ends", "[engine][tally]") {
  const engine::TallyPlan plan{.series = {{{1, 1, 0}, {0}, true}}, .age_pools = {{1, 1, 0}}};
  const auto tallies =
      tally(mail(2), {.backlog = {{day_s, day_s - 70, 2, 0}, {day_s, day_s - 90, 1, 1}}}, plan);
  CHECK(tallies.ages[0].daily_s == 90);
  CHECK(tallies.ages[0].cell_s[47] == 90);
  const engine::Series& days = tallies.series[0];
  CHECK(engine::at(days.contacts[0], Counter::backlog) == 3);
  CHECK(engine::at(days.contacts[0], Counter::oldest_age_s) == 90);
  CHECK(engine::at(days.contacts[1], Counter::oldest_age_s) == 0);
}

TEST_CASE("series count response times up to a limit", "[engine][tally]") {
  engine::SeriesPlan plan{{1, 0, 0}, {0}, true};
  plan.response_limit_s = 300;
  const auto tallies =
      tally(mail(1), {.replies = {{0, 300, 0}, {10, 400, 0}, {20, 50, 1}}}, {.series = {plan}});
  CHECK(tallies.series[0].within[0] == 1);
  CHECK(engine::at(tallies.series[0].contacts[0], Counter::completed) == 2);
}

// A book that was used before, and whose tallies were taken out, starts from nothing.
TEST_CASE("a book forgets the last run's e-mail", "[engine][tally]") {
  const Model model{mail(1)};
  const engine::TallyPlan plan{.age_pools = {{1, 1, 0}}};
  const engine::Account account{.replies = {{0, 300, 0}}, .backlog = {{1800, 1000, 1, 0}}};
  engine::TallyBook book{model, plan};
  engine::Tallies first;
  engine::Tallies second;
  for (engine::Tallies* tallies : {&first, &second, &first}) {
    book.begin();
    book.add(account);
    book.finish();
    book.swap(*tallies);
  }
  CHECK(first == second);
  CHECK(first.ages[0].daily_s == 800);
}
