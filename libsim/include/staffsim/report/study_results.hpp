// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/estimate/experiment.hpp>
#include <staffsim/estimate/incident_study.hpp>
#include <staffsim/estimate/result.hpp>
#include <staffsim/estimate/selection.hpp>
#include <staffsim/estimate/steady_state.hpp>
#include <staffsim/model/model.hpp>

#include <map>
#include <optional>
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
  std::string title = {};
  std::string hash = {};           ///< of `resolved` and the files that it names
  std::string resolved = {};       ///< the scenario as TOML, with every default written out
  ExperimentSpec experiment = {};  ///< as asked for; a partial result has fewer replications
  std::map<std::string, std::string> notes = {};  ///< path of a value -> where it comes from
  std::vector<CandidateResult> candidates = {};   ///< not empty; the base first
  IncidentStudy incidents = {};                   ///< of the base; empty where it was not asked for
  std::optional<Selection> selection = {};        ///< of the candidates; none of a single run
  /// Of the second candidate from the first, where two were compared; else empty.
  std::vector<MeasureDifference> differences = {};
  std::optional<SteadyState> steady_state = {};  ///< of the base, from its one replication
};

/// Whether anything was stopped before all its replications were done.
[[nodiscard]] bool is_partial(const StudyResults& study) noexcept;

/// Replications that the candidates' numbers rest on: the fewest of any; 0 without candidates.
[[nodiscard]] int replications_done(const StudyResults& study) noexcept;

/// How far a partial study came: "37 of 200 replications", or so many of its incidents.
[[nodiscard]] std::string reached_text(const StudyResults& study);

}  // namespace staffsim::report
