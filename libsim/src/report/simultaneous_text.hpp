// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/report/study_results.hpp>

#include <span>
#include <string>
#include <vector>

namespace staffsim::report {

/// The families of intervals that are likely read together, as a JSON object: candidates, the
/// intervals of a week, those by date. Empty where there is none.
[[nodiscard]] std::string simultaneous_json(const StudyResults& study);

/// How to read the rows of a table together; nothing for a single row.
[[nodiscard]] std::vector<std::string> simultaneous_legend(const StudyResults& study,
                                                           std::span<const CandidateResult> shown);

}  // namespace staffsim::report
