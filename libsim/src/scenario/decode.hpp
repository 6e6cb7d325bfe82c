// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/estimate/experiment.hpp>
#include <staffsim/model/model.hpp>

#include "scenario/field.hpp"

#include <map>

namespace staffsim::scenario {

/// What a file says, apart from its candidates and sweeps.
struct Decoded {
  std::string title;
  ExperimentSpec experiment;
  ModelSpec model;
  std::map<std::string, std::string> notes;
};

/// Reads and validates a whole tree, and writes defaults into it. Reports to the surroundings'
/// findings; with errors the result is incomplete.
[[nodiscard]] Decoded decode(Node& root, Surroundings& around);

// The sections. Each returns what it could read; findings say whether that is all.
void read_profiles(const Field& field);
[[nodiscard]] ContactTypeSpec contact_type_from(const Field& field);
[[nodiscard]] std::optional<RecordedLog> as_log(const Field& field);
/// `redial`, `returns`, `invalid` and `transfer` of a contact type.
void read_later_attempts(const TableReader& table, ContactTypeSpec& type);
[[nodiscard]] AgentGroupSpec agent_group_from(const Field& field);
[[nodiscard]] std::optional<HeadCount> as_head_count(const Field& field);
[[nodiscard]] std::optional<std::vector<Shift>> as_shifts(const Field& field);
[[nodiscard]] std::optional<Roster> as_roster(const Field& field);
[[nodiscard]] IncidentSpec incident_from(const Field& field);
[[nodiscard]] TargetSpec target_from(const Field& field);

/// `precision`: a table, or a list of them.
[[nodiscard]] std::optional<std::vector<PrecisionTarget>> as_precision(const Field& field);
/// What only the whole scenario tells: names, what can be observed, the length of the first round.
void check_precision(const Field& field, const ExperimentSpec& experiment, const ModelSpec& model);

/// Targets on which nothing of the model can be observed.
void check_targets(const ModelSpec& model, Diagnostics& out);

/// Warns of rows of a log that no type reads, or that two do.
void check_logs(const ModelSpec& model, Diagnostics& out);

/// A list of tables, one entity each.
template <class Entity>
std::vector<Entity> entities_from(const Field& field, Entity (*decode)(const Field&)) {
  std::vector<Entity> list;
  for_each_element(field, list_of_tables,
                   [&](const Field& element) { list.push_back(decode(element)); });
  return list;
}

}  // namespace staffsim::scenario
