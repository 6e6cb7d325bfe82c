// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cassert>

/// An invariant of our own code: checked in debug builds, free in release builds.
#define STAFFSIM_ASSERT(condition) assert(condition)

namespace staffsim {

/// A demand on the caller, checked in every build.
/// @throws std::invalid_argument  "function: rule" when the demand is not met
void require(bool met, const char* function, const char* rule);

}  // namespace staffsim
