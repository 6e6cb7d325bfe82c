// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/model/incident_timeline.hpp>
#include <staffsim/model/model.hpp>

#include "demand/step_function.hpp"

#include <cstdint>
#include <vector>

namespace staffsim::demand {

/// The share of a type's arrivals that status messages satisfy, at each moment of a replication:
/// 1 - product of (1 - d) over the incidents and announcements in force (rules 12 and 16).
class Deflections {
public:
  explicit Deflections(const Model& model);

  void begin(const IncidentTimeline& timeline);

  /// Whether there are any in this replication.
  [[nodiscard]] bool has_any(std::uint16_t type) const noexcept {
    return !steps_by_type_[type].empty();
  }
  [[nodiscard]] double share(std::uint16_t type, double at_s) const noexcept;

private:
  const ModelSpec* spec_;
  std::vector<std::vector<Step>> steps_by_type_;
};

}  // namespace staffsim::demand
