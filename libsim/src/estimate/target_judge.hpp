// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/engine/tally_book.hpp>
#include <staffsim/estimate/result.hpp>
#include <staffsim/model/model.hpp>

#include "estimate/moments.hpp"
#include "estimate/wait_quantiles.hpp"

#include <optional>
#include <vector>

namespace staffsim {

/// Judges one target (rule 29).
class TargetJudge {
public:
  TargetJudge(const Model& model, std::size_t index);

  /// What the tallies must keep for it; nothing for a target over the horizon.
  [[nodiscard]] const std::optional<engine::SeriesPlan>& series() const noexcept { return plan_; }
  /// @param series  of this replication, when `series()` asked for one
  void add(const engine::Tallies& tallies, const engine::Series* series);
  [[nodiscard]] TargetResult judge(int replications, double t) const;

private:
  void add_horizon(const engine::Tallies& tallies);
  void add_spans(const engine::Series& series);
  [[nodiscard]] std::optional<double> value(const engine::Series& series, std::size_t span) const;
  [[nodiscard]] Estimate estimate(int replications, double t) const;

  std::size_t index_;
  TargetSpec spec_;
  MeasureScope scope_;
  ContactFormula contact_formula_;
  AgentFormula agent_formula_;
  std::vector<std::uint16_t> members_;
  std::optional<engine::SeriesPlan> plan_;
  double span_s_ = 0.0;    // of the time that one value covers
  double per_span_ = 1.0;  // days, or weeks for agents, in the horizon
  Moments<engine::counter_count> contacts_;
  Moments<engine::agent_counter_count> agents_;
  Moments<2> held_;  // spans that held, spans with something to judge
  WaitQuantiles waits_;
};

}  // namespace staffsim
