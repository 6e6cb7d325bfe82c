// SPDX-License-Identifier: Apache-2.0
#pragma once
/// Shared cases as models.
#include <staffsim/model/model.hpp>

#include "support/shared_cases.hpp"

namespace staffsim::test {

/// A case in the model's words. Cases count in minutes, and the day of some is not 24 hours long:
/// their clock is stretched until it is.
struct CaseModel {
  ModelSpec spec;
  double minute_s = 60.0;      ///< seconds of the run for a minute of the case
  double period_min = 1440.0;  ///< after which demand and staffing repeat, in minutes of the case
  bool from_empty = false;     ///< each period starts empty, and what is unfinished is cut off
  [[nodiscard]] double days_per_period() const { return period_min * minute_s / seconds_per_day; }
};

/// @param days  measured, unless the case starts empty and so lasts one period
/// @throws std::invalid_argument  for a law or an outage that is not among the shared cases'
[[nodiscard]] CaseModel model_of(const json& one, int days);

}  // namespace staffsim::test
