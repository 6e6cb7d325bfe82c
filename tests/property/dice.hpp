// SPDX-License-Identifier: Apache-2.0
#pragma once
/// Chance for generators of tests.
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace staffsim::test {

/// SplitMix64 (Steele, Lea, Flood 2014): enough chance for a generator of tests.
class Dice {
public:
  explicit Dice(std::uint64_t seed) : state_{seed} {}
  std::uint64_t bits() {
    std::uint64_t z = state_ += 0x9e3779b97f4a7c15U;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31);
  }
  /// From 0 to n - 1.
  int below(int n) { return static_cast<int>(bits() % static_cast<std::uint64_t>(n)); }
  int between(int first, int last) { return first + below(last - first + 1); }
  bool one_in(int n) { return below(n) == 0; }
  double unit() { return static_cast<double>(bits() >> 11) * 0x1p-53; }
  template <class T>
  void shuffle(std::vector<T>& list) {
    for (std::size_t i = list.size(); i > 1; --i)
      std::swap(list[i - 1], list[static_cast<std::size_t>(below(static_cast<int>(i)))]);
  }

private:
  std::uint64_t state_;
};

/// Whole numbers of a unit of time, so that everything meets, or any numbers.
struct RandomTimes {
  bool whole = true;
  double unit_s = 1.0;
  /// From 0 to `most` units.
  [[nodiscard]] double up_to(int most, Dice& dice) const {
    return unit_s * (whole ? dice.below(most + 1) : most * dice.unit());
  }
  /// The same but never 0.
  [[nodiscard]] double some(int most, Dice& dice) const {
    return unit_s * (whole ? dice.between(1, most) : most * dice.unit() + 1e-3);
  }
};

}  // namespace staffsim::test
