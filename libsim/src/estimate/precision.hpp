// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/estimate/experiment.hpp>
#include <staffsim/estimate/result.hpp>

#include "estimate/rows.hpp"

#include <cstddef>
#include <vector>

namespace staffsim {

/// Where the number stands whose precision is wanted.
struct PrecisionSubject {
  Measure measure = Measure::offered;
  std::size_t row = 0;  ///< of contacts or agents, as the measure's scope says
};

/// Finds the row that pools what the target names, or appends one to those of the measure's scope.
/// @throws std::invalid_argument  when there is no such measure, contact type or agent group
[[nodiscard]] PrecisionSubject subject_of(const PrecisionTarget& target, const Model& model,
                                          std::vector<Row>& contact_rows,
                                          std::vector<Row>& agent_rows);

/// Whether the interval of an estimate is narrow enough. A relative precision of 0 is never
/// reached: nothing was seen yet.
[[nodiscard]] PrecisionResult judge(const PrecisionTarget& target, std::size_t index,
                                    const Estimate& estimate);

}  // namespace staffsim
