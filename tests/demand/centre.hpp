// SPDX-License-Identifier: Apache-2.0
#pragma once
/// Small models for the tests of demand, and what a source makes of them.
#include <staffsim/demand/contact_source.hpp>
#include <staffsim/random/laws.hpp>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace staffsim::test {

inline constexpr double hour_s = 3600.0;

inline constexpr Date monday = date_of(2025, 9, 1);

inline ContactTypeSpec contact_type(const std::string& name, double per_day) {
  ContactTypeSpec type;
  type.name = name;
  WeeklyArrivals arrivals;
  arrivals.per_day = per_day;
  type.arrivals = arrivals;
  type.handle = Exponential{std::chrono::minutes{6}};
  type.patience = Exponential{std::chrono::minutes{5}};
  return type;
}

inline AgentGroupSpec agent_group(const std::string& name, const std::string& type) {
  AgentGroupSpec group;
  group.name = name;
  group.staffing = HeadCount{3};
  group.handles = {{type}};
  return group;
}

/// All types, and one group for the first of them.
inline ModelSpec centre(std::vector<ContactTypeSpec> types, int days = 7) {
  ModelSpec spec;
  spec.horizon.start = monday;
  spec.horizon.days = days;
  spec.agent_groups = {agent_group("desk", types.front().name)};
  spec.contact_types = std::move(types);
  return spec;
}

/// An incident that starts `hour` hours after Monday's midnight.
inline IncidentSpec incident_at(const std::string& name, double hour, Duration lasts) {
  IncidentSpec incident;
  incident.name = name;
  const int day = static_cast<int>(std::floor(hour / 24.0));
  incident.starts = std::vector<Moment>{
      {monday + std::chrono::days{day}, Duration{(hour - 24.0 * day) * 3600.0}}};
  incident.lasts = Deterministic{lasts};
  return incident;
}

/// All contacts of a replication, by arrival, made in stretches of `cut_s`.
inline std::vector<Contact> contacts_of(demand::ContactSource& source, const Model& model,
                                        std::uint64_t seed, std::uint64_t replication = 0,
                                        double cut_s = 1e9) {
  std::vector<Contact> all;
  std::vector<Contact> contacts;
  source.begin(seed, replication);
  const double end_s = model.grid().end_s();
  for (double until_s = 0.0; until_s < end_s;) {
    until_s = std::min(until_s + cut_s, end_s);
    source.next(until_s, contacts);
    all.insert(all.end(), contacts.begin(), contacts.end());
  }
  return all;
}
inline std::vector<Contact> contacts_of(const ModelSpec& spec, std::uint64_t seed,
                                        std::uint64_t replication = 0, double cut_s = 1e9) {
  const Model model{spec};
  demand::ContactSource source{model};
  return contacts_of(source, model, seed, replication, cut_s);
}

/// The contacts of one type and source.
inline std::vector<Contact> only(const std::vector<Contact>& contacts, std::uint16_t type,
                                 std::uint16_t source = 0) {
  std::vector<Contact> some;
  for (const Contact& contact : contacts)
    if (contact.type == type && contact.source == source) some.push_back(contact);
  return some;
}

}  // namespace staffsim::test
