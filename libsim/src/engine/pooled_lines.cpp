// SPDX-License-Identifier: Apache-2.0
#include "engine/pooled_lines.hpp"

#include <algorithm>

namespace staffsim::engine {

template <ContactSelection selection>
PooledLines<selection>::PooledLines(const RoutingTable& table) : takes_(table.group_count()) {
  for (std::size_t type = 0; type < table.type_count(); ++type) {
    const auto groups = table.groups_of(type);
    auto line = lines_.end();
    if (selection == ContactSelection::longest_waiting)
      line = std::ranges::find_if(
          lines_, [&](const Line& other) { return std::ranges::equal(other.groups, groups); });
    line_of_.push_back(static_cast<std::uint16_t>(line - lines_.begin()));
    if (line != lines_.end()) continue;
    lines_.emplace_back().groups.assign(groups.begin(), groups.end());
  }
  for (std::size_t group = 0; group < table.group_count(); ++group)
    for (const auto& skill : table.skills_of(group)) {
      const std::uint16_t line = line_of_[skill.type];
      std::vector<std::uint16_t>& own = takes_[group];
      if (std::ranges::find(own, line) == own.end()) own.push_back(line);
    }
}

template <ContactSelection selection>
void PooledLines<selection>::clear() noexcept {
  for (Line& line : lines_) line.contacts.clear();
  kept_.clear();
}

template <ContactSelection selection>
void PooledLines<selection>::keep_waiting() {
  keeping_.clear();
  for (Line& line : lines_)
    for (std::size_t i = 0; i < line.contacts.size(); ++i) keeping_.push_back(*line.contacts[i]);
  kept_.swap(keeping_);
  const Contact* next = kept_.data();
  for (Line& line : lines_)
    for (std::size_t i = 0; i < line.contacts.size(); ++i) line.contacts[i] = next++;
}

template class PooledLines<ContactSelection::priority>;
template class PooledLines<ContactSelection::longest_waiting>;

}  // namespace staffsim::engine
