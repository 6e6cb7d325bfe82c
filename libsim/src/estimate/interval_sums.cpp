// SPDX-License-Identifier: Apache-2.0
#include "estimate/interval_sums.hpp"

#include "estimate/moments.hpp"

#include <algorithm>
#include <utility>

namespace staffsim {
namespace {

/// Index of `value`, which is appended when it is new.
template <class T>
std::size_t index_of(std::vector<T>& values, T value) {
  const auto found = std::ranges::find(values, value);
  const auto index = static_cast<std::size_t>(found - values.begin());
  if (found == values.end()) values.push_back(std::move(value));
  return index;
}

/// Whether sums of squares differ by more than they are rounded.
bool is_beyond_rounding(double scatter, double square) noexcept { return scatter > 1e-12 * square; }

}  // namespace

template <std::size_t N>
IntervalSums::IntervalSums(std::span<const Measure> measures, std::span<const Formula<N>> formulas,
                           std::vector<std::vector<std::uint16_t>> pools, std::size_t cells,
                           std::size_t used)
    : measures_{measures.begin(), measures.end()}, pools_{std::move(pools)}, cells_{cells} {
  for (const Formula<N>& formula : formulas) {
    Parts parts{.kind = formula.kind, .unit = formula.unit};
    parts.top = quantity(formula.numerator, used);
    if (formula.kind == FormulaKind::ratio) {
      parts.bottom = quantity(formula.denominator, used);
      parts.pair = index_of(pairs_, Pair{parts.top, parts.bottom});
    }
    parts_.push_back(parts);
  }
  values_.resize(quantities_.size());
  sums_.resize(pools_.size() * cells_ * stride(), 0.0);
}

template <std::size_t N>
std::size_t IntervalSums::quantity(const std::array<double, N>& form, std::size_t used) {
  Quantity terms;
  for (std::size_t i = 0; i < used; ++i)
    if (form[i] != 0.0) terms.push_back({static_cast<std::uint8_t>(i), form[i]});
  return index_of(quantities_, std::move(terms));
}

template <std::size_t N>
void IntervalSums::add(const std::vector<std::array<double, N>>& tallied) {
  const auto is_zero = [](double x) { return x == 0.0; };
  const std::size_t step = stride();
  double* sums = sums_.data();
  for (const std::vector<std::uint16_t>& members : pools_)
    for (std::size_t cell = 0; cell < cells_; ++cell, sums += step) {
      std::array<double, N> counts{};
      for (const std::uint16_t member : members)
        for (std::size_t i = 0; i < N; ++i) counts[i] += tallied[member * cells_ + cell][i];
      if (!std::ranges::all_of(counts, is_zero)) add_cell(counts.data(), sums);
    }
}

void IntervalSums::add_cell(const double* counts, double* sums) {
  const std::size_t n = quantities_.size();
  double* const values = values_.data();
  for (std::size_t q = 0; q < n; ++q) {
    double value = 0.0;
    for (const Term& term : quantities_[q]) value += term.weight * counts[term.counter];
    values[q] = value;
  }
  for (std::size_t q = 0; q < n; ++q) sums[q] += values[q];
  sums += n;
  for (std::size_t q = 0; q < n; ++q) sums[q] += values[q] * values[q];
  sums += n;
  for (const Pair& pair : pairs_) *sums++ += values[pair.a] * values[pair.b];
}

Estimate IntervalSums::value(std::size_t index, std::size_t pool, std::size_t cell,
                             const Extent& extent, int replications, double t) const {
  const Parts& parts = parts_[index];
  const double* const sums = sums_.data() + (pool * cells_ + cell) * stride();
  const double* const squares = sums + quantities_.size();
  const double n = replications;
  const double top = sums[parts.top];
  if (parts.kind == FormulaKind::ratio) {
    const double bottom = sums[parts.bottom];
    if (!(bottom > 0.0)) return {};
    const double ratio = top / bottom;
    const double product = squares[quantities_.size() + parts.pair];
    const double scatter =
        squares[parts.top] - 2.0 * ratio * product + ratio * ratio * squares[parts.bottom];
    const double variance = scatter * n / (n - 1.0) / (bottom * bottom);
    return ratio_with_interval(
        ratio, is_beyond_rounding(scatter, squares[parts.top]) ? variance : 0.0,
        replications_that_tell(bottom, squares[parts.bottom]), replications, t);
  }
  Rate mean = rate(parts.kind, parts.unit, extent);
  mean.over *= n;
  const double scatter = squares[parts.top] - top * top / n;
  const double variance = mean.squared_of(scatter) * n / (n - 1.0);
  return with_interval(mean.of(top),
                       is_beyond_rounding(scatter, squares[parts.top]) ? variance : 0.0,
                       replications, t);
}

using Pools = std::vector<std::vector<std::uint16_t>>;
template IntervalSums::IntervalSums(std::span<const Measure>,
                                    std::span<const Formula<engine::counter_count>>, Pools,
                                    std::size_t, std::size_t);
template IntervalSums::IntervalSums(std::span<const Measure>,
                                    std::span<const Formula<engine::agent_counter_count>>, Pools,
                                    std::size_t, std::size_t);
template IntervalSums::IntervalSums(std::span<const Measure>, std::span<const Formula<1>>, Pools,
                                    std::size_t, std::size_t);
template void IntervalSums::add(const std::vector<engine::PlainCounts>&);
template void IntervalSums::add(const std::vector<engine::Counts>&);
template void IntervalSums::add(const std::vector<engine::AgentCounts>&);
template void IntervalSums::add(const std::vector<std::array<double, 1>>&);

}  // namespace staffsim
