// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/report/page.hpp>
#include <staffsim/report/study_results.hpp>

#include <string>
#include <string_view>

namespace staffsim::report {

/// "selected", "none meets" or "cannot tell".
[[nodiscard]] std::string_view outcome_word(Selection::Outcome outcome) noexcept;

/// Which candidate is the cheapest that meets all targets, and how sure that is; empty where the
/// study selects none.
[[nodiscard]] std::string selection_text(const StudyResults& study, Page page);

/// The same as a JSON object.
[[nodiscard]] std::string selection_json(const StudyResults& study);

}  // namespace staffsim::report
