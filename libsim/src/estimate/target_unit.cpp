// SPDX-License-Identifier: Apache-2.0
#include "estimate/target_unit.hpp"

namespace staffsim {

Unit measure_unit(std::string_view id) noexcept {
  const auto measure = measure_from_id(id);
  return measure ? info(*measure).unit : Unit::count;
}

Unit target_unit(const TargetSpec& target) noexcept {
  return target.over == TargetSpan::horizon ? measure_unit(target.measure) : Unit::share;
}

}  // namespace staffsim
