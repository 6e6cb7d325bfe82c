// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace staffsim::analytic {

/// Law of a non-negative duration (patience, handle time), seen through P(X > t) and E[min(X, t)].
///
/// Immutable and cheap to copy. Times in one unit, the caller's. Factories throw std::domain_error
/// for parameters outside the stated range, std::invalid_argument for lists that do not match.
class DurationLaw {
public:
  // There is no move: what was moved from would have no law.
  DurationLaw(const DurationLaw&) = default;
  DurationLaw& operator=(const DurationLaw&) = default;
  ~DurationLaw() = default;

  /// @param mean  > 0
  [[nodiscard]] static DurationLaw exponential(double mean);
  /// @param value  > 0
  [[nodiscard]] static DurationLaw deterministic(double value);
  /// Uniform on [low, high]. @param low >= 0  @param high > low
  [[nodiscard]] static DurationLaw uniform(double low, double high);
  /// P(X > t) = exp(-(t / scale)^shape). @param shape > 0  @param scale > 0
  [[nodiscard]] static DurationLaw weibull(double shape, double scale);
  /// Mixture of exponentials. @param probabilities >= 0, sum 1 within 1e-9  @param means each > 0
  [[nodiscard]] static DurationLaw hyperexponential(std::span<const double> probabilities,
                                                    std::span<const double> means);
  /// 0 with probability p_zero, otherwise exponential: a contact that balks when it cannot start.
  /// @param p_zero in [0, 1]  @param mean > 0
  [[nodiscard]] static DurationLaw exponential_with_atom(double p_zero, double mean);

  /// Any law, by its survival function.
  ///
  /// @param survival     t >= 0 -> P(X > t), non-increasing, in [0, 1]; where it ends above 0, some
  ///                     never leave, and moments are infinite
  /// @param breakpoints  where survival jumps or has a kink; any order, finite
  /// E[min(X, t)] and the moments are then found by quadrature, to about 1e-12 where survival is
  /// smooth between breakpoints and falls faster than any power of t. Moments of heavier tails are
  /// wrong, and of infinite ones finite: this is not found out.
  [[nodiscard]] static DurationLaw from_survival(std::function<double(double)> survival,
                                                 std::vector<double> breakpoints);

  /// P(X > t); 1 for t < 0.
  [[nodiscard]] double survival(double t) const;
  /// P(X <= t); 0 for t < 0.
  [[nodiscard]] double distribution(double t) const;
  /// E[min(X, t)], the integral of survival over [0, t]; 0 for t <= 0.
  [[nodiscard]] double restricted_mean(double t) const;
  [[nodiscard]] double mean() const;
  [[nodiscard]] double second_moment() const;
  [[nodiscard]] double third_moment() const;
  /// Sorted points > 0 where survival is not smooth.
  [[nodiscard]] const std::vector<double>& breakpoints() const noexcept;

private:
  struct Shape;
  explicit DurationLaw(std::shared_ptr<const Shape> shape);
  std::shared_ptr<const Shape> shape_;
};

}  // namespace staffsim::analytic
