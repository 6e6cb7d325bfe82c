// SPDX-License-Identifier: Apache-2.0
#include "report/precision_text.hpp"

#include "core/format.hpp"
#include "core/wording.hpp"
#include "estimate/target_unit.hpp"
#include "report/cells.hpp"
#include "report/text_table.hpp"
#include "report/verdict_words.hpp"

#include <algorithm>
#include <span>

namespace staffsim::report {
namespace {

/// "0.2 %", "2 s" or "5 % of the estimate".
std::string width_text(const PrecisionTarget& target) {
  if (target.is_relative) return percent_text(target.half_width) + " of the estimate";
  const Unit unit = measure_unit(target.measure);
  if (unit == Unit::share) return percent_text(target.half_width);
  if (unit == Unit::seconds) return duration_text(Duration{target.half_width});
  return fmt::format("{} {}", number_text(target.half_width), unit_name(unit));
}

/// "19.1 ±0.4 %".
std::string reached_estimate(const PrecisionResult& result, Unit unit) {
  const NumberStyle style = style_for(unit, {&result.estimate});
  return estimate_text(result.estimate, style) + " " + unit_text(style, unit);
}

std::string outcome_text(std::size_t index, const PrecisionTarget& target,
                         std::span<const CandidateResult> candidates) {
  std::string missed;
  int most = 0;
  for (const CandidateResult& candidate : candidates) {
    const PrecisionResult& result = candidate.result.precision.at(index);
    most = std::max(most, candidate.result.replications);
    if (!result.is_met)
      missed += fmt::format("{}{} {}", missed.empty() ? " by " : ", ", candidate.name,
                            reached_estimate(result, measure_unit(target.measure)));
  }
  return fmt::format("{} {} replications{}", missed.empty() ? "reached with" : "not reached with",
                     count_text(most), missed);
}

}  // namespace

std::string precision_text(const StudyResults& study, std::span<const CandidateResult> candidates,
                           Page page) {
  const std::vector<PrecisionTarget>& targets = study.experiment.precision;
  std::string text;
  for (std::size_t i = 0; i < targets.size(); ++i) {
    const PrecisionTarget& target = targets[i];
    const std::string line = fmt::format(
        "{} to ±{}: {}", subject_text(target.measure, target.contact_types, target.agent_groups),
        width_text(target), outcome_text(i, target, candidates));
    text += paragraph("  ", printable(line), page);
  }
  return text.empty() ? text : "\nPrecision\n" + text;
}

}  // namespace staffsim::report
