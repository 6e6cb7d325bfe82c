// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>

namespace staffsim {

/// What is decided about an attempt before anybody hears of it.
enum class Nature : std::uint8_t {
  valid,
  invalid,   ///< mistaken or abusive: handled like others, and never comes again
  deflected  ///< satisfied by a status message: never waits
};

/// One attempt as it meets the engine: dense indices and seconds on the run's clock. Everything
/// random about it was drawn when it was made.
struct Contact {
  double arrived_s = 0.0;    ///< in this queue
  double handle_s = 0.0;     ///< before incidents and the agent's speed
  double wrap_up_s = 0.0;    ///< before the agent's speed
  double patience_s = 0.0;   ///< 0: balks; infinity: never gives up
  std::uint32_t serial = 0;  ///< counts within (type, source): with them the person's own key
  std::uint16_t type = 0;
  std::uint16_t source = 0;  ///< 0: the type's own arrivals; i + 1: the surge of incident i
  Nature nature = Nature::valid;
  bool operator==(const Contact&) const = default;
};

/// How an attempt came about.
enum class Cause : std::uint8_t { first, redial, comes_back, transfer };

/// What lies behind an attempt that is not its person's first. `serial` and `source` of the contact
/// are those of the first attempt, as is `person_type`: they name the person.
struct Past {
  double person_since_s = 0.0;    ///< arrival of the first attempt
  double system_since_s = 0.0;    ///< arrival of this attempt in the system: of the first leg after
                                  ///< transfers; lines are ordered by it (rules 9 and 22)
  std::uint16_t person_type = 0;  ///< of the first attempt
  std::uint16_t step = 0;         ///< attempts and legs of the person before this one
  std::uint16_t dials = 1;        ///< in a row, this one included: what `attempts` limits
  Cause cause = Cause::first;
  bool operator==(const Past&) const = default;
};

/// An attempt that follows from another.
struct LaterAttempt {
  Contact contact;
  Past past;
};

/// What the engine may have to ask about a contact after it was made. The answers are functions of
/// the person's own key and the step, so the order of asking changes nothing. `past` is that of
/// `contact` (for a first attempt: since its arrival, of its type).
class LaterLuck {
public:
  virtual ~LaterLuck() = default;
  /// A fresh patience (never a balk) for the contact's `return_number`-th return to its queue, from
  /// 1.
  [[nodiscard]] virtual double patience_s(const Contact& contact, const Past& past,
                                          int return_number) const = 0;
  /// Whether the person tries again after abandoning, or the busy signal, at `left_s`; if so,
  /// `next` is the attempt, which arrives at `left_s` or later.
  [[nodiscard]] virtual bool redials(const Contact& contact, const Past& past, double left_s,
                                     LaterAttempt& next) const = 0;
  /// Whether an answered contact is passed on to another type, or its person calls again, after
  /// the talk that ends at `talked_until_s`; a transferred leg arrives at that moment.
  [[nodiscard]] virtual bool goes_on(const Contact& contact, const Past& past,
                                     double talked_until_s, LaterAttempt& next) const = 0;

protected:
  LaterLuck() = default;
  LaterLuck(const LaterLuck&) = default;
  LaterLuck& operator=(const LaterLuck&) = default;
};

/// The past of a first attempt.
[[nodiscard]] inline Past past_of_first(const Contact& contact) noexcept {
  return {.person_since_s = contact.arrived_s,
          .system_since_s = contact.arrived_s,
          .person_type = contact.type};
}

}  // namespace staffsim
