// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace staffsim {

/// The version of these headers, "major.minor.patch". The build reads its project version from this
/// line, so there is no second place to change.
inline constexpr std::string_view version = "0.1.0";

}  // namespace staffsim
