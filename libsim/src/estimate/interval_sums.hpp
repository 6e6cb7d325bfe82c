// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/estimate/result.hpp>

#include "estimate/fixed.hpp"
#include "estimate/formula.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace staffsim {

/// Sums over replications of what the measures of intervals need, for pools of types or groups.
///
/// Measures share numerators and denominators. Each different linear form of counters is a
/// quantity, kept with its square, and each pair that some ratio needs with its product: half the
/// numbers that sums by measure would take, next to each other for one cell.
class IntervalSums {
public:
  /// @param measures  the names that go with `formulas`
  /// @param used      counters from here on are 0: terms with them are left out
  template <std::size_t N>
  IntervalSums(std::span<const Measure> measures, std::span<const Formula<N>> formulas,
               std::vector<std::vector<std::uint16_t>> pools, std::size_t cells,
               std::size_t used = N);

  /// @param tallied  [member * cells + cell]
  template <std::size_t N>
  void add(const std::vector<std::array<double, N>>& tallied);

  [[nodiscard]] std::span<const Measure> measures() const noexcept { return measures_; }
  /// @param index   of the measure in `measures()`
  /// @param extent  of the cell in a replication
  [[nodiscard]] Estimate value(std::size_t index, std::size_t pool, std::size_t cell,
                               const Extent& extent, int replications, double t) const;
  template <class Archive>
  void serialize(Archive& archive) {
    archive(fixed(sums_));
  }

private:
  struct Term {
    std::uint8_t counter = 0;
    double weight = 0.0;
    bool operator==(const Term&) const = default;
  };
  using Quantity = std::vector<Term>;
  struct Pair {
    std::size_t a = 0;
    std::size_t b = 0;
    bool operator==(const Pair&) const = default;
  };
  /// A measure by the places of its parts.
  struct Parts {
    FormulaKind kind = FormulaKind::ratio;
    double unit = 1.0;
    std::size_t top = 0;     // a quantity
    std::size_t bottom = 0;  // a quantity
    std::size_t pair = 0;
  };

  template <std::size_t N>
  [[nodiscard]] std::size_t quantity(const std::array<double, N>& form, std::size_t used);
  void add_cell(const double* counts, double* sums);
  /// Numbers kept of a cell.
  [[nodiscard]] std::size_t stride() const noexcept {
    return 2 * quantities_.size() + pairs_.size();
  }

  std::vector<Measure> measures_;
  std::vector<Parts> parts_;
  std::vector<Quantity> quantities_;
  std::vector<Pair> pairs_;
  std::vector<std::vector<std::uint16_t>> pools_;
  std::size_t cells_;
  std::vector<double> sums_;  // [pool * cells + cell]: quantities, their squares, pairs
  std::vector<double> values_;
};

}  // namespace staffsim
