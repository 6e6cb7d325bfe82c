// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/report/page.hpp>
#include <staffsim/report/study_results.hpp>

#include <string>
#include <vector>

namespace staffsim::report {

/// What stands around the tables of a study.

/// Title, horizon, replications, seed, confidence and hash; a line of its own when partial.
[[nodiscard]] std::string heading_text(const StudyResults& study, Page page);

/// Where numbers come from, as the scenario's notes say; empty without notes.
[[nodiscard]] std::string notes_text(const StudyResults& study, Page page);

/// How to read the tables.
struct LegendContent {
  bool has_people = false;
  bool has_email = false;
  bool has_agent_table = false;
  std::vector<std::string> further = {};  ///< lines on what only some scenarios have
};
[[nodiscard]] std::string legend_text(const StudyResults& study, const LegendContent& content,
                                      Page page);

}  // namespace staffsim::report
