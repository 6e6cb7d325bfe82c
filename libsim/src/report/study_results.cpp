// SPDX-License-Identifier: Apache-2.0
#include <staffsim/report/study_results.hpp>

#include "core/format.hpp"
#include "core/wording.hpp"

#include <algorithm>

namespace staffsim::report {

namespace {

bool are_candidates_partial(const StudyResults& study) noexcept {
  return std::ranges::any_of(study.candidates,
                             [](const CandidateResult& row) { return row.result.partial; });
}

bool is_steady_state_missing(const StudyResults& study) noexcept {
  return study.steady_state && study.steady_state->refusal == NoSteadyState::stopped;
}

}  // namespace

bool is_partial(const StudyResults& study) noexcept {
  return study.incidents.partial || is_steady_state_missing(study) || are_candidates_partial(study);
}

int replications_done(const StudyResults& study) noexcept {
  if (study.candidates.empty()) return 0;
  int fewest = study.candidates.front().result.replications;
  for (const CandidateResult& row : study.candidates)
    fewest = std::min(fewest, row.result.replications);
  return fewest;
}

std::string reached_text(const StudyResults& study) {
  const int wanted = study.experiment.replications;
  const bool are_candidates_done = !are_candidates_partial(study);
  if (!are_candidates_done && !study.experiment.precision.empty())
    return fmt::format("{} replications, before the wanted precision",
                       count_text(replications_done(study)));
  if (is_steady_state_missing(study)) return "the replication, before the steady state";
  const int done = are_candidates_done ? study.incidents.replications : replications_done(study);
  return fmt::format("{} of {} replications{}", count_text(done), count_text(wanted),
                     are_candidates_done ? " of the incidents" : "");
}

}  // namespace staffsim::report
