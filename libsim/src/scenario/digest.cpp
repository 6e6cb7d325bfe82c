// SPDX-License-Identifier: Apache-2.0
#include "scenario/digest.hpp"

#include <fmt/format.h>

#include <cstdint>

namespace staffsim::scenario {

std::string digest_of(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325ULL;
  for (const char letter : text) {
    hash ^= static_cast<unsigned char>(letter);
    hash *= 0x100000001b3ULL;
  }
  return fmt::format("{:016x}", hash);
}

}  // namespace staffsim::scenario
