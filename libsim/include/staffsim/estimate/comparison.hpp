// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/estimate/difference.hpp>
#include <staffsim/estimate/simulate.hpp>

#include <string_view>
#include <vector>

namespace staffsim {

/// Two models on the same contacts.
struct Comparison {
  Result a;
  Result b;
  /// By row and measure as in `b`: what both have, matched by label; `row` is in B's labels.
  std::vector<MeasureDifference> differences;

  /// Over all contacts, or all agents.
  /// @throws std::invalid_argument  when there is no such row in both
  [[nodiscard]] const MeasureDifference& total(Measure measure) const;
  /// Of one contact type, or of one agent group for an agent measure.
  [[nodiscard]] const MeasureDifference& of(Measure measure, std::string_view name) const;
  /// Of all contacts of a channel ("phone", "email"), or of a branch.
  [[nodiscard]] const MeasureDifference& of_channel(Measure measure,
                                                    std::string_view channel) const;
  [[nodiscard]] const MeasureDifference& of_branch(Measure measure, std::string_view branch) const;
  /// The same without throwing: nullptr when there is no such row in both.
  [[nodiscard]] const MeasureDifference* find(Measure measure,
                                              const RowLabel& label) const noexcept;
};

/// Simulates two models on the same contacts and takes the differences within each replication:
/// what chance does to both cancels. Intervals are Student's over the replications' differences
/// (for ratios: of their linearisation); docs/background/statistics.md tells how those of
/// percentiles are made.
/// Throws as `simulate`, and std::invalid_argument when the models have different horizons.
[[nodiscard]] Comparison compare(const Model& a, const Model& b, const ExperimentSpec& experiment,
                                 const RunOptions& options = {});

}  // namespace staffsim
