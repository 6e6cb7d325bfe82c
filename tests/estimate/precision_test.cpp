// SPDX-License-Identifier: Apache-2.0
// Studies that go on until their intervals are narrow enough.
#include <staffsim/estimate/simulate.hpp>

#include "estimate/by_hand.hpp"
#include "estimate/precision.hpp"
#include "estimate/rounds.hpp"
#include "support/catch.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <utility>

using namespace staffsim;
using namespace staffsim::test;
using namespace std::chrono_literals;

namespace {

/// A day of few calls of two types, half an erlang each.
ModelSpec small_centre(int agents) {
  ModelSpec spec = lasting(centre(2, {{{"a"}, {"b"}}}), 1);
  spec.agent_groups[0].staffing = HeadCount{agents};
  for (ContactTypeSpec& type : spec.contact_types) {
    type.arrivals = WeeklyArrivals{.per_day = 48};
    type.handle = Exponential{15min};
    type.patience = Exponential{5min};
  }
  return spec;
}

PrecisionTarget wanted(const std::string& measure, double half_width, int at_most = 10'000) {
  return {.measure = measure, .half_width = half_width, .at_most = at_most};
}

ExperimentSpec experiment_with(int replications, std::vector<PrecisionTarget> precision) {
  return {.replications = replications, .precision = std::move(precision)};
}

/// What stands in results, to the last bit.
std::vector<double> numbers_of(const std::vector<Result>& results) {
  std::vector<double> numbers;
  for (const Result& result : results) {
    numbers.push_back(result.replications);
    for (const MeasureEstimate& entry : result.measures)
      for (const double x : {entry.estimate.value, entry.estimate.low, entry.estimate.high})
        numbers.push_back(std::isnan(x) ? -1.0 : x);
  }
  return numbers;
}

}  // namespace

TEST_CASE("precision: an interval is narrow enough when its half width is") {
  const PrecisionTarget absolute{.measure = "asa", .half_width = 2.0};
  CHECK(judge(absolute, 3, {10.0, 8.0, 12.0}).target == 3);
  CHECK(judge(absolute, 0, {10.0, 8.0, 12.0}).is_met);
  CHECK_FALSE(judge(absolute, 0, {10.0, 7.9, 12.1}).is_met);
  CHECK_FALSE(judge(absolute, 0, {}).is_met);
  CHECK_FALSE(judge(absolute, 0, {.value = 10.0}).is_met);
  CHECK(judge(absolute, 0, {0.0, 0.0, 0.0}).is_met);

  const PrecisionTarget relative{.measure = "asa", .half_width = 0.25, .is_relative = true};
  CHECK(judge(relative, 0, {8.0, 6.0, 10.0}).is_met);
  CHECK(judge(relative, 0, {8.0, 6.0, 10.0}).wanted == 2.0);
  CHECK(judge(relative, 0, {8.0, 6.0, 10.0}).reached == 2.0);
  CHECK_FALSE(judge(relative, 0, {7.0, 5.0, 9.0}).is_met);
  CHECK_FALSE(judge(relative, 0, {0.0, 0.0, 0.0}).is_met);
}

TEST_CASE("precision: the row is one of the results' if they have it, or one of its own") {
  const Model model{whole_centre()};  // calls "a", e-mail "b"
  std::vector<Row> contacts = contact_rows(model);
  std::vector<Row> agents = agent_rows(model);
  const std::size_t rows = contacts.size();
  const auto row_of = [&](const PrecisionTarget& target) {
    return subject_of(target, model, contacts, agents).row;
  };
  CHECK(row_of({.measure = "asa", .contact_types = {"b"}}) == 1);
  CHECK(row_of({.measure = "offered"}) == rows - 1);
  CHECK(row_of({.measure = "occupancy"}) == 0);  // the only group is all groups
  CHECK(contacts.size() == rows);
  CHECK(row_of({.measure = "asa"}) == 0);      // of calls, as tables show waits
  CHECK(row_of({.measure = "backlog"}) == 1);  // only e-mail has one
  CHECK(row_of({.measure = "asa", .contact_types = {"b", "a"}}) == rows);
  CHECK(contacts.size() == rows + 1);
  CHECK(contacts.back().is_email);
  CHECK_THROWS_AS(row_of({.measure = "asa", .contact_types = {"c"}}), std::invalid_argument);
  CHECK_THROWS_AS(row_of({.measure = "asaa"}), std::invalid_argument);
  CHECK_THROWS_AS(row_of({.measure = "target_met_probability"}), std::invalid_argument);
}

