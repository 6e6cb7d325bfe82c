// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>

namespace staffsim::scenario {

/// How this format says what somebody meant by a key that other programs, or other tables, know;
/// empty where nobody can tell. `section` as in keys.hpp, "law" for keys of distributions and
/// "law.family" for their names.
[[nodiscard]] std::string in_our_words(std::string_view section, std::string_view key);

}  // namespace staffsim::scenario
