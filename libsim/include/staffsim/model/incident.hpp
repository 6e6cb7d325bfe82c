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
  double deflected = 0.0;        ///< share of arrivals that a status message satisfies, meanwhile
  bool operator==(const IncidentEffect&) const = default;
};

/// Agents called in on top of normal staffing, until the incident has ended and `at_least` has
/// passed.
struct CallIn {
  std::string group{};
  int agents = 0;
  Duration at_least{};
  bool operator==(const CallIn&) const = default;
};

/// A status message that satisfies a share of a type's arrivals until the incident ends.
struct Announcement {
  std::string type{};
  double deflected = 0.0;
  bool operator==(const Announcement&) const = default;
};

/// What management does while an incident lasts; nothing when it is over before.
struct IncidentResponse {
  Duration after{};  ///< the incident's start
  std::variant<CallIn, Announcement> action{};
  bool operator==(const IncidentResponse&) const = default;
};

struct IncidentSpec {
  std::string name{};
  /// Fixed moments, or the random gap from the end of one to the start of the next (the first gap
  /// starts with the warm-up).
  std::variant<std::vector<Moment>, AnyDistribution> starts{};
  AnyDistribution lasts{};
  std::map<std::string, IncidentEffect> affects{};  ///< by contact type
  std::map<std::string, int> withdraws{};           ///< by agent group: agents pulled away
  std::vector<IncidentResponse> responses{};
  bool operator==(const IncidentSpec&) const = default;
};

}  // namespace staffsim