TEST_CASE("precision: a number that only it asks for is that of a target") {
  ModelSpec spec = small_centre(1);
  spec.contact_types[1].channel = Channel::email;
  spec.contact_types[1].patience = Never{};
  spec.targets = {target_of("mean_wait", false, 60.0, TargetSpan::horizon),
                  target_of("wait_p90", false, 60.0, TargetSpan::horizon)};
  const Result plain = simulate(Model{spec}, {.replications = 130});
  std::vector<PrecisionTarget> precision{wanted("mean_wait", 1e9), wanted("wait_p90", 1e9)};
  for (PrecisionTarget& target : precision) target.contact_types = {"a", "b"};
  const Result result = simulate(Model{spec}, experiment_with(130, precision));
  REQUIRE(result.precision.size() == 2);
  for (std::size_t i = 0; i < 2; ++i) {
    CHECK(result.precision[i].estimate.value == plain.targets[i].estimate.value);
    CHECK(result.precision[i].estimate.low == plain.targets[i].estimate.low);
    CHECK(result.precision[i].is_met);
  }
  CHECK(result.labels == plain.labels);
  CHECK(numbers_of({result}) == numbers_of({plain}));
}

TEST_CASE("precision: replications are added until every model has it") {
  const std::vector<Model> models{Model{small_centre(1)}, Model{small_centre(2)}};
  const ExperimentSpec experiment =
      experiment_with(20, {wanted("abandonment_rate", 0.01), wanted("mean_wait", 4.0)});
  const std::vector<Result> results = simulate_all(models, experiment);
  const int reached = results[0].replications;
  CHECK(reached > limits::first_round);
  for (const Result& result : results) {
    CHECK(result.replications == reached);
    CHECK_FALSE(result.partial);
    for (const PrecisionResult& entry : result.precision) {
      CHECK(entry.is_met);
      CHECK(entry.reached <= experiment.precision[entry.target].half_width);
      CHECK(entry.reached == entry.estimate.half_width());
    }
  }
  CHECK(results[0].precision[0].estimate.value ==
        results[0].total(Measure::abandonment_rate).value);
  CHECK(numbers_of(results) == numbers_of(simulate_all(models, {.replications = reached})));
  int before = 0;  // the end of the round before
  for (int end = 100; end < reached; end = round_end(experiment, end + 1)) before = end;
  const auto earlier = simulate_all(models, {.replications = before});
  CHECK_FALSE(std::ranges::all_of(earlier, [](const Result& result) {
    return result.total(Measure::abandonment_rate).half_width() <= 0.01 &&
           result.total(Measure::mean_wait).half_width() <= 4.0;
  }));
}

TEST_CASE("precision: the same bits for any number of threads") {
  const std::vector<Model> models{Model{small_centre(1)}, Model{small_centre(2)}};
  const ExperimentSpec experiment = experiment_with(20, {wanted("mean_wait", 3.0)});
  const std::vector<double> one = numbers_of(simulate_all(models, experiment));
  CHECK(one.front() > limits::first_round);
  for (const int threads : {2, 3}) {
    RunOptions options;
    options.threads = threads;
    CHECK(numbers_of(simulate_all(models, experiment, options)) == one);
  }
}

