// SPDX-License-Identifier: Apache-2.0
#include "estimate/footing.hpp"

#include "estimate/student_t.hpp"

#include <cmath>
#include <limits>
#include <unordered_map>

namespace staffsim {
namespace {

/// Factors found for one t, by the number of fewer replications: thousands of cells of one result
/// ask for the same few.
struct KnownFactors {
  double t = 0.0;
  int replications = 0;
  std::unordered_map<int, double> by_fewer = {};
};

double factor_of_fewer(double t, int replications, int fewer) {
  thread_local KnownFactors known;
  if (known.t != t || known.replications != replications)
    known = {.t = t, .replications = replications};
  if (const auto found = known.by_fewer.find(fewer); found != known.by_fewer.end())
    return found->second;
  const double factor = interval_factor_of_fewer(t, replications, fewer);
  return known.by_fewer.emplace(fewer, factor).first->second;
}

}  // namespace

Footing footing_of(double telling, int replications, double t) {
  constexpr double more_than_one = 1.5;
  if (telling < more_than_one) return {.t = std::numeric_limits<double>::infinity()};
  if (2.0 * telling >= replications) return {.t = t};
  const auto fewer = static_cast<int>(std::lround(telling));
  return {.t = factor_of_fewer(t, replications, fewer),
          .variance_factor = fewer / (fewer - 1.0) * (replications - 1.0) / replications};
}

}  // namespace staffsim
