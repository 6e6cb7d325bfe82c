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

/// The law of the number present after one more handle time, from the one before.
std::vector<double> one_handle_time_later(const std::vector<double>& law,
                                          const std::vector<double>& arrivals, std::size_t agents) {
  std::vector<double> later(law.size(), 0.0);
  for (std::size_t from = 0; from < law.size(); ++from) {
    const std::size_t waiting = from > agents ? from - agents : 0;
    for (std::size_t to = waiting; to < law.size(); ++to)
      later[to] += law[from] * arrivals[to - waiting];
  }
  return later;
}

/// The solution of the equations is right but for some 1e-16, of either sign, and under little load
/// or with many agents waits are rarer than that. What is rare is made anew from what is not, by
/// sums without a difference, until no number changes: when what was wrong of the longest queue has
/// been served, each handle time brings it nearer by `ratio`^-agents.
void refine(std::vector<double>& law, const std::vector<double>& arrivals, std::size_t agents,
            double load, double ratio) {
  constexpr double rare = 1e-13;
  constexpr double rare_waits = 1e-5;
  constexpr double little_load = 2.0;
  const auto first_waiting = law.begin() + static_cast<std::ptrdiff_t>(agents);
  const double waits = std::accumulate(first_waiting, law.end(), 0.0);
  if (ratio < little_load && waits > rare_waits) return;
  for (double& share : law)
    if (share < rare) share = 0.0;
  const auto c = static_cast<double>(agents);
  const double queue_served = std::ceil((static_cast<double>(law.size()) - c) / (c - load));
  const double times = queue_served + std::ceil(std::log(1e16) / (c * std::log(ratio)));
  for (double done = 0.0; done <= times; done += 1.0)
    law = one_handle_time_later(law, arrivals, agents);
  const double sum = std::accumulate(law.begin(), law.end(), 0.0);
  for (double& share : law) share /= sum;
}

/// Stationary law of X' = max(X - c, 0) + Poisson(a) on 0 .. size - 1.
std::vector<double> number_present(double load, std::size_t agents, std::size_t size,
                                   double ratio) {
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
  const Eigen::VectorXd solution = balance.partialPivLu().solve(right);
  std::vector<double> law{solution.data(), solution.data() + solution.size()};
  refine(law, arrivals, agents, load, ratio);
  return law;
}

}  // namespace

DeterministicService::DeterministicService(double arrival_rate, double handle_time, int agents)
    : arrival_rate_{arrival_rate}, handle_time_{handle_time}, agents_{agents} {
  require_domain(is_positive(arrival_rate) && is_positive(handle_time) && agents >= 1,
                 "DeterministicService: need rate > 0, handle time > 0 and agents >= 1");
  const double load = mean_busy();
  require_domain(load < agents, "DeterministicService: no steady state, load >= agents");
  const double ratio = tail_ratio(load, agents);
  const double beyond = std::log(1e20) / std::log(ratio);
  constexpr double most_states = 5'000.0;  // a matrix of 200 MB
  require_domain(2.0 * agents + 1.0 + beyond <= most_states,
                 "DeterministicService: too many states, the load is too close to the agents");
  const auto c = static_cast<std::size_t>(agents);
  const auto law = number_present(load, c, 2 * c + 1 + static_cast<std::size_t>(beyond), ratio);
  at_most_.resize(law.size());
  std::partial_sum(law.begin(), law.end(), at_most_.begin());
  for (std::size_t i = law.size(); i-- > c;) {  // the smallest first
    wait_probability_ += law[i];
    mean_queue_ += law[i] * static_cast<double>(i - c);
  }
}

double DeterministicService::wait_probability() const { return wait_probability_; }

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
