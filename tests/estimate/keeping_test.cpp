// SPDX-License-Identifier: Apache-2.0
// A study that goes on from a kept state ends as if nothing had come between. States are compared
// as bytes: they hold every sum that results are made from.
#include <staffsim/estimate/incident_study.hpp>
#include <staffsim/estimate/simulate.hpp>

#include "estimate/by_hand.hpp"
#include "estimate/keep.hpp"
#include "estimate/ledger.hpp"
#include "estimate/replicator.hpp"
#include "support/catch.hpp"

#include <functional>
#include <stop_token>

using namespace staffsim;
using namespace staffsim::test;

namespace {

constexpr int wanted = 7;

/// Everything that a state can hold: calls and e-mail, redials, targets over each span.
Model busy_centre() {
  ModelSpec spec = whole_centre(2);
  WeeklyArrivals many;
  many.per_day = 300.0;
  for (ContactTypeSpec& type : spec.contact_types) type.arrivals = many;
  spec.targets = {target_of("answer_rate", true, 0.8, TargetSpan::horizon, {"a"}),
                  target_of("wait_p90", false, 60.0, TargetSpan::horizon, {"a"}),
                  target_of("answer_rate", true, 0.8, TargetSpan::day, {"a"}),
                  target_of("abandonment_rate", false, 0.1, TargetSpan::interval, {"a"})};
  return Model{spec};
}

using Study = std::function<void(int replications, const RunOptions&)>;

/// Runs to `end`, or is stopped there; returns the last state that was saved.
std::string state_after(int end, const Study& study, std::string_view from = {}) {
  std::string state;
  std::stop_source stop;
  RunOptions options;
  options.intervals = true;
  options.stop = stop.get_token();
  options.keeping = {
      .state = from, .is_due = {}, .save = [&](std::string bytes) { state = std::move(bytes); }};
  options.progress = [&](int done, int) {
    if (done == end) stop.request_stop();
  };
  study(wanted, options);
  return state;
}

void check_goes_on_from_anywhere(const Study& study) {
  const std::string whole = state_after(wanted, study);
  CHECK(whole.size() > 1000);
  for (int first = 1; first <= wanted; ++first) {
    INFO("interrupted after " << first);
    const std::string begun = state_after(first, study);
    if (first < wanted) CHECK(begun != whole);
    CHECK(state_after(wanted, study, begun) == whole);
  }
}

}  // namespace

TEST_CASE("a simulation goes on from wherever it was stopped", "[estimate][keeping]") {
  const std::vector<Model> models{busy_centre(), busy_centre()};
  check_goes_on_from_anywhere([&](int replications, const RunOptions& options) {
    (void)simulate_all(models, {.replications = replications}, options);
  });
}

TEST_CASE("an incident study goes on from wherever it was stopped", "[estimate][keeping]") {
  const Model model = busy_centre();
  check_goes_on_from_anywhere([&](int replications, const RunOptions& options) {
    (void)study_incidents(model, {.replications = replications}, options);
  });
}

TEST_CASE("more replications may be wanted than before, but not fewer", "[estimate][keeping]") {
  const Model model = busy_centre();
  std::string state;
  RunOptions options;
  options.keeping.save = [&](std::string bytes) { state = std::move(bytes); };
  (void)simulate(model, {.replications = 3}, options);
  const std::string three = state;
  const Estimate straight = simulate(model, {.replications = 5}, options).of(Measure::asa, "a");
  const std::string five = state;

  options.keeping.state = three;
  const Estimate extended = simulate(model, {.replications = 5}, options).of(Measure::asa, "a");
  CHECK(state == five);
  CHECK(extended.value == straight.value);
  CHECK(extended.low == straight.low);
  CHECK_THROWS_AS(simulate(model, {.replications = 2}, options), BadState);
}

