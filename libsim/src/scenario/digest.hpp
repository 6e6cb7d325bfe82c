// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>

namespace staffsim::scenario {

/// FNV-1a with 64 bits (Fowler, Noll, Vo 1991), as 16 hexadecimal digits.
[[nodiscard]] std::string digest_of(std::string_view text);

}  // namespace staffsim::scenario
