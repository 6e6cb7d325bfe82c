// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/estimate/experiment.hpp>
#include <staffsim/estimate/result.hpp>
#include <staffsim/model/model.hpp>

#include <map>
#include <string>
#include <vector>

namespace staffsim::report {

/// A variant that was simulated, and what came of it.
struct CandidateResult {
  std::string name;  ///< "base", or as the study calls it
  Model model;
  Result result;
};

/// What every report is made from: the results, and all that is needed to get them again.
struct StudyResults {
  std::string title;
  std::string hash;           ///< of `resolved`
  std::string resolved;       ///< the scenario as TOML, with every default written out
  ExperimentSpec experiment;  ///< as asked for; a partial result has fewer replications
  std::map<std::string, std::string> notes;  ///< path of a value -> where it comes from
  std::vector<CandidateResult> candidates;   ///< not empty; the base first
};

/// Whether any candidate was stopped before all its replications were done.
[[nodiscard]] bool is_partial(const StudyResults& study) noexcept;

/// Replications that the printed numbers rest on: the fewest of any candidate.
[[nodiscard]] int replications_done(const StudyResults& study) noexcept;

}  // namespace staffsim::report
