// SPDX-License-Identifier: Apache-2.0
// Targets on any measure, and how often they hold.
#include <staffsim/estimate/simulate.hpp>

#include "estimate/by_hand.hpp"
#include "support/catch.hpp"

#include <cmath>

using namespace staffsim;
using namespace staffsim::test;
using engine::End;

namespace {

struct Judged {
  TargetResult target;
  Estimate probability;
};

Judged judge(ModelSpec spec, const TargetSpec& target, const std::vector<engine::Account>& runs) {
  spec.targets = {target};
  const Result result = estimates(spec, runs);
  return {result.targets.front(), *result.find(Measure::target_met_probability, {.target = 1})};
}

engine::Account calls(std::vector<engine::Outcome> outcomes) {
  return {.outcomes = std::move(outcomes)};
}

}  // namespace

// Three days: 2 of 2 answered, 1 of 2, and an empty one. Second replication: 0 of 1 on the last.
TEST_CASE("days with nothing to judge are left out of the share", "[estimate][targets]") {
  const TargetSpec target = target_of("answer_rate", true, 0.8, TargetSpan::day);
  const Judged judged = judge(lasting(hotline(), 3), target,
                              {calls({answered(1, 0, 1), answered(2, 0, 1),
                                      answered(day_s + 1, 0, 1), abandoned(day_s + 2, 1)}),
                               calls({abandoned(2 * day_s + 1, 1)})});
  CHECK(judged.probability.value == Approx(1.0 / 3));
  CHECK(judged.target.estimate.value == judged.probability.value);
  CHECK(judged.target.limit == 1.0);
}

// In 9 of 10 replications all is answered: the interval of the share reaches above all, which the
// truth cannot.
TEST_CASE("one case against all or nothing settles it", "[estimate][targets]") {
  std::vector<engine::Account> runs(9, calls({answered(1, 0, 1), answered(2, 0, 1)}));
  runs.push_back(calls({answered(1, 0, 1), abandoned(2, 1)}));
  const auto verdict = [&](const char* measure, bool at_least, double limit, TargetSpan over) {
    const TargetSpec target = target_of(measure, at_least, limit, over);
    return judge(lasting(hotline(), 1), target, runs).target.verdict;
  };
  CHECK(verdict("answer_rate", true, 1.0, TargetSpan::horizon) == Verdict::missed);
  CHECK(verdict("answer_rate", true, 0.999, TargetSpan::horizon) == Verdict::cannot_tell);
  CHECK(verdict("abandoned", false, 0.0, TargetSpan::horizon) == Verdict::missed);
  CHECK(verdict("wait_p99", false, 0.0, TargetSpan::horizon) == Verdict::cannot_tell);
  CHECK(verdict("answer_rate", true, 0.8, TargetSpan::day) == Verdict::missed);
  CHECK(verdict("answer_rate", true, 0.5, TargetSpan::day) == Verdict::cannot_tell);
  CHECK(verdict("answered", true, 1.0, TargetSpan::horizon) == Verdict::met);
}

// All hold in n replications: with a probability of 5 % / 2 they do so with a share of no more than
// 0.025^(1/n), and half a point below all is near enough.
TEST_CASE("what held in all replications is not certain to hold always", "[estimate][targets]") {
  const auto judged = [](int replications) {
    const std::vector<engine::Account> runs(static_cast<std::size_t>(replications),
                                            calls({answered(1, 0, 1)}));
    return judge(lasting(hotline(), 1), target_of("answer_rate", true, 0.5, TargetSpan::day), runs);
  };
  const Judged few = judged(20);
  CHECK(few.probability.value == 1.0);
  CHECK(few.probability.high == 1.0);
  CHECK(few.probability.low == Approx(std::pow(0.025, 1.0 / 20)));
  CHECK(few.target.is_met);
  CHECK(few.target.verdict == Verdict::cannot_tell);
  CHECK(judged(735).target.verdict == Verdict::cannot_tell);
  CHECK(judged(736).target.verdict == Verdict::met);
  CHECK(std::isnan(judged(1).probability.low));
}

// Calls in two of 48 intervals: one is answered at once, the other gives up. A count of 0 in the
// empty ones is no success.
TEST_CASE("empty intervals count neither for nor against a target on counts",
          "[estimate][targets]") {
  const auto judged = [](const char* measure, bool at_least, double limit) {
    return judge(lasting(hotline(), 1), target_of(measure, at_least, limit, TargetSpan::interval),
                 {calls({answered(10, 0, 1), abandoned(half_hour_s + 10, 60)})})
        .probability.value;
  };
  CHECK(judged("abandoned", false, 0) == Approx(0.5));
  CHECK(judged("answered", true, 1) == Approx(0.5));
  CHECK(judged("queue_mean", false, 0) == Approx(0.5));
  CHECK(judged("offered", true, 1) == 1);
}

