// SPDX-License-Identifier: Apache-2.0
#include "scenario/digest.hpp"

#include <staffsim/core/fnv1a.hpp>

#include "core/format.hpp"

namespace staffsim::scenario {

std::string digest_of(std::string_view text) { return fmt::format("{:016x}", fnv1a(text)); }

}  // namespace staffsim::scenario