TEST_CASE("a state is saved when it is due, and at the end", "[estimate][keeping]") {
  int asked = 0;
  int saved = 0;
  RunOptions options;
  options.keeping = {.state = {},
                     .is_due = [&] { return ++asked % 2 == 0; },
                     .save = [&](const std::string&) { ++saved; }};
  (void)simulate(busy_centre(), {.replications = 5}, options);
  CHECK(asked == 5);
  CHECK(saved == 3);
}

TEST_CASE("a damaged state is refused", "[estimate][keeping]") {
  const Model model = busy_centre();
  const std::string whole = state_after(2, [&](int replications, const RunOptions& options) {
    (void)simulate(model, {.replications = replications}, options);
  });
  const auto go_on_from = [&](const std::string& state) {
    RunOptions options{.intervals = true};
    options.keeping.state = state;
    (void)simulate(model, {.replications = wanted}, options);
  };
  CHECK_NOTHROW(go_on_from(whole));
  CHECK_THROWS_AS(go_on_from(whole.substr(0, 5)), BadState);
  CHECK_THROWS_AS(go_on_from(whole.substr(0, whole.size() - 1)), BadState);
  CHECK_THROWS_AS(go_on_from(whole + '\0'), BadState);
  for (std::size_t at = 0; at < whole.size(); at += 1 + whole.size() / 200) {
    std::string damaged = whole;
    damaged[at] = static_cast<char>(~damaged[at]);
    CHECK_THROWS_AS(go_on_from(damaged), BadState);
  }
}

// A digest guards it; should that ever fail, the reader must not.
TEST_CASE("the bytes of a damaged state are refused, or do no harm", "[estimate][keeping]") {
  const std::vector<Model> models{busy_centre()};
  const std::string kept = state_after(2, [&](int replications, const RunOptions& options) {
    (void)simulate_all(models, {.replications = replications}, options);
  });
  const std::string whole{without_digest(kept)};
  const auto read = [&](const std::string& bytes) {
    Ledger ledger{models, true};
    read_from(bytes, ledger);
  };
  CHECK_NOTHROW(read(whole));
  for (std::size_t end = 0; end < whole.size(); end += 1 + whole.size() / 500)
    CHECK_THROWS_AS(read(whole.substr(0, end)), BadState);
  CHECK_THROWS_AS(read(whole + '\0'), BadState);
  int refused = 0;
  for (std::size_t at = 0; at < whole.size(); at += 1 + whole.size() / 2000) {
    std::string damaged = whole;
    damaged[at] = static_cast<char>(~damaged[at]);
    try {
      read(damaged);
    } catch (const BadState&) {
      ++refused;
    }
  }
  CHECK(refused > 0);
  const Model other{whole_centre(3)};
  Ledger ledger{{&other, 1}, true};
  CHECK_THROWS_AS(read_from(whole, ledger), BadState);
}

TEST_CASE("a length that is a lie costs no memory", "[estimate][keeping]") {
  std::string bytes(8, '\xff');  // 2^64 - 1 items, of which none comes
  std::vector<double> numbers;
  CHECK_THROWS_AS(read_from(bytes, numbers), BadState);
  CHECK(numbers.capacity() <= 10'000);
  std::vector<std::vector<double>> nested;
  CHECK_THROWS_AS(read_from(bytes, nested), BadState);
  CHECK(nested.capacity() <= 10'000);
}

TEST_CASE("tallies come back as they were", "[estimate][keeping]") {
  const Model model = busy_centre();
  const Ledger ledger{{&model, 1}, true};
  Yield yield{.tallies = {engine::Tallies{}}, .controls = {{1.5, -2.0}}};
  const Model* models[] = {&model};
  Replicator replicator{models, ledger.tally_plans(), engine::make_kernel};
  replicator.run(1, 1, yield.tallies);
  CHECK(yield.tallies[0].samples.size() > 100);
  CHECK(yield.tallies[0].series.size() == 2);
  CHECK(yield.tallies[0].further.size() > 0);
  Yield again;
  read_from(bytes_of(yield), again);
  CHECK(again == yield);
}
