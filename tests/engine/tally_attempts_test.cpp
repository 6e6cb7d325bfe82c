// SPDX-License-Identifier: Apache-2.0
// What a TallyBook counts about busy signals, messages, mistaken contacts and persons.
#include "engine/tally_fixture.hpp"
#include "support/catch.hpp"

using namespace staffsim;
using namespace staffsim::test;
using engine::AgentCounter;
using engine::Counter;
using engine::End;
namespace note = engine::note;

namespace {

/// A day of one type that has all of it: lines, redials, invalid contacts, T = 20 s.
ModelSpec busy_line() {
  ModelSpec spec = lasting(hotline(), 1);
  spec.lines = 3;
  ContactTypeSpec& type = spec.contact_types[0];
  type.redial = RedialRule{0.5, 0.5, Exponential{std::chrono::minutes{5}}, 3};
  type.invalid = InvalidShare{0.1, Deterministic{std::chrono::minutes{1}}};
  type.service_level = {{std::chrono::seconds{20}, std::nullopt}};
  return spec;
}

engine::Outcome noted(engine::Outcome outcome, unsigned notes) {
  outcome.notes = static_cast<std::uint8_t>(notes);
  return outcome;
}

engine::Outcome ended(double arrived_s, End end, unsigned notes = 0) {
  engine::Outcome outcome;
  outcome.arrived_s = arrived_s;
  outcome.end = end;
  outcome.notes = static_cast<std::uint8_t>(notes);
  return outcome;
}

}  // namespace

TEST_CASE("the blocked and the deflected are offered and never waited", "[engine][tally]") {
  const auto tallies =
      tally(busy_line(), {.outcomes = {ended(10, End::blocked), ended(20, End::deflected),
                                       ended(1900, End::deflected), answered(30, 5, 100)}});
  CHECK(count_of(tallies, Counter::offered, 0) == 3);
  CHECK(count_of(tallies, Counter::sl_offered, 0) == 3);
  CHECK(further_of(tallies, Counter::blocked, 0) == 1);
  CHECK(further_of(tallies, Counter::deflected, 0) == 1);
  CHECK(further_of(tallies, Counter::sl_deflected, 0) == 1);
  CHECK(further_of(tallies, Counter::deflected, 1) == 1);
  CHECK(count_of(tallies, Counter::delayed, 0) == 1);
  CHECK(count_of(tallies, Counter::sl_answered, 0) == 1);
  CHECK(tallies.waits[0].total() == 1);
}

TEST_CASE("a type without an acceptable wait deflects none of a service level", "[engine][tally]") {
  ModelSpec spec = busy_line();
  spec.contact_types[0].service_level.reset();
  const auto tallies = tally(spec, {.outcomes = {ended(10, End::deflected)}});
  CHECK(further_of(tallies, Counter::deflected, 0) == 1);
  CHECK(further_of(tallies, Counter::sl_deflected, 0) == 0);
}

// Two invalid ones answered, one who gave up; one redial answered, one blocked.
TEST_CASE("notes of an attempt are counted where it arrives", "[engine][tally]") {
  const auto tallies = tally(
      busy_line(), {.outcomes = {noted(answered(1, 0, 5), note::is_invalid),
                                 noted(answered(2, 0, 5), note::is_invalid),
                                 noted(abandoned(3, 5), note::is_invalid),
                                 noted(answered(1801, 0, 5), note::is_redial | note::is_later),
                                 ended(1802, End::blocked, note::is_redial | note::is_later)}});
  CHECK(further_of(tallies, Counter::invalid, 0) == 2);
  CHECK(further_of(tallies, Counter::invalid_offered, 0) == 3);
  CHECK(further_of(tallies, Counter::redials, 0) == 0);
  CHECK(further_of(tallies, Counter::redials, 1) == 2);
}

// Nina abandons and is answered as she dials again; Otto hears the busy signal and gives up for
// good; Paul is answered and calls again after the run; Rosa's first attempt lies in the warm-up.
TEST_CASE("persons are chains of attempts, counted where the first arrived", "[engine][tally]") {
  ModelSpec spec = busy_line();
  spec.horizon.warm_up_days = 1;
  const double t = day_s;
  const auto tallies = tally(
      spec, {.outcomes = {noted(abandoned(t + 10, 60), note::goes_on),
                          noted(answered(t + 1900, 0, 5), note::is_redial | note::is_later),
                          ended(t + 20, End::blocked), noted(answered(t + 30, 0, 5), note::goes_on),
                          noted(abandoned(t - 100, 60), note::goes_on),
                          noted(answered(t + 40, 0, 5), note::is_redial | note::is_later)},
             .persons = {{t + 10, 0, true}, {t - 100, 0, true}}});
  CHECK(further_of(tallies, Counter::chains, 0) == 1);
  CHECK(further_of(tallies, Counter::chains_answered, 0) == 1);
  CHECK(further_of(tallies, Counter::chained, 0) == 3);  // Nina's first, Paul's, Rosa's last
  CHECK(further_of(tallies, Counter::chained_answered, 0) == 2);  // Paul's, Rosa's
  CHECK(further_of(tallies, Counter::chained, 1) == 1);           // Nina's second
}

