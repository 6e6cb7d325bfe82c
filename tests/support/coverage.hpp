// SPDX-License-Identifier: Apache-2.0
#pragma once
/// How often intervals hold the truth, judged by exact binomial bounds.
#include "support/statistical.hpp"

#include <boost/math/distributions/binomial.hpp>

#include <sstream>

namespace staffsim::test {

/// Null: each of `studies` independent intervals holds the truth with the same probability, which
/// lies from `least` to `most`. Exact: each tail must have at least `level` / 2.
///
/// Power: of 2,000 intervals with `least` = `most` = 0.95 the null is kept from 1,849 to 1,944
/// (0.9245 to 0.972); a true coverage below 0.915 or above 0.977 is found with 90 % or more.
[[nodiscard]] inline Verdict coverage_within(int covered, int studies, double least, double most,
                                             double level = alpha) {
  using Law = boost::math::binomial_distribution<>;
  const double n = studies;
  const double k = covered;
  const double lower = cdf(Law{n, least}, k);
  const double upper = covered == 0 || most >= 1.0 ? 1.0 : cdf(complement(Law{n, most}, k - 1.0));
  std::ostringstream text;
  text.precision(6);
  text << covered << " of " << studies << " = " << k / n << ", expected from " << least << " to "
       << most << ": tails " << lower << " and " << upper << ", alpha " << level;
  return {lower >= 0.5 * level && upper >= 0.5 * level, text.str()};
}

}  // namespace staffsim::test
