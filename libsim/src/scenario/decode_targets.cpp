// SPDX-License-Identifier: Apache-2.0
#include <staffsim/estimate/measure.hpp>

#include "scenario/choice.hpp"
#include "scenario/decode.hpp"

namespace staffsim::scenario {
namespace {

std::optional<TargetSpan> as_span(const Field& field) {
  return choose<TargetSpan>(field, {{"interval", TargetSpan::interval},
                                    {"day", TargetSpan::day},
                                    {"horizon", TargetSpan::horizon}});
}

/// What becomes of targets is no promise itself.
constexpr std::string_view about_targets = "target_met_probability";

/// Nor is what one kernel alone can tell.
constexpr std::string_view of_one_kernel = "sl_virtual_wait";

/// The measure of a target; nothing when there is none of that id, which is reported.
const MeasureInfo* measure_of(const TableReader& table, const std::string& id) {
  const Field field = *table.at("measure");
  if (id == about_targets) {
    field.error(quoted(id) + " says how often targets are met: it is none itself",
                "name the measure that is promised, with over and in_share");
    return nullptr;
  }
  if (id == of_one_kernel) {
    field.error(quoted(id) + " is known in the simplest centres only: it is nothing to promise",
                "promise service_level, or another level of the calls that come");
    return nullptr;
  }
  if (const auto measure = measure_from_id(id)) return &info(*measure);
  std::vector<std::string> known;
  for (const MeasureInfo& measure : all_measures())
    if (measure.id != about_targets && measure.id != of_one_kernel) known.emplace_back(measure.id);
  field.error("there is no measure " + quoted(id), did_you_mean(id, known));
  return nullptr;
}

double duration_limit(const Field& field) {
  const auto limit = as_duration(field);
  if (limit && limit->count() < 0.0) field.error("must be >= 0, got " + duration_text(*limit));
  return limit.value_or(Duration{}).count();
}

double number_limit(const Field& field, const MeasureInfo* measure) {
  const auto limit = as_number(field);
  const bool is_share = measure != nullptr && measure->unit == "share";
  if (limit && is_share && !(*limit >= 0.0 && *limit <= 1.0))
    field.error(std::string{measure->id} + " is a share between 0 and 1, got " +
                    number_text(*limit),
                "write 0.80 for 80 %");
  else if (limit && *limit < 0.0) field.error("must be >= 0, got " + number_text(*limit));
  return limit.value_or(0.0);
}

void read_limit(const TableReader& table, const MeasureInfo* measure, TargetSpec& target) {
  table.exclude("at_least", {"at_most"});
  const char* key = table.has("at_least") ? "at_least" : "at_most";
  target.at_least = table.has("at_least");
  const auto field = table.at(key);
  if (!field) {
    table.missing("at_least", "or at_most: the limit of the measure");
    return;
  }
  if (measure == nullptr) return;  // its unit is not known
  target.limit = measure->unit == "s" ? duration_limit(*field) : number_limit(*field, measure);
}

void refuse_other_scope(const TableReader& table, const MeasureInfo& measure) {
  const bool is_about_agents = measure.scope == MeasureScope::agents;
  const char* wrong = is_about_agents ? "contact_types" : "agent_groups";
  if (const auto field = table.at(wrong))
    field->error(
        std::string{measure.id} + " is a measure of " + (is_about_agents ? "agents" : "contacts"),
        std::string{"name "} + (is_about_agents ? "agent_groups" : "contact_types") + " instead");
}

void read_span(const TableReader& table, TargetSpec& target) {
  table.with_default("over", as_span, text_node("horizon"), target.over);
  const auto share = table.at("in_share");
  if (target.over != TargetSpan::horizon)
    table.with_default("in_share", as_number, number_node(1.0), target.in_share);
  else if (share && !share->around().findings->concern(child(table.field().path(), "over")))
    share->error("in_share needs over = \"day\" or \"interval\"",
                 "a horizon is one piece: the target holds or it does not");
}

void check_not_empty(const TableReader& table, const char* key) {
  const auto field = table.at(key);
  const auto* list = field ? std::get_if<Array>(&field->node().value) : nullptr;
  if (list != nullptr && list->empty())
    field->error("needs at least one name", "leave it out for all");
}

}  // namespace

TargetSpec target_from(const Field& field) {
  TargetSpec target;
  const auto table = as_table(field);
  if (!table) return target;
  table->allow_only("targets[]");
  table->require("measure", as_text, target.measure);
  const MeasureInfo* measure =
      target.measure.empty() ? nullptr : measure_of(*table, target.measure);
  table->optional("contact_types", as_texts, target.contact_types);
  table->optional("agent_groups", as_texts, target.agent_groups);
  check_not_empty(*table, "contact_types");
  check_not_empty(*table, "agent_groups");
  if (measure != nullptr) refuse_other_scope(*table, *measure);
  read_limit(*table, measure, target);
  read_span(*table, target);
  return target;
}

}  // namespace staffsim::scenario
