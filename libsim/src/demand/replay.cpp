// SPDX-License-Identifier: Apache-2.0
#include "demand/replay.hpp"

#include <algorithm>

namespace staffsim::demand {

Replay::Replay(const RecordedLog& log, const IntervalGrid& grid)
    : log_{&log},
      grid_{grid},
      first_{static_cast<std::size_t>(std::ranges::count_if(log.contacts,
                                                            [&](const RecordedContact& contact) {
                                                              return contact.arrived.date <
                                                                     grid.first_day();
                                                            }))},
      next_{first_} {}

double Replay::arrived_s(const RecordedContact& contact) const noexcept {
  return grid_.seconds_of(contact.arrived);
}

void Replay::advance(double until_s, std::vector<double>& arrivals_s) {
  brought_ = next_;
  for (; next_ < log_->contacts.size(); ++next_) {
    const double at_s = arrived_s(log_->contacts[next_]);
    if (at_s >= until_s) return;
    arrivals_s.push_back(at_s);
  }
}

void Replay::set_known_handle_times(std::span<Contact> contacts) const {
  for (std::size_t i = 0; i < contacts.size(); ++i)
    if (const auto& handle = log_->contacts[brought_ + i].handle)
      contacts[i].handle_s = handle->count();
}

}  // namespace staffsim::demand
