// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/engine/ring.hpp>
#include <staffsim/engine/routing_table.hpp>

#include <cstdint>
#include <limits>
#include <vector>

namespace staffsim::engine {

/// When waiting contacts fall due for the groups that take them only after a while. Contacts join
/// in the order of time, so each skill's moments come in order; the moment of one who was answered
/// meanwhile passes without effect.
class OverflowDues {
public:
  explicit OverflowDues(const RoutingTable& table);

  void clear() noexcept;
  [[nodiscard]] double next_s() const noexcept { return next_s_; }
  void joined(std::uint16_t type, double now_s);
  /// Forgets the moments up to `now_s`.
  void pass(double now_s) noexcept;

private:
  struct Queue {
    std::uint16_t type = 0;
    double after_s = 0.0;
    Ring<double> dues_s = {};
  };
  void find_next() noexcept;

  std::vector<Queue> queues_;
  double next_s_ = std::numeric_limits<double>::infinity();
};

}  // namespace staffsim::engine
