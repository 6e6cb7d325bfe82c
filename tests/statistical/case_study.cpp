// SPDX-License-Identifier: Apache-2.0
#include "statistical/case_study.hpp"

#include "demand/incident_draw.hpp"
#include "estimate/accumulator.hpp"
#include "estimate/moments.hpp"
#include "estimate/replicator.hpp"
#include "estimate/student_t.hpp"
#include "estimate/wait_quantiles.hpp"
#include "statistical/spy_kernel.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace staffsim::test {

namespace {

/// A ratio of expectations: sums over replications, as many times as there are numbers.
class RatioOfSums {
public:
  explicit RatioOfSums(OfSums sums) : sums_{std::move(sums)} {}
  void add(const Yield& yield) { moments_.add({sums_.top(yield), sums_.bottom(yield)}); }
  [[nodiscard]] Estimate estimate(double t) const {
    return estimate_ratio(moments_, Formula<2>{.numerator = {1.0, 0.0}, .denominator = {0.0, 1.0}},
                          t);
  }

private:
  OfSums sums_;
  Moments<2> moments_;
};

/// The waits of all contacts, for quantiles that are no measures.
class AllWaits {
public:
  void add(const engine::Tallies& tallies) {
    WaitLevels levels;
    for (const engine::WaitHistogram& waits : tallies.waits) {
      quantiles_.merge(waits);
      levels.add_all(waits);
    }
    levels.cumulate();
    quantiles_.add(levels);
  }
  [[nodiscard]] const WaitQuantiles& quantiles() const { return quantiles_; }

private:
  WaitQuantiles quantiles_;
};

Estimate scaled(const Estimate& estimate, double factor) {
  return {factor * estimate.value, factor * estimate.low, factor * estimate.high};
}

/// In rows by date.
const Estimate& of_interval(const Result& result, const OfInterval& wanted) {
  for (const IntervalEstimate& one : result.intervals)
    if (one.measure == wanted.measure && one.date && one.interval == wanted.interval &&
        result.labels[one.row] == RowLabel{})
      return one.estimate;
  throw std::out_of_range{"no estimate for the interval"};
}

class Study {
public:
  Study(const json& one, const CaseModel& model, const std::vector<Number>& numbers)
      : model_{model.spec},
        numbers_{numbers},
        sightings_{model_, search_for(one, model)},
        accumulator_{model_, std::ranges::any_of(numbers, is_of_interval)} {
    for (const Number& number : numbers)
      if (const auto* sums = std::get_if<OfSums>(&number.source)) ratios_.emplace_back(*sums);
  }

  void run(const ExperimentSpec& experiment) {
    const Model* const models[] = {&model_};
    std::array plans{accumulator_.tally_plan()};
    plans[0].by_interval = true;  // cells are looked at
    Replicator replicator{models, plans,
                          spies([&](const engine::Account& account) { sightings_.look(account); })};
    std::vector<engine::Tallies> tallies(1);
    for (std::uint64_t r = 0; r < static_cast<std::uint64_t>(experiment.replications); ++r) {
      sightings_.begin(demand::draw_incidents(model_, experiment.seed, r));
      replicator.run(experiment.seed, r, tallies);
      accumulator_.add(tallies.front());
      waits_.add(tallies.front());
      for (RatioOfSums& ratio : ratios_) ratio.add({tallies.front(), sightings_});
    }
  }

  [[nodiscard]] std::vector<Estimate> estimates(const ExperimentSpec& experiment) const {
    const Result result = accumulator_.result(experiment);
    const double t = interval_factor(experiment.confidence, experiment.replications);
    std::vector<Estimate> estimates;
    auto ratio = ratios_.begin();
    for (const Number& number : numbers_) {
      if (const auto* of = std::get_if<OfResult>(&number.source))
        estimates.push_back(
            scaled(of->of.empty() ? result.total(of->measure) : result.of(of->measure, of->of),
                   of->factor));
      else if (const auto* of_one = std::get_if<OfInterval>(&number.source))
        estimates.push_back(scaled(of_interval(result, *of_one), of_one->factor));
      else if (const auto* quantile = std::get_if<OfQuantile>(&number.source))
        estimates.push_back(
            scaled(waits_.quantiles().quantile(quantile->probability, experiment.replications, t),
                   quantile->factor));
      else estimates.push_back((ratio++)->estimate(t));
    }
    return estimates;
  }

private:
  static bool is_of_interval(const Number& number) {
    return std::holds_alternative<OfInterval>(number.source);
  }

  Model model_;
  const std::vector<Number>& numbers_;
  Sightings sightings_;
  Accumulator accumulator_;
  AllWaits waits_;
  std::vector<RatioOfSums> ratios_;
};

}  // namespace

std::vector<Estimate> estimate(const json& one, const CaseModel& model,
                               const std::vector<Number>& numbers,
                               const ExperimentSpec& experiment) {
  Study study{one, model, numbers};
  study.run(experiment);
  return study.estimates(experiment);
}

}  // namespace staffsim::test
