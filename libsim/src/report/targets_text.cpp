// SPDX-License-Identifier: Apache-2.0
#include "report/targets_text.hpp"

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

/// Counts, hours and cost of a day or an interval are its own, and not those of a day or a week.
std::string limit_unit(const TargetSpec& target) {
  const Unit unit = measure_unit(target.measure);
  const std::string name{unit_name(unit)};
  if (target.over == TargetSpan::horizon) return name;
  std::string each = target.over == TargetSpan::day ? "a day" : "an interval";
  if (unit == Unit::per_day) return each;
  if (unit == Unit::weekly_hours || unit == Unit::weekly_cost)
    return name.substr(0, name.find('/')) + " " + each;
  return name;
}

std::string limit_text(const TargetSpec& target) {
  const Unit unit = measure_unit(target.measure);
  const std::string direction = target.at_least ? "at least " : "at most ";
  if (unit == Unit::share) return direction + percent_text(target.limit);
  if (unit == Unit::seconds) return direction + duration_text(Duration{target.limit});
  return fmt::format("{}{:.10g} {}", direction, target.limit, limit_unit(target));
}

/// "service_level of support calls at least 80 % in 90 % of days"
std::string promise(const TargetSpec& target) {
  std::string text = subject_text(target.measure, target.contact_types, target.agent_groups) + " " +
                     limit_text(target);
  if (target.over != TargetSpan::horizon)
    text += fmt::format(" in {} of {}s", percent_text(target.in_share), span_word(target.over));
  return text;
}

std::vector<const Estimate*> judged_estimates(std::span<const CandidateResult> candidates,
                                              std::size_t target) {
  std::vector<const Estimate*> estimates;
  for (const CandidateResult& candidate : candidates)
    for (const TargetResult& judged : candidate.result.targets)
      if (judged.target == target) estimates.push_back(&judged.estimate);
  return estimates;
}

std::string target_table(std::span<const CandidateResult> candidates, std::size_t target,
                         Page page) {
  const TargetSpec& spec = candidates.front().model.spec().targets[target];
  const Unit unit = target_unit(spec);
  const NumberStyle style = style_for(unit, judged_estimates(candidates, target));
  TextTable table;
  table.add_column({"", unit_text(style, unit)});
  table.add_column({"", ""});
  for (const CandidateResult& candidate : candidates)
    for (const TargetResult& judged : candidate.result.targets)
      if (judged.target == target)
        table.add_row(
            "  " + printable(candidate.name),
            {cell(judged.estimate, style), {"", std::string{verdict_word(judged.verdict)}}});
  return table.text(page);
}

/// A candidate's targets may differ from the base's: a path can set a limit.
bool have_same_targets(std::span<const CandidateResult> candidates) {
  return std::ranges::all_of(candidates, [&](const CandidateResult& candidate) {
    return candidate.model.spec().targets == candidates.front().model.spec().targets;
  });
}

std::string targets_of(std::span<const CandidateResult> candidates, Page page) {
  std::string text;
  const auto& targets = candidates.front().model.spec().targets;
  for (std::size_t i = 0; i < targets.size(); ++i)
    text += paragraph("", printable(promise(targets[i])), page) + target_table(candidates, i, page);
  return text;
}

}  // namespace

std::string targets_text(std::span<const CandidateResult> candidates, Page page) {
  std::string text;
  if (have_same_targets(candidates)) {
    text = targets_of(candidates, page);
  } else {
    for (const CandidateResult& candidate : candidates) text += targets_of({&candidate, 1}, page);
  }
  return text.empty() ? text : "\nTargets\n" + text;
}

}  // namespace staffsim::report
