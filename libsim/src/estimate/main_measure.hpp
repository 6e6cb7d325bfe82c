// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/estimate/result.hpp>
#include <staffsim/model/model.hpp>

namespace staffsim {

/// The measure by which neighbours in a sweep are told apart.
struct MainMeasure {
  Measure measure = Measure::abandonment_rate;
  RowLabel label;
};

/// How many calls are abandoned; where no caller would ever give up, how long calls wait, or e-mail
/// where there are no calls.
[[nodiscard]] MainMeasure main_measure(const Model& model);

}  // namespace staffsim
