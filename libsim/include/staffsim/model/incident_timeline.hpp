// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <vector>

namespace staffsim {

/// A step of what incidents do to service: the factor on handle times that start from here on, the
/// number of agents pulled away, or of heads called in, from here on.
struct IncidentStep {
  enum class Kind : std::uint8_t { handle_factor, withdrawn, called_in };
  double at_s = 0.0;
  Kind kind = Kind::handle_factor;
  std::uint16_t index = 0;  ///< of the contact type or the agent group
  double value = 1.0;
  bool operator==(const IncidentStep&) const = default;
};

/// One occurrence of an incident in a replication.
struct IncidentOccurrence {
  std::uint16_t incident = 0;
  double start_s = 0.0;
  double end_s = 0.0;
  bool operator==(const IncidentOccurrence&) const = default;
};

/// The incidents of one replication: occurrences by start, and their steps by time.
struct IncidentTimeline {
  std::vector<IncidentOccurrence> occurrences;
  std::vector<IncidentStep> steps;
  bool operator==(const IncidentTimeline&) const = default;
};

}  // namespace staffsim
