// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/random/log_exp.hpp>

#include <algorithm>
#include <cmath>

namespace staffsim::demand {

/// A stretch of time in which the arrival rate is constant, climbs linearly or decays
/// exponentially, with its mass (expected arrivals) and the inverse of its cumulated mass in closed
/// form: arrivals by inversion are exact, with no thinning.
class MassSegment {
public:
  [[nodiscard]] static MassSegment constant(double from_s, double to_s, double per_s) noexcept {
    MassSegment segment{Shape::constant, from_s, to_s, per_s, per_s > 0.0 ? 1.0 / per_s : 0.0};
    segment.mass_ = per_s * (to_s - from_s);
    return segment;
  }
  /// The rate climbs from `from_per_s` to `to_per_s`.
  [[nodiscard]] static MassSegment climb(double from_s, double to_s, double from_per_s,
                                         double to_per_s) noexcept {
    MassSegment segment{Shape::climb, from_s, to_s, from_per_s,
                        (to_per_s - from_per_s) / (to_s - from_s)};
    segment.mass_ = 0.5 * (from_per_s + to_per_s) * (to_s - from_s);
    return segment;
  }
  /// The rate decays from `from_per_s` with mean `decay_s`.
  [[nodiscard]] static MassSegment decay(double from_s, double to_s, double from_per_s,
                                         double decay_s) noexcept {
    MassSegment segment{Shape::decay, from_s, to_s, from_per_s, decay_s};
    segment.mass_ = from_per_s * decay_s * (1.0 - fixed::exp(-(to_s - from_s) / decay_s));
    return segment;
  }

  [[nodiscard]] double mass() const noexcept { return mass_; }

  /// The moment up to which `mass` arrivals are expected; 0 <= mass < mass().
  [[nodiscard]] double moment_s(double mass) const noexcept {
    const double offset_s = shape_ == Shape::constant ? mass * parameter_ : curved_offset_s(mass);
    return std::min(from_s_ + offset_s, to_s_);
  }

private:
  enum class Shape : unsigned char { constant, climb, decay };
  MassSegment(Shape shape, double from_s, double to_s, double per_s, double parameter) noexcept
      : from_s_{from_s}, to_s_{to_s}, per_s_{per_s}, parameter_{parameter}, shape_{shape} {}

  [[nodiscard]] double curved_offset_s(double mass) const noexcept {
    if (mass <= 0.0) return 0.0;  // a climb from nothing: 0 / 0
    if (shape_ == Shape::climb)  // per_s x + slope x^2 / 2 = mass, in the form that does not cancel
      return 2.0 * mass / (per_s_ + std::sqrt(per_s_ * per_s_ + 2.0 * parameter_ * mass));
    return -parameter_ * fixed::log(std::max(0.0, 1.0 - mass / (per_s_ * parameter_)));
  }

  double from_s_;
  double to_s_;
  double per_s_;      // at the start
  double parameter_;  // constant: seconds for each arrival; climb: slope; decay: mean in seconds
  double mass_ = 0.0;
  Shape shape_;
};

}  // namespace staffsim::demand
