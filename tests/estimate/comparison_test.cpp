// SPDX-License-Identifier: Apache-2.0
// Paired differences, worked out on paper.
#include <staffsim/estimate/comparison.hpp>
#include <staffsim/random/laws.hpp>

#include "estimate/by_hand.hpp"
#include "estimate/judge_difference.hpp"
#include "estimate/ledger.hpp"
#include "estimate/student_t.hpp"
#include "support/catch.hpp"

#include <cmath>
#include <cstdint>
#include <optional>

using namespace staffsim;
using namespace staffsim::test;

namespace {

/// What one replication is in two models.
struct Two {
  engine::Account a;
  engine::Account b;
};

engine::Account calls(int answered_ones, int abandoned_ones, double wait_s = 10.0) {
  engine::Account account;
  account.outcomes = all_of({times(answered_ones, answered(100, wait_s, 60)),
                             times(abandoned_ones, abandoned(100, wait_s))});
  return account;
}

engine::Tallies tallied(const Model& model, const engine::TallyPlan& plan,
                        const engine::Account& account) {
  engine::TallyBook book{model, plan};
  book.begin();
  book.add(account);
  return book.finish();
}

Comparison compared(const ModelSpec& spec_a, const ModelSpec& spec_b,
                    const std::vector<Two>& replications) {
  const std::vector<Model> models{Model{spec_a}, Model{spec_b}};
  Ledger ledger{models, false, Pairing::whole};
  for (const Two& two : replications)
    ledger.add({.tallies = {tallied(models[0], ledger.tally_plans()[0], two.a),
                            tallied(models[1], ledger.tally_plans()[1], two.b)},
                .controls = {{}, {}}});
  const ExperimentSpec experiment{.replications = static_cast<int>(replications.size())};
  std::vector<Result> results = ledger.results(experiment);
  Comparison comparison{results[0], results[1], {}};
  comparison.differences = ledger.differences(0, results[0], results[1], experiment.confidence);
  return comparison;
}

Comparison compared(const std::vector<Two>& replications) {
  const ModelSpec spec = lasting(hotline(), 1);
  return compared(spec, spec, replications);
}

MeasureDifference judged(double difference, double standard_error, double indifference,
                         Measure measure = Measure::abandoned) {
  MeasureDifference of{.measure = measure, .a = 10.0, .b = 10.0 + difference};
  of.difference.value = difference;
  of.indifference = indifference;
  judge({.variance = standard_error * standard_error}, 100, 0.95, of);
  return of;
}

/// How many more replications let t times the standard error shrink to `wanted`, by trying them
/// all.
int more_until(double wanted, double standard_error, int replications) {
  int all = replications;
  while (interval_factor(0.95, all) * standard_error * std::sqrt(double(replications) / all) >
         wanted)
    ++all;
  return all - replications;
}

/// A model small enough to be simulated at once.
Model small(int agents, int minutes_of_patience = 5) {
  ModelSpec spec;
  spec.horizon = {.days = 1};
  spec.contact_types = {{.name = "calls",
                         .arrivals = WeeklyArrivals{.per_day = 300},
                         .handle = Exponential{std::chrono::minutes{6}},
                         .patience = Exponential{std::chrono::minutes{minutes_of_patience}},
                         .service_level = ServiceLevelRule{.within = std::chrono::seconds{60}}}};
  spec.agent_groups = {{.name = "desk", .staffing = HeadCount{agents}, .handles = {{"calls"}}}};
  return Model{spec};
}

bool is_same_number(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }

}  // namespace

// Abandoned 2, 4, 6 and 1, 4, 4: differences -1, 0, -2 with mean -1 and standard deviation 1; t
// with two degrees of freedom is 4.302652730.
TEST_CASE("a difference of counts is the mean over replications", "[estimate][comparison]") {
  const Comparison comparison = compared(
      {{calls(5, 2), calls(5, 1)}, {calls(5, 4), calls(5, 4)}, {calls(5, 6), calls(5, 4)}});
  const MeasureDifference& abandoned = comparison.total(Measure::abandoned);
  CHECK(abandoned.a == 4);
  CHECK(abandoned.b == 3);
  CHECK(abandoned.difference.value == -1);
  CHECK(abandoned.difference.half_width() == Approx(4.302652730 / std::sqrt(3.0)));
  // variances 4 and 3 of the two alone, 1 of the difference
  CHECK(abandoned.variance_ratio == Approx(7.0));
}

