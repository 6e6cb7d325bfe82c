// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/report/study_results.hpp>

#include <span>
#include <string>
#include <vector>

namespace staffsim::report {

/// Who still waits at the end has no wait yet: where more than 1 % of the e-mail does, the waits of
/// the others look too good. A line that says so and names the candidates; none where all is well.
[[nodiscard]] std::vector<std::string> unfinished_legend(std::span<const CandidateResult> shown);

}  // namespace staffsim::report
