// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/core/time.hpp>
#include <staffsim/random/distribution.hpp>
#include <staffsim/random/stream.hpp>

#include <chrono>
#include <cmath>
#include <limits>
#include <span>

namespace staffsim {

/// Fills `out` with draws of the exponential law with mean 1 (ziggurat).
void fill_standard_exponential(std::span<double> out, Stream& stream);
/// One draw of the normal law with mean 0 and variance 1 (ziggurat); |x| < 14.
[[nodiscard]] double standard_normal(Stream& stream);
/// Fills `out` with draws of the normal law with mean 0 and variance 1.
void fill_standard_normal(std::span<double> out, Stream& stream);

/// Always the same value; draws nothing from the stream.
class Deterministic {
public:
  /// @throws std::invalid_argument unless value >= 0 and finite
  explicit Deterministic(Duration value);
  double operator()(Stream&) const noexcept { return value_s_; }
  [[nodiscard]] double mean() const noexcept { return value_s_; }
  bool operator==(const Deterministic&) const = default;

private:
  double value_s_;
};

/// Never happens: always +infinity, for contacts that wait for ever. Draws nothing.
class Never {
public:
  double operator()(Stream&) const noexcept { return std::numeric_limits<double>::infinity(); }
  [[nodiscard]] double mean() const noexcept { return std::numeric_limits<double>::infinity(); }
  bool operator==(const Never&) const = default;
};

/// Exponential law, by ziggurat.
/// Source: G. Marsaglia, W. W. Tsang 2000, The ziggurat method for generating random variables.
class Exponential {
public:
  /// @throws std::invalid_argument unless mean > 0 and finite
  explicit Exponential(Duration mean);
  double operator()(Stream& stream) const;
  void fill(std::span<double> out, Stream& stream) const;
  [[nodiscard]] double mean() const noexcept { return mean_s_; }
  bool operator==(const Exponential&) const = default;

private:
  double mean_s_;
};

/// Uniform law between min and max, by inversion: one uniform number per draw.
class Uniform {
public:
  /// @throws std::invalid_argument unless 0 <= min <= max, finite
  Uniform(Duration min, Duration max);
  double operator()(Stream& stream) const noexcept {
    return min_s_ + (max_s_ - min_s_) * stream.open01();
  }
  void fill(std::span<double> out, Stream& stream) const;
  [[nodiscard]] double mean() const noexcept { return min_s_ + 0.5 * (max_s_ - min_s_); }
  [[nodiscard]] double min() const noexcept { return min_s_; }
  [[nodiscard]] double max() const noexcept { return max_s_; }
  bool operator==(const Uniform&) const = default;

private:
  double min_s_;
  double max_s_;
};

/// Triangular law: density rises from min to mode and falls to max; by inversion.
class Triangular {
public:
  /// @throws std::invalid_argument unless 0 <= min <= mode <= max, finite
  Triangular(Duration min, Duration mode, Duration max);
  double operator()(Stream& stream) const noexcept {
    const double width = max_s_ - min_s_;
    const double rise = mode_s_ - min_s_;
    const double area = stream.open01() * width;
    const bool is_rising = area < rise;  // one root for both sides: the side is a coin toss
    const double root = std::sqrt(is_rising ? area * rise : (width - area) * (width - rise));
    return is_rising ? min_s_ + root : max_s_ - root;
  }
  void fill(std::span<double> out, Stream& stream) const;
  [[nodiscard]] double mean() const noexcept { return (min_s_ + mode_s_ + max_s_) / 3.0; }
  [[nodiscard]] double min() const noexcept { return min_s_; }
  [[nodiscard]] double mode() const noexcept { return mode_s_; }
  [[nodiscard]] double max() const noexcept { return max_s_; }
  bool operator==(const Triangular&) const = default;

private:
  double min_s_;
  double mode_s_;
  double max_s_;
};

template <>
inline constexpr bool draws_durations_only<Exponential> = true;
template <>
inline constexpr bool draws_durations_only<Uniform> = true;
template <>
inline constexpr bool draws_durations_only<Triangular> = true;

}  // namespace staffsim
