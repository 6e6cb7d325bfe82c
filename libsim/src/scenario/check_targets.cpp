// SPDX-License-Identifier: Apache-2.0
#include "model/validate.hpp"
#include "scenario/decode.hpp"

#include <algorithm>
#include <array>

namespace staffsim::scenario {
namespace {

/// What a measure counts by, and a type must have.
struct Need {
  bool (*is_met)(const ContactTypeSpec& type);
  const char* what;
  const char* hint;
};

constexpr Need acceptable_wait = {
    [](const ContactTypeSpec& type) { return type.service_level.has_value(); },
    "the acceptable waiting time", "add service_level = { within = \"20 s\" }"};

constexpr Need short_abandon = {
    [](const ContactTypeSpec& type) {
      return type.service_level && type.service_level->short_abandon.has_value();
    },
    "the time of a short abandonment", "add service_level = { within = ..., short_abandon = ... }"};

constexpr Need due = {[](const ContactTypeSpec& type) { return type.due.has_value(); },
                      "the deadline", "add due = \"24 h\" to e-mail"};

constexpr Need email = {[](const ContactTypeSpec& type) { return type.channel == Channel::email; },
                        "the channel", "it is a measure of channel = \"email\""};

struct NeedOfMeasure {
  std::string_view measure;
  const Need* need;
};

constexpr std::array needs = {NeedOfMeasure{"service_level", &acceptable_wait},
                              NeedOfMeasure{"sl_excl_abandoned_in_awt", &acceptable_wait},
                              NeedOfMeasure{"sl_offered", &acceptable_wait},
                              NeedOfMeasure{"sl_abandoned_in_awt_ok", &acceptable_wait},
                              NeedOfMeasure{"sl_answered", &acceptable_wait},
                              NeedOfMeasure{"sl_short_abandon_excluded", &short_abandon},
                              NeedOfMeasure{"excess_wait", &acceptable_wait},
                              NeedOfMeasure{"deadline_met_rate", &due},
                              NeedOfMeasure{"response_time_mean", &email},
                              NeedOfMeasure{"response_time_p95", &email},
                              NeedOfMeasure{"backlog", &email},
                              NeedOfMeasure{"backlog_age_max", &email}};

bool is_meant(const TargetSpec& target, const ContactTypeSpec& type) {
  return target.contact_types.empty() ||
         std::ranges::find(target.contact_types, type.name) != target.contact_types.end();
}

bool can_be_judged(const TargetSpec& target, const Need& need, const ModelSpec& model) {
  return std::ranges::any_of(model.contact_types, [&](const ContactTypeSpec& type) {
    return is_meant(target, type) && need.is_met(type);
  });
}

}  // namespace

void check_targets(const ModelSpec& model, Diagnostics& out) {
  for (std::size_t i = 0; i < model.targets.size(); ++i) {
    const TargetSpec& target = model.targets[i];
    const auto* const found = std::ranges::find(needs, target.measure, &NeedOfMeasure::measure);
    if (found == needs.end() || can_be_judged(target, *found->need, model)) continue;
    validation::report(out, child(element("targets", i), "measure"),
                       "none of its contact types has " + std::string{found->need->what} +
                           " that " + target.measure + " counts by",
                       found->need->hint);
  }
}

}  // namespace staffsim::scenario
