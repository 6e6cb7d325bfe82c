// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/core/diagnostics.hpp>
#include <staffsim/core/interval_grid.hpp>
#include <staffsim/model/agent_group.hpp>
#include <staffsim/model/contact_type.hpp>
#include <staffsim/model/incident.hpp>
#include <staffsim/model/target.hpp>

#include <optional>
#include <string>
#include <vector>

namespace staffsim {

struct HorizonSpec {
  Date start = date_of(2025, 9, 1);  ///< first measured day
  int days = 28;
  int warm_up_days = 0;  ///< simulated first, not measured; the system starts empty
  Duration interval = std::chrono::minutes{30};
  bool operator==(const HorizonSpec&) const = default;
};

/// Which waiting contact a free agent takes.
enum class ContactSelection {
  priority,         ///< the order in `handles`, then the longest waiting
  longest_waiting,  ///< by arrival in the system
  earliest_due,     ///< by arrival + `due`; without one + the acceptable wait; without both arrival
  longest_queue     ///< of the longest queue the longest waiting; ties: the order in `handles`
};

/// Which free agent takes a new contact.
enum class AgentSelection {
  longest_idle,
  group_order,    ///< the first group in file order with a free eligible agent
  least_occupied  ///< least share of the time since coming on duty spent on contacts
};

struct RoutingSpec {
  ContactSelection contact = ContactSelection::priority;
  AgentSelection agent = AgentSelection::longest_idle;
  bool operator==(const RoutingSpec&) const = default;
};

/// How the day factors of types with busyness hang together: of the normal scores behind them.
struct DayFactorsSpec {
  double correlation = 0.0;  ///< between types on one day, in [0, 1]
  double day_to_day = 0.0;   ///< from one day to the next, in [0, 1)
  bool operator==(const DayFactorsSpec&) const = default;
};

/// A contact centre in the user's words: names and units, free to write and to change.
struct ModelSpec {
  HorizonSpec horizon{};
  std::vector<ContactTypeSpec> contact_types{};
  std::vector<AgentGroupSpec> agent_groups{};
  RoutingSpec routing{};
  DayFactorsSpec day_factors{};
  std::optional<int> lines{};  ///< phone contacts waiting or talking at once; one more is blocked
  std::vector<IncidentSpec> incidents{};
  std::vector<TargetSpec> targets{};
  bool operator==(const ModelSpec&) const = default;
};

/// Sizes beyond which a scenario is refused: they are far above any contact centre, and low enough
/// that a slip of the keyboard ends in a message and not in a machine without memory.
namespace limits {
inline constexpr int days = 36'600;
inline constexpr int warm_up_days = 3'660;
inline constexpr int contact_types = 1'000;
inline constexpr int agent_groups = 1'000;
inline constexpr int agents = 100'000;
inline constexpr double contacts_per_day = 1e8;
inline constexpr double contacts_per_run = 1e9;    ///< on average, of all types and days
inline constexpr double contacts_per_surge = 1e7;  ///< expected of one incident, by type
inline constexpr double day_to_day = 0.999;  ///< autocorrelation: more needs a memory of centuries
inline constexpr int attempts = 10'000;
inline constexpr int lines = 1'000'000;
inline constexpr double duration_s = 3660.0 * seconds_per_day;
inline constexpr double factor = 1e6;  ///< handle factors: also of all incidents at one time
inline constexpr double least_speed = 1e-3;
}  // namespace limits

/// Everything that is wrong with a specification, with key paths as in the scenario file
/// ("contact_types[1].weekday"); no locations.
[[nodiscard]] Diagnostics validate(const ModelSpec& spec);

/// A contact centre that makes sense: validated once, immutable.
class Model {
public:
  /// @throws ScenarioError  with every error of `validate`
  explicit Model(ModelSpec spec);

  [[nodiscard]] const ModelSpec& spec() const noexcept { return spec_; }
  [[nodiscard]] const std::vector<ContactTypeSpec>& contact_types() const noexcept {
    return spec_.contact_types;
  }
  [[nodiscard]] const std::vector<AgentGroupSpec>& agent_groups() const noexcept {
    return spec_.agent_groups;
  }
  [[nodiscard]] const IntervalGrid& grid() const noexcept { return grid_; }

  /// Index of a contact type or agent group by name.
  /// @throws std::invalid_argument  when there is none of that name
  [[nodiscard]] std::size_t type_index(const std::string& name) const;
  [[nodiscard]] std::size_t group_index(const std::string& name) const;

  bool operator==(const Model&) const = default;

private:
  ModelSpec spec_;
  IntervalGrid grid_;
};

}  // namespace staffsim
