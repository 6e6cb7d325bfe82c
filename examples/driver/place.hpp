// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>

namespace driver {

/// Where a name leads, links followed, whether or not something stands there yet; as it is when
/// that cannot be found out.
[[nodiscard]] std::string place_of(const std::string& name);

/// Whether a name leads to where standard output goes: "/dev/stdout", or the file or pipe itself.
[[nodiscard]] bool is_standard_output(const std::string& name);

}  // namespace driver
