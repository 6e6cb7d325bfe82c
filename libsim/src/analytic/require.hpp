// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <stdexcept>

namespace staffsim::analytic {

inline void require_domain(bool holds, const char* rule) {
  if (!holds) throw std::domain_error{rule};
}

inline void require_argument(bool holds, const char* rule) {
  if (!holds) throw std::invalid_argument{rule};
}

/// A limit on waits; infinity is one.
inline void require_limit(double limit) {
  require_domain(!std::isnan(limit), "a limit of waits must be a number");
}

/// Of a quantile.
inline void require_probability(double probability) {
  require_domain(probability >= 0.0 && probability < 1.0,
                 "a wait's quantile: need probability in [0, 1)");
}

[[nodiscard]] inline bool is_positive(double x) { return x > 0.0 && std::isfinite(x); }

[[nodiscard]] inline bool is_non_negative(double x) { return x >= 0.0 && std::isfinite(x); }

}  // namespace staffsim::analytic
