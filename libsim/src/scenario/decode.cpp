// SPDX-License-Identifier: Apache-2.0
#include "scenario/decode.hpp"

#include "model/validate.hpp"
#include "scenario/assignment.hpp"
#include "scenario/choice.hpp"
#include "scenario/locate.hpp"

namespace staffsim::scenario {
namespace {

constexpr std::int64_t known_format = 1;

/// Whether the file is of a format that this version knows.
bool read_format(const TableReader& root) {
  const auto field = root.at("format");
  if (!field) {
    root.missing("format", "begin the file with format = 1");
    return true;
  }
  const auto* format = std::get_if<std::int64_t>(&field->node().value);
  if (format != nullptr && *format == known_format) return true;
  field->mismatch("format 1", "the only format that this version reads");
  return false;
}

std::optional<HorizonSpec> as_horizon(const Field& field) {
  const auto table = as_table(field);
  if (!table) return std::nullopt;
  HorizonSpec horizon;
  table->allow_only("horizon");
  table->require("start", as_date, horizon.start);
  table->require("days", as_count, horizon.days);
  table->with_default("warm_up_days", as_count, horizon.warm_up_days);
  table->with_default("interval", as_duration, horizon.interval);
  return horizon;
}

void check_experiment(const ExperimentSpec& experiment, const TableReader& table) {
  const Field& field = table.field();
  Diagnostics found;
  validation::check_count(found, child(field.path(), "replications"), experiment.replications, 1,
                          staffsim::limits::replications, "replications");
  pass_on(found, field);
  if (!staffsim::limits::is_confidence(experiment.confidence))
    table.at("confidence")
        ->error("must be from 0.01 to 0.999999, got " + number_text(experiment.confidence),
                "write 0.95 for 95 %");
}

std::optional<ExperimentSpec> as_experiment(const Field& field) {
  const auto table = as_table(field);
  if (!table) return std::nullopt;
  ExperimentSpec experiment;
  table->allow_only("experiment");
  table->with_default("replications", as_count, experiment.replications);
  table->with_default("seed", as_seed, experiment.seed);
  table->with_default("confidence", as_number, experiment.confidence);
  table->optional("precision", as_precision, experiment.precision);
  check_experiment(experiment, *table);
  return experiment;
}

std::optional<ContactSelection> as_contact_selection(const Field& field) {
  return choose<ContactSelection>(field, {{"priority", ContactSelection::priority},
                                          {"longest-waiting", ContactSelection::longest_waiting},
                                          {"earliest-due", ContactSelection::earliest_due},
                                          {"longest-queue", ContactSelection::longest_queue}});
}

std::optional<AgentSelection> as_agent_selection(const Field& field) {
  return choose<AgentSelection>(field, {{"longest-idle", AgentSelection::longest_idle},
                                        {"group-order", AgentSelection::group_order},
                                        {"least-occupied", AgentSelection::least_occupied}});
}

std::optional<RoutingSpec> as_routing(const Field& field) {
  const auto table = as_table(field);
  if (!table) return std::nullopt;
  RoutingSpec routing;
  table->allow_only("routing");
  table->with_default("contact", as_contact_selection, text_node("priority"), routing.contact);
  table->with_default("agent", as_agent_selection, text_node("longest-idle"), routing.agent);
  return routing;
}

std::optional<DayFactorsSpec> as_day_factors(const Field& field) {
  const auto table = as_table(field);
  if (!table) return std::nullopt;
  DayFactorsSpec day_factors;
  table->allow_only("day_factors");
  table->with_default("correlation", as_number, day_factors.correlation);
  table->with_default("day_to_day", as_number, day_factors.day_to_day);
  return day_factors;
}

/// Nothing where there is no limit.
std::optional<int> as_lines(const Field& field) {
  const auto table = as_table(field, "total");
  if (!table) return std::nullopt;
  std::optional<int> total;
  table->allow_only("lines");
  table->optional("total", as_count, total);
  return total;
}

std::optional<std::map<std::string, std::string>> as_notes(const Field& field) {
  std::map<std::string, std::string> notes;
  for_each_entry(field, [&](const Entry& entry, const Field& value) {
    if (std::string hint = path_slip(entry.key, value.node()); !hint.empty())
      value.mismatch("a text in quotes", std::move(hint));
    else notes[entry.key] = as_text(value).value_or("");
  });
  return notes;
}

/// The decoders of lists never fail as a whole.
template <class Entity, Entity (*decode_one)(const Field&)>
std::optional<std::vector<Entity>> as_list(const Field& field) {
  return entities_from(field, decode_one);
}

void read_model(const TableReader& root, ModelSpec& model) {
  root.require("horizon", as_horizon, model.horizon);
  if (const auto profiles = root.at("profiles")) read_profiles(*profiles);
  root.require("contact_types", as_list<ContactTypeSpec, contact_type_from>, model.contact_types);
  root.with_default("day_factors", as_day_factors, {.value = Table{}, .at = {}}, model.day_factors);
  root.optional("lines", as_lines, model.lines);
  root.require("agent_groups", as_list<AgentGroupSpec, agent_group_from>, model.agent_groups);
  root.with_default("routing", as_routing, {.value = Table{}, .at = {}}, model.routing);
  root.optional("incidents", as_list<IncidentSpec, incident_from>, model.incidents);
  root.optional("targets", as_list<TargetSpec, target_from>, model.targets);
}

void check_experiment_with_model(const TableReader& root, const Decoded& decoded) {
  const auto experiment = root.at("experiment");
  if (!experiment || !is_table(experiment->node())) return;
  if (const auto precision = TableReader{*experiment}.at("precision"))
    if (is_table(precision->node()) || is_array(precision->node()))
      check_precision(*precision, decoded.experiment, decoded.model);
}

/// Validation knows paths, not places; what echoes an error of reading is left out.
void validate_model(const ModelSpec& model, Node& root, Findings& findings) {
  Diagnostics found = validate(model);
  check_targets(model, found);
  check_logs(model, found);
  Diagnostics fresh;
  for (Diagnostic& finding : found)
    if (!findings.concern(finding.key_path)) fresh.push_back(std::move(finding));
  for (Diagnostic& finding : fresh) {
    finding.at = location_of(finding.key_path, root);
    findings.add(std::move(finding));
  }
}

}  // namespace

Decoded decode(Node& root_node, Surroundings& around) {
  Decoded result;
  const TableReader root{Field{root_node, "", around}};
  if (!read_format(root)) return result;
  root.allow_only("");
  root.with_default("title", as_text, text_node(""), result.title);
  root.with_default("experiment", as_experiment, {.value = Table{}, .at = {}}, result.experiment);
  read_model(root, result.model);
  root.optional("notes", as_notes, result.notes);
  validate_model(result.model, root_node, *around.findings);
  check_experiment_with_model(root, result);
  return result;
}

}  // namespace staffsim::scenario
