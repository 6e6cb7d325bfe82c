// SPDX-License-Identifier: Apache-2.0
#include "scenario/decode.hpp"
#include "scenario/slips.hpp"
#include "scenario/values.hpp"

namespace staffsim::scenario {
namespace {

Window window_from(const Field& field) {
  Window window;
  const auto table = as_table(field);
  if (!table) return window;
  When when{};
  table->allow_only("agent_groups[].agents[]");
  table->optional("name", as_given_name, window.name);
  table->require("when", as_when, when);
  table->require("count", as_count, window.count);
  table->optional("dates", as_date_counts, window.dates);
  window.days = when.days;
  window.start = when.start;
  window.end = when.end;
  return window;
}

BreakRule break_from(const Field& field) {
  BreakRule rule;
  const auto table = as_table(field);
  if (!table) return rule;
  table->allow_only("agent_groups[].shifts[].breaks[]");
  table->require("into", as_duration, rule.into);
  table->require("length", as_duration, rule.length);
  table->with_default("stagger", as_flag, rule.stagger);
  return rule;
}

std::optional<std::vector<BreakRule>> as_breaks(const Field& field) {
  return entities_from(field, break_from);
}

Shift shift_from(const Field& field) {
  Shift shift;
  const auto table = as_table(field);
  if (!table) return shift;
  table->allow_only("agent_groups[].shifts[]");
  table->require("name", as_text, shift.name);
  table->require("start", as_time_of_day, shift.start);
  table->require("length", as_duration, shift.length);
  table->with_default("days", as_days, text_node("daily"), shift.days);
  table->require("agents", as_count, shift.agents);
  table->optional("dates", as_date_counts, shift.dates);
  table->optional("breaks", as_breaks, shift.breaks);
  return shift;
}

}  // namespace

std::optional<HeadCount> as_head_count(const Field& field) {
  if (is_array(field.node())) return HeadCount{entities_from(field, window_from)};
  if (std::holds_alternative<std::int64_t>(field.node().value)) {
    const auto agents = as_count(field);
    return agents ? std::optional{HeadCount{*agents}} : std::nullopt;
  }
  const auto* text = std::get_if<std::string>(&field.node().value);
  const bool is_number =
      text != nullptr && text->find_first_not_of("0123456789") == std::string::npos;
  field.mismatch("a whole number of agents or a list of windows",
                 is_number ? number_slip(*text) : "");
  return std::nullopt;
}

std::optional<std::vector<Shift>> as_shifts(const Field& field) {
  return entities_from(field, shift_from);
}

}  // namespace staffsim::scenario
