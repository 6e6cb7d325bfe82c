// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <span>

namespace staffsim::analytic {

/// Integral of f over [from, to], cut at the sorted points of `cuts` inside; each panel by adaptive
/// Gauss-Kronrod to 1e-13 of the panel's own integral.
[[nodiscard]] double integrate(const std::function<double(double)>& f, double from, double to,
                               std::span<const double> cuts);

/// Integral of f over [from, infinity), which is cut in units of `from`.
[[nodiscard]] double integrate_tail(const std::function<double(double)>& f, double from);

}  // namespace staffsim::analytic
