// SPDX-License-Identifier: Apache-2.0
#include "engine/pooled_lines.hpp"

#include <algorithm>

namespace staffsim::engine {

template <ContactSelection selection>
PooledLines<selection>::PooledLines(const RoutingTable& table) : takes_(table.group_count()) {
  for (std::size_t type = 0; type < table.type_count(); ++type) {
    const auto groups = table.groups_of(type);
    const bool has_mail = table.type(type).is_email;
    auto line = lines_.end();
    if (selection == ContactSelection::longest_waiting && !has_mail)
      line = std::ranges::find_if(lines_, [&](const Line& other) {
        return !other.has_mail() && std::ranges::equal(other.groups(), groups);
      });
    line_of_.push_back(static_cast<std::uint16_t>(line - lines_.begin()));
    if (line == lines_.end()) lines_.emplace_back(groups, has_mail);
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
  for (Line& line : lines_) line.clear();
  kept_.clear();
}

template <ContactSelection selection>
void PooledLines<selection>::keep_calls() {
  keeping_.clear();
  for (Line& line : lines_)
    for (std::size_t i = 0; i < line.calls().size(); ++i) keeping_.push_back(*line.calls()[i]);
  kept_.swap(keeping_);
  const Contact* next = kept_.data();
  for (Line& line : lines_)
    for (std::size_t i = 0; i < line.calls().size(); ++i) line.calls()[i] = next++;
}

template <ContactSelection selection>
std::size_t PooledLines<selection>::waiting() const noexcept {
  std::size_t waiting = 0;
  for (const Line& line : lines_) waiting += line.size();
  return waiting;
}

template class PooledLines<ContactSelection::priority>;
template class PooledLines<ContactSelection::longest_waiting>;

}  // namespace staffsim::engine
