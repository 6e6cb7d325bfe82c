// SPDX-License-Identifier: Apache-2.0
#include <staffsim/estimate/result.hpp>

#include <algorithm>
#include <stdexcept>

namespace staffsim {
namespace {

const Estimate& or_throw(const Estimate* found, Measure measure, std::string_view what) {
  if (found == nullptr)
    throw std::invalid_argument{"Result: there is no " + std::string{info(measure).id} + " for " +
                                std::string{what}};
  return *found;
}

bool is_agent_measure(Measure measure) { return info(measure).scope == MeasureScope::agents; }

template <class Matches>
const Estimate* find_row(const Result& result, Measure measure, Matches matches) noexcept {
  for (const MeasureEstimate& candidate : result.measures)
    if (candidate.measure == measure && matches(result.labels[candidate.row]))
      return &candidate.estimate;
  return nullptr;
}

}  // namespace

const Estimate* Result::find(Measure measure, const RowLabel& label) const noexcept {
  return find_row(*this, measure, [&](const RowLabel& candidate) { return candidate == label; });
}

const Estimate& Result::total(Measure measure) const {
  return or_throw(find(measure, {}), measure, "all");
}

const Estimate& Result::of(Measure measure, std::string_view name) const {
  const auto is_it = [&](const RowLabel& label) {
    return (is_agent_measure(measure) ? label.agent_group : label.contact_type) == name;
  };
  return or_throw(find_row(*this, measure, is_it), measure, name);
}

const Estimate& Result::of_channel(Measure measure, std::string_view channel) const {
  const auto is_it = [&](const RowLabel& label) {
    return label.contact_type == "*" && label.branch == "*" && label.channel == channel;
  };
  return or_throw(find_row(*this, measure, is_it), measure, channel);
}

const Estimate& Result::of_branch(Measure measure, std::string_view branch) const {
  const auto is_it = [&](const RowLabel& label) {
    return label.contact_type == "*" && label.branch == branch;
  };
  return or_throw(find_row(*this, measure, is_it), measure, branch);
}

}  // namespace staffsim
