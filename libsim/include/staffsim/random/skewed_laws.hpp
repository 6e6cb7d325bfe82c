// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/random/simple_laws.hpp>

#include <span>

namespace staffsim {

/// Lognormal law: exp(mu + sigma * normal).
class Lognormal {
public:
  /// @param cv  standard deviation over mean, >= 0; 0 makes the law deterministic
  /// @throws std::invalid_argument unless mean > 0 and cv >= 0, both finite
  Lognormal(Duration mean, double cv);
  /// The law with this median and this 90 % point.
  /// @throws std::invalid_argument unless 0 < median <= p90, finite, with a finite mean
  [[nodiscard]] static Lognormal from_median_p90(Duration median, Duration p90);

  double operator()(Stream& stream) const;
  void fill(std::span<double> out, Stream& stream) const;
  [[nodiscard]] double mean() const noexcept { return mean_s_; }
  [[nodiscard]] double cv() const noexcept { return cv_; }
  /// Mean of the logarithm of the seconds.
  [[nodiscard]] double mu() const noexcept { return mu_; }
  /// Standard deviation of the logarithm.
  [[nodiscard]] double sigma() const noexcept { return sigma_; }
  bool operator==(const Lognormal&) const = default;

private:
  Lognormal(double mean_s, double cv, double mu, double sigma)
      : mean_s_{mean_s}, cv_{cv}, mu_{mu}, sigma_{sigma} {}
  double mean_s_;
  double cv_;
  double mu_;
  double sigma_;
};

/// Gamma law. With mean 1 s it serves as a random factor of mean 1.
/// Source: G. Marsaglia, W. W. Tsang 2000, A simple method for generating gamma variables.
class Gamma {
public:
  /// @param cv  standard deviation over mean, >= 0; the shape is 1 / cv^2; 0 makes it deterministic
  /// @throws std::invalid_argument unless mean > 0 and cv >= 0, finite, and cv^2 neither overflows
  ///         nor underflows (cv between 1e-150 and 1e150, or 0; mean in seconds times cv^2 at most
  ///         1e300)
  Gamma(Duration mean, double cv);
  double operator()(Stream& stream) const;
  void fill(std::span<double> out, Stream& stream) const;
  [[nodiscard]] double mean() const noexcept { return mean_s_; }
  [[nodiscard]] double cv() const noexcept { return cv_; }
  /// 1 / cv^2; infinite for cv = 0.
  [[nodiscard]] double shape() const noexcept { return shape_; }
  bool operator==(const Gamma&) const = default;

private:
  double mean_s_;
  double cv_;
  double shape_;
};

/// Erlang law: the sum of `stages` exponential times of equal mean.
class Erlang {
public:
  /// @throws std::invalid_argument unless mean > 0 and finite, and stages >= 1
  Erlang(Duration mean, int stages);
  double operator()(Stream& stream) const;
  void fill(std::span<double> out, Stream& stream) const;
  [[nodiscard]] double mean() const noexcept { return mean_s_; }
  [[nodiscard]] int stages() const noexcept { return stages_; }
  bool operator==(const Erlang&) const = default;

private:
  double mean_s_;
  int stages_;
};

/// Weibull law: scale * exponential^(1 / shape).
class Weibull {
public:
  /// @throws std::invalid_argument unless mean > 0 and shape > 0, finite, with a positive scale
  ///         (mean / Gamma(1 + 1 / shape) must not underflow)
  Weibull(Duration mean, double shape);
  double operator()(Stream& stream) const;
  void fill(std::span<double> out, Stream& stream) const;
  [[nodiscard]] double mean() const noexcept { return mean_s_; }
  [[nodiscard]] double shape() const noexcept { return shape_; }
  /// Scale in seconds: the 63.2 % point.
  [[nodiscard]] double scale() const noexcept { return scale_s_; }
  bool operator==(const Weibull&) const = default;

private:
  double mean_s_;
  double shape_;
  double scale_s_;
};

template <>
inline constexpr bool draws_durations_only<Lognormal> = true;
template <>
inline constexpr bool draws_durations_only<Gamma> = true;
template <>
inline constexpr bool draws_durations_only<Erlang> = true;
template <>
inline constexpr bool draws_durations_only<Weibull> = true;

}  // namespace staffsim
