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

/// Contacts that wait for the same groups, the first in front. Those who call are soon gone, and
/// stay where they are; e-mail may wait for days, and is copied.
class PooledLine {
public:
  PooledLine(std::span<const std::uint16_t> groups, bool has_mail)
      : groups_{groups.begin(), groups.end()}, has_mail_{has_mail} {}
  /// That take from it, in file order.
  [[nodiscard]] std::span<const std::uint16_t> groups() const noexcept { return groups_; }
  [[nodiscard]] bool has_mail() const noexcept { return has_mail_; }
  [[nodiscard]] std::size_t size() const noexcept {
    return has_mail_ ? mail_.size() : calls_.size();
  }
  [[nodiscard]] Ring<const Contact*>& calls() noexcept { return calls_; }
  [[nodiscard]] const Ring<Contact>& mail() const noexcept { return mail_; }

  [[nodiscard]] bool empty() const noexcept { return has_mail_ ? mail_.empty() : calls_.empty(); }
  [[nodiscard]] const Contact& front() const noexcept {
    return has_mail_ ? mail_.front() : *calls_.front();
  }
  void push_back(const Contact& contact) {
    if (has_mail_) mail_.push_back(contact);
    else calls_.push_back(&contact);
  }
  /// What was in front may be read until the next contact comes.
  void pop_front() noexcept {
    if (has_mail_) mail_.pop_front();
    else calls_.pop_front();
  }
  void clear() noexcept {
    calls_.clear();
    mail_.clear();
  }

private:
  std::vector<std::uint16_t> groups_;
  bool has_mail_;
  Ring<const Contact*> calls_;  // of the block, or kept from an earlier one
  Ring<Contact> mail_;
};

/// The waiting contacts of a pooled centre: one line for each type; calls of types that the same
/// groups take share one where the order of arrival decides.
template <ContactSelection selection>
class PooledLines {
public:
  using Line = PooledLine;

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
      if (line.empty()) continue;
      if constexpr (selection == ContactSelection::priority) return line;
      if (best->empty() || stands_before(line.front(), best->front())) best = &line;
    }
    return *best;
  }

  /// The block's contacts will be gone when the next one comes: keeps those who wait on the phone.
  void keep_calls();
  /// All who wait.
  [[nodiscard]] std::size_t waiting() const noexcept;
  /// Who still waits on the phone, as `keep_calls` found them.
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
