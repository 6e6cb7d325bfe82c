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
#include <string_view>
#include <variant>
#include <vector>

namespace staffsim {

enum class Channel { phone, email };

/// As scenario files and results write it.
[[nodiscard]] constexpr std::string_view channel_name(Channel channel) noexcept {
  return channel == Channel::phone ? "phone" : "email";
}

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

/// One contact of a recorded log.
struct RecordedContact {
  Moment arrived{};
  std::optional<Duration> handle{};  ///< none: censored, drawn from the type's distribution
  bool operator==(const RecordedContact&) const = default;
};

/// The contacts of a recorded log, the same in every replication; what the log does not show is
/// drawn. The columns say where they came from.
struct RecordedLog {
  std::string file{};
  std::string arrived{};              ///< column of the moment of arrival
  std::string queue{};                ///< column of the queue; empty: every row counts
  std::vector<std::string> only{};    ///< values of `queue` that count
  std::vector<std::string> others{};  ///< values of `queue` in the file that do not
  std::string handled{};              ///< column of handle times in seconds; empty: none are known
  std::vector<RecordedContact> contacts{};  ///< by arrival
  bool operator==(const RecordedLog&) const = default;
};

/// Calling again after abandoning or after the busy signal.
struct RedialRule {
  double probability = 0.0;       ///< after the first attempt
  std::optional<double> again{};  ///< after later ones; none: as `probability`
  AnyDistribution delay{};
  int attempts = 10'000;  ///< most in a row, the first included; never more than 10,000
  bool operator==(const RedialRule&) const = default;
};

/// Calling again after having been answered.
struct ReturnRule {
  double probability = 0.0;
  AnyDistribution delay{};  ///< from the end of the talk
  bool operator==(const ReturnRule&) const = default;
};

/// Mistaken or abusive contacts: their own handle time, and they never come again.
struct InvalidShare {
  double share = 0.0;  ///< of first attempts: redials, returns and transferred legs never are
  AnyDistribution handle{};
  bool operator==(const InvalidShare&) const = default;
};

/// Passing an answered contact on to another type.
struct TransferRule {
  std::string to{};
  double probability = 0.0;
  bool operator==(const TransferRule&) const = default;
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
  std::variant<WeeklyArrivals, RateTable, RecordedLog> arrivals = WeeklyArrivals{};
  double busyness_cv = 0.0;   ///< coefficient of variation of a day's gamma factor; 0: none
  AnyDistribution handle{};   ///< talk and hold
  AnyDistribution wrap_up{};  ///< after-call work; occupies the agent only; default none
  AnyDistribution patience = Never{};  ///< time a contact is willing to wait
  double balk = 0.0;                   ///< probability to leave at once when not served at once
  std::optional<ServiceLevelRule> service_level{};
  std::optional<RedialRule> redial{};
  std::optional<ReturnRule> returns{};
  std::optional<InvalidShare> invalid{};
  std::vector<TransferRule> transfers{};  ///< exclusive: probabilities add up to at most 1
  std::optional<Duration> due{};          ///< of e-mail: deadline from arrival to completion
  bool operator==(const ContactTypeSpec&) const = default;
};

}  // namespace staffsim
