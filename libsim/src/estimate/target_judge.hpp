// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/estimate/result.hpp>
#include <staffsim/model/model.hpp>

#include "engine/tallies.hpp"
#include "engine/tally_plan.hpp"
#include "estimate/moments.hpp"
#include "estimate/wait_quantiles.hpp"

#include <array>
#include <optional>
#include <vector>

namespace staffsim {

/// Judges one target (rule 29), and counts the days, intervals or horizons in which it held.
class TargetJudge {
public:
  /// Adds what it must know of a replication to `plan`.
  TargetJudge(const Model& model, std::size_t index, engine::TallyPlan& plan);

  void add(const engine::Tallies& tallies);
  /// In the replication added last: spans in which it held, spans with something to judge.
  [[nodiscard]] const std::array<double, 2>& last() const noexcept { return last_; }
  [[nodiscard]] TargetResult judge(int replications, double t) const;
  /// Days, intervals or horizons in which it held, of those in which anything was observed.
  [[nodiscard]] Estimate met_probability(double t) const;
  /// Between replications: the one under way is not in it.
  template <class Archive>
  void serialize(Archive& archive) {
    archive(contacts_, agents_, held_, waits_);
  }

private:
  void ask_for(engine::TallyPlan& plan, const Model& model);
  void add_horizon(const engine::Tallies& tallies);
  void add_waits(const engine::Tallies& tallies);
  void add_spans(const engine::Series& series);
  [[nodiscard]] std::optional<bool> held_in(const engine::Series& series, std::size_t span) const;
  [[nodiscard]] std::optional<double> horizon_value() const;
  [[nodiscard]] bool holds(double value) const noexcept;
  [[nodiscard]] Estimate estimate(int replications, double t) const;
  [[nodiscard]] bool is_settled_by_one_case(const TargetResult& result) const noexcept;
  [[nodiscard]] bool is_of_agents() const noexcept { return scope_ == MeasureScope::agents; }

  std::size_t index_;
  TargetSpec spec_;
  MeasureScope scope_;
  ContactFormula contact_formula_;
  AgentFormula agent_formula_;
  std::vector<std::uint16_t> members_;
  Extent extent_;                           // of one span: a day, an interval or the horizon
  std::optional<std::size_t> series_ = {};  // in the tallies; none for a target over the horizon
  std::optional<std::size_t> ages_ = {};    // in the tallies
  Moments<engine::counter_count> contacts_;
  Moments<engine::agent_counter_count> agents_;
  Moments<2> held_;  // spans that held, spans with something to judge
  std::array<double, 2> last_{};
  WaitQuantiles waits_;
  // of the replication under way, for a target over the horizon:
  engine::Counts counts_{};
  engine::AgentCounts agent_counts_{};
  engine::WaitHistogram own_waits_;
};

}  // namespace staffsim
