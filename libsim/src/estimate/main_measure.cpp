// SPDX-License-Identifier: Apache-2.0
#include "estimate/main_measure.hpp"

#include "model/features.hpp"

#include <algorithm>

namespace staffsim {
namespace {

bool is_call_that_may_give_up(const ContactTypeSpec& type) {
  return type.channel == Channel::phone && may_give_up(type);
}

}  // namespace

MainMeasure main_measure(const Model& model) {
  const bool is_abandoned = std::ranges::any_of(model.contact_types(), is_call_that_may_give_up);
  return {is_abandoned ? Measure::abandonment_rate : Measure::mean_wait,
          {.channel = std::string{channel_name(main_channel(model.spec()))}}};
}

}  // namespace staffsim
