// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/model/contact.hpp>

namespace staffsim::engine {

/// How long agents take for a contact: by incidents, and by their speed.
struct Pace {
  double factor = 1.0;  ///< of the handle time, by incidents
  double speed = 1.0;
  bool has_speed = false;

  [[nodiscard]] double talk_s(const Contact& contact) const noexcept {
    return at_speed(contact.handle_s * factor);
  }
  [[nodiscard]] double handling_s(const Contact& contact) const noexcept {
    return at_speed(contact.handle_s * factor + contact.wrap_up_s);
  }

private:
  [[nodiscard]] double at_speed(double seconds) const noexcept {
    return has_speed ? seconds / speed : seconds;
  }
};

}  // namespace staffsim::engine
