// SPDX-License-Identifier: Apache-2.0
#include "model/validate.hpp"

#include <staffsim/core/interval_grid.hpp>

#include "core/wording.hpp"
#include "model/validate_references.hpp"
#include "model/validate_relations.hpp"
#include "model/validate_totals.hpp"

#include <cmath>

namespace staffsim {
namespace validation {
namespace {

constexpr double shortest_interval_s = 60.0;
constexpr std::size_t most_incidents = 1'000;
constexpr std::size_t most_targets = 1'000;

void check_interval(Duration interval, Diagnostics& out) {
  const double length_s = interval.count();
  const bool in_range = length_s >= shortest_interval_s && length_s <= seconds_per_day;
  if (!in_range)
    report(out, "horizon.interval",
           "must be between 1 min and 24 h, got " + duration_text(interval));
  else if (!IntervalGrid::divides_a_day(length_s))
    report(out, "horizon.interval", "must divide a day, got " + duration_text(interval),
           "15 min, 30 min and 60 min do, for example");
}

template <class Entity, class Check>
void check_each(const std::vector<Entity>& list, const char* section, std::size_t most, Check check,
                Diagnostics& out) {
  if (!check_size(out, section, list.size(), most)) return;
  for (std::size_t i = 0; i < list.size(); ++i) check(list[i], element(section, i), out);
}

void check_day_factors(const DayFactorsSpec& day_factors, Diagnostics& out) {
  check_number(out, "day_factors.correlation", day_factors.correlation, 0.0, 1.0);
  check_number(out, "day_factors.day_to_day", day_factors.day_to_day, 0.0, limits::day_to_day);
}

void check_total_agents(const ModelSpec& spec, Diagnostics& out) {
  double total = 0.0;
  for (const AgentGroupSpec& group : spec.agent_groups)
    total += most_agents(group) + called_in(spec, group.name);
  if (total > limits::agents)
    report(out, "agent_groups",
           count_text(static_cast<std::int64_t>(total)) +
               " agents on duty at once are too many: limit " + count_text(limits::agents) +
               " agents");
}

}  // namespace

void check_horizon(const HorizonSpec& horizon, Diagnostics& out) {
  const bool has_start = check_date(out, "horizon.start", horizon.start);
  const bool has_days = check_count(out, "horizon.days", horizon.days, 1, limits::days, "days");
  if (has_start && has_days)
    check_date(out, "horizon.days", horizon.start + std::chrono::days{horizon.days - 1});
  check_count(out, "horizon.warm_up_days", horizon.warm_up_days, 0, limits::warm_up_days, "days");
  check_interval(horizon.interval, out);
}

void check_target(const TargetSpec& target, const std::string& path, Diagnostics& out) {
  if (!target.contact_types.empty() && !target.agent_groups.empty())
    report(out, child(path, "agent_groups"),
           "a target is about contact types or about agent groups, not both");
  if (!std::isfinite(target.limit))
    report(out, child(path, target.at_least ? "at_least" : "at_most"), "must be a finite number");
  check_positive(out, child(path, "in_share"), target.in_share, 1.0);
}

}  // namespace validation

Diagnostics validate(const ModelSpec& spec) {
  using namespace validation;
  Diagnostics out;
  check_horizon(spec.horizon, out);
  if (spec.contact_types.empty())
    report(out, "contact_types", "a scenario needs at least one contact type");
  if (spec.agent_groups.empty())
    report(out, "agent_groups", "a scenario needs at least one agent group");
  check_each(spec.contact_types, "contact_types", limits::contact_types, check_contact_type, out);
  check_day_factors(spec.day_factors, out);
  if (spec.lines) check_count(out, "lines.total", *spec.lines, 1, limits::lines, "lines");
  check_each(spec.agent_groups, "agent_groups", limits::agent_groups, check_agent_group, out);
  check_total_agents(spec, out);
  check_each(spec.incidents, "incidents", most_incidents, check_incident, out);
  check_each(spec.targets, "targets", most_targets, check_target, out);
  check_references(spec, out);
  check_totals(spec, out);
  check_relations(spec, out);
  return out;
}

}  // namespace staffsim
