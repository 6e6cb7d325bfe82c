// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/report/study_results.hpp>

#include <string>
#include <vector>

namespace staffsim::report {

/// What control variates are worth in the first candidate, a line; none where nothing was adjusted.
[[nodiscard]] std::vector<std::string> adjustment_legend(const CandidateResult& candidate);

}  // namespace staffsim::report