// Answered 8 of 10 and 15 of 20 against 10 of 10 and 17 of 20: rates 23/30 and 27/30, residuals
// (8 - 10 x 23/30) / 15 = 1/45 against (10 - 9) / 15 = 3/45, and their negatives. So the difference
// has residuals +-2/45, its mean a standard error of 2/45, and t with one degree is 12.706204736.
TEST_CASE("a difference of rates pairs the residuals", "[estimate][comparison]") {
  const Comparison comparison =
      compared({{calls(8, 2), calls(10, 0)}, {calls(15, 5), calls(17, 3)}});
  const MeasureDifference& rate = comparison.total(Measure::answer_rate);
  CHECK(rate.difference.value == Approx(4.0 / 30));
  CHECK(rate.difference.half_width() == Approx(12.706204736 * 2 / 45));
  CHECK(rate.variance_ratio == Approx((1.0 + 9.0) / 4.0));
}

TEST_CASE("what chance adds to both leaves no doubt", "[estimate][comparison]") {
  const Comparison comparison = compared(
      {{calls(7, 3), calls(7, 4)}, {calls(90, 11), calls(90, 12)}, {calls(1, 0), calls(1, 1)}});
  const MeasureDifference& abandoned = comparison.total(Measure::abandoned);
  CHECK(abandoned.difference.value == Approx(1.0));
  CHECK(abandoned.difference.half_width() == 0.0);
  CHECK(abandoned.verdict == DifferenceVerdict::a_better);
  CHECK(std::isnan(abandoned.variance_ratio));
}

TEST_CASE("two of a kind do not differ in anything", "[estimate][comparison]") {
  const Comparison comparison = compare(small(3), small(3), {.replications = 4});
  REQUIRE(comparison.differences.size() == comparison.a.measures.size());
  for (const MeasureDifference& of : comparison.differences) {
    INFO(info(of.measure).id);
    if (!of.difference.is_known()) continue;
    CHECK(of.difference.value == 0.0);
    if (info(of.measure).id.starts_with("wait_p")) continue;  // within a bucket
    CHECK(of.difference.half_width() == 0.0);
    CHECK(of.verdict == DifferenceVerdict::no_difference);
  }
}

TEST_CASE("one replication leaves every difference open", "[estimate][comparison]") {
  const Comparison comparison = compared({{calls(8, 2), calls(10, 0)}});
  const MeasureDifference& rate = comparison.total(Measure::answer_rate);
  CHECK(rate.difference.value == Approx(0.2));
  CHECK(std::isnan(rate.difference.low));
  CHECK(rate.verdict == DifferenceVerdict::cannot_tell);
  CHECK_FALSE(rate.more_replications);
}

TEST_CASE("what one of them has not observed is not compared", "[estimate][comparison]") {
  const Comparison comparison = compared({{calls(8, 0), calls(8, 1)}, {calls(8, 0), calls(8, 2)}});
  const MeasureDifference& ata = comparison.total(Measure::ata);
  CHECK_FALSE(ata.difference.is_known());
  CHECK(ata.verdict == DifferenceVerdict::cannot_tell);
  CHECK_FALSE(ata.more_replications);
}

TEST_CASE("rows are matched by what they are about", "[estimate][comparison]") {
  const ModelSpec one = lasting(centre(2, {{{"a"}, {"b"}}}), 1);
  ModelSpec other = one;
  other.contact_types[0].name = "c";
  other.agent_groups[0].handles[0].type = "c";
  const Comparison comparison = compared(one, other, {{}, {}});
  const RowLabel of_b{.contact_type = "b", .channel = "phone"};
  RowLabel of_a = of_b;
  of_a.contact_type = "a";
  CHECK(comparison.find(Measure::offered, of_a) == nullptr);
  for (const MeasureDifference& of : comparison.differences) {
    const RowLabel& label = comparison.b.labels[of.row];
    CHECK((label.contact_type == "*" || label.contact_type == "b"));
    CHECK(comparison.a.find(of.measure, label) != nullptr);
  }
  CHECK_THROWS_AS(comparison.of(Measure::offered, "a"), std::invalid_argument);
}

