// SPDX-License-Identifier: Apache-2.0
#include "estimate/student_t.hpp"

#include <boost/math/distributions/students_t.hpp>

#include <cmath>

namespace staffsim {

double interval_factor(double confidence, int replications) {
  if (replications < 2) return 0.0;
  const boost::math::students_t law{replications - 1.0};
  const double exact = boost::math::quantile(law, 0.5 + 0.5 * confidence);
  constexpr double grid = 1e9;
  return std::round(exact * grid) / grid;
}

}  // namespace staffsim
