// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>

namespace staffsim::engine {

/// What happens first at one instant.
///
/// Real clocks rarely tie, but plans do: shifts, breaks and incidents fall on round times, recorded
/// logs are whole seconds, and deterministic laws make everything meet. The order is:
///
///  1. services end (wrap-up included), agents by file order of their group and then by position;
///  2. duty changes: breaks that are over end, persons whose shift ends leave, persons whose shift
///     starts come, breaks that are due start, head counts change, incidents start and end;
///  3. free agents take waiting contacts, the longest idle choosing first (ties: file order of the
///     group, then position);
///  4. waiting contacts whose patience ends give up;
///  5. contacts arrive, in the order of the given list, and start at once if an agent may take
///  them.
///
/// So a contact whose patience ends as an agent becomes free is answered, an agent whose shift ends
/// at the instant of a service's end takes nothing, and a contact that arrives as an agent becomes
/// free finds the agent free unless somebody was waiting. A service of length zero that starts in 3
/// or 5 ends at the same instant: the order is run through again, but what gave up in 4 stays gone.
enum class TieOrder : std::uint8_t {
  service_ends,
  duty_changes,
  free_agents,
  abandonments,
  arrivals
};

}  // namespace staffsim::engine
