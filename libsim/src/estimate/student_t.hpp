// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace staffsim {

/// The factor of a two-sided interval at `confidence` from `replications` independent values:
/// Student's t with replications - 1 degrees of freedom, rounded to nine digits, so that the last
/// bit of libm, which differs between CPUs, does not show in a result. 0 for one replication.
[[nodiscard]] double interval_factor(double confidence, int replications);

}  // namespace staffsim
