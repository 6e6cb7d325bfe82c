// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/report/page.hpp>
#include <staffsim/report/study_results.hpp>

#include <string>

namespace staffsim::report {

/// The text for people: heading, one row a candidate, the same by branch and for e-mail, targets,
/// notes and a legend. UTF-8, no wider than the page unless a number needs more.
[[nodiscard]] std::string sweep_table(const StudyResults& study, Page page = {});

/// The same for one scenario: the first candidate, with its contact types and agent groups.
[[nodiscard]] std::string run_table(const StudyResults& study, Page page = {});

/// Two candidates side by side, with what changes from the first to the second, and the verdicts.
[[nodiscard]] std::string compare_table(const StudyResults& study, Page page = {});

}  // namespace staffsim::report
