// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <compare>
#include <cstdint>
#include <vector>

namespace staffsim::engine {

/// How an attempt ended.
enum class End : std::uint8_t { answered, abandoned, unfinished };

/// What became of one attempt. Times are seconds on the run's clock.
struct Outcome {
  double arrived_s = 0.0;
  double wait_s = 0.0;  ///< all its waiting, until answer, abandonment or the end of the run
  double first_wait_s =
      0.0;                 ///< until service first began; equals wait_s unless it was handed over
  double handled_s = 0.0;  ///< of agents' time, wrap-up included; 0 if nobody had it in hand
  std::uint16_t type = 0;
  std::uint16_t group = 0;  ///< that answered it
  End end = End::unfinished;
  bool delayed = false;    ///< could not start at once
  bool in_pieces = false;  ///< was handed over: its waiting and handling stand in `Account::spells`
  auto operator<=>(const Outcome&) const = default;
};

/// A stretch of waiting (of a type's contact) or of handling (by a group's agent) of contacts that
/// were handed over. All others are [arrived, arrived + wait) and [arrived + wait, + handled).
struct Spell {
  enum class Kind : std::uint8_t { waiting, handling };
  Kind kind = Kind::waiting;
  std::uint16_t index = 0;  ///< type of a waiting contact, group of a handling agent
  double from_s = 0.0;
  double to_s = 0.0;
  auto operator<=>(const Spell&) const = default;
};

/// A change of the number of agents of a group. `present`: idle or busy, overrun included, breaks
/// and withdrawal not. `on_duty`: by the plan, without breaks, withdrawal included, overrun not.
struct HeadsStep {
  double at_s = 0.0;
  std::uint16_t group = 0;
  std::int16_t present = 0;
  std::int32_t on_duty = 0;
  auto operator<=>(const HeadsStep&) const = default;
};

/// What an engine reports: outcomes in the order in which they were found out (an abandonment may
/// be noticed long after it happened), the rest in the order of time.
struct Account {
  std::vector<Outcome> outcomes;
  std::vector<Spell> spells;
  std::vector<HeadsStep> heads;

  void clear() noexcept {
    outcomes.clear();
    spells.clear();
    heads.clear();
  }
};

}  // namespace staffsim::engine
