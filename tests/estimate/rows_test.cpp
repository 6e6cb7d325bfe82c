// SPDX-License-Identifier: Apache-2.0
// Which row carries which measure.
#include <staffsim/estimate/simulate.hpp>

#include "estimate/by_hand.hpp"
#include "support/catch.hpp"

#include <set>
#include <string>

using namespace staffsim;
using namespace staffsim::test;

namespace {

using Ids = std::set<std::string>;

template <class Matches>
Ids measures_where(const Result& result, Matches matches) {
  Ids ids;
  for (const MeasureEstimate& entry : result.measures)
    if (info(entry.measure).scope == MeasureScope::contacts && matches(result.labels[entry.row]))
      ids.emplace(info(entry.measure).id);
  return ids;
}

Ids of_type(const Result& result, const std::string& name) {
  return measures_where(result, [&](const RowLabel& label) { return label.contact_type == name; });
}

const Ids only_email{"deadline_met_rate", "response_time_mean", "response_time_p95", "backlog",
                     "backlog_age_max"};

}  // namespace

TEST_CASE("a type carries all measures of its channel", "[estimate][rows]") {
  const Result result = estimates(whole_centre(), {{}});
  Ids all;
  for (const MeasureInfo& measure : all_measures())
    if (measure.scope == MeasureScope::contacts && measure.measure != Measure::sl_virtual_wait)
      all.emplace(measure.id);
  Ids of_calls = all;
  for (const std::string& id : only_email) of_calls.erase(id);
  CHECK(of_type(result, "a") == of_calls);
  CHECK(of_type(result, "b") == all);
}

TEST_CASE("a row that mixes channels carries counts and answer_rate", "[estimate][rows]") {
  const Ids counts{"offered", "answered",  "abandoned", "unfinished",
                   "blocked", "deflected", "invalid",   "answer_rate"};
  const Result result = estimates(whole_centre(), {{}});
  CHECK(measures_where(result, [](const RowLabel& label) { return label == RowLabel{}; }) ==
        counts);
}

TEST_CASE("totals of one channel carry what its types do", "[estimate][rows]") {
  const Result result = estimates(whole_centre(), {{}});
  const auto branch = [&](const std::string& name) {
    return measures_where(result, [&](const RowLabel& label) {
      return label.contact_type == "*" && label.branch == name;
    });
  };
  const auto channel = [&](const std::string& name) {
    return measures_where(result, [&](const RowLabel& label) {
      return label.contact_type == "*" && label.channel == name;
    });
  };
  CHECK(branch("calls alone") == of_type(result, "a"));
  CHECK(branch("mail alone") == of_type(result, "b"));
  CHECK(channel("phone") == of_type(result, "a"));
  CHECK(channel("email") == of_type(result, "b"));
}

TEST_CASE("a target has a row of its own", "[estimate][rows]") {
  ModelSpec spec = whole_centre();
  spec.targets = {target_of("answer_rate", true, 0.5, TargetSpan::day),
                  target_of("asa", false, 20, TargetSpan::horizon, {"a"})};
  const Result result = estimates(spec, {{}});
  const MeasureEstimate& last = result.measures.back();
  CHECK(last.measure == Measure::target_met_probability);
  CHECK(result.labels[last.row] == RowLabel{.target = 2});
  CHECK(result.find(Measure::target_met_probability, {.target = 1}) != nullptr);
  CHECK(result.find(Measure::target_met_probability, {.target = 3}) == nullptr);
}

// Measures that could only be 0, or repeat another, would double the size of what is written.
TEST_CASE("intervals show what the model can have", "[estimate][rows]") {
  const auto shown = [](const ModelSpec& spec) {
    Ids ids;
    for (const IntervalEstimate& entry : estimates(spec, {{}}, true).intervals)
      ids.emplace(info(entry.measure).id);
    return ids;
  };
  const Ids of_all = shown(whole_centre());
  for (const char* id :
       {"blocked", "block_rate", "deflected", "invalid", "processed_rate", "person_answer_rate",
        "redial_share", "deadline_met_rate", "response_time_mean", "backlog", "backlog_age_max",
        "overrun_hours", "call_in_hours", "overtime_hours", "excess_wait"}) {
    INFO(id);
    CHECK(of_all.contains(id));
  }
  const Ids of_plain = shown(lasting(hotline(), 1));
  for (const char* id : {"blocked", "deflected", "redial_share", "backlog", "call_in_hours"}) {
    INFO(id);
    CHECK_FALSE(of_plain.contains(id));
  }
  CHECK(of_plain.contains("overtime_hours"));
  CHECK(of_plain.contains("excess_wait"));
}

TEST_CASE("no models are nothing to simulate", "[estimate]") {
  CHECK_THROWS_AS(sweep({}, {}), std::invalid_argument);
  CHECK_THROWS_AS(simulate_all({}, {}), std::invalid_argument);
}
