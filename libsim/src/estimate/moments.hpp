// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/estimate/estimate.hpp>

#include "estimate/footing.hpp"
#include "estimate/formula.hpp"

#include <array>
#include <cmath>
#include <cstddef>

namespace staffsim {

/// First and second moments of N counters over replications, about the first replication's values
/// (so that nothing cancels and what never varies has a variance of exactly 0). Fixed memory,
/// additions in the order of the replications.
template <std::size_t N>
class Moments {
public:
  /// @param used  counters from here on are 0 in every replication
  void add(const std::array<double, N>& x, std::size_t used = N) noexcept {
    if (n_ == 0) origin_ = x;
    ++n_;
    std::array<double, N> d{};
    for (std::size_t i = 0; i < used; ++i) d[i] = x[i] - origin_[i];
    for (std::size_t i = 0; i < used; ++i) sum_[i] += d[i];
    for (std::size_t i = 0; i < used; ++i)
      for (std::size_t j = 0; j < used; ++j) product_[i * N + j] += d[i] * d[j];
  }

  [[nodiscard]] int count() const noexcept { return n_; }
  [[nodiscard]] std::array<double, N> mean() const noexcept {
    std::array<double, N> mean = origin_;
    for (std::size_t i = 0; i < N; ++i) mean[i] += sum_[i] / n_;
    return mean;
  }
  /// Sums over the replications: exact where counters are whole numbers, as means are not.
  [[nodiscard]] std::array<double, N> total() const noexcept {
    std::array<double, N> total = sum_;
    for (std::size_t i = 0; i < N; ++i) total[i] += n_ * origin_[i];
    return total;
  }
  /// Variance of the mean of the linear form w; needs two replications.
  [[nodiscard]] double variance_of_mean(const std::array<double, N>& w) const noexcept {
    const double variance = covariance_of_means(w, w);
    return variance > 0.0 ? variance : 0.0;
  }
  /// Covariance of the means of two linear forms; needs two replications.
  [[nodiscard]] double covariance_of_means(const std::array<double, N>& v,
                                           const std::array<double, N>& w) const noexcept {
    double products = 0.0;
    for (std::size_t i = 0; i < N; ++i) {
      if (v[i] == 0.0) continue;
      for (std::size_t j = 0; j < N; ++j) products += v[i] * w[j] * product_[i * N + j];
    }
    return (products - dot(v, sum_) * dot(w, sum_) / n_) / n_ / (n_ - 1.0);
  }

  /// On how many replications a ratio with this denominator rests; needs two of them.
  [[nodiscard]] double telling(const std::array<double, N>& denominator) const noexcept {
    const double mean = dot(denominator, this->mean());
    const double scatter = (n_ - 1.0) * variance_of_mean(denominator);  // mean square less mean^2
    return n_ * replications_that_tell(mean, mean * mean + scatter);
  }

  template <class Archive>
  void serialize(Archive& archive) {
    archive(n_, origin_, sum_, product_);
  }

private:
  int n_ = 0;
  std::array<double, N> origin_{};
  std::array<double, N> sum_{};
  std::array<double, N * N> product_{};
};

/// Whether a standard error is so small a part of its value that nothing but rounding varies, of
/// sums taken in another order, say.
[[nodiscard]] inline bool is_rounding(double error, double value) noexcept {
  constexpr double rounding = 1e-12;
  return error <= rounding * std::abs(value);
}

/// Value +- t standard errors; no interval from one replication, no bounds where t is infinite, no
/// width where nothing but rounding varies.
[[nodiscard]] inline Estimate with_interval(double value, double variance, int replications,
                                            double t) noexcept {
  if (replications < 2) return {.value = value};
  const double error = std::sqrt(variance);
  double half = is_rounding(error, value) ? 0.0 : t * error;
  if (std::isinf(t)) half = t;
  return {value, value - half, value + half};
}

/// The same of a ratio that rests on so many of the replications.
[[nodiscard]] inline Estimate ratio_with_interval(double value, double variance, double telling,
                                                  int replications, double t) {
  if (replications < 2) return {.value = value};
  const Footing footing = footing_of(telling, replications, t);
  return with_interval(value, variance * footing.variance_factor, replications, footing.t);
}

/// Mean of a linear form, told by `rate`. Student t over replications.
template <std::size_t N>
[[nodiscard]] Estimate estimate_mean(const Moments<N>& moments, const std::array<double, N>& form,
                                     const Rate& rate, double t) noexcept {
  return with_interval(rate.of(dot(form, moments.mean())),
                       rate.squared_of(moments.variance_of_mean(form)), moments.count(), t);
}

/// Ratio of the expectations of two linear forms (not the expectation of the ratio), with the delta
/// method's interval: the variance of the mean of numerator - ratio x denominator over the squared
/// mean denominator (Law, Simulation Modeling and Analysis, on ratio estimators); wider where few
/// replications tell (`footing_of`). None when the denominator is 0.
template <std::size_t N>
[[nodiscard]] Estimate estimate_ratio(const Moments<N>& moments, const Formula<N>& formula,
                                      double t) {
  if (!(dot(formula.denominator, moments.total()) > 0.0)) return {};
  const auto mean = moments.mean();
  const double denominator = dot(formula.denominator, mean);
  const double ratio = dot(formula.numerator, mean) / denominator;
  std::array<double, N> residual{};
  for (std::size_t i = 0; i < N; ++i)
    residual[i] = formula.numerator[i] - ratio * formula.denominator[i];
  const double variance = moments.variance_of_mean(residual) / (denominator * denominator);
  return ratio_with_interval(ratio, variance, moments.telling(formula.denominator), moments.count(),
                             t);
}

/// Whatever the formula says, save a quantile.
/// @param extent  of one replication
template <std::size_t N>
[[nodiscard]] Estimate estimate_by(const Formula<N>& formula, const Moments<N>& moments,
                                   const Extent& extent, double t) {
  if (formula.kind == FormulaKind::ratio) return estimate_ratio(moments, formula, t);
  return estimate_mean(moments, formula.numerator, rate(formula.kind, formula.unit, extent), t);
}

}  // namespace staffsim
