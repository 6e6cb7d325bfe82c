// SPDX-License-Identifier: Apache-2.0
#include "estimate/student_t.hpp"

#include <boost/math/distributions/students_t.hpp>

#include <cmath>

namespace staffsim {
namespace {

using Law = boost::math::students_t;

}  // namespace

double to_nine_decimals(double exact) {
  constexpr double grid = 1e9;
  return std::round(exact * grid) / grid;
}

double interval_factor(double confidence, int replications) {
  if (replications < 2) return 0.0;
  return to_nine_decimals(boost::math::quantile(Law{replications - 1.0}, 0.5 + 0.5 * confidence));
}

double share_never_seen(double error, double replications) {
  return to_nine_decimals(1.0 - std::pow(error, 1.0 / replications));
}

double error_to_one_side(double t, int replications) {
  return boost::math::cdf(boost::math::complement(Law{replications - 1.0}, t));
}

double interval_factor_of_fewer(double t, int replications, int fewer) {
  const double error = error_to_one_side(t, replications);
  return to_nine_decimals(boost::math::quantile(boost::math::complement(Law{fewer - 1.0}, error)));
}

}  // namespace staffsim
