// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/core/time.hpp>
#include <staffsim/model/day_set.hpp>
#include <staffsim/random/distribution.hpp>
#include <staffsim/random/laws.hpp>

#include <array>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace staffsim {

enum class Channel { phone, email };

/// The shape of some days of the week: relative weights of 24, 48 or 96 equal parts of a day.
struct DayProfile {
  DaySet days = DaySet::daily();
  std::vector<double> weights{};
  bool operator==(const DayProfile&) const = default;
};

/// A mean number of first attempts a day with the shape of a day and of a week.
///
/// The rate on a day is per_day x weekday (scaled to mean 1) x profile (scaled to mean 1) x the
/// factor of the date, which is not rescaled.
struct WeeklyArrivals {
  double per_day = 0.0;                ///< mean over a Monday-to-Sunday week without incidents
  std::vector<DayProfile> profiles{};  ///< empty: flat; otherwise every weekday exactly once
  std::array<double, days_per_week> weekday = {1, 1, 1, 1, 1, 1, 1};  ///< Monday first; relative
  std::map<Date, double> dates{};                                     ///< factor on single dates
  bool operator==(const WeeklyArrivals&) const = default;
};

/// Mean contacts per hour of consecutive parts from the first measured day, repeated for ever
/// (and backwards through the warm-up).
struct RateTable {
  Duration every{};
  std::vector<double> per_hour{};
  bool operator==(const RateTable&) const = default;
};

/// What counts as answered in time.
struct ServiceLevelRule {
  Duration within{};                        ///< acceptable waiting time; a wait equal to it counts
  std::optional<Duration> short_abandon{};  ///< abandoning sooner than this is no failure of ours
  bool operator==(const ServiceLevelRule&) const = default;
};

/// One kind of contact: when it comes, how long it takes, how long it waits.
struct ContactTypeSpec {
  std::string name{};
  std::string branch{};  ///< the menu branch that leads here; empty: none
  Channel channel = Channel::phone;
  std::variant<WeeklyArrivals, RateTable> arrivals = WeeklyArrivals{};
  double busyness_cv = 0.0;   ///< coefficient of variation of a day's gamma factor; 0: none
  AnyDistribution handle{};   ///< talk and hold
  AnyDistribution wrap_up{};  ///< after-call work; occupies the agent only; default none
  AnyDistribution patience = Never{};  ///< time a contact is willing to wait
  double balk = 0.0;                   ///< probability to leave at once when not served at once
  std::optional<ServiceLevelRule> service_level{};
  bool operator==(const ContactTypeSpec&) const = default;
};

}  // namespace staffsim
