// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/estimate/simulate.hpp>

#include <cstddef>
#include <vector>

namespace staffsim {

/// Which of an incident's planned responses management carries out.
enum class Playbook { none, announcements, call_ins, both };

/// What an incident does under one playbook, compared with the same replication without it. Means
/// over occurrences that start in the measured window.
struct PlaybookEffect {
  Playbook playbook = Playbook::none;
  Estimate contacts_lost;  ///< abandoned or blocked, more than without the incident
  Estimate contacts_kept;  ///< lost under no response and not lost here
  Estimate worst_wait_s;   ///< of who arrives from its start until recovery
  Estimate recovery_s;     ///< from its end until no more wait than without it; at the latest the
                           ///< end of the run
  Estimate call_in_hours;  ///< of agents called in, more than without it
};

struct IncidentEffects {
  std::size_t incident = 0;               ///< index in ModelSpec::incidents
  Estimate occurrences;                   ///< in the measured window
  Estimate lasts_s;                       ///< mean length of one
  std::vector<PlaybookEffect> playbooks;  ///< no response first, all that is planned last
};

struct IncidentStudy {
  int replications = 0;  ///< done
  bool partial = false;  ///< stopped before all were done
  std::vector<IncidentEffects> incidents;
};

/// Simulates the model with and without each of its incidents, and under each playbook that its
/// responses allow, on the same random numbers. The other incidents come, and are answered, as
/// planned. Waits and recovery are of calls, or of e-mail where there are none; losses are of all.
/// Losses and call-ins are those of the measured window, after-effects of occurrences before it
/// included: they stand for what the last occurrences cost after its end.
/// Throws as `simulate`. Neither a wanted precision nor `RunOptions::intervals` plays a part.
[[nodiscard]] IncidentStudy study_incidents(const Model& model, const ExperimentSpec& experiment,
                                            const RunOptions& options = {});

}  // namespace staffsim
