// SPDX-License-Identifier: Apache-2.0
#include "scenario/choice.hpp"
#include "scenario/decode.hpp"

namespace staffsim::scenario {
namespace {

std::optional<EndOfShift> as_end_of_shift(const Field& field) {
  return choose<EndOfShift>(field,
                            {{"finish", EndOfShift::finish}, {"hand-over", EndOfShift::hand_over}});
}

Skill skill_from(const Field& field) {
  Skill skill;
  spell_out(field.node());
  const auto* entries = std::get_if<Table>(&field.node().value);
  if (entries == nullptr) {
    field.mismatch("a contact type", "its name, or a table such as { type = \"calls\" }");
    return skill;
  }
  const TableReader table{field};
  table.allow_only("agent_groups[].handles[]");
  table.require("type", as_text, skill.type);
  table.with_default("speed", as_number, skill.speed);
  table.with_default("keep_free", as_count, skill.keep_free);
  table.with_default("preempt_by", as_texts, {.value = Array{}, .at = {}}, skill.preempt_by);
  table.with_default("switch", as_duration, skill.switch_time);
  table.with_default("overflow_after", as_duration, skill.overflow_after);
  return skill;
}

std::optional<std::vector<Skill>> as_skills(const Field& field) {
  constexpr std::string_view expected = "a list of contact types";
  if (is_single_name(field, expected)) return std::nullopt;
  std::vector<Skill> skills;
  const bool is_list = for_each_element(
      field, expected, [&](const Field& element) { skills.push_back(skill_from(element)); });
  return is_list ? std::optional{std::move(skills)} : std::nullopt;
}

/// One of the three ways to say who is on duty; where there are more, each is read for its errors.
void read_staffing(const TableReader& table, AgentGroupSpec& group) {
  table.exclude_rivals_of("agents");
  if (!table.has("agents")) table.exclude_rivals_of("shifts");
  table.optional("agents", as_head_count, group.staffing);
  table.optional("shifts", as_shifts, group.staffing);
  if (table.has("roster")) group.staffing = Roster{};
  table.optional("roster", as_roster, group.staffing);
  if (!table.has("agents") && !table.has("shifts") && !table.has("roster"))
    table.missing("agents", "a number, a list of windows, or shifts or a roster instead");
}

}  // namespace

AgentGroupSpec agent_group_from(const Field& field) {
  AgentGroupSpec group;
  const auto table = as_table(field);
  if (!table) return group;
  table->allow_only("agent_groups[]");
  table->require("name", as_text, group.name);
  table->optional("people", as_count, group.people);
  table->optional("contract_hours", as_number, group.contract_hours);
  read_staffing(*table, group);
  table->with_default("extra_agents", as_count, group.extra_agents);
  table->require("handles", as_skills, group.handles);
  table->with_default("absence", as_number, group.absence);
  table->with_default("shrinkage", as_number, group.shrinkage);
  table->with_default("end_of_shift", as_end_of_shift, text_node("finish"), group.end_of_shift);
  table->with_default("cost_per_hour", as_number, group.cost_per_hour);
  return group;
}

}  // namespace staffsim::scenario
