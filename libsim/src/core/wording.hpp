// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/core/time.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace staffsim {

/// How values are written in messages and in scenario files.

/// The shortest text that reads again to the same number: 0.1, 1e+20, 4.
[[nodiscard]] std::string number_text(double value);

/// The same with its decimal point, which tells it from a whole number: 4.0.
[[nodiscard]] std::string float_text(double value);

/// What to write for a share that was given in percent: "write 0.011 for 1.1 %".
[[nodiscard]] std::string percent_hint(double percent);

/// A whole number with commas: 100,000.
[[nodiscard]] std::string count_text(std::int64_t value);

/// A number of things: "1 day", "1,000 days".
[[nodiscard]] std::string counted(std::int64_t count, std::string_view one);

/// A number for people: 0.001, 1,000,000.
[[nodiscard]] std::string amount_text(double value);

/// How many people are enough: a tenth of a person more rather than less.
[[nodiscard]] std::string people_text(double needed);

/// In the largest unit that keeps the number short: "7.5 min", "20 s", "2 d".
[[nodiscard]] std::string duration_text(Duration value);

/// 2025-09-01.
[[nodiscard]] std::string date_text(Date date);

/// Without the spaces at its ends.
[[nodiscard]] std::string_view trimmed(std::string_view text);

/// Whether a byte is not the first of its character in UTF-8.
[[nodiscard]] constexpr bool continues_character(char letter) noexcept {
  return (static_cast<unsigned char>(letter) & 0xC0U) == 0x80U;
}

/// Whether a byte is a control character of ASCII.
[[nodiscard]] constexpr bool is_control(char letter) noexcept {
  return static_cast<unsigned char>(letter) < 0x20U || letter == 0x7F;
}

/// In double quotes, printable, and cut when long: fit for one line.
[[nodiscard]] std::string in_quotes(std::string_view text);

}  // namespace staffsim
