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
    else if (auto never = what_never_counts(target.measure, target.contact_types, model))
      validation::warn(out, child(element("targets", i), "measure"), never->message, never->hint);
    else if (auto pool = what_pools(target.measure, target.contact_types, model))
      validation::warn(out, child(element("targets", i), "measure"), pool->message, pool->hint);
    warn_of_share(target, element("targets", i), out);
    warn_of_wrong_side(target, element("targets", i), out);
  }
}

}  // namespace staffsim::scenario
