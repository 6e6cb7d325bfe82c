// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/engine/outcome.hpp>
#include <staffsim/model/model.hpp>

#include "engine/further_cells.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace staffsim::engine {

/// Counts what e-mail has: deadlines, response times, and the backlog at the ends of intervals.
class EmailBook {
public:
  EmailBook(const Model& model, std::vector<Pool> age_pools);

  void begin(Tallies& tallies);
  void add(const Account& account, const FurtherCells& cells, Tallies& tallies);

private:
  /// The largest age met so far at one moment, and on one day: what is above it is added.
  struct Oldest {
    double at_s = -1.0;
    double age_s = 0.0;
    std::int64_t day = -1;
    double day_age_s = 0.0;
  };

  void count(const Reply& reply, const FurtherCells& cells, Tallies& tallies) const;
  void count(const BacklogSample& sample, const FurtherCells& cells, Tallies& tallies);
  static void raise(Oldest& oldest, const BacklogSample& sample, std::int64_t interval,
                    const FurtherCells& cells, OldestAge& ages);

  std::vector<std::optional<double>> due_s_;  // by type: from arrival
  std::vector<Pool> age_pools_;
  std::vector<Oldest> oldest_;
  IntervalGrid grid_;
};

}  // namespace staffsim::engine
