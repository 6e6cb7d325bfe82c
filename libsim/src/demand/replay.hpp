// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/core/interval_grid.hpp>
#include <staffsim/model/contact.hpp>
#include <staffsim/model/contact_type.hpp>

#include <cstddef>
#include <span>
#include <vector>

namespace staffsim::demand {

/// The recorded contacts of a type as they come in the run, one stretch of time after the other.
class Replay {
public:
  Replay(const RecordedLog& log, const IntervalGrid& grid);

  void begin() noexcept { next_ = first_; }
  /// Appends the arrivals from where the last call ended up to and without `until_s`.
  void advance(double until_s, std::vector<double>& arrivals_s);
  /// Gives the contacts that the last call brought the handle times that the log knows.
  void set_known_handle_times(std::span<Contact> contacts) const;

private:
  [[nodiscard]] double arrived_s(const RecordedContact& contact) const noexcept;

  const RecordedLog* log_;
  IntervalGrid grid_;
  std::size_t first_;  // the first that arrives in the run
  std::size_t next_;
  std::size_t brought_ = 0;  // where the last call began
};

}  // namespace staffsim::demand
