// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/report/page.hpp>
#include <staffsim/report/study_results.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace staffsim::report {

/// "no response", "announcements", "call-ins" or "both".
[[nodiscard]] std::string_view playbook_word(Playbook playbook) noexcept;

/// For each incident a table with a row for each playbook; empty without a study of incidents.
[[nodiscard]] std::string incidents_text(const StudyResults& study, Page page);

/// What its columns mean; nothing without a study of incidents.
[[nodiscard]] std::vector<std::string> incidents_legend(const StudyResults& study);

}  // namespace staffsim::report