TEST_CASE("the deflected and the unfinished end no chain", "[engine][tally]") {
  engine::Outcome waiting = noted(abandoned(50, 9), note::is_later);
  waiting.end = End::unfinished;
  const auto tallies =
      tally(busy_line(), {.outcomes = {ended(10, End::deflected, note::is_later), waiting}});
  CHECK(further_of(tallies, Counter::chained, 0) == 0);
}

// T = 20 s: 30 s too long, in time, 5 s too long; the wait of a type without T exceeds nothing.
TEST_CASE("the excess of a wait is what lies beyond T", "[engine][tally]") {
  const engine::Account account{
      .outcomes = {answered(1, 50, 1), answered(2, 20, 1), abandoned(3, 25)}};
  CHECK(count_of(tally(busy_line(), account), Counter::excess_wait_s, 0) == 35);
  CHECK(count_of(tally(lasting(hotline(), 1), account), Counter::excess_wait_s, 0) == 0);
}

// First answered after 10 s, given up 90 s later in the queue to which it was handed back.
TEST_CASE("who abandons after a hand-over did so within the first wait", "[engine][tally]") {
  ModelSpec spec = busy_line();
  spec.contact_types[0].service_level = {{std::chrono::seconds{20}, std::chrono::seconds{15}}};
  engine::Outcome outcome = abandoned(1, 100);
  outcome.first_wait_s = 10;
  outcome.handled_s = 40;
  outcome.in_pieces = true;
  using Kind = engine::Spell::Kind;
  const auto tallies = tally(spec, {.outcomes = {outcome},
                                    .spells = {{Kind::waiting, 0, 1, 11},
                                               {Kind::handling, 0, 11, 51},
                                               {Kind::waiting, 0, 51, 141}}});
  CHECK(count_of(tallies, Counter::abandoned_within, 0) == 1);
  CHECK(count_of(tallies, Counter::short_abandoned, 0) == 1);
  CHECK(count_of(tallies, Counter::excess_wait_s, 0) == 80);
  CHECK(count_of(tallies, Counter::handled_s, 0) == 0);
}

// Two on duty from 0, one called in from 900 to 2700, one busy beyond its end from 1800 to 2000.
TEST_CASE("overtime is overrun and call-in", "[engine][tally]") {
  const auto tallies = tally(lasting(hotline(), 1), {.heads = {{0, 0, 2, 2, 0, 0},
                                                               {900, 0, 1, 1, 0, 1},
                                                               {1800, 0, 0, -1, 1, 0},
                                                               {2000, 0, -1, 0, -1, 0},
                                                               {2700, 0, -1, -1, 0, -1}}});
  CHECK(count_of(tallies, AgentCounter::called_in, 0) == 900);
  CHECK(count_of(tallies, AgentCounter::called_in, 1) == 900);
  CHECK(total_of(tallies, AgentCounter::overrun) == 200);
  CHECK(count_of(tallies, AgentCounter::on_duty, 0) == 2 * 1800 + 900);
  CHECK(count_of(tallies, AgentCounter::present, 1) == 3 * 200 + 2 * 700 + 900);
}

TEST_CASE("series keep what only some models have", "[engine][tally]") {
  const engine::TallyPlan plan{.series = {{{1}, {0}, true}, {{1}, {0}, false}}};
  const auto tallies =
      tally(busy_line(),
            {.outcomes = {ended(10, End::blocked), ended(1900, End::blocked), answered(20, 70, 5)},
             .persons = {{1900, 0, false}}},
            plan);
  CHECK(engine::at(tallies.series[0].contacts[0], Counter::blocked) == 2);
  CHECK(engine::at(tallies.series[0].contacts[0], Counter::chains) == 1);
  CHECK(engine::at(tallies.series[0].contacts[0], Counter::excess_wait_s) == 50);
  CHECK(engine::at(tallies.series[1].contacts[0], Counter::blocked) == 1);
  CHECK(engine::at(tallies.series[1].contacts[1], Counter::blocked) == 1);
}

TEST_CASE("a model that has none of it keeps no counters for it", "[engine][tally]") {
  const auto tallies = tally(lasting(hotline(), 1), {.outcomes = {answered(1, 2, 3)}});
  CHECK(tallies.further.empty());
  CHECK(tallies.responses.empty());
}
