// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/engine/ring.hpp>
#include <staffsim/engine/routing_table.hpp>
#include <staffsim/model/contact.hpp>
#include <staffsim/model/model.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace staffsim::engine {

/// The waiting contacts of a pooled centre: one line for each type; types that the same groups
/// take share one where the order of arrival decides.
template <ContactSelection selection>
class PooledLines {
public:
  struct Line {
    Ring<const Contact*> contacts{};      // of the block, or kept from an earlier one
    std::vector<std::uint16_t> groups{};  // that take from it, in file order
  };

  explicit PooledLines(const RoutingTable& table);
  void clear() noexcept;

  [[nodiscard]] std::size_t line_of(std::size_t type) const noexcept { return line_of_[type]; }
  [[nodiscard]] Line& operator[](std::size_t line) noexcept { return lines_[line]; }
  [[nodiscard]] std::span<Line> all() noexcept { return lines_; }
  /// From which a group takes the next contact; some line of the group has one.
  [[nodiscard]] Line& choose(std::size_t group) noexcept {
    if (lines_.size() == 1) return lines_.front();
    const std::vector<std::uint16_t>& own = takes_[group];
    Line* best = &lines_[own.front()];
    for (const std::uint16_t index : own) {
      Line& line = lines_[index];
      if (line.contacts.empty()) continue;
      if constexpr (selection == ContactSelection::priority) return line;
      if (best->contacts.empty() || stands_before(*line.contacts.front(), *best->contacts.front()))
        best = &line;
    }
    return *best;
  }

  /// The block's contacts will be gone when the next one comes: keeps those who wait.
  void keep_waiting();
  /// Who still waits, as `keep_waiting` found them.
  [[nodiscard]] std::span<const Contact> kept() const noexcept { return kept_; }

private:
  [[nodiscard]] static bool stands_before(const Contact& a, const Contact& b) noexcept {
    return a.arrived_s < b.arrived_s || (a.arrived_s == b.arrived_s && a.type < b.type);
  }

  std::vector<Line> lines_;
  std::vector<std::uint16_t> line_of_;             // by type
  std::vector<std::vector<std::uint16_t>> takes_;  // by group: lines in order of preference
  std::vector<Contact> kept_;
  std::vector<Contact> keeping_;
};

}  // namespace staffsim::engine
