// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>

namespace staffsim::scenario {

/// What somebody probably meant who wrote a line that is no TOML: a text, duration or time without
/// quotes, a decimal comma, a date of another country. Empty where nobody can tell.
/// @param column  where the parser stumbled, from 1
[[nodiscard]] std::string syntax_slip(std::string_view line, int column);

}  // namespace staffsim::scenario
