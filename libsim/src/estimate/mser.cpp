// SPDX-License-Identifier: Apache-2.0
#include "estimate/mser.hpp"

#include <limits>

namespace staffsim {

std::size_t mser_warm_up(std::span<const double> series) {
  const std::size_t latest = series.size() / 2;
  std::size_t best = 0;
  double least = std::numeric_limits<double>::infinity();
  double n = 0.0;
  double mean = 0.0;
  double scatter = 0.0;  // sum of squared distances from the mean of those taken so far
  for (std::size_t left = series.size(); left > 0; --left) {
    const double apart = series[left - 1] - mean;
    n += 1.0;
    mean += apart / n;
    scatter += apart * (series[left - 1] - mean);
    const double squared_error = scatter / (n * n);
    if (left - 1 > latest || squared_error > least) continue;
    least = squared_error;
    best = left - 1;
  }
  return best;
}

}  // namespace staffsim
