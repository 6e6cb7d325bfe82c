// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/model/incident_timeline.hpp>
#include <staffsim/model/model.hpp>

#include <cstdint>

namespace staffsim::demand {

/// When the incidents of a replication happen, and what they do to service (rules 12, 14 and 27).
[[nodiscard]] IncidentTimeline draw_incidents(const Model& model, std::uint64_t seed,
                                              std::uint64_t replication);

}  // namespace staffsim::demand
