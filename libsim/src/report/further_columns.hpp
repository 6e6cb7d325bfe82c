// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/report/study_results.hpp>

#include "report/estimate_table.hpp"

#include <string>
#include <vector>

namespace staffsim::report {

/// Columns that only some scenarios have: what there is to say about persons, lines, messages and
/// e-mail. They stand in tables of their own, as the usual ones fill the page.

/// About the attempts of a channel; empty where the scenario has nothing beyond single attempts.
[[nodiscard]] std::vector<MeasureColumn> attempt_columns(const ModelSpec& spec, Channel channel);

/// About e-mail: deadlines, response times, backlog.
[[nodiscard]] std::vector<MeasureColumn> email_columns(const ModelSpec& spec);

/// One row a candidate: the same for calls (or e-mail where there are none), deadlines and
/// overtime. Empty where no candidate has any of it.
[[nodiscard]] std::string further_table(const std::vector<CandidateResult>& candidates);

/// What each column means, a line each, of those that the scenario has.
[[nodiscard]] std::vector<std::string> further_legend(const std::vector<CandidateResult>& shown);

/// Whether any agent works beyond the end of a shift, or is called in.
[[nodiscard]] bool has_overtime(const std::vector<CandidateResult>& candidates);

}  // namespace staffsim::report