// An e-mail of the first half-hour, due in the third: nobody comes, nobody waits then.
TEST_CASE("an interval in which only a deadline falls due is empty for counts",
          "[estimate][targets]") {
  ModelSpec spec = lasting(hotline(), 1);
  spec.contact_types[0].channel = Channel::email;
  spec.contact_types[0].due = std::chrono::hours{1};
  engine::Account account = calls({answered(600, 0, 60)});
  account.replies = {{600, 660, 0}};
  CHECK(judge(spec, target_of("offered", true, 1, TargetSpan::interval), {account})
            .probability.value == 1);
  CHECK(judge(spec, target_of("deadline_met_rate", true, 1, TargetSpan::interval), {account})
            .probability.value == 1);
}

// Who waits from one interval to the next is there in both.
TEST_CASE("an interval in which somebody waits is not empty", "[estimate][targets]") {
  CHECK(judge(lasting(hotline(), 1), target_of("queue_mean", false, 0.4, TargetSpan::interval),
              {calls({answered(half_hour_s - 600, 1500, 1)})})
            .probability.value == Approx(0.5));
}

// Nobody waits: the percentile is 0, which is at least and at most 0.
TEST_CASE("a percentile at the limit meets it from both sides", "[estimate][targets]") {
  for (const TargetSpan span : {TargetSpan::day, TargetSpan::interval, TargetSpan::horizon})
    for (const bool at_least : {true, false}) {
      const auto probability = [&](double limit) {
        return judge(lasting(hotline(), 1), target_of("wait_p90", at_least, limit, span),
                     {calls(times(10, answered(1, 0, 1)))})
            .probability.value;
      };
      CHECK(probability(0) == 1);
      CHECK(probability(1) == (at_least ? 0 : 1));
    }
}

// 3 contacts in 5 days are 0.6 a day, an agent around the clock works 168 hours a week and
// costs 2.4 a day at 0.1 an hour. In doubles all three are off by a little.
TEST_CASE("what lies at the limit but for rounding keeps it from both sides",
          "[estimate][targets]") {
  ModelSpec desk = hotline();
  desk.agent_groups[0].cost_per_hour = 0.1;
  const engine::Account three = calls({answered(1, 0, 1), answered(2, 0, 1), answered(3, 0, 1)});
  const engine::Account all_day{.heads = {{0, 0, 1, 1}}};
  for (const bool at_least : {true, false}) {
    const auto of = [&](const char* measure, double limit, TargetSpan span) {
      return target_of(measure, at_least, limit, span);
    };
    CHECK(judge(lasting(desk, 5), of("offered", 0.6, TargetSpan::horizon), {three}).target.is_met);
    CHECK(judge(lasting(desk, 29), of("duty_hours", 168, TargetSpan::horizon), {all_day})
              .target.is_met);
    CHECK(judge(lasting(desk, 1), of("cost", 2.4, TargetSpan::day), {all_day}).probability.value ==
          1);
  }
  CHECK_FALSE(
      judge(lasting(desk, 5), target_of("offered", true, 0.600001, TargetSpan::horizon), {three})
          .target.is_met);
}

// A mean over replications: held in one of three.
TEST_CASE("a target over the horizon holds in a share of replications", "[estimate][targets]") {
  const TargetSpec target = target_of("abandonment_rate", false, 0.4, TargetSpan::horizon);
  const Judged judged = judge(lasting(hotline(), 1), target,
                              {calls({answered(1, 0, 1), abandoned(2, 1)}),
                               calls({answered(1, 0, 1)}),
                               calls({abandoned(1, 1)}),
                               {}});
  CHECK(judged.probability.value == Approx(1.0 / 3));
  CHECK(judged.target.estimate.value == Approx(0.5));
  CHECK_FALSE(judged.target.is_met);
}

TEST_CASE("a target for which nothing was observed is not met", "[estimate][targets]") {
  for (const TargetSpan span : {TargetSpan::horizon, TargetSpan::day}) {
    const Judged judged =
        judge(lasting(hotline(), 1), target_of("asa", false, 20, span), {calls({}), calls({})});
    CHECK_FALSE(judged.target.estimate.is_known());
    CHECK_FALSE(judged.target.is_met);
    CHECK(judged.target.verdict == Verdict::cannot_tell);
  }
}

TEST_CASE("a target must fit its measure", "[estimate][targets]") {
  const auto refusal_of = [](const TargetSpec& target) -> std::string {
    ModelSpec spec = lasting(hotline(), 1);
    spec.targets = {target};
    try {
      (void)simulate(Model{spec}, {.replications = 2});
    } catch (const std::invalid_argument& error) {
      return error.what();
    }
    return "none";
  };
  CHECK(refusal_of({.measure = "asa", .at_least = false, .limit = 20}) == "none");
  CHECK(refusal_of({.measure = "waiting"}) == "targets[0], \"waiting\": there is no such measure");
  CHECK(refusal_of({.measure = "target_met_probability", .limit = 0.5}) ==
        "targets[0], \"target_met_probability\": it cannot be promised");
  CHECK(refusal_of({.measure = "abandonment_rate", .at_least = false, .limit = 5}) ==
        "targets[0], \"abandonment_rate\": its limit is a share, at most 1");
  CHECK(refusal_of({.measure = "utilization", .at_least = false, .limit = 1.2}) == "none");
  CHECK(refusal_of({.measure = "asa", .agent_groups = {"desk"}, .limit = 20}) ==
        "targets[0], \"asa\": it is of contacts, and agent groups are named");
  CHECK(refusal_of({.measure = "occupancy", .contact_types = {"a"}, .limit = 0.9}) ==
        "targets[0], \"occupancy\": it is of agents, and contact types are named");
  CHECK(refusal_of({.measure = "asa", .at_least = false, .limit = 20, .in_share = 0.9}) ==
        "targets[0], \"asa\": in_share is of days or intervals, and the horizon is one piece");
}

