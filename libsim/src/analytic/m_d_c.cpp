// SPDX-License-Identifier: Apache-2.0
#include <staffsim/analytic/m_d_c.hpp>

#include "analytic/require.hpp"
#include "analytic/wait_quantile.hpp"

#include <Eigen/Dense>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace staffsim::analytic {
namespace {

/// The root tau > 1 of tau^c = exp(a (tau - 1)): P(number present > i) falls like tau^-i.
double tail_ratio(double load, int agents) {
  const auto excess = [=](double tau) { return agents * std::log(tau) - load * (tau - 1.0); };
  double low = agents / load;  // where the excess is largest, and positive
  double high = 2.0 * low;
  while (excess(high) > 0.0) high *= 2.0;
  for (int i = 0; i < 100; ++i) {
    const double middle = std::midpoint(low, high);
    (excess(middle) > 0.0 ? low : high) = middle;
  }
  return low;
}

std::vector<double> poisson_law(double mean, std::size_t size) {
  std::vector<double> law;
  law.reserve(size);
  for (double k = 0.0; law.size() < size; k += 1.0) {
    // A mean of 0: a limit one rounding short of a multiple of the handle time.
    if (mean <= 0.0) law.push_back(k == 0.0 ? 1.0 : 0.0);
    else law.push_back(std::exp(k * std::log(mean) - mean - std::lgamma(k + 1.0)));
  }
  return law;
}

/// Stationary law of X' = max(X - c, 0) + Poisson(a) on 0 .. size - 1.
std::vector<double> number_present(double load, std::size_t agents, std::size_t size) {
  const auto arrivals = poisson_law(load, size);
  const auto n = static_cast<Eigen::Index>(size);
  Eigen::MatrixXd balance = -Eigen::MatrixXd::Identity(n, n);
  for (std::size_t from = 0; from < size; ++from) {
    const std::size_t waiting = from > agents ? from - agents : 0;
    for (std::size_t to = waiting; to < size; ++to)
      balance(static_cast<Eigen::Index>(to), static_cast<Eigen::Index>(from)) +=
          arrivals[to - waiting];
  }
  // The law sums to one: in place of an equation at the cut, the only ones that the cut touches.
  balance.row(n - 1).setOnes();
  Eigen::VectorXd right = Eigen::VectorXd::Zero(n);
  right(n - 1) = 1.0;
  const Eigen::VectorXd law = balance.partialPivLu().solve(right);
  return {law.data(), law.data() + law.size()};
}

}  // namespace

DeterministicService::DeterministicService(double arrival_rate, double handle_time, int agents)
    : arrival_rate_{arrival_rate}, handle_time_{handle_time}, agents_{agents} {
  require_domain(is_positive(arrival_rate) && is_positive(handle_time) && agents >= 1,
                 "DeterministicService: need rate > 0, handle time > 0 and agents >= 1");
  const double load = mean_busy();
  require_domain(load < agents, "DeterministicService: no steady state, load >= agents");
  const double beyond = std::log(1e20) / std::log(tail_ratio(load, agents));
  constexpr double most_states = 5'000.0;  // a matrix of 200 MB
  require_domain(2.0 * agents + 1.0 + beyond <= most_states,
                 "DeterministicService: too many states, the load is too close to the agents");
  const auto c = static_cast<std::size_t>(agents);
  const auto law = number_present(load, c, 2 * c + 1 + static_cast<std::size_t>(beyond));
  at_most_.resize(law.size());
  std::partial_sum(law.begin(), law.end(), at_most_.begin());
  for (std::size_t i = c; i < law.size(); ++i) mean_queue_ += law[i] * static_cast<double>(i - c);
}

double DeterministicService::wait_probability() const {
  return 1.0 - at_most_[static_cast<std::size_t>(agents_) - 1];
}

double DeterministicService::served_within(double limit) const {
  require_limit(limit);
  if (limit < 0.0) return 0.0;
  // With (k - 1) D <= t < k D: sum over j < k c of P(at most k c - 1 - j wait ...) times a Poisson
  // weight of mean lambda (k D - t).
  const double k = std::floor(limit / handle_time_) + 1.0;
  if ((k - 1.0) * agents_ >= static_cast<double>(at_most_.size())) return 1.0;  // all are below it
  const double mean = arrival_rate_ * (k * handle_time_ - limit);
  const auto c = static_cast<std::size_t>(agents_);
  const auto terms = static_cast<std::size_t>(k) * c;
  const auto weights = poisson_law(mean, terms);
  double sum = 0.0;
  for (std::size_t j = 0; j < terms; ++j)
    sum += weights[j] * at_most_[std::min(c + terms - 1 - j, at_most_.size() - 1)];
  return std::min(sum, 1.0);
}

double DeterministicService::wait_quantile(double probability) const {
  require_probability(probability);
  const auto exceeds = [this](double t) { return 1.0 - served_within(t); };
  return first_not_exceeding(exceeds, 1.0 - probability, handle_time_);
}

}  // namespace staffsim::analytic
