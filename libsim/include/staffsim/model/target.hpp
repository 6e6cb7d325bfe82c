// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <vector>

namespace staffsim {

enum class TargetSpan { interval, day, horizon };

/// A promise to be judged: a measure's limit, and over what it must hold. That the measure exists
/// and fits is found out by who simulates (std::invalid_argument): a Model knows no measures.
struct TargetSpec {
  std::string measure{};                     ///< id of a measure that `is_promisable`
  std::vector<std::string> contact_types{};  ///< pooled; empty: all
  std::vector<std::string> agent_groups{};   ///< for agent measures instead
  bool at_least = true;                      ///< false: at most
  double limit = 0.0;                        ///< in the measure's unit: shares from 0 to 1, waits
                                             ///< in seconds
  TargetSpan over = TargetSpan::horizon;
  double in_share = 1.0;  ///< with day or interval: share of them in which it must hold
  bool operator==(const TargetSpec&) const = default;
};

}  // namespace staffsim