// 10 waits; the ninth is 50 s in the first replication and 500 s in the second.
TEST_CASE("a percentile over the horizon is judged by replication", "[estimate][targets]") {
  const TargetSpec target = target_of("wait_p90", false, 60, TargetSpan::horizon);
  const Judged judged =
      judge(lasting(hotline(), 1), target,
            {calls(all_of({times(9, answered(1, 50, 1)), times(1, answered(1, 900, 1))})),
             calls(all_of({times(8, answered(1, 50, 1)), times(2, answered(1, 500, 1))}))});
  CHECK(judged.probability.value == Approx(0.5));
}

TEST_CASE("response times can be promised for a day", "[estimate][targets]") {
  TargetSpec target = target_of("response_time_p95", false, 600, TargetSpan::day, {"b"});
  target.in_share = 0.5;
  engine::Account account;
  for (int i = 0; i < 19; ++i) account.replies.push_back({10, 610, 1});
  account.replies.push_back({10, 5000, 1});
  for (int i = 0; i < 18; ++i) account.replies.push_back({day_s + 10, day_s + 610, 1});
  for (int i = 0; i < 2; ++i) account.replies.push_back({day_s + 10, day_s + 700, 1});
  const Judged judged = judge(whole_centre(3), target, {account});
  CHECK(judged.probability.value == Approx(0.5));
  CHECK(judged.target.is_met);
}

TEST_CASE("the response times of a horizon are of e-mail alone", "[estimate][targets]") {
  const TargetSpec target = target_of("response_time_p95", false, 600, TargetSpan::horizon);
  engine::Account account;
  account.outcomes = {answered(1, 5000, 1)};
  account.replies = {{10, 110, 1}};
  const Judged judged = judge(whole_centre(), target, {account});
  CHECK(judged.target.estimate.value == Approx(100).epsilon(0.004));
  CHECK(judged.probability.value == 1);
}

// At most 3 wait on average over the 48 ends of a day's intervals: 150 / 48 and 96 / 48.
TEST_CASE("the backlog of a day is its mean at the ends of intervals", "[estimate][targets]") {
  const TargetSpec target = target_of("backlog", false, 3, TargetSpan::day, {"b"});
  const Judged judged = judge(whole_centre(2), target,
                              {{.backlog = {{1800, 0, 150, 1}, {day_s + 1800, day_s, 96, 1}}}});
  CHECK(judged.probability.value == Approx(0.5));
}

// Of the day 700 s, of the other none, when nothing came; over the horizon 350 s a day.
TEST_CASE("ages of the oldest can be promised for a day, an interval and the horizon",
          "[estimate][targets]") {
  const engine::Account account{.backlog = {{1800, 1200, 1, 1}, {3600, 2900, 1, 1}}};
  const auto judged = [&](TargetSpan span, double limit) {
    return judge(whole_centre(2), target_of("backlog_age_max", false, limit, span, {"b"}),
                 {account});
  };
  CHECK(judged(TargetSpan::day, 650).probability.value == 0);
  CHECK(judged(TargetSpan::day, 750).probability.value == 1);
  CHECK(judged(TargetSpan::interval, 650).probability.value == Approx(0.5));
  CHECK(judged(TargetSpan::interval, 550).probability.value == 0);
  CHECK(judged(TargetSpan::horizon, 360).target.estimate.value == Approx(350));
  CHECK(judged(TargetSpan::horizon, 360).probability.value == 1);
}

// A day's blocked calls; in hours of overtime a day.
TEST_CASE("targets may be on what only some models have", "[estimate][targets]") {
  CHECK(judge(whole_centre(2), target_of("blocked", false, 1, TargetSpan::day),
              {calls(
                  {gone(10, End::blocked), gone(20, End::blocked), gone(day_s + 5, End::blocked)})})
            .probability.value == Approx(0.5));
  CHECK(judge(whole_centre(2), target_of("overtime_hours", false, 1, TargetSpan::day),
              {{.heads = {{0, 0, 1, 0, 1, 0}, {7200, 0, -1, 0, -1, 0}}}})
            .probability.value == Approx(0.5));
  CHECK(judge(whole_centre(), target_of("person_answer_rate", true, 0.9, TargetSpan::horizon),
              {calls({answered(1, 0, 1)}), calls({abandoned(1, 1)})})
            .probability.value == Approx(0.5));
}
