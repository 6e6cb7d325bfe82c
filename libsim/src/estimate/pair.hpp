// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/estimate/comparison.hpp>

#include "estimate/accumulator.hpp"
#include "estimate/fixed.hpp"
#include "estimate/moments.hpp"
#include "estimate/paired_spread.hpp"
#include "estimate/paired_waits.hpp"

#include <cstddef>
#include <vector>

namespace staffsim {

/// What is kept of two models' replications for the differences of their measures. It goes with
/// their two accumulators, which it is given each time: A's first.
class Pair {
public:
  /// Of nothing: two that cannot be compared.
  Pair() = default;
  /// Of every measure of every row that both have.
  Pair(const Accumulator& a, const Accumulator& b);
  /// Of one measure of one row, if both have it.
  Pair(const Accumulator& a, const Accumulator& b, Measure measure, const RowLabel& label);

  /// Takes the replication that both accumulators took last.
  void add(const Accumulator& a, const Accumulator& b);
  /// @param in_a, in_b  the accumulators' results
  [[nodiscard]] std::vector<MeasureDifference> differences(const Accumulator& a, const Result& in_a,
                                                           const Accumulator& b, const Result& in_b,
                                                           double confidence) const;
  template <class Archive>
  void serialize(Archive& archive) {
    archive(fixed(ratios_), fixed(waits_));
  }

private:
  /// A measure, and where it stands in the results of both.
  struct Entry {
    Measure measure;
    RowIndex row_a;
    RowIndex row_b;
    std::size_t sums;  ///< index in `ratios_`, or of a quantile in `waits_`
  };
  /// A row of contacts whose waits, or response times, have quantiles.
  struct WaitRow {
    FormulaKind kind;
    RowIndex row_a;
    RowIndex row_b;
    bool operator==(const WaitRow&) const = default;
  };
  void add_entry(Measure measure, RowIndex row_a, RowIndex row_b);
  [[nodiscard]] PairedSpread spread(const Entry& entry, const Accumulator& a, const Accumulator& b,
                                    int replications, double t) const;
  [[nodiscard]] std::size_t wait_row(FormulaKind kind, RowIndex row_a, RowIndex row_b);

  std::vector<Entry> entries_;
  std::vector<WaitRow> wait_rows_;
  std::vector<Moments<4>> ratios_;
  std::vector<PairedWaits> waits_;
};

}  // namespace staffsim
