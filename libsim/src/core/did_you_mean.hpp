// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/core/suggestion.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace staffsim {

/// Typing slips between two words: letters added, left out, replaced or swapped with the neighbour;
/// capitals and small letters are the same.
[[nodiscard]] std::size_t slips_between(std::string_view a, std::string_view b);

/// The suggestion for a word that is not known; when no word is near, the whole list if that is
/// short.
[[nodiscard]] std::string did_you_mean(std::string_view word,
                                       const std::vector<std::string>& known);

}  // namespace staffsim
