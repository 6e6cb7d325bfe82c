// SPDX-License-Identifier: Apache-2.0
#include <staffsim/analytic/markov_chain.hpp>

#include "analytic/require.hpp"

#include <Eigen/SparseCore>
#include <Eigen/SparseLU>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace staffsim::analytic {
namespace {

using Matrix = Eigen::SparseMatrix<double>;

/// Balance of all states but the first, whose weight is set to 1: a non-singular M-matrix, and no
/// dense row of ones to fill the factors.
Matrix balance_without_first(const MarkovChain& chain) {
  std::vector<Eigen::Triplet<double, int>> entries;
  for (std::size_t to = 1; to < chain.size(); ++to) {
    const int row = static_cast<int>(to) - 1;
    entries.emplace_back(row, row, chain.exit_rate(to));
    for (const auto& [from, rate] : chain.inflow(to))
      if (from > 0) entries.emplace_back(row, static_cast<int>(from) - 1, -rate);
  }
  const auto n = static_cast<Eigen::Index>(chain.size()) - 1;
  Matrix balance{n, n};
  balance.setFromTriplets(entries.begin(), entries.end());
  return balance;
}

Eigen::VectorXd inflow_from_first(const MarkovChain& chain) {
  Eigen::VectorXd right = Eigen::VectorXd::Zero(static_cast<Eigen::Index>(chain.size()) - 1);
  for (std::size_t to = 1; to < chain.size(); ++to)
    for (const auto& [from, rate] : chain.inflow(to))
      if (from == 0) right(static_cast<Eigen::Index>(to) - 1) += rate;
  return right;
}

/// One pass of balance equations, each with the newest values; the largest relative change.
double sweep(const MarkovChain& chain, std::vector<double>& law) {
  double change = 0.0;
  for (std::size_t to = 0; to < chain.size(); ++to) {
    double flow = 0.0;
    for (const auto& [from, rate] : chain.inflow(to)) flow += law[from] * rate;
    const double value = flow / chain.exit_rate(to);
    if (value > 1e-16) change = std::max(change, std::abs(value - law[to]) / value);
    law[to] = value;
  }
  return change;
}

void normalise(std::vector<double>& law) {
  const double sum = std::accumulate(law.begin(), law.end(), 0.0);
  for (double& weight : law) weight /= sum;
}

}  // namespace

std::vector<double> stationary_by_sweeps(const MarkovChain& chain, double tolerance) {
  require_domain(tolerance > 0.0, "stationary_by_sweeps: need tolerance > 0");
  std::vector<double> law(chain.size(), 1.0 / static_cast<double>(chain.size()));
  if (chain.size() == 1) return law;
  for (std::size_t state = 0; state < chain.size(); ++state)
    require_domain(chain.exit_rate(state) > 0.0, "stationary_by_sweeps: a state is never left");
  for (int i = 0; i < 100'000; ++i) {
    const double change = sweep(chain, law);
    normalise(law);
    if (change <= tolerance) return law;
  }
  throw std::runtime_error{"stationary_by_sweeps: 100000 sweeps were not enough"};
}

std::vector<double> stationary_distribution(const MarkovChain& chain) {
  if (chain.size() == 1) return {1.0};
  Eigen::SparseLU<Matrix> factors;
  factors.compute(balance_without_first(chain));
  require_domain(factors.info() == Eigen::Success,
                 "stationary_distribution: the chain has no unique stationary distribution");
  const Eigen::VectorXd rest = factors.solve(inflow_from_first(chain));
  std::vector<double> law{1.0};
  law.insert(law.end(), rest.data(), rest.data() + rest.size());
  for (double& weight : law) weight = std::max(weight, 0.0);  // rounding of what is nearly 0
  require_domain(std::isfinite(std::accumulate(law.begin(), law.end(), 0.0)),
                 "stationary_distribution: the chain has no unique stationary distribution");
  normalise(law);
  return law;
}

}  // namespace staffsim::analytic
