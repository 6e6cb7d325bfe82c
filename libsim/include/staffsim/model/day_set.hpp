// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/core/time.hpp>

#include <cstdint>

namespace staffsim {

/// A set of weekdays; Monday is 0, and 7 is the Monday after.
class DaySet {
public:
  constexpr DaySet() = default;

  [[nodiscard]] static constexpr DaySet daily() noexcept { return DaySet{0x7F}; }
  /// From `first` to `last`, both included, over the week's end if need be: Sat to Mon is three
  /// days.
  [[nodiscard]] static constexpr DaySet range(int first, int last) noexcept {
    DaySet days;
    const int more = ((last - first) % days_per_week + days_per_week) % days_per_week;
    for (int day = 0; day <= more; ++day) days.insert(first + day);
    return days;
  }

  constexpr void insert(int weekday) noexcept {
    bits_ = static_cast<std::uint8_t>(bits_ | bit(weekday));
  }
  [[nodiscard]] constexpr bool contains(int weekday) const noexcept {
    return (bits_ & bit(weekday)) != 0;
  }
  [[nodiscard]] constexpr bool contains(Date date) const noexcept {
    return contains(weekday_of(date));
  }
  [[nodiscard]] constexpr bool empty() const noexcept { return bits_ == 0; }
  bool operator==(const DaySet&) const = default;

private:
  [[nodiscard]] static constexpr unsigned bit(int weekday) noexcept {
    return 1U << static_cast<unsigned>((weekday % days_per_week + days_per_week) % days_per_week);
  }
  explicit constexpr DaySet(unsigned bits) : bits_{static_cast<std::uint8_t>(bits)} {}
  std::uint8_t bits_ = 0;
};

}  // namespace staffsim
