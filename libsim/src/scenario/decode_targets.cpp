// SPDX-License-Identifier: Apache-2.0
#include "scenario/choice.hpp"
#include "scenario/decode.hpp"
#include "scenario/measure_keys.hpp"

namespace staffsim::scenario {
namespace {

std::optional<TargetSpan> as_span(const Field& field) {
  return choose<TargetSpan>(field, {{"interval", TargetSpan::interval},
                                    {"day", TargetSpan::day},
                                    {"horizon", TargetSpan::horizon}});
}

/// What becomes of targets is no promise itself.
constexpr Objection no_target_of_targets{
    " says how often targets are met: it is none itself",
    "name the measure that is promised, with over and in_share"};

void read_limit(const TableReader& table, const MeasureInfo* measure, TargetSpec& target) {
  table.exclude_rivals_of("at_least");
  const char* key = table.has("at_least") ? "at_least" : "at_most";
  target.at_least = table.has("at_least");
  const auto field = table.at(key);
  if (!field) {
    table.missing("at_least", "or at_most: the limit of the measure");
    target.at_least = measure == nullptr || measure->better != Better::lower;  // no further word
    return;
  }
  if (measure == nullptr) return;  // its unit is not known
  target.limit = measure_value(*field, *measure);
}

void read_span(const TableReader& table, TargetSpec& target) {
  table.with_default("over", as_span, text_node("horizon"), target.over);
  const auto share = table.at("in_share");
  if (target.over != TargetSpan::horizon)
    table.with_default("in_share", as_number, target.in_share);
  else if (share && !share->around().findings->concern(child(table.field().path(), "over")))
    share->error(R"(in_share needs over = "day" or "interval")",
                 "a horizon is one piece: the target holds or it does not");
}

}  // namespace

TargetSpec target_from(const Field& field) {
  TargetSpec target;
  const auto table = as_table(field);
  if (!table) return target;
  table->allow_only("targets[]");
  const MeasureInfo* measure = read_measure_keys(*table, no_target_of_targets, target.measure,
                                                 target.contact_types, target.agent_groups);
  read_limit(*table, measure, target);
  read_span(*table, target);
  return target;
}

}  // namespace staffsim::scenario
