// SPDX-License-Identifier: Apache-2.0
#include "estimate/target_unit.hpp"
#include "report/json_values.hpp"
#include "report/selection_text.hpp"
#include "report/verdict_words.hpp"

namespace staffsim::report {
namespace {

Json names_json(const StudyResults& study, const std::vector<std::size_t>& candidates) {
  Json names = Json::array();
  for (const std::size_t i : candidates) names.push_back(study.candidates.at(i).name);
  return names;
}

Json zones_json(const StudyResults& study) {
  const auto& targets = study.candidates.front().model.spec().targets;
  Json zones = Json::array();
  for (std::size_t i = 0; i < targets.size(); ++i)
    zones.push_back({{"target", i + 1},
                     {"zone", study.selection->target_zones.at(i)},
                     {"unit", unit_name(target_unit(targets[i]))}});
  return zones;
}

}  // namespace

std::string selection_json(const StudyResults& study) {
  const Selection& selection = *study.selection;
  Json json;
  json["outcome"] = outcome_word(selection.outcome);
  json["candidates"] = names_json(study, selection.candidates);
  if (selection.outcome == Selection::Outcome::cannot_tell) {
    json["may_be_none"] = selection.may_be_none;
    json["more_replications"] =
        selection.more_replications ? Json(*selection.more_replications) : Json(nullptr);
  }
  json["left_out"] = names_json(study, selection.left_out);
  json["cheap_by"] = info(selection.cost).id;
  json["probability"] = selection.confidence;
  json["cost_zone"] = selection.cost_zone;
  json["target_zones"] = zones_json(study);
  return text_of(json);
}

}  // namespace staffsim::report
