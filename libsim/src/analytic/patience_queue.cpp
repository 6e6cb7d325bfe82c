// SPDX-License-Identifier: Apache-2.0
#include <staffsim/analytic/patience_queue.hpp>

#include "analytic/inverse_blocking.hpp"
#include "analytic/quadrature.hpp"
#include "analytic/require.hpp"
#include "analytic/wait_quantile.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

namespace staffsim::analytic {
namespace {

// Depths below the peak, in nats, at which the range is cut into panels. The last is the range's
// end: beyond it the density is below the smallest double.
constexpr std::array<double, 8> depths{0.5, 3.0, 10.0, 30.0, 80.0, 200.0, 400.0, 700.0};

}  // namespace

PatienceQueue::PatienceQueue(double arrival_rate, double mean_handle_time,
                             const DurationLaw& patience, int agents)
    : arrival_rate_{arrival_rate},
      mean_handle_time_{mean_handle_time},
      service_rate_{agents / mean_handle_time},
      patience_{patience},
      agents_{agents} {
  require_domain(is_positive(arrival_rate) && is_positive(mean_handle_time) && agents >= 1,
                 "PatienceQueue: need arrival rate > 0, mean handle time > 0 and agents >= 1");
  place_cuts();
  // J of Zeltyn & Mandelbaum, and E = 1 / B(n - 1), both over exp(peak exponent).
  const double delayed = arrival_rate_ * weigh([](double) { return 1.0; });
  const double free =
      inverse_blocking(arrival_rate_ * mean_handle_time_, agents_ - 1) * std::exp(-peak_exponent_);
  norm_ = arrival_rate_ / (free + delayed);
  wait_probability_ = delayed / (free + delayed);
}

double PatienceQueue::exponent(double x) const {
  return arrival_rate_ * patience_.restricted_mean(x) - service_rate_ * x;
}

/// Where the concave exponent is largest: the last x with lambda S(x) > n mu.
double PatienceQueue::find_peak() const {
  const double level = service_rate_ / arrival_rate_;
  const auto survival = [&](double x) { return patience_.survival(x); };
  const double scale = 1.0 / service_rate_;
  require_domain(patience_.survival(std::numeric_limits<double>::max()) < level,
                 "PatienceQueue: no steady state, too many contacts never abandon");
  return first_not_exceeding(survival, level, scale);
}

/// The point on the side of `step` at which the exponent has fallen by `drop` (or 0, on the left).
double PatienceQueue::descend(double from, double step, double drop) const {
  double near = from;
  double far = from + step;
  while (far > 0.0 && exponent(far) > peak_exponent_ - drop) {
    near = far;
    far = from + 2.0 * (far - from);
  }
  if (far < 0.0) far = 0.0;
  for (int i = 0; i < 30; ++i) {
    const double middle = std::midpoint(near, far);
    (exponent(middle) > peak_exponent_ - drop ? near : far) = middle;
  }
  return far;
}

void PatienceQueue::place_cuts() {
  const double peak = find_peak();
  peak_exponent_ = exponent(peak);
  const double step = 1.0 / (arrival_rate_ + service_rate_);
  cuts_ = {0.0, peak};
  for (const double depth : depths) {
    cuts_.push_back(descend(peak, step, depth));
    if (peak > 0.0) cuts_.push_back(descend(peak, -step, depth));
  }
  const double end = *std::max_element(cuts_.begin(), cuts_.end());
  for (const double point : patience_.breakpoints())
    if (point < end) cuts_.push_back(point);
  std::sort(cuts_.begin(), cuts_.end());
  drop_near_twins();
}

/// A panel a few roundings wide (the peak found beside the jump that makes it) has no smooth
/// integrand, and the quadrature would chase its noise. Breakpoints are the ones to keep.
void PatienceQueue::drop_near_twins() {
  const auto& breakpoints = patience_.breakpoints();
  std::vector<double> kept{0.0};
  for (const double cut : cuts_) {
    if (cut - kept.back() > 1e-10 * cut) kept.push_back(cut);
    else if (std::binary_search(breakpoints.begin(), breakpoints.end(), cut)) kept.back() = cut;
  }
  cuts_ = std::move(kept);
}

double PatienceQueue::weigh(const Weight& weight, double from, double to) const {
  const auto integrand = [&](double x) {
    return weight(x) * std::exp(exponent(x) - peak_exponent_);
  };
  return norm_ * integrate(integrand, from, std::min(to, cuts_.back()), cuts_);
}

double PatienceQueue::weigh(const Weight& weight) const { return weigh(weight, 0.0, cuts_.back()); }

double PatienceQueue::waited_and_served() const {
  return weigh([this](double x) { return patience_.survival(x); });
}

double PatienceQueue::abandonment() const {
  return weigh([this](double x) { return patience_.distribution(x); });
}

double PatienceQueue::mean_wait() const {
  return weigh([this](double x) { return patience_.restricted_mean(x); });
}

double PatienceQueue::mean_wait_served_part() const {
  return weigh([this](double x) { return x * patience_.survival(x); });
}

double PatienceQueue::mean_wait_of_served() const {
  return mean_wait_served_part() / ((1.0 - wait_probability_) + waited_and_served());
}

double PatienceQueue::mean_wait_of_abandoned() const {
  const double abandoned = abandonment();
  if (abandoned <= 0.0) return 0.0;
  // E[X; X < x] = H(x) - x S(x) for the patience X.
  return weigh([this](double x) {
           return patience_.restricted_mean(x) - x * patience_.survival(x);
         }) /
         abandoned;
}

double PatienceQueue::mean_offered_wait() const {
  return weigh([](double x) { return x; });
}

double PatienceQueue::mean_busy() const {
  return arrival_rate_ * mean_handle_time_ * ((1.0 - wait_probability_) + waited_and_served());
}

double PatienceQueue::offered_wait_exceeds(double limit) const {
  require_limit(limit);
  if (limit < 0.0) return 1.0;
  return weigh([](double) { return 1.0; }, limit, cuts_.back());
}

double PatienceQueue::served_within(double limit) const {
  require_limit(limit);
  if (limit < 0.0) return 0.0;
  return (1.0 - wait_probability_) +
         weigh([this](double x) { return patience_.survival(x); }, 0.0, limit);
}

double PatienceQueue::abandoned_within(double limit) const {
  require_limit(limit);
  if (limit < 0.0) return 0.0;
  const auto gives_up = [this](double x) { return patience_.distribution(x); };
  return weigh(gives_up, 0.0, limit) + gives_up(limit) * offered_wait_exceeds(limit);
}

double PatienceQueue::wait_quantile(double probability) const {
  require_probability(probability);
  // The wait is the shorter of offered wait and patience, which are independent.
  const auto exceeds = [this](double t) { return offered_wait_exceeds(t) * patience_.survival(t); };
  return first_not_exceeding(exceeds, 1.0 - probability, mean_handle_time_);
}

}  // namespace staffsim::analytic
