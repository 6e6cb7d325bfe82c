// SPDX-License-Identifier: Apache-2.0
#include "estimate/main_measure.hpp"

#include <algorithm>

namespace staffsim {
namespace {

bool is_call(const ContactTypeSpec& type) { return type.channel == Channel::phone; }

bool may_give_up(const ContactTypeSpec& type) {
  return type.balk > 0.0 || type.patience != AnyDistribution{Never{}};
}

}  // namespace

MainMeasure main_measure(const Model& model) {
  const auto& types = model.contact_types();
  const bool has_calls = std::ranges::any_of(types, is_call);
  const bool is_abandoned = std::ranges::any_of(
      types, [](const ContactTypeSpec& type) { return is_call(type) && may_give_up(type); });
  return {is_abandoned ? Measure::abandonment_rate : Measure::mean_wait,
          {.channel = has_calls ? "phone" : "email"}};
}

}  // namespace staffsim
