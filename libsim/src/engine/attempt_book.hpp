// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/engine/outcome.hpp>
#include <staffsim/model/model.hpp>

#include "engine/further_cells.hpp"

#include <cstdint>
#include <vector>

namespace staffsim::engine {

/// Counts what attempts have where there are busy signals, messages, mistaken contacts or persons
/// with several attempts.
class AttemptBook {
public:
  explicit AttemptBook(const Model& model);

  void begin() noexcept { later_attempts_ = 0; }
  void add(const Account& account, const FurtherCells& cells, Tallies& tallies);
  /// Attempts of the whole run that were not their person's first.
  [[nodiscard]] std::int64_t later_attempts() const noexcept { return later_attempts_; }

private:
  void count(const Outcome& outcome, std::int64_t interval, const FurtherCells& cells,
             Tallies& tallies) const;

  std::vector<std::uint8_t> has_level_;  // by type
  std::int64_t later_attempts_ = 0;
};

}  // namespace staffsim::engine
