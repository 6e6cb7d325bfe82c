// SPDX-License-Identifier: Apache-2.0
#pragma once
/// Sums over one replication, of which numbers without a measure are made.
#include "statistical/case_numbers.hpp"

#include <cstddef>
#include <numeric>
#include <optional>
#include <utility>
#include <vector>

namespace staffsim::test {

/// What a number is about: one class or all, one interval of the day or the whole period.
struct Place {
  std::optional<std::size_t> type = std::nullopt;
  std::optional<std::size_t> interval = std::nullopt;
};

/// Makes the sums of a model.
class Sums {
public:
  explicit Sums(const CaseModel& model)
      : minute_s_{model.minute_s},
        days_{static_cast<double>(model.spec.horizon.days)},
        interval_s_{model.spec.horizon.interval.count()} {}

  [[nodiscard]] Sum contacts(engine::Counter counter, const Place& place) const {
    return [=, per_day = per_day()](const Yield& yield) {
      const engine::Tallies& tallies = yield.tallies;
      const std::size_t types = tallies.contacts.size() / tallies.cells;
      double sum = 0.0;
      for (std::size_t type = place.type.value_or(0); type < place.type.value_or(types - 1) + 1;
           ++type)
        for (std::size_t cell = place.interval.value_or(0); cell < tallies.cells;
             cell += place.interval ? per_day : 1)
          sum += at(tallies.contacts[type * tallies.cells + cell], counter);
      return sum;
    };
  }
  [[nodiscard]] Sum busy(std::optional<std::size_t> group, const Place& place) const {
    return [=, per_day = per_day()](const Yield& yield) {
      const engine::Tallies& tallies = yield.tallies;
      const std::size_t groups = tallies.agents.size() / tallies.cells;
      double sum = 0.0;
      for (std::size_t g = group.value_or(0); g < group.value_or(groups - 1) + 1; ++g)
        for (std::size_t cell = place.interval.value_or(0); cell < tallies.cells;
             cell += place.interval ? per_day : 1)
          sum += at(tallies.agents[g * tallies.cells + cell], engine::AgentCounter::busy);
      return sum;
    };
  }
  [[nodiscard]] static Sum gave_up(std::size_t interval) {
    return [=](const Yield& yield) { return yield.sightings.gave_up()[interval]; };
  }
  [[nodiscard]] static Sum gave_up_in_all() {
    return [](const Yield& yield) {
      const std::vector<double>& by_interval = yield.sightings.gave_up();
      return std::accumulate(by_interval.begin(), by_interval.end(), 0.0);
    };
  }
  /// Answered or abandoned after a wait of at most the limit with this index.
  [[nodiscard]] static Sum within(std::vector<double> Sightings::OfType::*ended, std::size_t limit,
                                  const Place& place) {
    return [=](const Yield& yield) {
      double sum = 0.0;
      for (std::size_t type = 0; type < yield.sightings.types().size(); ++type)
        if (!place.type || place.type == type)
          for (std::size_t i = 0; i <= limit; ++i) sum += (yield.sightings.types()[type].*ended)[i];
      return sum;
    };
  }
  [[nodiscard]] Sum squares_min2() const {
    return [minute_s = minute_s_](const Yield& yield) {
      double sum = 0.0;
      for (const Sightings::OfType& type : yield.sightings.types()) sum += type.squares_s2;
      return sum / (minute_s * minute_s);
    };
  }
  /// (sum - mean)^2
  [[nodiscard]] static Sum squared_miss(Sum sum, double mean) {
    return [sum = std::move(sum), mean](const Yield& yield) {
      const double miss = sum(yield) - mean;
      return miss * miss;
    };
  }
  [[nodiscard]] static Sum constant(double value) {
    return [=](const Yield&) { return value; };
  }
  /// Clock time in the window, and how often the place occurs in it.
  [[nodiscard]] Sum clock(const Place& place) const {
    return constant(days_ * (place.interval ? interval_s_ : seconds_per_day));
  }
  [[nodiscard]] Sum days() const { return constant(days_); }
  [[nodiscard]] Sum offered(const Place& place) const {
    return contacts(engine::Counter::offered, place);
  }
  [[nodiscard]] Sum queue_min(const Place& place) const {
    return scaled(contacts(engine::Counter::queue_s, place), 1.0 / minute_s_);
  }
  [[nodiscard]] Sum minutes(Sum seconds) const {
    return scaled(std::move(seconds), 1.0 / minute_s_);
  }
  [[nodiscard]] static Sum scaled(Sum sum, double factor) {
    return [sum = std::move(sum), factor](const Yield& yield) { return factor * sum(yield); };
  }
  [[nodiscard]] static Sum plus(Sum a, Sum b, double sign = 1.0) {
    return [a = std::move(a), b = std::move(b), sign](const Yield& yield) {
      return a(yield) + sign * b(yield);
    };
  }

private:
  [[nodiscard]] std::size_t per_day() const {
    return static_cast<std::size_t>(seconds_per_day / interval_s_ + 0.5);
  }
  double minute_s_;
  double days_;
  double interval_s_;
};

}  // namespace staffsim::test
