// SPDX-License-Identifier: Apache-2.0
#include <staffsim/report/study_results.hpp>

#include <algorithm>

namespace staffsim::report {

bool is_partial(const StudyResults& study) noexcept {
  return std::ranges::any_of(study.candidates,
                             [](const CandidateResult& row) { return row.result.partial; });
}

int replications_done(const StudyResults& study) noexcept {
  int fewest = study.experiment.replications;
  for (const CandidateResult& row : study.candidates)
    fewest = std::min(fewest, row.result.replications);
  return fewest;
}

}  // namespace staffsim::report
