// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace staffsim {

/// How sure a measure over the horizon is to be: replications are added until its interval is
/// narrow enough in every model of the study.
struct PrecisionTarget {
  std::string measure{};                     ///< the id of a measure of contacts or agents
  std::vector<std::string> contact_types{};  ///< pooled; empty: all, or of what is told by channel
                                             ///< calls, else e-mail
  std::vector<std::string> agent_groups{};   ///< for agent measures instead
  /// Half the width that the interval may have, above 0: in the measure's unit (seconds for waits),
  /// or as a share of the estimate.
  double half_width = 0.0;
  bool is_relative = false;
  int at_most = 100'000;  ///< replications; then it is given up
  bool operator==(const PrecisionTarget&) const = default;
};

/// How often and with which luck a model is simulated.
struct ExperimentSpec {
  int replications = 200;    ///< independent runs of the horizon; >= 1
  std::uint64_t seed = 1;    ///< same seed, same callers
  double confidence = 0.95;  ///< of every interval; from 0.01 to 0.999999
  /// Replications are added in rounds until each is reached or given up; `replications`, or
  /// `limits::first_round` where that is more, are the first round.
  std::vector<PrecisionTarget> precision{};
  bool operator==(const ExperimentSpec&) const = default;
};

namespace limits {
inline constexpr int replications = 10'000'000;
inline constexpr int threads = 1024;
/// Fewer do not tell how sure they are: docs/background/statistics.md, on precision.
inline constexpr int first_round = 100;
/// Beyond these the intervals of few replications are no numbers that help anybody.
[[nodiscard]] constexpr bool is_confidence(double confidence) noexcept {
  return confidence >= 0.01 && confidence <= 0.999999;
}
}  // namespace limits

}  // namespace staffsim
