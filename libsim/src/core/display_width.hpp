// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <string_view>

namespace staffsim {

/// Columns that a text in UTF-8 takes on a screen: two for each wide character (Chinese, Japanese,
/// Korean, pictures), none for marks that stand over others, one for any other character.
[[nodiscard]] std::size_t display_width(std::string_view text) noexcept;

/// Bytes of the longest beginning of a text that fits into so many columns; at least its first
/// character.
[[nodiscard]] std::size_t bytes_that_fit(std::string_view text, std::size_t width) noexcept;

}  // namespace staffsim
