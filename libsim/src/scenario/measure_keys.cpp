// SPDX-License-Identifier: Apache-2.0
#include "scenario/measure_keys.hpp"

#include "model/features.hpp"
#include "scenario/choice.hpp"

#include <algorithm>
#include <array>

namespace staffsim::scenario {
namespace {

const MeasureInfo* measure_of(const TableReader& table, const std::string& id,
                              const Objection& about_targets) {
  const Field field = *table.at("measure");
  const auto measure = measure_from_id(id);
  if (measure && is_promisable(*measure)) return &info(*measure);
  if (measure && info(*measure).scope == MeasureScope::targets) {
    field.error(in_quotes(id) + about_targets.message, about_targets.hint);
    return nullptr;
  }
  if (measure) {
    field.error(in_quotes(id) + " is known in the simplest centres only: it is nothing to promise",
                "promise service_level, or another level of the calls that come");
    return nullptr;
  }
  std::vector<std::string> known;
  for (const MeasureInfo& other : all_measures())
    if (is_promisable(other.measure)) known.emplace_back(other.id);
  const std::string hint = did_you_mean(id, known);
  field.error("there is no measure " + in_quotes(id),
              hint.empty() ? "such as service_level, abandonment_rate, asa, wait_p90 or occupancy"
                           : hint);
  return nullptr;
}

void refuse_other_scope(const TableReader& table, const MeasureInfo& measure) {
  const bool is_about_agents = measure.scope == MeasureScope::agents;
  const char* wrong = is_about_agents ? "contact_types" : "agent_groups";
  if (const auto field = table.at(wrong))
    field->error(
        std::string{measure.id} + " is a measure of " + (is_about_agents ? "agents" : "contacts"),
        std::string{"name "} + (is_about_agents ? "agent_groups" : "contact_types") + " instead");
}

void check_not_empty(const TableReader& table, const char* key) {
  const auto field = table.at(key);
  const auto* list = field ? std::get_if<Array>(&field->node().value) : nullptr;
  if (list != nullptr && list->empty())
    field->error("needs at least one name", "leave it out for all");
}

double duration_value(const Field& field) {
  const auto value = as_duration(field);
  if (value && value->count() < 0.0) field.error("must be >= 0, got " + duration_text(*value));
  return value.value_or(Duration{}).count();
}

double number_value(const Field& field, const MeasureInfo& measure) {
  const auto value = as_number(field);
  const double most = largest_share(measure.measure);
  if (value && measure.unit == Unit::share && !(*value >= 0.0 && *value <= most))
    field.error(std::string{measure.id} + " is a share between 0 and " + number_text(most) +
                    ", got " + number_text(*value),
                "write 0.80 for 80 %");
  else if (value && *value < 0.0) field.error("must be >= 0, got " + number_text(*value));
  return value.value_or(0.0);
}

/// What a measure counts by, and a type must have.
struct Need {
  bool (*is_met)(const ContactTypeSpec& type);
  const char* what;
  const char* hint;
};

constexpr Need acceptable_wait = {
    [](const ContactTypeSpec& type) { return type.service_level.has_value(); },
    "the acceptable waiting time", "add service_level = { within = \"20 s\" }"};

constexpr Need due = {[](const ContactTypeSpec& type) { return type.due.has_value(); },
                      "the deadline", "add due = \"24 h\" to e-mail"};

constexpr Need email = {[](const ContactTypeSpec& type) { return type.channel == Channel::email; },
                        "the channel", "it is a measure of channel = \"email\""};

/// Nothing for what every type has.
const Need* need_of(Measure measure) {
  switch (measure) {
    case Measure::service_level:
    case Measure::sl_excl_abandoned_in_awt:
    case Measure::sl_offered:
    case Measure::sl_abandoned_in_awt_ok:
    case Measure::sl_answered:
    case Measure::sl_short_abandon_excluded:
    case Measure::excess_wait: return &acceptable_wait;
    case Measure::deadline_met_rate: return &due;
    default: return info(measure).rows == Rows::of_email_alone ? &email : nullptr;
  }
}

/// What a measure counts, and not every centre has.
struct Counted {
  Measure measure;
  bool (*is_had)(const ModelSpec& model);
  const char* what;
};

constexpr std::array counted_measures = {
    Counted{Measure::blocked, has_limited_lines, "limited lines"},
    Counted{Measure::block_rate, has_limited_lines, "limited lines"},
    Counted{Measure::deflected, has_deflection, "status messages"},
    Counted{Measure::call_in_hours, has_call_ins, "agents called in"},
    Counted{Measure::cost, has_cost, "cost_per_hour"}};

/// The same of the contact types that are meant.
struct CountedOfType {
  Measure measure;
  bool (*is_had)(const ContactTypeSpec& type);
  const char* what;
};

constexpr auto has_invalid_share = [](const ContactTypeSpec& type) {
  return type.invalid.has_value();
};
constexpr auto has_redial_rule = [](const ContactTypeSpec& type) {
  return type.redial.has_value();
};

constexpr std::array counted_of_types = {
    CountedOfType{Measure::abandoned, may_give_up, "patience"},
    CountedOfType{Measure::abandonment_rate, may_give_up, "patience"},
    CountedOfType{Measure::invalid, has_invalid_share, "invalid contacts"},
    CountedOfType{Measure::redial_share, has_redial_rule, "redials"}};

/// One that is better or worse for a channel, and no row of all contacts shows.
bool is_misleading_of_all(Measure measure) {
  return info(measure).scope == MeasureScope::contacts && info(measure).better != Better::neither &&
         info(measure).rows != Rows::any;
}

bool is_meant(const std::vector<std::string>& names, const ContactTypeSpec& type) {
  return names.empty() || std::ranges::find(names, type.name) != names.end();
}

}  // namespace

const MeasureInfo* read_measure_keys(const TableReader& table, const Objection& about_targets,
                                     std::string& measure, std::vector<std::string>& contact_types,
                                     std::vector<std::string>& agent_groups) {
  table.require("measure", as_text, measure);
  const MeasureInfo* const found =
      measure.empty() ? nullptr : measure_of(table, measure, about_targets);
  table.optional("contact_types", as_texts, contact_types);
  table.optional("agent_groups", as_texts, agent_groups);
  check_not_empty(table, "contact_types");
  check_not_empty(table, "agent_groups");
  if (found != nullptr) refuse_other_scope(table, *found);
  return found;
}

double measure_value(const Field& field, const MeasureInfo& measure) {
  return measure.unit == Unit::seconds ? duration_value(field) : number_value(field, measure);
}

std::optional<Lack> what_lacks(const std::string& measure,
                               const std::vector<std::string>& contact_types,
                               const ModelSpec& model) {
  const auto known = measure_from_id(measure);
  const Need* const need = known ? need_of(*known) : nullptr;
  if (need == nullptr) return std::nullopt;
  const bool is_met = std::ranges::any_of(model.contact_types, [&](const ContactTypeSpec& type) {
    return is_meant(contact_types, type) && need->is_met(type);
  });
  if (is_met) return std::nullopt;
  return Lack{"none of its contact types has " + std::string{need->what} + " that " + measure +
                  " counts by",
              need->hint};
}

std::optional<Lack> what_never_counts(const std::string& measure,
                                      const std::vector<std::string>& contact_types,
                                      const ModelSpec& model) {
  if (measure_from_id(measure) != Measure::sl_short_abandon_excluded) return std::nullopt;
  const bool is_said = std::ranges::any_of(model.contact_types, [&](const ContactTypeSpec& type) {
    return is_meant(contact_types, type) && type.service_level && type.service_level->short_abandon;
  });
  if (is_said) return std::nullopt;
  return Lack{"none of its contact types has short_abandon: no abandonment counts as short",
              "add service_level = { within = ..., short_abandon = \"5 s\" }"};
}

std::optional<Lack> what_keeps_at_zero(const std::string& measure,
                                       const std::vector<std::string>& contact_types,
                                       const ModelSpec& model) {
  const auto known = measure_from_id(measure);
  const auto lack = [&](const std::string& why) {
    return Lack{measure + " is always 0: " + why,
                "a share of 0 is never reached: leave this precision out"};
  };
  const auto* const general = std::ranges::find(counted_measures, known, &Counted::measure);
  if (general != counted_measures.end() && !general->is_had(model))
    return lack("the scenario has no " + std::string{general->what});
  const auto* const own = std::ranges::find(counted_of_types, known, &CountedOfType::measure);
  const auto is_had = [&](const ContactTypeSpec& type) {
    return is_meant(contact_types, type) && own->is_had(type);
  };
  if (own != counted_of_types.end() && std::ranges::none_of(model.contact_types, is_had))
    return lack("none of its contact types has " + std::string{own->what});
  return std::nullopt;
}

std::optional<Lack> what_pools(const std::string& measure,
                               const std::vector<std::string>& contact_types,
                               const ModelSpec& model) {
  const auto known = measure_from_id(measure);
  if (!known || !contact_types.empty() || !is_misleading_of_all(*known)) return std::nullopt;
  const Need* const need = need_of(*known);
  const auto has = [&](Channel channel) {
    return std::ranges::any_of(model.contact_types, [&](const ContactTypeSpec& type) {
      return type.channel == channel && (need == nullptr || need->is_met(type));
    });
  };
  if (!has(Channel::phone) || !has(Channel::email)) return std::nullopt;
  return Lack{measure + " is of all contacts: of e-mail, which may wait for hours and never gives "
                        "up, and of calls",
              "name the contact_types that are meant"};
}

}  // namespace staffsim::scenario
