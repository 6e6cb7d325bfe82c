// SPDX-License-Identifier: Apache-2.0
// Formulas of docs/reference/measures.md, worked out on paper.
#include <staffsim/estimate/simulate.hpp>

#include "estimate/by_hand.hpp"
#include "support/catch.hpp"

using namespace staffsim;
using namespace staffsim::test;
using engine::End;
namespace note = engine::note;

namespace {

/// 20 calls: 10 answered within T, 2 after 50 s, 3 abandoned after 3 s and 1 after 60 s, 2 blocked,
/// 2 deflected. Of the answered 2 are invalid; one of the blocked is; 3 of the answered are
/// redials.
engine::Account twenty_calls() {
  engine::Account account;
  account.outcomes = all_of(
      {times(5, answered(100, 0, 300)), times(2, noted(answered(100, 10, 60), note::is_invalid)),
       times(3, noted(answered(100, 20, 300), note::is_redial | note::is_later)),
       times(2, answered(100, 50, 300)), times(3, abandoned(100, 3)), times(1, abandoned(100, 60)),
       times(1, gone(100, End::blocked)), times(1, gone(100, End::blocked, note::is_invalid)),
       times(2, gone(100, End::deflected))});
  return account;
}

double of_calls(const Result& result, Measure measure) { return result.of(measure, "a").value; }

}  // namespace

TEST_CASE("counts of attempts are per day", "[estimate][measures]") {
  ModelSpec spec = whole_centre(2);
  const Result result = estimates(spec, {twenty_calls()});
  CHECK(of_calls(result, Measure::offered) == 10);
  CHECK(of_calls(result, Measure::answered) == 6);
  CHECK(of_calls(result, Measure::abandoned) == 2);
  CHECK(of_calls(result, Measure::blocked) == 1);
  CHECK(of_calls(result, Measure::deflected) == 1);
  CHECK(of_calls(result, Measure::invalid) == 1);
  CHECK(of_calls(result, Measure::unfinished) == 0);
}

TEST_CASE("shares leave the deflected out", "[estimate][measures]") {
  const Result result = estimates(whole_centre(), {twenty_calls()});
  CHECK(of_calls(result, Measure::answer_rate) == Approx(12.0 / 18));
  CHECK(of_calls(result, Measure::abandonment_rate) == Approx(4.0 / 18));
  CHECK(of_calls(result, Measure::delay_probability) == Approx(11.0 / 18));
  CHECK(of_calls(result, Measure::block_rate) == Approx(2.0 / 20));
  CHECK(of_calls(result, Measure::redial_share) == Approx(3.0 / 20));
  CHECK(of_calls(result, Measure::processed_rate) == Approx(10.0 / 15));
}

// Within T: 10 answered, 3 abandoned; within tau: 3 abandoned.
TEST_CASE("service levels leave the deflected out and the blocked in", "[estimate][measures]") {
  const Result result = estimates(whole_centre(), {twenty_calls()});
  CHECK(of_calls(result, Measure::service_level) == Approx(10.0 / 15));
  CHECK(of_calls(result, Measure::sl_excl_abandoned_in_awt) == Approx(10.0 / 15));
  CHECK(of_calls(result, Measure::sl_offered) == Approx(10.0 / 16));
  CHECK(of_calls(result, Measure::sl_abandoned_in_awt_ok) == Approx(13.0 / 18));
  CHECK(of_calls(result, Measure::sl_answered) == Approx(10.0 / 12));
  CHECK(of_calls(result, Measure::sl_short_abandon_excluded) == Approx(10.0 / 15));
}

// Abandoned after 10 s: within T, and not in brief.
TEST_CASE("abandoned within T and in brief are not the same", "[estimate][measures]") {
  engine::Account account;
  account.outcomes = all_of({times(6, answered(100, 0, 300)), times(1, answered(100, 50, 300)),
                             times(2, abandoned(100, 3)), times(1, abandoned(100, 10))});
  const Result result = estimates(whole_centre(), {account});
  CHECK(of_calls(result, Measure::service_level) == Approx(6.0 / 7));
  CHECK(of_calls(result, Measure::sl_short_abandon_excluded) == Approx(6.0 / 8));
  CHECK(of_calls(result, Measure::sl_abandoned_in_awt_ok) == Approx(9.0 / 10));
  CHECK(of_calls(result, Measure::sl_offered) == Approx(6.0 / 10));
}

