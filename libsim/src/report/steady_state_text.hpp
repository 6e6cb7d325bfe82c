// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/report/page.hpp>
#include <staffsim/report/study_results.hpp>

#include <string>

namespace staffsim::report {

/// Long-run means of the first candidate with their intervals, or why there are none; empty where
/// they were not asked for.
[[nodiscard]] std::string steady_state_text(const StudyResults& study, Page page);

/// The same as a JSON object.
[[nodiscard]] std::string steady_state_json(const StudyResults& study);

}  // namespace staffsim::report
