// SPDX-License-Identifier: Apache-2.0
#include "estimate/batch_means.hpp"

namespace staffsim {

bool is_correlated(std::span<const double> values) {
  const auto n = static_cast<double>(values.size());
  double mean = 0.0;
  for (const double value : values) mean += value / n;
  double scatter = 0.0;
  double neighbours = 0.0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double apart = values[i] - mean;
    scatter += apart * apart;
    if (i > 0) neighbours += apart * (values[i - 1] - mean);
  }
  constexpr double one_in_twenty = 1.645;
  return neighbours > one_in_twenty / std::sqrt(n) * scatter;
}

}  // namespace staffsim
