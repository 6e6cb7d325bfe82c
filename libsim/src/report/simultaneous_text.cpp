// SPDX-License-Identifier: Apache-2.0
#include "report/simultaneous_text.hpp"

#include <staffsim/estimate/simultaneous.hpp>

#include "core/format.hpp"
#include "core/wording.hpp"
#include "report/verdict_words.hpp"

#include <span>

namespace staffsim::report {
namespace {

std::string family_json(std::string_view name, const Simultaneous& family) {
  return fmt::format(R"("{}":{{"confidence":{},"method":"{}","cells":{},"each":{},"factor":{}}})",
                     name, number_text(family.confidence), Simultaneous::method, family.cells,
                     number_text(family.each), number_text(family.factor));
}

}  // namespace

std::string simultaneous_json(const StudyResults& study) {
  const int replications = replications_done(study);
  if (replications < 2) return {};
  const Result& first = study.candidates.front().result;
  std::string families;
  const auto add = [&](std::string_view name, int cells) {
    if (cells < 2) return;
    families += families.empty() ? "" : ",\n";
    families += family_json(name, simultaneous(study.experiment.confidence, cells, replications));
  };
  add("candidates", static_cast<int>(study.candidates.size()));
  add("week", interval_cells(first, false));
  add("dates", interval_cells(first, true));
  return families.empty() ? families : "{" + families + "}";
}

std::vector<std::string> simultaneous_legend(const StudyResults& study,
                                             std::span<const CandidateResult> shown) {
  const int replications = replications_done(study);
  if (shown.size() < 2 || replications < 2) return {};
  const Simultaneous family =
      simultaneous(study.experiment.confidence, static_cast<int>(shown.size()), replications);
  return {fmt::format("To read all {} rows of a column together with {} confidence, multiply each "
                      "± by {:.2f} ({}).",
                      shown.size(), percent_text(family.confidence), family.factor,
                      Simultaneous::method)};
}

}  // namespace staffsim::report
