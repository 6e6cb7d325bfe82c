// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/demand/contact_source.hpp>
#include <staffsim/engine/kernel.hpp>
#include <staffsim/staffing/schedule.hpp>

#include "engine/event_free_lanes.hpp"
#include "engine/tally_book.hpp"
#include "estimate/control_meter.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <stop_token>
#include <vector>

namespace staffsim {

/// Runs replications of one or several models on the same contacts; a worker's own, with buffers
/// that are kept from replication to replication. All models have the same demand.
class Replicator {
public:
  Replicator(std::span<const Model* const> models, std::span<const engine::TallyPlan> plans,
             const engine::KernelFactory& kernel);

  /// Called with each account before it is forgotten, and with the index of its model.
  using Listener = std::function<void(std::size_t, const engine::Account&)>;
  void listen(Listener listener);

  /// Replaces `tallies`, one for each model, by those of a replication.
  /// @return  false where a stop was asked for before it was done; then they are as they were
  bool run(std::uint64_t seed, std::uint64_t replication, std::span<engine::Tallies> tallies,
           const std::stop_token& stop = {});
  /// Of the replication run last.
  [[nodiscard]] Controls controls() const noexcept { return controls_.values(); }

private:
  /// A model with its agents: what differs between candidates.
  struct Centre {
    staffing::Schedule schedule;
    std::unique_ptr<engine::Kernel> kernel;
    engine::EventFreeKernel* event_free;  // the kernel, if it is this one
    engine::TallyBook book;
    std::vector<DutyChange> duty = {};
    std::size_t duty_done = 0;
  };
  /// Candidates side by side, by index.
  struct Row {
    engine::EventFreeLanes lanes;
    std::vector<std::size_t> centres;
  };

  void make_rows(std::span<const Model* const> models, bool by_interval);
  void begin(std::uint64_t seed, std::uint64_t replication);
  void advance(double until_s, std::span<const IncidentStep> incidents);
  void advance(Centre& centre, const engine::Block& block);
  [[nodiscard]] engine::Block take_block(Centre& centre, double until_s,
                                         std::span<const IncidentStep> incidents) const;
  void finish(Centre& centre);
  void take_account(Centre& centre);
  void append_duty(double until_s);

  IntervalGrid grid_;
  demand::ContactSource source_;
  ControlMeter controls_;
  std::vector<Centre> centres_;
  std::vector<Row> rows_;           // unless somebody listens
  std::vector<std::size_t> alone_;  // centres in no row
  std::vector<engine::Block> blocks_;
  std::vector<Contact> contacts_;
  engine::Account account_;
  Listener listener_;
  double block_s_;
  int duty_days_ = 0;
  std::int64_t arrived_ = 0;  // contacts of this replication
};

}  // namespace staffsim
