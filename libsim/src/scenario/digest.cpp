// SPDX-License-Identifier: Apache-2.0
#include "scenario/digest.hpp"

#include <array>
#include <cstdint>
#include <cstdio>

namespace staffsim::scenario {

std::string digest_of(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325ULL;
  for (const char letter : text) {
    hash ^= static_cast<unsigned char>(letter);
    hash *= 0x100000001b3ULL;
  }
  std::array<char, 24> digits{};
  std::snprintf(digits.data(), digits.size(), "%016llx", static_cast<unsigned long long>(hash));
  return digits.data();
}

}  // namespace staffsim::scenario
