// SPDX-License-Identifier: Apache-2.0
#include "scenario/decode.hpp"
#include "scenario/laws.hpp"
#include "scenario/values.hpp"

namespace staffsim::scenario {
namespace {

Node one() { return {.value = 1.0, .at = {}}; }
Node at_once() { return {.value = std::string{"0 s"}, .at = {}}; }

IncidentEffect effect_from(const Field& field) {
  IncidentEffect effect;
  const auto table = as_table(field);
  if (!table) return effect;
  table->allow_only("incidents[].affects.*");
  table->with_default("arrivals_factor", as_number, one(), effect.arrivals_factor);
  table->with_default("ramp", as_duration, at_once(), effect.ramp);
  table->with_default("decay", as_duration, at_once(), effect.decay);
  table->with_default("handle_factor", as_number, one(), effect.handle_factor);
  return effect;
}

std::optional<std::map<std::string, IncidentEffect>> as_effects(const Field& field) {
  std::map<std::string, IncidentEffect> effects;
  for_each_entry(field, [&](const Entry& entry, const Field& value) {
    effects[entry.key] = effect_from(value);
  });
  return effects;
}

std::optional<std::map<std::string, int>> as_withdrawals(const Field& field) {
  std::map<std::string, int> withdrawals;
  for_each_entry(field, [&](const Entry& entry, const Field& value) {
    withdrawals[entry.key] = as_count(value).value_or(0);
  });
  return withdrawals;
}

}  // namespace

IncidentSpec incident_from(const Field& field) {
  IncidentSpec incident;
  const auto table = as_table(field);
  if (!table) return incident;
  table->allow_only("incidents[]");
  table->require("name", as_text, incident.name);
  table->exclude("at", {"every"});
  if (!table->has("at") && !table->has("every"))
    table->missing("at", "a list of moments, or every = a distribution of the gaps");
  table->optional("at", as_moments, incident.starts);
  if (!table->has("at")) table->optional("every", as_law, incident.starts);
  table->require("lasts", as_law, incident.lasts);
  table->optional("affects", as_effects, incident.affects);
  table->optional("withdraws", as_withdrawals, incident.withdraws);
  return incident;
}

}  // namespace staffsim::scenario
