// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace staffsim {

/// For a word that is not known: `did you mean "X"?` where X is the only known word that begins
/// with it, or the nearest if that is a slip or three away; nothing otherwise. Capitals and small
/// letters are the same.
[[nodiscard]] std::string suggestion(std::string_view word, const std::vector<std::string>& known);

}  // namespace staffsim