TEST_CASE("the mean handle time is of the answered", "[estimate][measures]") {
  engine::Account account;
  account.outcomes = {answered(10, 0, 60), answered(20, 0, 240), abandoned(30, 5)};
  CHECK(of_calls(estimates(lasting(hotline(), 1), {account}), Measure::aht) == Approx(150));
}

// Two waits of 50 s and one of 60 s are 30, 30 and 40 s too long, of 16 answered or abandoned.
TEST_CASE("excess waits are averaged over all who waited or not", "[estimate][measures]") {
  const Result result = estimates(whole_centre(), {twenty_calls()});
  CHECK(of_calls(result, Measure::excess_wait) == Approx(100.0 / 16));
}

// Delayed by 100 s; answered at once and waiting for 60 s after an interruption; answered at once.
TEST_CASE("the wait of the delayed is theirs alone", "[estimate][measures]") {
  engine::Outcome resumed = answered(20, 60, 50);
  resumed.delayed = false;
  resumed.first_wait_s = 0;
  resumed.in_pieces = true;
  using Kind = engine::Spell::Kind;
  const engine::Account account{.outcomes = {answered(10, 100, 60), resumed, answered(40, 0, 60)},
                                .spells = {{Kind::handling, 0, 20, 50},
                                           {Kind::waiting, 0, 50, 110},
                                           {Kind::handling, 0, 110, 130}}};
  const Result result = estimates(lasting(hotline(), 1), {account});
  CHECK(of_calls(result, Measure::mean_wait_delayed) == 100);
  CHECK(of_calls(result, Measure::mean_wait) == Approx(160.0 / 3));
}

// Four persons: answered at once; answered as a redial; blocked for good; never back after an
// abandonment that another attempt follows beyond the run (not counted).
TEST_CASE("persons are counted once", "[estimate][measures]") {
  engine::Account account;
  account.outcomes = {answered(10, 0, 60), noted(abandoned(20, 5), note::goes_on),
                      noted(answered(900, 0, 60), note::is_redial | note::is_later),
                      gone(30, End::blocked), noted(abandoned(40, 5), note::goes_on)};
  account.persons = {{20, 0, true}};
  const Result result = estimates(whole_centre(), {account});
  CHECK(of_calls(result, Measure::person_answer_rate) == Approx(2.0 / 3));
  CHECK(of_calls(result, Measure::answer_rate) == Approx(2.0 / 5));
}

// Without redials every attempt is a person.
TEST_CASE("persons of a plain model are its attempts", "[estimate][measures]") {
  engine::Account account;
  account.outcomes = {answered(10, 0, 60), answered(20, 0, 60), abandoned(30, 5)};
  const Result result = estimates(lasting(hotline(), 1), {account});
  CHECK(of_calls(result, Measure::person_answer_rate) == Approx(2.0 / 3));
  CHECK(of_calls(result, Measure::redial_share) == 0);
  CHECK(of_calls(result, Measure::processed_rate) == Approx(2.0 / 3));
  CHECK(of_calls(result, Measure::blocked) == 0);
  CHECK(of_calls(result, Measure::block_rate) == 0);
}

// Response times 100 s (90 of them) and 5,000 s (10), so the 95th percentile is the latter's; of
// the hundred, 8 were due at once. Backlog: 4 at one and 2 at another of the 48 interval ends.
TEST_CASE("measures of e-mail", "[estimate][measures]") {
  engine::Account account;
  for (int i = 0; i < 90; ++i) account.replies.push_back({10, 110, 1});
  for (int i = 0; i < 10; ++i) account.replies.push_back({10, 5010, 1});
  account.replies.push_back({20, never_s, 1});
  account.replies.push_back({20, never_s, 1});
  account.backlog = {{1800, 1000, 4, 1}, {3600, 1000, 2, 1}};
  const Result result = estimates(whole_centre(), {account});
  const auto of_mail = [&](Measure measure) { return result.of(measure, "b").value; };
  CHECK(of_mail(Measure::response_time_mean) == Approx((90 * 100.0 + 10 * 5000.0) / 100));
  CHECK(of_mail(Measure::response_time_p95) == Approx(5000).epsilon(0.004));
  CHECK(of_mail(Measure::deadline_met_rate) == Approx(100.0 / 102));
  CHECK(of_mail(Measure::backlog) == Approx(6.0 / 48));
  CHECK(of_mail(Measure::backlog_age_max) == 2600);
}

