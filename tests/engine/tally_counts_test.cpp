// SPDX-License-Identifier: Apache-2.0
// What a TallyBook counts about contacts: by the interval of arrival.
#include "engine/tally_fixture.hpp"
#include "support/catch.hpp"

#include <map>
#include <utility>

using namespace staffsim;
using namespace staffsim::test;
using engine::Counter;

// Arrives in interval 0, starts in interval 1, ends in interval 2.
TEST_CASE("a contact counts in the interval of its arrival", "[engine][tally]") {
  const auto tallies =
      tally(lasting(hotline(), 1), {{answered(1700, 400, 2000), abandoned(1800, 5)}, {}, {}});
  CHECK(count_of(tallies, Counter::offered, 0) == 1);
  CHECK(count_of(tallies, Counter::answered, 0) == 1);
  CHECK(count_of(tallies, Counter::wait_answered_s, 0) == 400);
  CHECK(count_of(tallies, Counter::handled_s, 0) == 2000);
  CHECK(count_of(tallies, Counter::abandoned, 1) == 1);  // 1800 is the next interval's
  CHECK(count_of(tallies, Counter::wait_abandoned_s, 1) == 5);
  CHECK(total_of(tallies, Counter::offered) == 2);
}

TEST_CASE("contacts of the warm-up are not counted", "[engine][tally]") {
  const auto tallies =
      tally(lasting(hotline(), 1, 1), {{answered(day_s - 1, 2, 5), answered(day_s, 0, 5)}, {}, {}});
  CHECK(total_of(tallies, Counter::offered) == 1);
  CHECK(total_of(tallies, Counter::wait_answered_s) == 0);
  CHECK(tallies.waits[0].total() == 1);
}

TEST_CASE("the unfinished enter no wait", "[engine][tally]") {
  engine::Outcome waiting = abandoned(100, 900);
  waiting.end = engine::End::unfinished;
  const auto tallies =
      tally(lasting(hotline(), 1), {{waiting}, {}, {}}, {.wait_samples = true, .series = {}});
  CHECK(count_of(tallies, Counter::unfinished, 0) == 1);
  CHECK(count_of(tallies, Counter::delayed, 0) == 1);
  CHECK(count_of(tallies, Counter::delayed_ended, 0) == 0);
  CHECK(total_of(tallies, Counter::wait_abandoned_s) == 0);
  CHECK(tallies.waits[0].total() == 0);
  CHECK(tallies.samples.empty());
}

