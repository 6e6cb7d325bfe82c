// SPDX-License-Identifier: Apache-2.0
#include "model/validate.hpp"
#include "scenario/decode.hpp"
#include "scenario/measure_keys.hpp"

namespace staffsim::scenario {

void check_targets(const ModelSpec& model, Diagnostics& out) {
  for (std::size_t i = 0; i < model.targets.size(); ++i) {
    const TargetSpec& target = model.targets[i];
    if (auto lack = what_lacks(target.measure, target.contact_types, model))
      validation::report(out, child(element("targets", i), "measure"), lack->message, lack->hint);
    else if (auto pool = what_pools(target.measure, target.contact_types, model))
      validation::warn(out, child(element("targets", i), "measure"), pool->message, pool->hint);
  }
}

}  // namespace staffsim::scenario