// Two replications of two days: the oldest 500 and 0 s, then 700 and 900 s. The row of both e-mail
// types sees the older of them.
TEST_CASE("the age of the oldest is a mean over days", "[estimate][measures]") {
  ModelSpec spec = lasting(centre(2, {{{"a"}, {"b"}}}), 2);
  for (ContactTypeSpec& type : spec.contact_types) type.channel = Channel::email;
  const Result result = estimates(
      spec,
      {{.backlog = {{1800, 1300, 1, 0}}},
       {.backlog = {{1800, 1100, 1, 0}, {1800, 1700, 1, 1}, {day_s + 1800, day_s + 900, 1, 1}}}});
  CHECK(result.of(Measure::backlog_age_max, "a").value == Approx((500.0 + 0 + 700 + 0) / 4));
  CHECK(result.of(Measure::backlog_age_max, "b").value == Approx((0.0 + 0 + 100 + 900) / 4));
  CHECK(result.of_channel(Measure::backlog_age_max, "email").value ==
        Approx((500.0 + 0 + 700 + 900) / 4));
  CHECK(result.total(Measure::backlog).value == Approx(4.0 / 2 / 96));
}

// 2 h beyond the end and 4 h called in, in a week.
TEST_CASE("overtime is beyond the shift and called in", "[estimate][measures]") {
  const Result result =
      estimates(lasting(hotline(), 7), {{.heads = {{0, 0, 1, 0, 1, 0},
                                                   {7200, 0, 0, 1, -1, 1},
                                                   {7200 + 4 * 3600, 0, -1, -1, 0, -1}}}});
  CHECK(result.of(Measure::overtime_hours, "desk").value == Approx(6));
  CHECK(result.of(Measure::overrun_hours, "desk").value == Approx(2));
  CHECK(result.of(Measure::call_in_hours, "desk").value == Approx(4));
  CHECK(result.of(Measure::duty_hours, "desk").value == Approx(4));
}

TEST_CASE("hours of whole agents are whole, whatever the horizon", "[estimate][measures]") {
  for (const int days : {1, 3, 28, 29, 365}) {
    ModelSpec spec = lasting(hotline(), days);
    spec.agent_groups.front().staffing = HeadCount{3};
    const Result result = simulate(Model{spec}, {.replications = 2});
    CHECK(result.of(Measure::duty_hours, "desk").value == 3 * 168);
  }
}

TEST_CASE("nothing observed is no share, and counts of nothing are 0", "[estimate][measures]") {
  const Result result = estimates(whole_centre(), {{}, {}});
  for (const MeasureEstimate& entry : result.measures) {
    const MeasureInfo& measure = info(entry.measure);
    INFO(measure.id);
    const bool is_mean = measure.unit == Unit::share || measure.unit == Unit::seconds;
    const bool is_known = !is_mean || entry.measure == Measure::backlog_age_max;
    CHECK(entry.estimate.is_known() == is_known);
    if (is_known) CHECK(entry.estimate.value == 0);
  }
}

// 2 and 4 blocked: mean 3, standard error 1, t with one degree of freedom.
TEST_CASE("counts that only some models have get an interval", "[estimate][measures]") {
  const Result result = estimates(whole_centre(), {{.outcomes = times(2, gone(10, End::blocked))},
                                                   {.outcomes = times(4, gone(10, End::blocked))}});
  const Estimate& blocked = result.of(Measure::blocked, "a");
  CHECK(blocked.value == 3);
  CHECK(blocked.half_width() == Approx(12.706204736));
}