// 1,100,000 contacts: half of them wait 60 s. So many samples are counted where fewer are listed.
TEST_CASE("a long run's waits by cell take no more memory than a short one's", "[engine][tally]") {
  constexpr int contacts = 1'100'000;
  engine::Account account;
  for (int i = 0; i < contacts; ++i)
    account.outcomes.push_back(
        answered(100 + (i % 2 == 0 ? 0.0 : day_s / 2), i % 4 < 2 ? 0 : 60, 1));
  const auto tallies = tally(lasting(hotline(), 1), account, {.wait_samples = true, .series = {}});
  CHECK(tallies.samples.size() < 100'000);
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> times;
  for (const engine::WaitSample& sample : tallies.samples)
    times[{sample.row, sample.bucket}] += sample.times;
  CHECK(times.size() == 4);
  for (const auto& [place, count] : times) CHECK(count == contacts / 4);
}

// Within 20 s, and exactly 20; short-abandon below 5 s, not exactly 5.
TEST_CASE("service levels go by waits at most T", "[engine][tally]") {
  auto spec = lasting(hotline(), 1);
  spec.contact_types[0].service_level = {{std::chrono::seconds{20}, std::chrono::seconds{5}}};
  const auto tallies = tally(spec, {{answered(1, 20, 1), answered(2, 20.5, 1), answered(3, 0, 1),
                                     abandoned(4, 4.9), abandoned(5, 5), abandoned(6, 21)},
                                    {},
                                    {}});
  CHECK(count_of(tallies, Counter::sl_offered, 0) == 6);
  CHECK(count_of(tallies, Counter::sl_answered, 0) == 3);
  CHECK(count_of(tallies, Counter::answered_within, 0) == 2);
  CHECK(count_of(tallies, Counter::sl_abandoned, 0) == 3);
  CHECK(count_of(tallies, Counter::abandoned_within, 0) == 2);
  CHECK(count_of(tallies, Counter::short_abandoned, 0) == 1);
}

TEST_CASE("a type without an acceptable wait has no service level", "[engine][tally]") {
  const auto tallies = tally(lasting(hotline(), 1), {{answered(1, 0, 1)}, {}, {}});
  CHECK(count_of(tallies, Counter::sl_offered, 0) == 0);
  CHECK(count_of(tallies, Counter::answered_within, 0) == 0);
}

// Answered at once, handed over after 10 s, gone after 90 s more.
TEST_CASE("who was answered at once and is lost later was not delayed", "[engine][tally]") {
  auto spec = lasting(hotline(), 1);
  spec.contact_types[0].service_level = {{std::chrono::seconds{20}, std::nullopt}};
  engine::Outcome outcome = abandoned(1, 90);
  outcome.handled_s = 10;
  outcome.first_wait_s = 0;
  outcome.delayed = false;
  outcome.in_pieces = true;
  using Kind = engine::Spell::Kind;
  const auto tallies =
      tally(spec, {{outcome}, {{Kind::handling, 0, 1, 11}, {Kind::waiting, 0, 11, 101}}, {}});
  CHECK(count_of(tallies, Counter::abandoned, 0) == 1);
  CHECK(count_of(tallies, Counter::abandoned_within, 0) == 1);
  CHECK(count_of(tallies, Counter::delayed, 0) == 0);
  CHECK(count_of(tallies, Counter::delayed_ended, 0) == 0);
}

// First answered after 10 s, handed over, answered again after 90 s more.
TEST_CASE("the level of a handed over contact goes by the first wait", "[engine][tally]") {
  auto spec = lasting(hotline(), 1);
  spec.contact_types[0].service_level = {{std::chrono::seconds{20}, std::nullopt}};
  engine::Outcome outcome = answered(1, 100, 50);
  outcome.first_wait_s = 10;
  outcome.in_pieces = true;
  using Kind = engine::Spell::Kind;
  const auto tallies = tally(spec, {{outcome},
                                    {{Kind::waiting, 0, 1, 11},
                                     {Kind::handling, 0, 11, 31},
                                     {Kind::waiting, 0, 31, 121},
                                     {Kind::handling, 0, 121, 151}},
                                    {}});
  CHECK(count_of(tallies, Counter::answered_within, 0) == 1);
  CHECK(count_of(tallies, Counter::wait_answered_s, 0) == 100);
}

// 14 days: a cell for each interval of the calendar; 15 days: one for each of the week, which
// starts on Monday. The run starts on Wednesday, 3 September 2025.
TEST_CASE("cells are dates up to 14 days and weekdays beyond", "[engine][tally]") {
  auto spec = lasting(hotline(), 14);
  spec.horizon.start = date_of(2025, 9, 3);
  const engine::Account account{{answered(0, 0, 1), answered(7 * day_s, 0, 1)}, {}, {}};
  const auto dated = tally(spec, account);
  CHECK(dated.cells == 14 * 48);
  CHECK(count_of(dated, Counter::offered, 0) == 1);
  CHECK(count_of(dated, Counter::offered, 7 * 48) == 1);
  spec.horizon.days = 15;
  const auto weekly = tally(spec, account);
  CHECK(weekly.cells == 7 * 48);
  CHECK(count_of(weekly, Counter::offered, 2 * 48) == 2);
  CHECK(total_of(weekly, Counter::offered) == 2);
}

TEST_CASE("a long window wraps from Sunday to Monday", "[engine][tally]") {
  auto spec = lasting(hotline(), 15);
  spec.horizon.start = date_of(2025, 9, 7);  // a Sunday
  const auto tallies = tally(spec, {{answered(day_s - 1, 0, 1), answered(day_s, 0, 1)}, {}, {}});
  CHECK(count_of(tallies, Counter::offered, 7 * 48 - 1) == 1);
  CHECK(count_of(tallies, Counter::offered, 0) == 1);
}

TEST_CASE("series keep single days and intervals of a pool", "[engine][tally]") {
  auto spec = lasting(centre(2, {{{"a"}, {"b"}}}), 15);
  engine::Outcome other = answered(60, 0, 1);
  other.type = 1;
  const engine::TallyPlan plan{.wait_samples = false,
                               .series = {{{1, 0}, {1}, true, 30.0}, {{1, 1}, {1}, false, 30.0}}};
  const auto tallies =
      tally(spec, {{answered(50, 30, 1), other, abandoned(day_s + 10, 31)}, {}, {}}, plan);
  const engine::Series& days = tallies.series[0];
  REQUIRE(days.contacts.size() == 15);
  CHECK(engine::at(days.contacts[0], Counter::offered) == 1);
  CHECK(engine::at(days.contacts[1], Counter::abandoned) == 1);
  CHECK(days.within[0] == 1);
  CHECK(days.within[1] == 0);
  const engine::Series& intervals = tallies.series[1];
  REQUIRE(intervals.contacts.size() == 15 * 48);
  CHECK(engine::at(intervals.contacts[0], Counter::offered) == 2);
  CHECK(engine::at(intervals.contacts[48], Counter::offered) == 1);
  CHECK(total_of(tallies, Counter::offered, 0) == 2);
  CHECK(total_of(tallies, Counter::offered, 1) == 1);
}

TEST_CASE("a book forgets the last run", "[engine][tally]") {
  engine::TallyBook book{Model{lasting(hotline(), 1)}, {}};
  book.begin();
  book.add({{answered(1, 3000, 1)}, {}, {{0.0, 0, 2, 2}}});
  book.finish();
  const auto run = [](engine::TallyBook& b) {
    b.begin();
    b.add({{answered(1, 2, 1)}, {}, {}});
    return b.finish();
  };
  engine::TallyBook fresh{Model{lasting(hotline(), 1)}, {}};
  CHECK(run(book) == run(fresh));
}
