// SPDX-License-Identifier: Apache-2.0
#include <staffsim/analytic/duration_law.hpp>

#include "analytic/quadrature.hpp"
#include "analytic/require.hpp"
#include "analytic/wait_quantile.hpp"

#include <boost/math/special_functions/gamma.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace staffsim::analytic {
namespace {

using Survival = std::function<double(double)>;

double never_ends(const Survival& survival) { return survival(std::numeric_limits<double>::max()); }

void require_shares(const Survival& survival) {
  const double first = survival(0.0);
  const double last = never_ends(survival);
  require_domain(first >= last && last >= 0.0 && first <= 1.0,
                 "DurationLaw::from_survival: need a survival in [0, 1] that does not rise");
}

/// Cuts at the breakpoints, and each eight times as far as the one before, up to where as good as
/// nothing is left: whatever scales a law has, there are panels of their size.
std::vector<double> panels_of(const Survival& survival, const std::vector<double>& breakpoints) {
  constexpr double as_good_as_nothing = 1e-8;
  constexpr int cuts = 24;
  const double last = never_ends(survival);
  const double falls_by = survival(0.0) - last;
  std::vector<double> panels = breakpoints;
  panels.push_back(0.0);  // all there is of a law that is 0 for sure
  if (falls_by > 0.0) {
    const double level = last + as_good_as_nothing * falls_by;
    double cut = 64.0 * first_not_exceeding(survival, level, 1.0);
    for (int i = 0; i < cuts; ++i, cut /= 8.0) panels.push_back(cut);
  }
  std::sort(panels.begin(), panels.end());
  return panels;
}

}  // namespace

struct DurationLaw::Shape {
  std::function<double(double)> survival;         // for t >= 0
  std::function<double(double)> distribution;     // P(X <= t), without the loss of 1 - survival
  std::function<double(double)> restricted_mean;  // for t > 0
  double mean;
  double second_moment;
  double third_moment;
  std::vector<double> breakpoints;
};

DurationLaw::DurationLaw(std::shared_ptr<const Shape> shape) : shape_{std::move(shape)} {}

double DurationLaw::survival(double t) const { return t < 0.0 ? 1.0 : shape_->survival(t); }

double DurationLaw::distribution(double t) const { return t < 0.0 ? 0.0 : shape_->distribution(t); }

double DurationLaw::restricted_mean(double t) const {
  return t <= 0.0 ? 0.0 : shape_->restricted_mean(t);
}

double DurationLaw::mean() const { return shape_->mean; }

double DurationLaw::second_moment() const { return shape_->second_moment; }

double DurationLaw::third_moment() const { return shape_->third_moment; }

const std::vector<double>& DurationLaw::breakpoints() const noexcept { return shape_->breakpoints; }

DurationLaw DurationLaw::exponential(double mean) { return exponential_with_atom(0.0, mean); }

DurationLaw DurationLaw::deterministic(double value) {
  require_domain(is_positive(value), "DurationLaw::deterministic: need value > 0");
  return DurationLaw{std::make_shared<const Shape>(
      Shape{.survival = [=](double t) { return t < value ? 1.0 : 0.0; },
            .distribution = [=](double t) { return t < value ? 0.0 : 1.0; },
            .restricted_mean = [=](double t) { return std::min(t, value); },
            .mean = value,
            .second_moment = value * value,
            .third_moment = value * value * value,
            .breakpoints = {value}})};
}

DurationLaw DurationLaw::uniform(double low, double high) {
  require_domain(is_non_negative(low) && high > low && std::isfinite(high),
                 "DurationLaw::uniform: need 0 <= low < high");
  const double width = high - low;
  std::vector<double> breakpoints{high};
  if (low > 0.0) breakpoints.insert(breakpoints.begin(), low);
  return DurationLaw{std::make_shared<const Shape>(
      Shape{.survival = [=](double t) { return std::clamp((high - t) / width, 0.0, 1.0); },
            .distribution = [=](double t) { return std::clamp((t - low) / width, 0.0, 1.0); },
            .restricted_mean =
                [=](double t) {
                  const double beyond = std::clamp(t - low, 0.0, width);
                  return std::min(t, low) + beyond - 0.5 * beyond * beyond / width;
                },
            .mean = 0.5 * (low + high),
            .second_moment = (low * low + low * high + high * high) / 3.0,
            .third_moment = (low + high) * (low * low + high * high) / 4.0,
            .breakpoints = std::move(breakpoints)})};
}

