// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/random/simple_laws.hpp>

#include <cstddef>
#include <span>
#include <vector>

namespace staffsim {

/// Weights of alternatives, normalised: one uniform number chooses an alternative.
class Choice {
public:
  /// @param law      name of the law, for the message
  /// @param weights  one or more, each >= 0 and finite, with a positive finite sum
  /// @throws std::invalid_argument otherwise
  Choice(const char* law, const std::vector<double>& weights);
  /// Index of an alternative; never one of weight 0.
  std::size_t operator()(Stream& stream) const noexcept {
    const double at = stream.open01();
    std::size_t i = 0;
    while (at >= up_to_[i]) ++i;  // ends: the last is 1, and at < 1
    return i;
  }
  [[nodiscard]] std::size_t size() const noexcept { return up_to_.size(); }
  /// @throws std::out_of_range  unless alternative < size()
  [[nodiscard]] double probability(std::size_t alternative) const;
  bool operator==(const Choice&) const = default;

private:
  std::vector<double> up_to_;  // cumulated probabilities; the last is exactly 1
};

/// Hyperexponential law: with probability proportional to its weight, one of several exponentials.
class Hyperexponential {
public:
  /// @throws std::invalid_argument unless there are as many means as weights, at least one, all
  ///         means > 0 and finite, all weights >= 0 with a positive sum
  Hyperexponential(const std::vector<Duration>& means, const std::vector<double>& weights);
  double operator()(Stream& stream) const;
  void fill(std::span<double> out, Stream& stream) const;
  [[nodiscard]] double mean() const noexcept { return mean_s_; }
  bool operator==(const Hyperexponential&) const = default;

private:
  Choice choice_;
  std::vector<double> means_s_;
  double mean_s_ = 0.0;
};

/// One of the given values, each equally likely (a value given twice counts twice).
class Empirical {
public:
  /// @throws std::invalid_argument unless there is a value and all are >= 0 and finite
  explicit Empirical(const std::vector<Duration>& values);
  double operator()(Stream& stream) const noexcept { return draw(values_s_, stream); }
  void fill(std::span<double> out, Stream& stream) const;
  [[nodiscard]] double mean() const noexcept { return mean_s_; }
  /// The values in seconds, as given.
  [[nodiscard]] std::span<const double> values() const noexcept { return values_s_; }
  bool operator==(const Empirical&) const = default;

private:
  static double draw(std::span<const double> values, Stream& stream) noexcept {
    // Never rounds up to size(): open01 <= 1 - 2^-53 leaves more than half a unit in the last
    // place.
    const double place = stream.open01() * static_cast<double>(values.size());
    return values[static_cast<std::size_t>(place)];
  }

  std::vector<double> values_s_;
  double mean_s_ = 0.0;
};

/// With probability proportional to its weight, one of several laws.
class Mixture {
public:
  /// @throws std::invalid_argument unless there are as many parts as weights, at least one, all
  ///         weights >= 0 with a positive sum
  Mixture(std::vector<AnyDistribution> parts, const std::vector<double>& weights);
  double operator()(Stream& stream) const;
  [[nodiscard]] double mean() const noexcept { return mean_s_; }
  bool operator==(const Mixture&) const = default;

private:
  Choice choice_;
  std::vector<AnyDistribution> parts_;
  double mean_s_ = 0.0;
};

template <>
inline constexpr bool draws_durations_only<Hyperexponential> = true;
template <>
inline constexpr bool draws_durations_only<Empirical> = true;

}  // namespace staffsim
