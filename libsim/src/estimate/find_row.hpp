// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/estimate/result.hpp>

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace staffsim {

/// Finds an entry of a list (with a `measure` and a `row`) by what its row is about.
template <class Entry>
class RowFinder {
public:
  RowFinder(const std::vector<Entry>& entries, const std::vector<RowLabel>& labels)
      : entries_{&entries}, labels_{&labels} {}

  /// nullptr when there is none.
  [[nodiscard]] const Entry* find(Measure measure, const RowLabel& label) const noexcept {
    return find_if(measure, [&](const RowLabel& other) { return other == label; });
  }
  [[nodiscard]] const Entry& total(Measure measure) const {
    return or_throw(find(measure, {}), measure, "all");
  }
  [[nodiscard]] const Entry& of(Measure measure, std::string_view name) const {
    const bool is_of_agents = info(measure).scope == MeasureScope::agents;
    const auto is_it = [&](const RowLabel& label) {
      return (is_of_agents ? label.agent_group : label.contact_type) == name;
    };
    return or_throw(find_if(measure, is_it), measure, name);
  }
  [[nodiscard]] const Entry& of_channel(Measure measure, std::string_view channel) const {
    const auto is_it = [&](const RowLabel& label) {
      return label.contact_type == "*" && label.branch == "*" && label.channel == channel;
    };
    return or_throw(find_if(measure, is_it), measure, channel);
  }
  [[nodiscard]] const Entry& of_branch(Measure measure, std::string_view branch) const {
    const auto is_it = [&](const RowLabel& label) {
      return label.contact_type == "*" && label.branch == branch;
    };
    return or_throw(find_if(measure, is_it), measure, branch);
  }

private:
  template <class Matches>
  const Entry* find_if(Measure measure, Matches matches) const noexcept {
    for (const Entry& entry : *entries_)
      if (entry.measure == measure && matches((*labels_)[entry.row])) return &entry;
    return nullptr;
  }
  static const Entry& or_throw(const Entry* found, Measure measure, std::string_view what) {
    if (found == nullptr)
      throw std::invalid_argument{"Result: there is no " + std::string{info(measure).id} + " for " +
                                  std::string{what}};
    return *found;
  }

  const std::vector<Entry>* entries_;
  const std::vector<RowLabel>* labels_;
};

}  // namespace staffsim
