// SPDX-License-Identifier: Apache-2.0
#include "scenario/target_check.hpp"

#include <staffsim/estimate/measure.hpp>

#include <algorithm>

namespace staffsim::scenario {
namespace {

template <class Has>
bool any_type_of(const TargetSpec& target, const ModelSpec& model, Has has) {
  return std::ranges::any_of(model.contact_types, [&](const ContactTypeSpec& type) {
    const bool is_meant =
        target.contact_types.empty() ||
        std::ranges::find(target.contact_types, type.name) != target.contact_types.end();
    return is_meant && has(type);
  });
}

bool is_level(Measure measure) {
  return (measure >= Measure::service_level && measure <= Measure::sl_answered) ||
         measure == Measure::excess_wait;
}

bool is_of_email(Measure measure) {
  return measure >= Measure::response_time_mean && measure <= Measure::backlog_age_max;
}

bool has_level(const ContactTypeSpec& type) { return type.service_level.has_value(); }
bool has_short_abandon(const ContactTypeSpec& type) {
  return type.service_level && type.service_level->short_abandon;
}
bool has_deadline(const ContactTypeSpec& type) { return type.due.has_value(); }
bool is_email(const ContactTypeSpec& type) { return type.channel == Channel::email; }

}  // namespace

std::optional<NothingToJudge> nothing_to_judge(const TargetSpec& target, const ModelSpec& model) {
  const auto measure = measure_from_id(target.measure);
  if (!measure) return std::nullopt;
  const std::string no_time =
      "none of its contact types has the time that " + target.measure + " counts by";
  if (*measure == Measure::sl_short_abandon_excluded &&
      !any_type_of(target, model, has_short_abandon))
    return NothingToJudge{no_time, "add service_level = { within = ..., short_abandon = ... }"};
  if (is_level(*measure) && !any_type_of(target, model, has_level))
    return NothingToJudge{no_time, "add service_level = { within = \"20 s\" }"};
  if (*measure == Measure::deadline_met_rate && !any_type_of(target, model, has_deadline))
    return NothingToJudge{no_time, "add due = \"24 h\""};
  if (is_of_email(*measure) && !any_type_of(target, model, is_email))
    return NothingToJudge{"none of its contact types is e-mail, and " + target.measure +
                              " is a measure of e-mail",
                          "name e-mail in contact_types"};
  return std::nullopt;
}

}  // namespace staffsim::scenario
