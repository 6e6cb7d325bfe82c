// SPDX-License-Identifier: Apache-2.0
#include <staffsim/estimate/measure.hpp>

#include "model/validate.hpp"
#include "scenario/decode.hpp"
#include "scenario/measure_keys.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace staffsim::scenario {
namespace {

/// A number of contacts, and the share that it is easily mistaken for.
struct CountAndShare {
  std::string_view count;
  std::string_view share;
};
constexpr std::array shares = {CountAndShare{"answered", "answer_rate"},
                               CountAndShare{"abandoned", "abandonment_rate"},
                               CountAndShare{"blocked", "block_rate"}};

const char* limit_key(const TargetSpec& target) { return target.at_least ? "at_least" : "at_most"; }

/// Less than one contact a day is hardly meant; in one interval it may be.
void warn_of_share(const TargetSpec& target, const std::string& path, Diagnostics& out) {
  const auto* const found = std::ranges::find(shares, target.measure, &CountAndShare::count);
  if (found == shares.end() || target.over != TargetSpan::horizon) return;
  if (target.limit <= 0.0 || target.limit >= 1.0) return;
  validation::warn(out, child(path, limit_key(target)),
                   target.measure + " counts contacts: this is less than one a day",
                   "the share is measure = \"" + std::string{found->share} + "\"");
}

/// Of the contact types that are meant nobody says what a short abandonment is.
void warn_of_no_short_abandon(const TargetSpec& target, const ModelSpec& model,
                              const std::string& path, Diagnostics& out) {
  if (measure_from_id(target.measure) != Measure::sl_short_abandon_excluded) return;
  const bool is_said = std::ranges::any_of(model.contact_types, [&](const ContactTypeSpec& type) {
    const auto& names = target.contact_types;
    const bool is_meant = names.empty() || std::ranges::find(names, type.name) != names.end();
    return is_meant && type.service_level && type.service_level->short_abandon;
  });
  if (!is_said)
    validation::warn(out, child(path, "measure"),
                     "none of its contact types has short_abandon: no abandonment counts as short",
                     "add service_level = { within = ..., short_abandon = \"5 s\" }");
}

/// A promise that is kept the worse things go is hardly meant.
void warn_of_wrong_side(const TargetSpec& target, const std::string& path, Diagnostics& out) {
  const auto measure = measure_from_id(target.measure);
  if (!measure || info(*measure).better == Better::neither) return;
  const bool is_better_high = info(*measure).better == Better::higher;
  if (is_better_high == target.at_least) return;
  const std::string given = limit_key(target);
  validation::warn(out, child(path, given),
                   target.measure + " is better the " + (is_better_high ? "higher" : "lower") +
                       " it is: with " + given + " the worst is good enough",
                   std::string{"is "} + (is_better_high ? "at_least" : "at_most") + " meant?");
}

}  // namespace

void check_targets(const ModelSpec& model, Diagnostics& out) {
  for (std::size_t i = 0; i < model.targets.size(); ++i) {
    const TargetSpec& target = model.targets[i];
    if (auto lack = what_lacks(target.measure, target.contact_types, model))
      validation::report(out, child(element("targets", i), "measure"), lack->message, lack->hint);
    else if (auto pool = what_pools(target.measure, target.contact_types, model))
      validation::warn(out, child(element("targets", i), "measure"), pool->message, pool->hint);
    warn_of_share(target, element("targets", i), out);
    warn_of_no_short_abandon(target, model, element("targets", i), out);
    warn_of_wrong_side(target, element("targets", i), out);
  }
}

}  // namespace staffsim::scenario