DurationLaw DurationLaw::weibull(double shape, double scale) {
  require_domain(is_positive(shape) && is_positive(scale),
                 "DurationLaw::weibull: need shape > 0 and scale > 0");
  const double mean = scale * std::tgamma(1.0 + 1.0 / shape);
  require_domain(std::isfinite(mean), "DurationLaw::weibull: the shape must leave a finite mean");
  return DurationLaw{std::make_shared<const Shape>(
      Shape{.survival = [=](double t) { return std::exp(-std::pow(t / scale, shape)); },
            .distribution = [=](double t) { return -std::expm1(-std::pow(t / scale, shape)); },
            .restricted_mean =
                [=](double t) {
                  return mean * boost::math::gamma_p(1.0 / shape, std::pow(t / scale, shape));
                },
            .mean = mean,
            .second_moment = scale * scale * std::tgamma(1.0 + 2.0 / shape),
            .third_moment = scale * scale * scale * std::tgamma(1.0 + 3.0 / shape),
            .breakpoints = {}})};
}

DurationLaw DurationLaw::hyperexponential(std::span<const double> probabilities,
                                          std::span<const double> means) {
  require_argument(!means.empty() && means.size() == probabilities.size(),
                   "DurationLaw::hyperexponential: need as many probabilities as means");
  std::vector<std::pair<double, double>> phases;
  double sum = 0.0;
  double mean = 0.0;
  double second_moment = 0.0;
  double third_moment = 0.0;
  for (std::size_t i = 0; i < means.size(); ++i) {
    const double p = probabilities[i];
    require_domain(is_non_negative(p) && is_positive(means[i]),
                   "DurationLaw::hyperexponential: need probabilities >= 0 and means > 0");
    phases.emplace_back(p, means[i]);
    sum += p;
    mean += p * means[i];
    second_moment += 2.0 * p * means[i] * means[i];
    third_moment += 6.0 * p * means[i] * means[i] * means[i];
  }
  require_domain(std::abs(sum - 1.0) <= 1e-9,
                 "DurationLaw::hyperexponential: need probabilities that sum to 1");
  const auto survival = [phases](double t) {
    double s = 0.0;
    for (const auto& [p, m] : phases) s += p * std::exp(-t / m);
    return s;
  };
  const auto distribution = [phases](double t) {
    double s = 0.0;
    for (const auto& [p, m] : phases) s -= p * std::expm1(-t / m);
    return s;
  };
  const auto restricted_mean = [phases](double t) {
    double s = 0.0;
    for (const auto& [p, m] : phases) s -= p * m * std::expm1(-t / m);
    return s;
  };
  return DurationLaw{std::make_shared<const Shape>(Shape{.survival = survival,
                                                         .distribution = distribution,
                                                         .restricted_mean = restricted_mean,
                                                         .mean = mean,
                                                         .second_moment = second_moment,
                                                         .third_moment = third_moment,
                                                         .breakpoints = {}})};
}

DurationLaw DurationLaw::exponential_with_atom(double p_zero, double mean) {
  require_domain(p_zero >= 0.0 && p_zero <= 1.0 && is_positive(mean),
                 "DurationLaw: need p_zero in [0, 1] and mean > 0");
  const double stays = 1.0 - p_zero;
  return DurationLaw{std::make_shared<const Shape>(
      Shape{.survival = [=](double t) { return stays * std::exp(-t / mean); },
            .distribution = [=](double t) { return p_zero - stays * std::expm1(-t / mean); },
            .restricted_mean = [=](double t) { return -stays * mean * std::expm1(-t / mean); },
            .mean = stays * mean,
            .second_moment = 2.0 * stays * mean * mean,
            .third_moment = 6.0 * stays * mean * mean * mean,
            .breakpoints = {}})};
}

DurationLaw DurationLaw::from_survival(std::function<double(double)> survival,
                                       std::vector<double> breakpoints) {
  require_argument(survival != nullptr, "DurationLaw::from_survival: need a survival function");
  require_domain(std::ranges::all_of(breakpoints, [](double b) { return std::isfinite(b); }),
                 "DurationLaw::from_survival: need finite breakpoints");
  std::erase_if(breakpoints, [](double b) { return !(b > 0.0); });
  std::sort(breakpoints.begin(), breakpoints.end());
  require_shares(survival);
  const std::vector<double> panels = panels_of(survival, breakpoints);
  const auto moment = [&](int order) {
    if (never_ends(survival) > 0.0) return std::numeric_limits<double>::infinity();
    const auto density = [&](double t) { return order * std::pow(t, order - 1) * survival(t); };
    return integrate(density, 0.0, panels.back(), panels) + integrate_tail(density, panels.back());
  };
  const double mean = moment(1);
  const double second = moment(2);
  const double third = moment(3);
  return DurationLaw{std::make_shared<const Shape>(
      Shape{.survival = survival,
            .distribution = [survival](double t) { return 1.0 - survival(t); },
            .restricted_mean = [=](double t) { return integrate(survival, 0.0, t, panels); },
            .mean = mean,
            .second_moment = second,
            .third_moment = third,
            .breakpoints = breakpoints})};
}

}  // namespace staffsim::analytic
