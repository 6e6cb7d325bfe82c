// SPDX-License-Identifier: Apache-2.0
#include "analytic/birth_death.hpp"

#include <numeric>

namespace staffsim::analytic {
namespace {

void fill_below(const BirthDeath& process, std::vector<double>& weight, std::size_t anchor) {
  for (std::size_t i = anchor; i > 0; --i)
    weight[i - 1] = weight[i] * process.death(i) / process.birth(i - 1);
}

std::vector<double> normalised(std::vector<double> weight) {
  const double sum = std::accumulate(weight.begin(), weight.end(), 0.0);
  for (double& w : weight) w /= sum;
  return weight;
}

}  // namespace

std::vector<double> stationary_law(const BirthDeath& process, std::size_t anchor,
                                   std::size_t last) {
  std::vector<double> weight(last + 1, 0.0);
  weight[anchor] = 1.0;
  fill_below(process, weight, anchor);
  for (std::size_t i = anchor; i < last; ++i)
    weight[i + 1] = weight[i] * process.birth(i) / process.death(i + 1);
  return normalised(std::move(weight));
}

std::vector<double> stationary_law_unbounded(const BirthDeath& process, std::size_t anchor,
                                             std::size_t tail_from) {
  std::vector<double> weight(anchor + 1, 0.0);
  weight[anchor] = 1.0;
  fill_below(process, weight, anchor);
  double tail = 0.0;
  for (std::size_t i = tail_from; i <= anchor; ++i) tail += weight[i];
  for (std::size_t i = anchor;; ++i) {
    const double ratio = process.birth(i) / process.death(i + 1);
    weight.push_back(weight[i] * ratio);
    if (i + 1 < tail_from) continue;
    tail += weight[i + 1];
    // What is left is below w / (1 - ratio); 1e-20 leaves room for weights that grow with i.
    if (ratio < 1.0 && weight[i + 1] <= 1e-20 * tail * (1.0 - ratio)) break;
  }
  return normalised(std::move(weight));
}

}  // namespace staffsim::analytic
