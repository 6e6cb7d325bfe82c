// SPDX-License-Identifier: Apache-2.0
#pragma once
/// Estimates of a case's numbers.
#include <staffsim/estimate/experiment.hpp>
#include <staffsim/estimate/result.hpp>

#include "statistical/case_numbers.hpp"

#include <vector>

namespace staffsim::test {

/// Simulates as the library does, replication after replication on one thread, and looks at each.
[[nodiscard]] std::vector<Estimate> estimate(const json& one, const CaseModel& model,
                                             const std::vector<Number>& numbers,
                                             const ExperimentSpec& experiment);

}  // namespace staffsim::test
