// SPDX-License-Identifier: Apache-2.0
#include "scenario/decode.hpp"
#include "scenario/laws.hpp"
#include "scenario/values.hpp"

namespace staffsim::scenario {
namespace {

IncidentEffect effect_from(const Field& field) {
  IncidentEffect effect;
  const auto table = as_table(field, "arrivals_factor");
  if (!table) return effect;
  table->allow_only("incidents[].affects.*");
  table->with_default("arrivals_factor", as_number, effect.arrivals_factor);
  table->with_default("ramp", as_duration, effect.ramp);
  table->with_default("decay", as_duration, effect.decay);
  table->with_default("handle_factor", as_number, effect.handle_factor);
  table->with_default("deflected", as_number, effect.deflected);
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

std::optional<CallIn> as_call_in(const Field& field) {
  const auto table = as_table(field);
  if (!table) return std::nullopt;
  CallIn call;
  table->allow_only("incidents[].responses[].call_in");
  table->require("group", as_text, call.group);
  table->require("agents", as_count, call.agents);
  table->with_default("at_least", as_duration, call.at_least);
  return call;
}

std::optional<Announcement> as_announcement(const Field& field) {
  const auto table = as_table(field);
  if (!table) return std::nullopt;
  Announcement announcement;
  table->allow_only("incidents[].responses[].announce");
  table->require("type", as_text, announcement.type);
  table->require("deflected", as_number, announcement.deflected);
  return announcement;
}

IncidentResponse response_from(const Field& field) {
  IncidentResponse response;
  const auto table = as_table(field);
  if (!table) return response;
  table->allow_only("incidents[].responses[]");
  table->require("after", as_duration, response.after);
  table->exclude_rivals_of("call_in");
  if (!table->has("call_in") && !table->has("announce"))
    table->missing("call_in", "or announce: what is done");
  table->optional("call_in", as_call_in, response.action);
  if (!table->has("call_in")) table->optional("announce", as_announcement, response.action);
  return response;
}

std::optional<std::vector<IncidentResponse>> as_responses(const Field& field) {
  return entities_from(field, response_from);
}

}  // namespace

IncidentSpec incident_from(const Field& field) {
  IncidentSpec incident;
  const auto table = as_table(field);
  if (!table) return incident;
  table->allow_only("incidents[]");
  table->require("name", as_text, incident.name);
  table->exclude_rivals_of("at");
  if (!table->has("at") && !table->has("every"))
    table->missing("at", "a list of moments, or every = a distribution of the gaps");
  table->optional("at", as_moments, incident.starts);
  if (!table->has("at") && table->has("every")) {
    incident.starts = AnyDistribution{};  // with a slip in it too: no list is missing
    table->optional("every", as_law, incident.starts);
  }
  table->require("lasts", as_law, incident.lasts);
  table->optional("affects", as_effects, incident.affects);
  table->optional("withdraws", as_withdrawals, incident.withdraws);
  table->optional("responses", as_responses, incident.responses);
  return incident;
}

}  // namespace staffsim::scenario
