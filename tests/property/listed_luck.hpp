// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/model/contact.hpp>

#include "property/reference_simulator.hpp"

#include <array>
#include <cstdint>
#include <map>

namespace staffsim::test {

/// Answers from a list, by first type, serial and step of the person.
class ListedLuck final : public LaterLuck {
public:
  std::map<std::array<std::uint32_t, 3>, LaterAttempt> redial_of, next_of;
  [[nodiscard]] double patience_s(const Contact&, const Past&, int) const override {
    return never_s;
  }
  [[nodiscard]] bool redials(const Contact& contact, const Past& past, double left_s,
                             LaterAttempt& next) const override {
    return follows(redial_of, contact, past, left_s, next);
  }
  [[nodiscard]] bool goes_on(const Contact& contact, const Past& past, double talked_until_s,
                             LaterAttempt& next) const override {
    return follows(next_of, contact, past, talked_until_s, next);
  }

  /// The next attempt arrives `after_s` after the last.
  static LaterAttempt later(Cause cause, double after_s, double handle_s,
                            double patience_s = never_s, std::uint16_t type = 0) {
    LaterAttempt next;
    next.contact.arrived_s = after_s;
    next.contact.handle_s = handle_s;
    next.contact.patience_s = patience_s;
    next.contact.type = type;
    next.past.cause = cause;
    return next;
  }

private:
  template <class List>
  static bool follows(const List& list, const Contact& contact, const Past& past, double from_s,
                      LaterAttempt& next) {
    const auto found = list.find({past.person_type, contact.serial, past.step});
    if (found == list.end()) return false;
    next = found->second;
    next.contact.arrived_s += from_s;
    next.contact.serial = contact.serial;
    const bool is_leg = next.past.cause == Cause::transfer;
    next.past.person_since_s = past.person_since_s;
    next.past.system_since_s = is_leg ? past.system_since_s : next.contact.arrived_s;
    next.past.person_type = past.person_type;
    next.past.step = static_cast<std::uint16_t>(past.step + 1);
    return true;
  }
};

}  // namespace staffsim::test