// The standard error is 0.5 and t is 1.98, so intervals are +-0.99.
TEST_CASE("verdicts go by the whole interval", "[estimate][comparison]") {
  CHECK(judged(-1.5, 0.5, 0.1).verdict == DifferenceVerdict::b_better);
  CHECK(judged(1.5, 0.5, 0.1).verdict == DifferenceVerdict::a_better);
  CHECK(judged(1.5, 0.5, 0.1, Measure::answered).verdict == DifferenceVerdict::b_better);
  CHECK(judged(1.5, 0.5, 0.1, Measure::offered).verdict == DifferenceVerdict::higher_in_b);
  CHECK(judged(-1.5, 0.5, 0.1, Measure::offered).verdict == DifferenceVerdict::lower_in_b);
  CHECK(judged(0.5, 0.5, 0.1).verdict == DifferenceVerdict::cannot_tell);
  CHECK(judged(0.5, 0.5, 1.5).verdict == DifferenceVerdict::no_difference);
  // sure, but too small to matter
  CHECK(judged(1.25, 0.5, 3.0).verdict == DifferenceVerdict::no_difference);
}

TEST_CASE("how many more replications would tell", "[estimate][comparison]") {
  CHECK(more_until(0.5, 0.5, 100) == 287);  // half the width: a little less than four times as many
  CHECK(judged(0.5, 0.5, 0.1).more_replications == 287);
  CHECK(judged(0.1, 0.5, 0.6).more_replications == 287);  // within the indifference first
  CHECK(judged(0.1, 0.75, 1.1).more_replications == more_until(1.0, 0.75, 100));
  CHECK_FALSE(judged(1.5, 0.5, 0.1).more_replications);
}

// t falls from 12.7 to 2.2: the present width says little about how many it takes.
TEST_CASE("two replications tell how many more to run", "[estimate][comparison]") {
  MeasureDifference of{.measure = Measure::abandoned, .a = 10.0, .b = 10.5};
  of.difference.value = 0.5;
  judge({.variance = 0.25}, 2, 0.95, of);
  CHECK(more_until(0.5, 0.5, 2) == 9);
  CHECK(of.more_replications == 9);
  of.difference.value = 1e-9;
  judge({.variance = 1.0}, 2, 0.95, of);
  CHECK(*of.more_replications > 1'000'000'000'000);
}

TEST_CASE("rounding does not shrink with replications", "[estimate][comparison]") {
  MeasureDifference of{.measure = Measure::wait_p90, .a = 100.0, .b = 102.0};
  of.difference.value = 2.0;
  of.indifference = 1.0;
  judge({.variance = 1.0, .rounding = 1.0}, 100, 0.95, of);
  CHECK(of.difference.high == Approx(2.0 + interval_factor(0.95, 100) + 1.0));
  CHECK(of.more_replications == more_until(1.0, 1.0, 100));  // beside the rounding
  judge({.variance = 1.0, .rounding = 2.0}, 100, 0.95, of);
  CHECK_FALSE(of.more_replications);
}

// A quarter of the replications tell: what holds of the interval holds of its forecast.
TEST_CASE("how many more are needed where few replications tell", "[estimate][comparison]") {
  const auto after = [](int all) {
    MeasureDifference of{.measure = Measure::abandoned, .a = 10.0, .b = 10.5};
    of.difference.value = 0.5;
    of.indifference = 0.1;
    judge({.variance = 0.25 * 40 / all, .telling = 0.25 * all}, all, 0.95, of);
    return of;
  };
  const std::optional<std::int64_t> more = after(40).more_replications;
  REQUIRE(more);
  CHECK(*more > more_until(0.5, 0.5, 40));
  const int enough = 40 + static_cast<int>(*more);
  CHECK(after(enough).verdict == DifferenceVerdict::a_better);
  CHECK(after(enough - 1).verdict == DifferenceVerdict::cannot_tell);
}

