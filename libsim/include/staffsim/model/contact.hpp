// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>

namespace staffsim {

/// One attempt as it meets the engine: dense indices and seconds on the run's clock. Everything
/// random about it was drawn when it was made.
struct Contact {
  double arrived_s = 0.0;
  double handle_s = 0.0;     ///< before incidents and the agent's speed
  double wrap_up_s = 0.0;    ///< before the agent's speed
  double patience_s = 0.0;   ///< 0: balks; infinity: never gives up
  std::uint32_t serial = 0;  ///< counts within (type, source): with them the contact's own key
  std::uint16_t type = 0;
  std::uint16_t source = 0;  ///< 0: the type's own arrivals; i + 1: the surge of incident i
  bool operator==(const Contact&) const = default;
};

/// What the engine may have to ask about a contact after it was made. The answers are functions of
/// the contact's own key, so the order of asking changes nothing.
class LaterLuck {
public:
  virtual ~LaterLuck() = default;
  /// A fresh patience (never a balk) for the contact's `return_number`-th return to its queue,
  /// from 1.
  [[nodiscard]] virtual double patience_s(const Contact& contact, int return_number) const = 0;

protected:
  LaterLuck() = default;
  LaterLuck(const LaterLuck&) = default;
  LaterLuck& operator=(const LaterLuck&) = default;
};

}  // namespace staffsim
