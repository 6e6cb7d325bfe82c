// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>

namespace staffsim {

/// A text in UTF-8, fit for one line of a terminal: line breaks and tabs become blanks, and
/// whatever else does more to a line than stand in it a question mark. That is control characters,
/// those beyond ASCII too (U+0080 to U+009F), separators of lines and paragraphs (U+2028, U+2029)
/// and marks that turn the direction of writing (U+202A to U+202E, U+2066 to U+2069).
[[nodiscard]] std::string printable(std::string_view text);

}  // namespace staffsim
