// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/report/page.hpp>
#include <staffsim/report/study_results.hpp>

#include <span>
#include <string>
#include <vector>

namespace staffsim::report {

/// Each wanted precision, and in which candidates it was not reached; empty where none was wanted.
[[nodiscard]] std::string precision_text(const StudyResults& study,
                                         std::span<const CandidateResult> candidates, Page page);

}  // namespace staffsim::report
