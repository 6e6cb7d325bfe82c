// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/random/stream.hpp>

#include "support/statistical.hpp"

#include <string_view>

namespace staffsim::test {

/// The stream of a test, by its name.
inline Stream stream_of(std::string_view test) {
  return Stream{{.seed = seed_from_name(test), .purpose = Purpose::handle, .entity = test}};
}

}  // namespace staffsim::test
