// SPDX-License-Identifier: Apache-2.0
#include "core/did_you_mean.hpp"
#include "core/wording.hpp"
#include "model/validate.hpp"
#include "scenario/decode.hpp"
#include "scenario/locate.hpp"
#include "scenario/measure_keys.hpp"
#include "scenario/values.hpp"

#include <algorithm>
#include <set>

namespace staffsim::scenario {
namespace {

constexpr std::size_t most_precisions = 100;

constexpr Objection no_precision_of_targets{
    " says how often targets are met: no precision is wanted of it",
    "name the measure that is promised"};

/// One table stands for itself; a list may be empty.
template <class Visit>
void for_each_precision(const Field& field, Visit visit) {
  if (is_table(field.node())) visit(field);
  else for_each_element(field, "a table or a list of tables", visit);
}

double positive(const Field& field, double value) {
  if (value == 0.0 && !field.around().findings->concern(field.path()))
    field.error("must be above 0", "a wish for no error at all is never met");
  return value;
}

double share_of_estimate(const Field& field) {
  const auto share = as_number(field);
  if (share && !(*share > 0.0 && *share < 1.0))
    field.error("must be above 0 and below 1, got " + number_text(*share), "write 0.05 for 5 %");
  return share.value_or(0.0);
}

void read_width(const TableReader& table, const MeasureInfo* measure, PrecisionTarget& target) {
  table.exclude_rivals_of("half_width");
  const auto width = table.at("half_width");
  const auto relative = table.at("relative");
  if (!width && !relative)
    table.missing("half_width", "or relative: how wide half of the interval may be");
  target.is_relative = !width && relative;
  if (width && measure != nullptr)
    target.half_width = positive(*width, measure_value(*width, *measure));
  if (target.is_relative) target.half_width = share_of_estimate(*relative);
}

void read_at_most(const TableReader& table, PrecisionTarget& target) {
  table.with_default("at_most", as_count, target.at_most);
  Diagnostics found;
  validation::check_count(found, child(table.field().path(), "at_most"), target.at_most,
                          staffsim::limits::first_round, staffsim::limits::replications,
                          "replications");
  pass_on(found, table.field());
}

PrecisionTarget precision_from(const Field& field) {
  PrecisionTarget target;
  const auto table = as_table(field);
  if (!table) return target;
  table->allow_only("experiment.precision[]");
  const MeasureInfo* measure = read_measure_keys(*table, no_precision_of_targets, target.measure,
                                                 target.contact_types, target.agent_groups);
  read_width(*table, measure, target);
  read_at_most(*table, target);
  return target;
}

void resolve(const TableReader& table, const char* key, const std::string& what,
             const std::vector<std::string>& names) {
  const auto list = table.at(key);
  if (!list || !is_array(list->node()) || std::ranges::count(names, std::string{}) > 0) return;
  std::set<std::string> seen;
  for_each_element(*list, "a list of names", [&](const Field& element) {
    const auto* name = std::get_if<std::string>(&element.node().value);
    if (name == nullptr) return;
    if (std::ranges::find(names, *name) == names.end())
      element.error("there is no " + what + " named " + in_quotes(*name),
                    did_you_mean(*name, names));
    else if (!seen.insert(*name).second) element.error(in_quotes(*name) + " is listed twice");
  });
}

template <class Entity>
std::vector<std::string> names_of(const std::vector<Entity>& entities) {
  std::vector<std::string> names;
  names.reserve(entities.size());
  for (const Entity& entity : entities) names.push_back(entity.name);
  return names;
}

void check_against_model(const TableReader& table, const PrecisionTarget& target,
                         const ModelSpec& model) {
  resolve(table, "contact_types", "contact type", names_of(model.contact_types));
  resolve(table, "agent_groups", "agent group", names_of(model.agent_groups));
  if (table.field().around().findings->concern(table.field().path())) return;
  if (auto lack = what_lacks(target.measure, target.contact_types, model))
    table.at("measure")->error(lack->message, lack->hint);
  else if (auto zero = what_keeps_at_zero(target.measure, target.contact_types, model);
           zero && target.is_relative)
    table.at("relative")->error(zero->message, zero->hint);
}

void check_first_round(const TableReader& table, const PrecisionTarget& target, int replications) {
  const Findings& findings = *table.field().around().findings;
  if (target.at_most >= replications || findings.concern("experiment.replications") ||
      findings.concern(child(table.field().path(), "at_most")))
    return;
  table.at("at_most")->error("must be at least the replications of the first round, " +
                                 count_text(replications) + ", got " + count_text(target.at_most),
                             "`replications` are run first, then more until the precision is met");
}

}  // namespace

std::optional<std::vector<PrecisionTarget>> as_precision(const Field& field) {
  std::vector<PrecisionTarget> targets;
  for_each_precision(field, [&](const Field& each) { targets.push_back(precision_from(each)); });
  if (targets.size() > most_precisions)
    field.error("too many entries: limit " + std::to_string(most_precisions) + ", got " +
                count_text(static_cast<std::int64_t>(targets.size())));
  return targets;
}

void check_precision(const Field& field, const ExperimentSpec& experiment, const ModelSpec& model) {
  std::size_t index = 0;
  for_each_precision(field, [&](const Field& each) {
    const PrecisionTarget& target = experiment.precision.at(index++);
    if (!is_table(each.node())) return;
    const TableReader table{each};
    check_against_model(table, target, model);
    check_first_round(table, target, experiment.replications);
  });
}

}  // namespace staffsim::scenario
