// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/model/model.hpp>

namespace staffsim {

/// The days of a run, its warm-up included.
struct RunDays {
  Date first;
  Date last;
};
[[nodiscard]] inline RunDays run_days(const HorizonSpec& horizon) noexcept {
  return {horizon.start - std::chrono::days{horizon.warm_up_days},
          horizon.start + std::chrono::days{horizon.days} - std::chrono::days{1}};
}

}  // namespace staffsim
