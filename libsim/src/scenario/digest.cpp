// SPDX-License-Identifier: Apache-2.0
#include "scenario/digest.hpp"

#include <staffsim/random/stream.hpp>

#include "core/format.hpp"

namespace staffsim::scenario {

std::string digest_of(std::string_view text) { return fmt::format("{:016x}", detail::fnv1a(text)); }

}  // namespace staffsim::scenario
