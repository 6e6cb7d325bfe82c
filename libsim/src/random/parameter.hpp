// SPDX-License-Identifier: Apache-2.0
#pragma once
/// Checks of the parameters of laws: each returns the value or throws std::invalid_argument with
/// the law, the rule and the value.
#include <string>

namespace staffsim::parameter {

[[noreturn]] void refuse(const char* law, const std::string& rule, double value);

/// A number > 0, finite.
[[nodiscard]] double positive(const char* law, const char* name, double value);
/// A number >= 0, finite.
[[nodiscard]] double not_negative(const char* law, const char* name, double value);
/// A finite number >= lowest.
[[nodiscard]] double at_least(const char* law, const char* name, double lowest,
                              const char* lowest_name, double value);

}  // namespace staffsim::parameter
