// SPDX-License-Identifier: Apache-2.0
#include <staffsim/random/log_exp.hpp>
#include <staffsim/random/skewed_laws.hpp>

#include "random/fill_with.hpp"
#include "random/gamma_sampler.hpp"
#include "random/parameter.hpp"
#include "random/ziggurat.hpp"

#include <algorithm>
#include <cmath>

namespace staffsim {

static_assert(Distribution<Lognormal> && Distribution<Gamma> && Distribution<Erlang> &&
              Distribution<Weibull>);

namespace {

double sigma_of_cv(double cv) { return std::sqrt(fixed::log1p(cv * cv)); }

}  // namespace

Lognormal::Lognormal(Duration mean, double cv)
    : mean_s_{parameter::positive("Lognormal", "mean", mean.count())},
      cv_{parameter::not_negative("Lognormal", "cv", cv)},
      mu_{0.0},
      sigma_{sigma_of_cv(cv_)} {
  if (!std::isfinite(sigma_)) parameter::refuse("Lognormal", "cv must be below 1e154", cv);
  mu_ = fixed::log(mean_s_) - 0.5 * sigma_ * sigma_;
}

Lognormal Lognormal::from_median_p90(Duration median, Duration p90) {
  constexpr double normal_p90 = 1.2815515655446004;
  const double middle = parameter::positive("Lognormal", "median", median.count());
  const double high = parameter::at_least("Lognormal", "p90", middle, "the median", p90.count());
  const double mu = fixed::log(middle);
  const double sigma = fixed::log(high / middle) / normal_p90;
  const double growth = fixed::exp(sigma * sigma);  // mean^2 / median^2
  const double mean = middle * std::sqrt(growth);
  if (!std::isfinite(mean))
    parameter::refuse("Lognormal", "p90 must be close enough to the median for a finite mean",
                      high);
  return {mean, std::sqrt(growth - 1.0), mu, sigma};
}

double Lognormal::operator()(Stream& stream) const {
  if (sigma_ == 0.0) return mean_s_;
  return fixed::exp(mu_ + sigma_ * ziggurat::normal(stream));
}

void Lognormal::fill(std::span<double> out, Stream& stream) const {
  if (sigma_ == 0.0) return std::fill(out.begin(), out.end(), mean_s_);
  fill_standard_normal(out, stream);
  const double mu = mu_;  // locals: `out` might alias the members
  const double sigma = sigma_;
  // No normal of ours reaches 14: where that keeps clear of overflow, a loop without branches.
  if (std::abs(mu) + 14.0 * sigma < 700.0) {
    for (double& x : out) x = fixed::detail::exp_in_range(mu + sigma * x);
  } else {
    for (double& x : out) x = fixed::exp(mu + sigma * x);
  }
}

Gamma::Gamma(Duration mean, double cv)
    : mean_s_{parameter::positive("Gamma", "mean", mean.count())},
      cv_{parameter::not_negative("Gamma", "cv", cv)},
      shape_{cv == 0.0 ? fixed::detail::infinity : 1.0 / (cv * cv)} {
  if (cv != 0.0 && (cv < 1e-150 || cv > 1e150))
    parameter::refuse("Gamma", "cv must be 0 or between 1e-150 and 1e150", cv);
  if (cv != 0.0 && !(mean_s_ / shape_ <= 1e300))
    parameter::refuse("Gamma", "cv must leave mean times cv^2 at most 1e300", cv);
}

double Gamma::operator()(Stream& stream) const {
  if (cv_ == 0.0) return mean_s_;
  return GammaSampler{shape_, mean_s_ / shape_}(stream);
}

void Gamma::fill(std::span<double> out, Stream& stream) const {
  if (cv_ == 0.0) return std::fill(out.begin(), out.end(), mean_s_);
  fill_with(GammaSampler{shape_, mean_s_ / shape_}, out, stream);
}

Erlang::Erlang(Duration mean, int stages)
    : mean_s_{parameter::positive("Erlang", "mean", mean.count())}, stages_{stages} {
  if (stages < 1) parameter::refuse("Erlang", "stages must be at least 1", stages);
}

double Erlang::operator()(Stream& stream) const {
  return GammaSampler{static_cast<double>(stages_), mean_s_ / stages_}(stream);
}

void Erlang::fill(std::span<double> out, Stream& stream) const {
  fill_with(GammaSampler{static_cast<double>(stages_), mean_s_ / stages_}, out, stream);
}

Weibull::Weibull(Duration mean, double shape)
    : mean_s_{parameter::positive("Weibull", "mean", mean.count())},
      shape_{parameter::positive("Weibull", "shape", shape)},
      scale_s_{mean_s_ / fixed::gamma(1.0 + 1.0 / shape_)} {
  if (!(scale_s_ > 0.0)) parameter::refuse("Weibull", "shape must leave a positive scale", shape);
}

double Weibull::operator()(Stream& stream) const {
  const double power = 1.0 / shape_;
  return scale_s_ * fixed::exp(power * fixed::log(ziggurat::exponential(stream)));
}

void Weibull::fill(std::span<double> out, Stream& stream) const {
  fill_standard_exponential(out, stream);
  const double power = 1.0 / shape_;  // locals: `out` might alias the members
  const double scale_s = scale_s_;
  // Exponentials of ours lie between exp(-40) and exp(40): as above, a loop without branches.
  if (power * 40.0 < 700.0) {
    for (double& x : out)
      x = scale_s * fixed::detail::exp_in_range(power * fixed::detail::log_in_range(x));
  } else {
    for (double& x : out) x = scale_s * fixed::exp(power * fixed::log(x));
  }
}

}  // namespace staffsim
