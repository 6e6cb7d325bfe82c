// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>

namespace staffsim::bench {

/// Simulates what the raw kernel is timed on and compares it with exact values; once for a process,
/// before the first timing.
/// @return what is wrong, empty if nothing is
[[nodiscard]] const std::string& raw_kernel_faults();

}  // namespace staffsim::bench
