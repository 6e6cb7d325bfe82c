// SPDX-License-Identifier: Apache-2.0
#include "core/did_you_mean.hpp"
#include "model/validate.hpp"
#include "scenario/choice.hpp"
#include "scenario/decode.hpp"
#include "scenario/laws.hpp"
#include "scenario/locate.hpp"

#include <algorithm>

namespace staffsim::scenario {
namespace {

constexpr std::size_t hours_of_a_day = 24;

Node list_of_ones(std::size_t count) { return {.value = Array(count, count_node(1)), .at = {}}; }

Node family_node(const char* family) {
  Node law{.value = Table{}, .at = {}};
  put(law, "family", text_node(family));
  return law;
}

Node no_time() {
  Node law = family_node("deterministic");
  put(law, "value", text_node("0 s"));
  return law;
}

std::optional<Channel> as_channel(const Field& field) {
  return choose<Channel>(field, {{"phone", Channel::phone}, {"email", Channel::email}});
}

std::optional<std::vector<double>> named_profile(const Field& field, const std::string& name) {
  const auto& profiles = field.around().profiles;
  const auto found = profiles.find(name);
  if (found != profiles.end()) return found->second;
  std::vector<std::string> names;
  names.reserve(profiles.size());
  for (const auto& [known, weights] : profiles) names.push_back(known);
  field.error("there is no profile named " + in_quotes(name), did_you_mean(name, names));
  return std::nullopt;
}

/// A list of weights, or the name of one.
std::optional<std::vector<double>> as_weights(const Field& field) {
  if (const auto* name = std::get_if<std::string>(&field.node().value))
    return named_profile(field, *name);
  if (is_array(field.node())) return as_numbers(field);
  field.mismatch("a profile", "a name, a list of weights, or a table by days");
  return std::nullopt;
}

/// One profile for the whole week, or profiles by days.
std::optional<std::vector<DayProfile>> as_profiles(const Field& field) {
  std::vector<DayProfile> profiles;
  if (!is_table(field.node())) {
    if (auto weights = as_weights(field)) profiles.push_back({DaySet::daily(), *weights});
    return profiles;
  }
  bool are_sound = true;
  if (std::get<Table>(field.node().value).empty())
    field.error("no profile for any day", "every weekday needs one");
  for_each_entry(field, [&](const Entry& entry, const Field& value) {
    const auto days = days_from(entry.key, value);
    auto weights = as_weights(value);
    are_sound &= days && weights;
    if (!days || !weights) return;
    Diagnostics found;
    validation::check_profile(found, value.path(), *weights);
    if (!value.around().findings->concern(value.path())) pass_on(found, value);
    profiles.push_back({*days, std::move(*weights)});
  });
  return are_sound ? std::optional{std::move(profiles)} : std::nullopt;
}

/// What is written as 24 equal weights is the model's "flat".
void simplify(std::vector<DayProfile>& profiles) {
  if (profiles.size() != 1 || profiles[0].days != DaySet::daily()) return;
  const std::vector<double>& weights = profiles[0].weights;
  const bool is_flat = weights.size() == hours_of_a_day && weights[0] > 0.0 &&
                       weights[0] <= staffsim::limits::contacts_per_day &&
                       std::ranges::count(weights, weights[0]) == std::ptrdiff_t{hours_of_a_day};
  if (is_flat) profiles.clear();
}

std::optional<std::array<double, days_per_week>> as_weekday_weights(const Field& field) {
  const auto weights = as_numbers(field);
  if (!weights) return std::nullopt;
  if (weights->size() != days_per_week) {
    field.error("expected 7 weights, Monday first, got " + std::to_string(weights->size()));
    return std::nullopt;
  }
  std::array<double, days_per_week> result{};
  std::ranges::copy(*weights, result.begin());
  return result;
}

WeeklyArrivals weekly_arrivals_from(const TableReader& table) {
  WeeklyArrivals arrivals;
  if (table.has("per_day")) table.require("per_day", as_number, arrivals.per_day);
  else table.missing("per_day", "or give rates or a log instead");
  table.with_default("profile", as_profiles, list_of_ones(hours_of_a_day), arrivals.profiles);
  simplify(arrivals.profiles);
  table.with_default("weekday", as_weekday_weights, list_of_ones(days_per_week), arrivals.weekday);
  table.optional("dates", as_date_factors, arrivals.dates);
  return arrivals;
}

std::optional<RateTable> as_rates(const Field& field) {
  const auto table = as_table(field);
  if (!table) return std::nullopt;
  RateTable rates;
  table->allow_only("contact_types[].rates");
  table->require("every", as_duration, rates.every);
  table->require("per_hour", as_numbers, rates.per_hour);
  return rates;
}

/// One of the three ways to say when contacts come.
void read_arrivals(const TableReader& table, ContactTypeSpec& type) {
  table.exclude_rivals_of("log");
  if (!table.has("log")) table.exclude_rivals_of("rates");
  if (table.has("log")) {
    type.arrivals = RecordedLog{};
    table.optional("log", as_log, type.arrivals);
  } else if (table.has("rates")) {
    table.optional("rates", as_rates, type.arrivals);
  } else {
    type.arrivals = weekly_arrivals_from(table);
  }
}

std::optional<double> as_busyness(const Field& field) {
  const auto table = as_table(field, "cv");
  if (!table) return std::nullopt;
  double cv = 0.0;
  table->allow_only("contact_types[].busyness");
  table->require("cv", as_number, cv);
  if (table->has("cv") && cv == 0.0 && !field.around().findings->concern(field.path()))
    table->at("cv")->error("must be above 0, got 0", "leave busyness out for none");
  return cv;
}

std::optional<ServiceLevelRule> as_service_level(const Field& field) {
  if (const auto* text = std::get_if<std::string>(&field.node().value)) {
    field.mismatch("a table", duration_from(*text)
                                  ? "write { within = " + in_quotes(*text) + " }"
                                  : "write { within = \"20 s\" }; the share is a target's");
    return std::nullopt;
  }
  const auto table = as_table(field);
  if (!table) return std::nullopt;
  ServiceLevelRule rule;
  table->allow_only("contact_types[].service_level");
  table->require("within", as_duration, rule.within);
  table->optional("short_abandon", as_duration, rule.short_abandon);
  return rule;
}

void read_patience(const TableReader& table, ContactTypeSpec& type) {
  table.with_default("patience", as_patience_law, family_node("never"), type.patience);
  const Field patience = *table.at("patience");
  if (!is_table(patience.node())) return;
  TableReader{patience}.with_default("balk", as_number, type.balk);
}

}  // namespace

void read_profiles(const Field& field) {
  for_each_entry(field, [](const Entry& entry, const Field& value) {
    auto weights = as_numbers(value);
    Diagnostics found;
    validation::check_name(found, value.path(), entry.key, "a profile");
    if (weights && !value.around().findings->concern(value.path()))
      validation::check_profile(found, value.path(), *weights);
    pass_on(found, value);
    if (value.around().findings->concern(value.path())) weights.reset();
    value.around().profiles[entry.key] = std::move(weights);
  });
}

ContactTypeSpec contact_type_from(const Field& field) {
  ContactTypeSpec type;
  const auto table = as_table(field);
  if (!table) return type;
  table->allow_only("contact_types[]");
  table->require("name", as_text, type.name);
  table->optional("branch", as_given_name, type.branch);
  table->with_default("channel", as_channel, text_node("phone"), type.channel);
  read_arrivals(*table, type);
  table->optional("busyness", as_busyness, type.busyness_cv);
  table->require("handle", as_law, type.handle);
  table->with_default("wrap_up", as_law, no_time(), type.wrap_up);
  read_patience(*table, type);
  table->optional("service_level", as_service_level, type.service_level);
  read_later_attempts(*table, type);
  table->optional("due", as_duration, type.due);
  return type;
}

}  // namespace staffsim::scenario