// None of n replications is another with (1 - x)^n = 0.025, and it might have differed by -1 or 1.
TEST_CASE("shares of days that never vary are not certain", "[estimate][comparison]") {
  const auto met = [](double difference, int replications) {
    MeasureDifference of{.measure = Measure::target_met_probability, .a = 0.0, .b = difference};
    of.difference.value = difference;
    of.indifference = indifference_of(of.measure, 0.0);
    judge({.telling = static_cast<double>(replications)}, replications, 0.95, of);
    return of;
  };
  const double x = 1.0 - std::sqrt(0.025);
  CHECK(met(1.0, 2).difference.low == Approx(1.0 - 2.0 * x));
  CHECK(met(1.0, 2).difference.high == 1.0);
  CHECK(met(1.0, 2).verdict == DifferenceVerdict::cannot_tell);
  CHECK(met(1.0, 2).more_replications == 4);  // 0.025^(1/6) is above a half
  CHECK(met(1.0, 6).verdict == DifferenceVerdict::b_better);
  CHECK(met(0.0, 2).difference.low == Approx(-x));
  CHECK(met(0.0, 2).difference.high == Approx(x));
  CHECK(met(0.0, 2).more_replications == 3686);
  CHECK(met(0.0, 3688).verdict == DifferenceVerdict::no_difference);
}

TEST_CASE("small differences count as none", "[estimate][comparison]") {
  CHECK(indifference_of(Measure::answer_rate, 0.8) == 0.001);
  CHECK(indifference_of(Measure::asa, 60.0) == Approx(0.6));
  CHECK(indifference_of(Measure::asa, 1.0) == 0.1);
  CHECK(indifference_of(Measure::paid_hours, 168.0) == Approx(1.68));
  CHECK(indifference_of(Measure::queue_mean, 0.1) == 0.01);
}

TEST_CASE("a comparison changes neither result, and no thread changes it",
          "[estimate][comparison]") {
  const std::vector<Model> models{small(3), small(4)};
  const ExperimentSpec experiment{.replications = 12, .seed = 5};
  const std::vector<Result> alone = simulate_all(models, experiment);
  const Comparison one = compare(models[0], models[1], experiment);
  RunOptions threads;
  threads.threads = 3;
  const Comparison three = compare(models[0], models[1], experiment, threads);
  REQUIRE(one.b.measures.size() == alone[1].measures.size());
  for (std::size_t i = 0; i < one.b.measures.size(); ++i) {
    INFO(info(one.b.measures[i].measure).id);
    CHECK(is_same_number(one.b.measures[i].estimate.high, alone[1].measures[i].estimate.high));
    const MeasureDifference& of = one.differences[i];
    CHECK(of.measure == one.b.measures[i].measure);
    CHECK(of.row == one.b.measures[i].row);
    CHECK(is_same_number(of.b, one.b.measures[i].estimate.value));
    CHECK(is_same_number(of.difference.low, three.differences[i].difference.low));
    CHECK(is_same_number(of.variance_ratio, three.differences[i].variance_ratio));
  }
}

TEST_CASE("a sweep compares each row with the one before", "[estimate][comparison]") {
  const std::vector<Model> models{small(3), small(4), small(5)};
  const ExperimentSpec experiment{.replications = 12, .seed = 5};
  const std::vector<Result> results = simulate_all(models, experiment);
  CHECK_FALSE(results[0].neighbour);
  for (std::size_t i = 1; i < models.size(); ++i) {
    REQUIRE(results[i].neighbour);
    const MeasureDifference expected = compare(models[i - 1], models[i], experiment)
                                           .of_channel(Measure::abandonment_rate, "phone");
    CHECK(results[i].neighbour->measure == Measure::abandonment_rate);
    CHECK(results[i].labels[results[i].neighbour->row].channel == "phone");
    CHECK(results[i].neighbour->difference.high == expected.difference.high);
    CHECK(results[i].neighbour->is_told_apart());
  }
}

TEST_CASE("where nobody gives up neighbours are told apart by their waits",
          "[estimate][comparison]") {
  ModelSpec spec = small(6).spec();
  spec.contact_types[0].patience = Never{};
  const std::vector<Model> models{Model{spec}, Model{spec}};
  const std::vector<Result> results = simulate_all(models, {.replications = 3});
  REQUIRE(results[1].neighbour);
  CHECK(results[1].neighbour->measure == Measure::mean_wait);
  CHECK_FALSE(results[1].neighbour->is_told_apart());
}

TEST_CASE("only one horizon can be compared", "[estimate][comparison]") {
  ModelSpec longer = small(3).spec();
  longer.horizon.days = 2;
  CHECK_THROWS_AS(compare(small(3), Model{longer}, {.replications = 2}), std::invalid_argument);
  const std::vector<Model> models{small(3), Model{longer}, small(3)};
  for (const Result& result : simulate_all(models, {.replications = 2}))
    CHECK_FALSE(result.neighbour);
}
