// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/core/time.hpp>
#include <staffsim/random/distribution.hpp>

#include <map>
#include <string>
#include <variant>
#include <vector>

namespace staffsim {

/// What an incident does to one contact type.
struct IncidentEffect {
  double arrivals_factor = 1.0;  ///< on the arrival rate, at the peak
  Duration ramp{};               ///< linear climb from 1 to the peak; 0: at once
  Duration decay{};              ///< exponential return after the end, with this mean; 0: at once
  double handle_factor = 1.0;    ///< on handle times that start during the incident
  bool operator==(const IncidentEffect&) const = default;
};

struct IncidentSpec {
  std::string name{};
  /// Fixed moments, or the random gap from the end of one to the start of the next (the first gap
  /// starts with the warm-up).
  std::variant<std::vector<Moment>, AnyDistribution> starts{};
  AnyDistribution lasts{};
  std::map<std::string, IncidentEffect> affects{};  ///< by contact type
  std::map<std::string, int> withdraws{};           ///< by agent group: agents pulled away
  bool operator==(const IncidentSpec&) const = default;
};

}  // namespace staffsim
