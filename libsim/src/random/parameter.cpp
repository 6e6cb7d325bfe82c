// SPDX-License-Identifier: Apache-2.0
#include "random/parameter.hpp"

#include "core/wording.hpp"

#include <cmath>
#include <stdexcept>

namespace staffsim::parameter {

void refuse(const char* law, const std::string& rule, double value) {
  throw std::invalid_argument{std::string{law} + ": " + rule + ", but is " + number_text(value)};
}

double positive(const char* law, const char* name, double value) {
  if (!(value > 0.0) || !std::isfinite(value))
    refuse(law, std::string{name} + " must be above 0 and finite", value);
  return value;
}

double not_negative(const char* law, const char* name, double value) {
  return at_least(law, name, 0.0, "0", value);
}

double at_least(const char* law, const char* name, double lowest, const char* lowest_name,
                double value) {
  if (!(value >= lowest) || !std::isfinite(value))
    refuse(law, std::string{name} + " must be at least " + lowest_name + " and finite", value);
  return value;
}

}  // namespace staffsim::parameter
