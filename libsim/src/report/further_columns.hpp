// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/report/page.hpp>
#include <staffsim/report/study_results.hpp>

#include "report/estimate_table.hpp"

#include <algorithm>
#include <span>
#include <string>
#include <vector>

namespace staffsim::report {

/// Columns that only some scenarios have: what there is to say about persons, lines, messages and
/// e-mail. They stand in tables of their own, as the usual ones fill the page. A candidate may
/// bring in what the base has not: a column is there where any of those shown has something to say.

/// Whether any of the candidates' centres has what `has` asks for (model/features.hpp).
template <class Has>
[[nodiscard]] bool any_has(std::span<const CandidateResult> candidates, Has has) {
  return std::ranges::any_of(
      candidates, [&](const CandidateResult& candidate) { return has(candidate.model.spec()); });
}

/// About the attempts of a channel; empty where there is nothing beyond single attempts.
[[nodiscard]] std::vector<MeasureColumn>
attempt_columns(std::span<const CandidateResult> candidates, Channel channel);

/// About e-mail: deadlines, response times, backlog.
[[nodiscard]] std::vector<MeasureColumn> email_columns(std::span<const CandidateResult> candidates);

/// About agents: hours, and their cost where they have a price.
[[nodiscard]] std::vector<MeasureColumn> agent_columns(std::span<const CandidateResult> candidates);

/// One row a candidate: the same for calls (or e-mail where there are none), deadlines and
/// overtime. Empty where no candidate has any of it.
[[nodiscard]] std::string further_table(std::span<const CandidateResult> candidates, Page page);

/// What each column means, a line each, of those that the scenario has.
[[nodiscard]] std::vector<std::string> further_legend(std::span<const CandidateResult> shown);

/// Whether any agent works beyond the end of a shift, or is called in.
[[nodiscard]] bool has_overtime(std::span<const CandidateResult> candidates);

}  // namespace staffsim::report
