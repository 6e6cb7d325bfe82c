// SPDX-License-Identifier: Apache-2.0
#pragma once
/// Values of replications whose law is known, for counting how often intervals hold the truth.
#include <staffsim/random/stream.hpp>

#include "support/statistical.hpp"

#include <cmath>
#include <numbers>
#include <string_view>

namespace staffsim::test {

inline Stream stream_of(std::string_view test, std::uint64_t study) {
  StreamKey key;
  key.seed = seed_from_name(test);
  key.replication = study;
  return Stream{key};
}

inline double normal(Stream& stream) {
  const double radius = std::sqrt(-2.0 * std::log(stream.open01()));
  return radius * std::cos(2.0 * std::numbers::pi * stream.open01());
}
inline double exponential(Stream& stream) { return -std::log(stream.open01()); }
/// Of exp(Z): skewness 6.2.
inline double lognormal(Stream& stream) { return std::exp(normal(stream)); }

/// A law with its mean and standard deviation.
struct KnownLaw {
  std::string_view name;
  double (*draw)(Stream&);
  double mean;
  double deviation;
};

inline constexpr KnownLaw normal_law{"normal, skewness 0", normal, 0.0, 1.0};
inline constexpr KnownLaw exponential_law{"exponential, skewness 2", exponential, 1.0, 1.0};
inline const KnownLaw lognormal_law{"lognormal, skewness 6.2", lognormal, std::exp(0.5),
                                    std::sqrt(std::exp(2.0) - std::exp(1.0))};

}  // namespace staffsim::test
