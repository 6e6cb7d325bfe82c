// SPDX-License-Identifier: Apache-2.0
// Interval rows of what only some models have.
#include "estimate/by_hand.hpp"
#include "support/catch.hpp"

using namespace staffsim;
using namespace staffsim::test;
using engine::End;

namespace {

/// By the weekday (Monday 0) and interval of the day.
const Estimate* find(const Result& result, Measure measure, const RowLabel& label, int weekday,
                     int interval, bool dated = false) {
  for (const IntervalEstimate& entry : result.intervals)
    if (entry.measure == measure && result.labels[entry.row] == label && entry.weekday == weekday &&
        entry.interval == interval && entry.date.has_value() == dated)
      return &entry.estimate;
  return nullptr;
}

double value(const Result& result, Measure measure, const std::string& type, int weekday,
             int interval, bool dated = false) {
  const bool is_mail = type == "b";
  const RowLabel label{type, is_mail ? "mail alone" : "calls alone", is_mail ? "email" : "phone",
                       "*"};
  const Estimate* found = find(result, measure, label, weekday, interval, dated);
  REQUIRE(found != nullptr);
  return found->value;
}

}  // namespace

// Three weeks: on one Monday two calls are blocked from 00:30, on another one.
TEST_CASE("counts of an interval are for each time it comes", "[estimate][intervals]") {
  const double w = 7 * day_s;
  const Result result =
      estimates(whole_centre(21),
                {{.outcomes = {gone(1800, End::blocked), gone(1900, End::blocked),
                               gone(w + 1850, End::blocked), answered(w + 1860, 0, 1)}}},
                true);
  CHECK(value(result, Measure::blocked, "a", 0, 1) == Approx(1));
  CHECK(value(result, Measure::block_rate, "a", 0, 1) == Approx(0.75));
  CHECK(value(result, Measure::blocked, "a", 1, 1) == 0);
}

// Two weeks, by date and by the week.
TEST_CASE("backlog and age are those at the interval's end", "[estimate][intervals]") {
  const double w = 7 * day_s;
  const Result result = estimates(
      whole_centre(14), {{.backlog = {{1800, 1000, 3, 1}, {w + 1800, w + 1300, 1, 1}}}}, true);
  CHECK(value(result, Measure::backlog, "b", 0, 0) == Approx(2));
  CHECK(value(result, Measure::backlog_age_max, "b", 0, 0) == Approx((800.0 + 500) / 2));
  CHECK(find(result, Measure::backlog_age_max, {}, 0, 0) == nullptr);
  const auto dated = [&](Measure measure, int day) {
    for (const IntervalEstimate& entry : result.intervals)
      if (entry.measure == measure && result.labels[entry.row].contact_type == "b" &&
          entry.interval == 0 && entry.date == date_of(2025, 9, 1) + std::chrono::days{day})
        return entry.estimate.value;
    return -1.0;
  };
  CHECK(dated(Measure::backlog, 0) == 3);
  CHECK(dated(Measure::backlog_age_max, 0) == 800);
  CHECK(dated(Measure::backlog_age_max, 7) == 500);
}

// The row of both types has the older of them at each end; they have 100 and 700 s at the first.
TEST_CASE("an interval's oldest is that of its pool", "[estimate][intervals]") {
  ModelSpec spec = lasting(centre(2, {{{"a"}, {"b"}}}), 1);
  for (ContactTypeSpec& type : spec.contact_types) type.channel = Channel::email;
  const Result result =
      estimates(spec, {{.backlog = {{1800, 1700, 1, 0}, {1800, 1100, 2, 1}}}}, true);
  const RowLabel all{"*", "*", "email", "*"};
  CHECK(find(result, Measure::backlog_age_max, all, 0, 0, true)->value == 700);
  CHECK(find(result, Measure::backlog, all, 0, 0, true)->value == 3);
}

// 3 e-mails are due from 02:00 on, of which 2 are done.
TEST_CASE("deadlines stand where they fall, persons where they came", "[estimate][intervals]") {
  engine::Account account;
  account.replies = {{10, 20, 1}, {10, 30, 1}, {20, never_s, 1}};
  account.outcomes = {noted(abandoned(10, 5), engine::note::goes_on),
                      noted(answered(1900, 0, 5), engine::note::is_later), answered(1950, 0, 5)};
  account.persons = {{10, 0, true}};
  const Result result = estimates(whole_centre(), {account}, true);
  CHECK(value(result, Measure::deadline_met_rate, "b", 0, 4, true) == Approx(2.0 / 3));
  CHECK(std::isnan(value(result, Measure::deadline_met_rate, "b", 0, 0, true)));
  CHECK(value(result, Measure::person_answer_rate, "a", 0, 0, true) == 1);
  CHECK(value(result, Measure::person_answer_rate, "a", 0, 1, true) == 1);
}
