// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "engine/tallies.hpp"
#include "estimate/wait_quantiles.hpp"

#include <array>
#include <vector>

namespace staffsim {

/// What one replication says of each row of results.
struct Observation {
  std::vector<engine::Counts> contacts;  ///< by row of contacts
  /// The same: in time if patient, and all who are counted; 0 where no kernel tells.
  std::vector<std::array<double, 2>> virtual_levels;
  std::vector<WaitLevels> waits;             ///< the same; empty where channels mix
  std::vector<WaitLevels> responses;         ///< the same; empty where it is not of e-mail
  std::vector<engine::AgentCounts> agents;   ///< by row of agents
  std::vector<std::array<double, 2>> spans;  ///< by target: spans in which it held, spans judged
};

}  // namespace staffsim
