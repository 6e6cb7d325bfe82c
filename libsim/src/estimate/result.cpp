// SPDX-License-Identifier: Apache-2.0
#include <staffsim/estimate/result.hpp>

#include "estimate/find_row.hpp"

namespace staffsim {

const Estimate* Result::find(Measure measure, const RowLabel& label) const noexcept {
  const MeasureEstimate* found = RowFinder{measures, labels}.find(measure, label);
  return found != nullptr ? &found->estimate : nullptr;
}

const Estimate& Result::total(Measure measure) const {
  return RowFinder{measures, labels}.total(measure).estimate;
}

const Estimate& Result::of(Measure measure, std::string_view name) const {
  return RowFinder{measures, labels}.of(measure, name).estimate;
}

const Estimate& Result::of_channel(Measure measure, std::string_view channel) const {
  return RowFinder{measures, labels}.of_channel(measure, channel).estimate;
}

const Estimate& Result::of_branch(Measure measure, std::string_view branch) const {
  return RowFinder{measures, labels}.of_branch(measure, branch).estimate;
}

}  // namespace staffsim
