// SPDX-License-Identifier: Apache-2.0
#include "report/selection_text.hpp"

#include "core/format.hpp"
#include "core/wording.hpp"
#include "estimate/target_unit.hpp"
#include "report/cells.hpp"
#include "report/text_table.hpp"
#include "report/verdict_words.hpp"

#include <algorithm>
#include <vector>

namespace staffsim::report {
namespace {

using Indices = std::vector<std::size_t>;

/// "a, b or c"
std::string alternatives(const std::vector<std::string>& names) {
  if (names.size() < 2) return names.empty() ? std::string{} : names.front();
  return fmt::format("{} or {}", fmt::join(names.begin(), names.end() - 1, ", "), names.back());
}

std::vector<std::string> names_of(const StudyResults& study, const Indices& candidates) {
  std::vector<std::string> names;
  for (const std::size_t i : candidates) names.push_back(printable(study.candidates.at(i).name));
  return names;
}

std::string short_amount(double value) {
  return value < 1.0 ? fmt::format("{:.2g}", value) : short_number(value);
}

std::string cost_text(const StudyResults& study, std::size_t candidate) {
  const Measure measure = study.selection->cost;
  const Estimate* cost = study.candidates.at(candidate).result.find(measure, {});
  if (cost == nullptr || !cost->is_known()) return {};
  return fmt::format(", {} {}{}", short_number(cost->value), unit_name(info(measure).unit),
                     measure == Measure::duty_hours ? " on duty" : "");
}

std::string zone_text(const TargetSpec& target, double zone) {
  const Unit unit = target_unit(target);
  if (unit == Unit::share) return fmt::format("{} points", number_text(zone * 100.0));
  if (unit == Unit::seconds) return short_amount(zone) + " s";
  return fmt::format("{} {}", short_amount(zone), unit_name(unit));
}

/// What does not matter: "1.7 h/week, 0.5 points or 3 s".
std::string zones_text(const StudyResults& study) {
  const Selection& selection = *study.selection;
  const auto& targets = study.candidates.front().model.spec().targets;
  std::vector<std::string> zones{fmt::format("{} {}", short_amount(selection.cost_zone),
                                             unit_name(info(selection.cost).unit))};
  for (std::size_t i = 0; i < selection.target_zones.size(); ++i) {
    std::string zone = zone_text(targets.at(i), selection.target_zones[i]);
    if (std::ranges::find(zones, zone) == zones.end()) zones.push_back(std::move(zone));
  }
  return alternatives(zones);
}

std::string answer_text(const StudyResults& study) {
  const Selection& selection = *study.selection;
  std::vector<std::string> names = names_of(study, selection.candidates);
  if (selection.outcome == Selection::Outcome::none_meets) return "None of the candidates.";
  if (selection.outcome == Selection::Outcome::selected) {
    std::string text = names.front() + cost_text(study, selection.candidates.front()) + ".";
    names.erase(names.begin());
    if (!names.empty()) text += fmt::format(" As cheap: {}.", fmt::join(names, ", "));
    return text;
  }
  if (selection.may_be_none) names.emplace_back("none");
  std::string text = "Cannot tell yet: " + alternatives(names) + ". ";
  return text + (selection.more_replications ? "About " + about_text(*selection.more_replications) +
                                                   " more replications should settle it."
                                             : "No number of replications is sure to settle it.");
}

}  // namespace

std::string_view outcome_word(Selection::Outcome outcome) noexcept {
  switch (outcome) {
    case Selection::Outcome::selected: return "selected";
    case Selection::Outcome::none_meets: return "none meets";
    case Selection::Outcome::cannot_tell: break;
  }
  return "cannot tell";
}

std::string selection_text(const StudyResults& study, Page page) {
  if (!study.selection) return {};
  const Selection& selection = *study.selection;
  std::string text =
      "\nCheapest that meets all targets\n" + paragraph("  ", answer_text(study), page);
  if (!selection.left_out.empty())
    text += paragraph("  ",
                      fmt::format("Not compared, for they have other callers, targets or "
                                  "absence: {}.",
                                  fmt::join(names_of(study, selection.left_out), ", ")),
                      page);
  if (selection.outcome != Selection::Outcome::cannot_tell)
    text += paragraph("  ",
                      fmt::format("Right with a probability of at least {}, if {} more or "
                                  "less do not matter.",
                                  percent_text(selection.confidence), zones_text(study)),
                      page);
  return text;
}

}  // namespace staffsim::report
