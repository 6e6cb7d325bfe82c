// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>

namespace staffsim::engine {

/// Choices between numbers by masks, in the registers in which doubles are: compilers make a branch
/// of a choice, and what is guessed wrong every third time costs more than both sides.
using Pair = double __attribute__((vector_size(16)));
using Mask = std::int64_t __attribute__((vector_size(16)));

[[nodiscard]] inline Pair smaller(Pair a, Pair b) noexcept { return a < b ? a : b; }
[[nodiscard]] inline Pair larger(Pair a, Pair b) noexcept { return a > b ? a : b; }

[[nodiscard]] inline double lesser(double a, double b) noexcept {
  return smaller(Pair{a, 0.0}, Pair{b, 0.0})[0];
}
[[nodiscard]] inline double greater(double a, double b) noexcept {
  return larger(Pair{a, 0.0}, Pair{b, 0.0})[0];
}

/// All bits set where a < b, none elsewhere.
[[nodiscard]] inline Mask is_less(double a, double b) noexcept {
  return Pair{a, 0.0} < Pair{b, 0.0};
}
[[nodiscard]] inline double zero_unless(Mask holds, double value) noexcept {
  const Pair kept = reinterpret_cast<Pair>(holds & reinterpret_cast<Mask>(Pair{value, 0.0}));
  return kept[0];
}

}  // namespace staffsim::engine