TEST_CASE("precision: at_most ends the study, and each precision has its own") {
  const Model model{small_centre(1)};
  const PrecisionTarget hopeless = wanted("mean_wait", 1e-6, 130);
  Result result = simulate(model, experiment_with(100, {hopeless}));
  CHECK(result.replications == 130);
  CHECK_FALSE(result.partial);
  CHECK_FALSE(result.precision[0].is_met);

  result = simulate(model, experiment_with(100, {hopeless, wanted("offered", 1.5, 5000)}));
  CHECK(result.replications > 130);
  CHECK(result.replications < 5000);
  CHECK_FALSE(result.precision[0].is_met);
  CHECK(result.precision[1].is_met);
}

TEST_CASE("precision: the progress tells how far it may still be") {
  std::vector<std::pair<int, int>> told;
  RunOptions options;
  options.progress = [&](int done, int expected) { told.emplace_back(done, expected); };
  const Result result =
      simulate(Model{small_centre(1)}, experiment_with(100, {wanted("mean_wait", 4.0)}), options);
  REQUIRE(static_cast<int>(told.size()) == result.replications);
  REQUIRE(told.size() > 112);
  CHECK(told[0] == std::pair{1, 100});
  CHECK(told[100].second > 112);
  CHECK(std::ranges::all_of(told, [](const auto& pair) { return pair.first <= pair.second; }));
}

TEST_CASE("precision: a stop between or within rounds leaves a partial result") {
  for (const int after : {60, 100, 105}) {
    std::stop_source stop;
    RunOptions options;
    options.stop = stop.get_token();
    options.progress = [&](int done, int) {
      if (done == after) stop.request_stop();
    };
    const Result result = simulate(Model{small_centre(1)},
                                   experiment_with(100, {wanted("mean_wait", 1e-6)}), options);
    CHECK(result.replications == after);
    CHECK(result.partial);
    CHECK_FALSE(result.precision[0].is_met);
  }
}

TEST_CASE("precision: a study that was stopped in any round goes on to the same bits") {
  const std::vector<Model> models{Model{small_centre(1)}};
  const ExperimentSpec experiment = experiment_with(100, {wanted("mean_wait", 3.0)});
  const std::vector<double> straight = numbers_of(simulate_all(models, experiment));
  REQUIRE(straight.front() > 126.0);
  for (const int after : {40, 100, 119, 126}) {
    std::string state;
    std::stop_source stop;
    RunOptions options;
    options.stop = stop.get_token();
    options.progress = [&](int done, int) {
      if (done == after) stop.request_stop();
    };
    options.keeping.save = [&](std::string bytes) { state = std::move(bytes); };
    REQUIRE(simulate_all(models, experiment, options).front().replications == after);
    RunOptions later;
    later.keeping.state = state;
    CHECK(numbers_of(simulate_all(models, experiment, later)) == straight);
  }
}

TEST_CASE("precision: what makes no sense is refused") {
  const Model model{small_centre(1)};
  for (const PrecisionTarget& target :
       {wanted("asa", 0.0), wanted("asa", 1.0, 99), wanted("asa", 1.0, 10'000'001),
        wanted("nothing", 1.0),
        PrecisionTarget{.measure = "asa", .agent_groups = {"desk"}, .half_width = 1.0},
        PrecisionTarget{.measure = "occupancy", .contact_types = {"a"}, .half_width = 1.0}})
    CHECK_THROWS_AS(simulate(model, experiment_with(1, {target})), std::invalid_argument);
  CHECK_THROWS_AS(simulate(model, experiment_with(101, {wanted("asa", 1.0, 100)})),
                  std::invalid_argument);
}

TEST_CASE("options that make no sense are refused") {
  const Model model{small_centre(1)};
  RunOptions options;
  for (const int threads : {0, -1, limits::threads + 1, std::numeric_limits<int>::max()}) {
    options.threads = threads;
    CHECK_THROWS_AS(simulate(model, {.replications = 2}, options), std::invalid_argument);
  }
  options.threads = 1;
  options.kernel = nullptr;
  CHECK_THROWS_AS(simulate(model, {.replications = 2}, options), std::invalid_argument);
  options.kernel = [](const Model&) { return std::unique_ptr<engine::Kernel>{}; };
  CHECK_THROWS_AS(simulate(model, {.replications = 2}, options), std::invalid_argument);
}
