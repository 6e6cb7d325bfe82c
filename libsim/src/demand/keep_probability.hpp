// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/model/incident.hpp>
#include <staffsim/model/incident_timeline.hpp>
#include <staffsim/model/model.hpp>

#include <span>
#include <string>
#include <vector>

namespace staffsim::demand {

/// How likely a contact of one type comes although incidents keep contacts away (rules 11 and 12:
/// factors below 1, several multiply). Asked in the order of time, so that it looks at those alone
/// that are under way.
class KeepProbability {
public:
  KeepProbability(const Model& model, const std::string& type);

  /// False when no incident keeps any away.
  [[nodiscard]] bool is_needed() const noexcept { return is_needed_; }
  /// @param occurrences  of one replication, by start; they must outlive the asking
  void begin(std::span<const IncidentOccurrence> occurrences);
  /// @param moment_s  not before the one asked for last
  [[nodiscard]] double at(double moment_s);

private:
  struct UnderWay {
    const IncidentEffect* effect;
    const IncidentOccurrence* occurrence;
    double gone_s;
  };
  std::vector<const IncidentEffect*> effects_;  // by incident; null where it keeps nobody away
  bool is_needed_ = false;
  std::span<const IncidentOccurrence> to_come_;
  std::vector<UnderWay> under_way_;
};

}  // namespace staffsim::demand
