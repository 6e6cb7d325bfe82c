// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <compare>
#include <cstdint>
#include <vector>

namespace staffsim::engine {

/// How an attempt ended.
enum class End : std::uint8_t { answered, abandoned, unfinished, blocked, deflected };
// Kernels make one of whether a contact gave up.
static_assert(static_cast<End>(false) == End::answered && static_cast<End>(true) == End::abandoned);

/// What else is to be said about an attempt; bits of `Outcome::notes`.
namespace note {
inline constexpr std::uint8_t is_redial = 1;   ///< its person dialled again
inline constexpr std::uint8_t is_invalid = 2;  ///< mistaken or abusive
inline constexpr std::uint8_t is_later = 4;    ///< not its person's first attempt
inline constexpr std::uint8_t goes_on = 8;     ///< another attempt of the person follows
/// Gave up, and with endless patience would have been answered within T. The event-free kernel
/// alone tells it: elsewhere the wait that a contact did not wait out is not known.
inline constexpr std::uint8_t in_time_if_patient = 16;
}  // namespace note

/// What became of one attempt. Times are seconds on the run's clock.
struct Outcome {
  double arrived_s = 0.0;
  double wait_s = 0.0;        ///< all its waiting, until answer, abandonment or the end of the run
  double first_wait_s = 0.0;  ///< until service first began; equals wait_s unless interrupted
  double handled_s = 0.0;     ///< of agents' time, wrap-up included; 0 if nobody had it in hand
  std::uint16_t type = 0;
  std::uint16_t group = 0;  ///< that answered it; one of the model's even if none did
  End end = End::unfinished;
  bool delayed = false;    ///< could not start at once: whoever waited, interruptions aside
  bool in_pieces = false;  ///< was interrupted: waiting and handling stand in `Account::spells`
  std::uint8_t notes = 0;
  auto operator<=>(const Outcome&) const = default;
};

/// A stretch of waiting (of a type's contact) or of handling (by a group's agent) of contacts that
/// were interrupted: handed over at a shift's end, or pre-empted. All others are
/// [arrived, arrived + wait) and [arrived + wait, + handled).
struct Spell {
  enum class Kind : std::uint8_t { waiting, handling };
  Kind kind = Kind::waiting;
  std::uint16_t index = 0;  ///< type of a waiting contact, group of a handling agent
  double from_s = 0.0;
  double to_s = 0.0;
  auto operator<=>(const Spell&) const = default;
};

/// A change of the number of agents of a group. `present`: idle or busy, overrun included, breaks
/// and withdrawal not. `on_duty`: by the plan, without breaks, withdrawal and call-in included,
/// overrun not. `overrun`: busy beyond the end of the own shift, or of the head count. `called_in`:
/// on duty because they were called in.
struct HeadsStep {
  double at_s = 0.0;
  std::uint16_t group = 0;
  std::int16_t present = 0;
  std::int32_t on_duty = 0;
  std::int32_t overrun = 0;
  std::int32_t called_in = 0;
  auto operator<=>(const HeadsStep&) const = default;
};

/// The end of a person's attempts, reported for persons with more than one; the first attempt of
/// all others is their last, and stands in its outcome.
struct PersonEnd {
  double since_s = 0.0;    ///< arrival of the first attempt
  std::uint16_t type = 0;  ///< of the first attempt
  bool answered = false;   ///< the last attempt was
  auto operator<=>(const PersonEnd&) const = default;
};

/// An e-mail and when it was done (without wrap-up); infinity: not within the run.
struct Reply {
  double arrived_s = 0.0;
  double completed_s = 0.0;
  std::uint16_t type = 0;
  auto operator<=>(const Reply&) const = default;
};

/// The e-mail of a type that waits (interrupted or not yet begun) just before the end of an
/// interval; left out where none does.
struct BacklogSample {
  double at_s = 0.0;
  double oldest_arrived_s = 0.0;
  std::uint32_t count = 0;
  std::uint16_t type = 0;
  auto operator<=>(const BacklogSample&) const = default;
};

/// What an engine reports: outcomes in the order in which they were found out (an abandonment may
/// be noticed long after it happened), the rest in the order of time.
struct Account {
  std::vector<Outcome> outcomes{};
  std::vector<Spell> spells{};
  std::vector<HeadsStep> heads{};
  std::vector<PersonEnd> persons{};
  std::vector<Reply> replies{};
  std::vector<BacklogSample> backlog{};

  void clear() noexcept {
    outcomes.clear();
    spells.clear();
    heads.clear();
    persons.clear();
    replies.clear();
    backlog.clear();
  }
};

}  // namespace staffsim::engine
