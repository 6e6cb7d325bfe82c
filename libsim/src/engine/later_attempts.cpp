// SPDX-License-Identifier: Apache-2.0
#include <staffsim/engine/later_attempts.hpp>

#include <algorithm>
#include <tuple>

namespace staffsim::engine {

void LaterAttempts::clear() noexcept {
  heap_.clear();
  is_called_off_.clear();
  free_tickets_.clear();
  next_s_ = std::numeric_limits<double>::infinity();
}

std::uint32_t LaterAttempts::expect(const LaterAttempt& attempt, BusyLines::Line line) {
  std::uint32_t ticket = 0;
  if (free_tickets_.empty()) {
    ticket = static_cast<std::uint32_t>(is_called_off_.size());
    is_called_off_.push_back(0);
  } else {
    ticket = free_tickets_.back();
    free_tickets_.pop_back();
    is_called_off_[ticket] = 0;
  }
  insert({attempt, ticket, line});
  return ticket;
}

void LaterAttempts::insert(const Entry& entry) {
  heap_.push_back(entry);
  std::push_heap(heap_.begin(), heap_.end(), arrives_after);
  next_s_ = heap_.front().attempt.contact.arrived_s;
}

bool LaterAttempts::take_next(LaterAttempt& attempt, BusyLines::Line& line) {
  std::pop_heap(heap_.begin(), heap_.end(), arrives_after);
  const Entry next = heap_.back();
  heap_.pop_back();
  next_s_ = heap_.empty() ? std::numeric_limits<double>::infinity()
                          : heap_.front().attempt.contact.arrived_s;
  attempt = next.attempt;
  line = next.line;
  if (next.ticket == for_sure) return true;
  free_tickets_.push_back(next.ticket);
  return is_called_off_[next.ticket] == 0;
}

bool LaterAttempts::arrives_after(const Entry& a, const Entry& b) noexcept {
  const auto key = [](const Entry& entry) {
    const Contact& contact = entry.attempt.contact;
    return std::tuple{contact.arrived_s,       contact.type,
                      contact.source,          contact.serial,
                      entry.attempt.past.step, entry.attempt.past.person_type};
  };
  return key(a) > key(b);
}

}  // namespace staffsim::engine
