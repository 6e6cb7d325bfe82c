// SPDX-License-Identifier: Apache-2.0
#include "estimate/interval_waits.hpp"

#include <bit>
#include <stdexcept>
#include <utility>

namespace staffsim {

namespace {

constexpr const char* too_many =
    "more than 4,294,967,295 equal waits in one interval of the week: simulate fewer replications";

}  // namespace

static_assert(CoarseLevels::size < 64, "a bit for each level, and one for the waits beyond");

IntervalWaits::IntervalWaits(std::size_t types, std::size_t cells,
                             std::vector<std::vector<std::uint16_t>> pools)
    : cells_{cells},
      pools_{std::move(pools)},
      histograms_(types * cells),
      levels_(types * cells),
      steps_(pools_.size() * cells) {}

void IntervalWaits::add(std::size_t type, std::size_t cell, std::uint32_t bucket,
                        std::uint32_t times) {
  const std::size_t row = type * cells_ + cell;
  std::vector<std::uint32_t>& histogram = histograms_[row];
  if (bucket >= histogram.size()) histogram.resize(bucket + 1, 0);
  histogram[bucket] += times;
  if (histogram[bucket] < times) throw std::overflow_error{too_many};
  Levels& levels = levels_[row];
  const std::size_t level = CoarseLevels::level_of(bucket);
  levels.used |= std::uint64_t{1} << level;
  levels.waits[level] += times;
}

void IntervalWaits::end_replication() {
  for (std::size_t pool = 0; pool < pools_.size(); ++pool)
    for (std::size_t cell = 0; cell < cells_; ++cell)
      add_replication(pools_[pool], cell, steps_[pool * cells_ + cell]);
  for (Levels& levels : levels_) {
    for (; levels.used != 0; levels.used &= levels.used - 1)
      levels.waits[static_cast<std::size_t>(std::countr_zero(levels.used))] = 0;
  }
}

void IntervalWaits::add_replication(const std::vector<std::uint16_t>& types, std::size_t cell,
                                    Steps& steps) {
  std::uint64_t used = 0;
  for (const std::uint16_t type : types) used |= levels_[type * cells_ + cell].used;
  std::uint64_t passed = 0;
  for (std::uint64_t left = used; left != 0; left &= left - 1) {
    const auto level = static_cast<std::size_t>(std::countr_zero(left));
    std::uint64_t waits = 0;
    for (const std::uint16_t type : types) waits += levels_[type * cells_ + cell].waits[level];
    WaitSteps& step = steps.levels[level];
    step.sum += waits;
    step.square += waits * (2 * passed + waits);  // (passed + waits)^2 - passed^2
    passed += waits;
  }
  // What is multiplied by the total goes second, as the total is known last.
  for (std::uint64_t left = used; left != 0; left &= left - 1) {
    const auto level = static_cast<std::size_t>(std::countr_zero(left));
    for (const std::uint16_t type : types)
      steps.levels[level].product += levels_[type * cells_ + cell].waits[level] * passed;
  }
  steps.total += passed;
  steps.total_square += passed * passed;
}

WaitQuantiles IntervalWaits::quantiles(std::size_t pool, std::size_t cell) const {
  const Steps& steps = steps_[pool * cells_ + cell];
  WaitQuantiles quantiles;
  for (const std::uint16_t type : pools_[pool])
    quantiles.merge(std::span<const std::uint32_t>{histograms_[type * cells_ + cell]});
  quantiles.set_steps(std::span{steps.levels}.first(CoarseLevels::size), steps.total,
                      steps.total_square);
  return quantiles;
}

}  // namespace staffsim
