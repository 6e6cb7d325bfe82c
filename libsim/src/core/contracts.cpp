// SPDX-License-Identifier: Apache-2.0
#include <staffsim/core/contracts.hpp>

#include <stdexcept>
#include <string>

namespace staffsim {

void require(bool met, const char* function, const char* rule) {
  if (!met) throw std::invalid_argument{std::string{function} + ": " + rule};
}

}  // namespace staffsim
