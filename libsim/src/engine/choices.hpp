// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>

namespace staffsim::engine {

/// Choices between numbers by masks, in the registers in which doubles are: compilers make a branch
/// of a choice, and what is guessed wrong every third time costs more than both sides.
using Pair = double __attribute__((vector_size(16)));
using Mask = std::int64_t __attribute__((vector_size(16)));

[[nodiscard]] inline Pair both(double x) noexcept { return Pair{x, x}; }
[[nodiscard]] inline Pair smaller(Pair a, Pair b) noexcept { return a < b ? a : b; }
[[nodiscard]] inline Pair larger(Pair a, Pair b) noexcept { return a > b ? a : b; }

[[nodiscard]] inline double lesser(double a, double b) noexcept {
  return smaller(Pair{a, 0.0}, Pair{b, 0.0})[0];
}
[[nodiscard]] inline double greater(double a, double b) noexcept {
  return larger(Pair{a, 0.0}, Pair{b, 0.0})[0];
}

[[nodiscard]] inline Pair zero_unless(Mask holds, Pair value) noexcept {
  return reinterpret_cast<Pair>(holds & reinterpret_cast<Mask>(value));
}

}  // namespace staffsim::engine
