// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace staffsim {

/// What libm has worked out, without its last bits, which differ between processors and would show
/// in results.
[[nodiscard]] double to_nine_decimals(double exact);

/// The factor of a two-sided interval at `confidence` from `replications` independent values:
/// Student's t with replications - 1 degrees of freedom, to nine decimals. 0 for one replication.
[[nodiscard]] double interval_factor(double confidence, int replications);

/// The factor at the confidence that `t` has for `replications`, from fewer of them; both at least
/// 2.
[[nodiscard]] double interval_factor_of_fewer(double t, int replications, int fewer);

/// The probability x up to which n replications may show none of something, all but with `error`:
/// (1 - x)^n = error, to nine decimals. Source: Clopper and Pearson 1934.
[[nodiscard]] double share_never_seen(double error, double replications);

/// The probability that an estimate lies off by more than `t` standard errors to one side.
[[nodiscard]] double error_to_one_side(double t, int replications);

}  // namespace staffsim
