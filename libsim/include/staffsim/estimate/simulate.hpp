// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/engine/kernel.hpp>
#include <staffsim/estimate/experiment.hpp>
#include <staffsim/estimate/keeping.hpp>
#include <staffsim/estimate/result.hpp>
#include <staffsim/estimate/selection.hpp>
#include <staffsim/estimate/team.hpp>
#include <staffsim/model/model.hpp>

#include <functional>
#include <optional>
#include <span>
#include <stop_token>
#include <vector>

namespace staffsim {

/// How to run. Threads, progress, keeping and team never change a result. `intervals` adds to it,
/// and adds seconds up in another order, which may move last bits; a stop leaves it partial; a
/// kernel of your own is another centre.
struct RunOptions {
  int threads = 1;            ///< from 1 to limits::threads; fewer where the system has no more
  bool intervals = false;     ///< also estimate every interval of the week
  std::stop_token stop = {};  ///< a stop request ends the run at once: replications under way are
                              ///< given up; in a team only the leader's counts
  /// Called after each replication with those done and those wanted (an estimate while a precision
  /// is not reached), by one thread at a time: any of those at work. What it throws ends the study
  /// and reaches the caller.
  std::function<void(int done, int wanted)> progress = {};
  /// Where the state is kept, so that an interrupted run can go on; default: nowhere.
  Keeping keeping = {};
  /// Processes that ask for the same study; default: this one is alone. What is kept, and the
  /// progress, are the leader's.
  Team* team = nullptr;
  /// A routing of your own: engine::EventKernel<MyPolicy>; default: what the model names. Called by
  /// several threads at a time where `threads` > 1.
  engine::KernelFactory kernel = engine::make_kernel;
};

/// Simulates one model: independent replications, reduced in their order. A model is only read: it
/// may be in several studies at once. Stopped before the first replication is done, a result has no
/// measures.
/// @throws std::invalid_argument  when the experiment makes no sense (replications < 1, ...), or a
///                                target or a wanted precision names no measure that fits it
/// @throws BadState  when there is a kept state and it does not fit
/// @throws std::logic_error  when a kernel of your own loses contacts or time
/// @throws BadDraw  when a law of your own draws what is no duration; when incidents together go
///                  beyond `limits::factor` on handle times, or one beyond `contacts_per_surge`
[[nodiscard]] Result simulate(const Model& model, const ExperimentSpec& experiment,
                              const RunOptions& options = {});

/// Simulates several models on the same callers, a result for each. Models with equal demand share
/// their contacts, made once; the others agree in every contact that both have, because a contact's
/// luck depends on names only.
/// Throws as `simulate`, and std::invalid_argument when there is no model.
[[nodiscard]] std::vector<Result> simulate_all(std::span<const Model> models,
                                               const ExperimentSpec& experiment,
                                               const RunOptions& options = {});

/// What came of several candidates, and which of them to take.
struct SweepResult {
  std::vector<Result> rows;  ///< by candidate
  /// Where the first has targets and can be compared with another; nothing after a stop.
  std::optional<Selection> selection;
};

/// As `simulate_all`, and selects the cheapest candidate that meets the targets. Throws the same.
[[nodiscard]] SweepResult sweep(std::span<const Model> candidates, const ExperimentSpec& experiment,
                                const RunOptions& options = {});

}  // namespace staffsim
