// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <string_view>

namespace staffsim {

inline constexpr std::uint64_t fnv1a_of_nothing = 0xcbf29ce484222325U;

/// FNV-1a, 64 bits, the same on every machine. Source: G. Fowler, L. C. Noll, K.-P. Vo 1991.
/// @param hash  of what stands before the text
[[nodiscard]] constexpr std::uint64_t fnv1a(std::string_view text,
                                            std::uint64_t hash = fnv1a_of_nothing) noexcept {
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  return hash;
}

}  // namespace staffsim
