// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/core/contracts.hpp>
#include <staffsim/core/time.hpp>

#include <cmath>
#include <cstdint>

namespace staffsim {

/// The clock of a run: seconds from the start of the warm-up, cut into equal intervals.
///
/// Interval i covers [i * length, (i + 1) * length). A whole number of intervals makes a day.
class IntervalGrid {
public:
  /// @param start         first measured day
  /// @param days          measured days; >= 1
  /// @param warm_up_days  days simulated before `start`; >= 0
  /// @param interval_s    length of an interval in seconds, at least 1; divides a day
  /// @throws std::invalid_argument  unless they are so
  IntervalGrid(Date start, int days, int warm_up_days, double interval_s)
      : start_{start},
        days_{days},
        warm_up_days_{warm_up_days},
        interval_s_{interval_s},
        per_day_{intervals_in_a_day(interval_s)} {
    require(days >= 1 && warm_up_days >= 0, "IntervalGrid", "needs a day, and no negative warm-up");
  }

  [[nodiscard]] static bool divides_a_day(double interval_s) noexcept {
    return std::round(seconds_per_day / interval_s) * interval_s == seconds_per_day;
  }

  [[nodiscard]] Date start() const noexcept { return start_; }
  [[nodiscard]] int days() const noexcept { return days_; }
  [[nodiscard]] int warm_up_days() const noexcept { return warm_up_days_; }
  [[nodiscard]] double interval_s() const noexcept { return interval_s_; }
  [[nodiscard]] int intervals_per_day() const noexcept { return per_day_; }
  [[nodiscard]] int intervals_per_week() const noexcept { return per_day_ * days_per_week; }

  /// The day on which the clock starts: the first day of the warm-up.
  [[nodiscard]] Date first_day() const noexcept {
    return start_ - std::chrono::days{warm_up_days_};
  }
  [[nodiscard]] Date date_of_day(int day) const noexcept {
    return first_day() + std::chrono::days{day};
  }
  [[nodiscard]] int days_in_run() const noexcept { return warm_up_days_ + days_; }

  [[nodiscard]] double measured_from_s() const noexcept { return warm_up_days_ * seconds_per_day; }
  [[nodiscard]] double end_s() const noexcept { return days_in_run() * seconds_per_day; }

  /// On the run's clock, which starts at the midnight of the first day.
  [[nodiscard]] double seconds_of(const Moment& moment) const noexcept {
    return days_between(first_day(), moment.date) * seconds_per_day + moment.time_of_day.count();
  }

  /// How often a weekday (Monday 0) occurs in the measured window.
  [[nodiscard]] int occurrences(int weekday) const noexcept {
    const int offset = (weekday - weekday_of(start_) + days_per_week) % days_per_week;
    return days_ <= offset ? 0 : (days_ - offset - 1) / days_per_week + 1;
  }

  /// The interval that holds a moment; both count from the measured window's start. `into_s` >= 0.
  [[nodiscard]] std::int64_t interval_holding(double into_s) const noexcept {
    const auto interval = static_cast<std::int64_t>(into_s / interval_s_);
    // The quotient may be rounded up to the next whole number.
    return into_s < static_cast<double>(interval) * interval_s_ ? interval - 1 : interval;
  }

  bool operator==(const IntervalGrid&) const = default;

private:
  [[nodiscard]] static int intervals_in_a_day(double interval_s) {
    require(interval_s >= 1.0 && divides_a_day(interval_s), "IntervalGrid",
            "intervals of 1 s or more must divide a day");
    return static_cast<int>(std::llround(seconds_per_day / interval_s));
  }

  Date start_;
  int days_;
  int warm_up_days_;
  double interval_s_;
  int per_day_;
};

}  // namespace staffsim
