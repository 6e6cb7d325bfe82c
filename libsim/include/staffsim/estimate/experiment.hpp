// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>

namespace staffsim {

/// How often and with which luck a model is simulated.
struct ExperimentSpec {
  int replications = 200;    ///< independent runs of the horizon; >= 1
  std::uint64_t seed = 1;    ///< same seed, same callers
  double confidence = 0.95;  ///< of every interval, in (0, 1)
  bool operator==(const ExperimentSpec&) const = default;
};

namespace limits {
inline constexpr int replications = 10'000'000;
}  // namespace limits

}  // namespace staffsim
