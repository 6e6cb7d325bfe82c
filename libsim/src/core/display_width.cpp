// SPDX-License-Identifier: Apache-2.0
#include "core/display_width.hpp"

#include <algorithm>
#include <array>

namespace staffsim {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

// Whole blocks, after Unicode Standard Annex 11, East Asian Width; who names a branch needs no
// more.
constexpr std::array wide = {
    Range{0x1100, 0x115F},   Range{0x2E80, 0x303E},   Range{0x3041, 0xA4CF},
    Range{0xAC00, 0xD7A3},   Range{0xF900, 0xFAFF},   Range{0xFE30, 0xFE6F},
    Range{0xFF00, 0xFF60},   Range{0xFFE0, 0xFFE6},   Range{0x1F300, 0x1F64F},
    Range{0x1F680, 0x1F6FF}, Range{0x1F900, 0x1F9FF}, Range{0x20000, 0x3FFFD}};
constexpr std::array over_others = {Range{0x300, 0x36F}, Range{0x200B, 0x200F},
                                    Range{0x20D0, 0x20FF}, Range{0xFE00, 0xFE0F},
                                    Range{0xFE20, 0xFE2F}};

template <std::size_t N>
bool is_among(const std::array<Range, N>& ranges, char32_t code) noexcept {
  return std::ranges::any_of(
      ranges, [code](const Range& range) { return range.first <= code && code <= range.last; });
}

struct Character {
  std::size_t bytes;
  std::size_t width;
};

std::size_t length_after(unsigned char lead) noexcept {
  if (lead < 0xC0U) return 1;
  if (lead < 0xE0U) return 2;
  return lead < 0xF0U ? 3 : 4;
}

/// The first of a text that has one.
Character first_of(std::string_view text) noexcept {
  const auto lead = static_cast<unsigned char>(text.front());
  const std::size_t bytes = std::min(length_after(lead), text.size());
  if (bytes == 1) return {1, 1};
  char32_t code = lead & (0x7FU >> bytes);
  for (std::size_t i = 1; i < bytes; ++i)
    code = (code << 6U) | (static_cast<unsigned char>(text[i]) & 0x3FU);
  if (is_among(over_others, code)) return {bytes, 0};
  return {bytes, is_among(wide, code) ? 2U : 1U};
}

}  // namespace

std::size_t display_width(std::string_view text) noexcept {
  std::size_t columns = 0;
  while (!text.empty()) {
    const Character character = first_of(text);
    columns += character.width;
    text.remove_prefix(character.bytes);
  }
  return columns;
}

std::size_t bytes_that_fit(std::string_view text, std::size_t width) noexcept {
  std::size_t bytes = 0;
  for (std::size_t columns = 0; bytes < text.size();) {
    const Character character = first_of(text.substr(bytes));
    columns += character.width;
    if (columns > width && bytes > 0) break;
    bytes += character.bytes;
  }
  return bytes;
}

}  // namespace staffsim
