// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "engine/tallies.hpp"
#include "estimate/fixed.hpp"
#include "estimate/wait_quantiles.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace staffsim {

/// Waits by interval, for quantiles of pools of contact types.
///
/// A cell sees a few dozen waits in a replication, so only what they touch is touched. Histograms
/// are kept by type and added up when asked. The sums of `WaitQuantiles` over cumulated counts are
/// kept as their steps from level to level: exact, because they are whole numbers.
class IntervalWaits {
public:
  /// @param pools  the types that are summed, for each pool
  IntervalWaits(std::size_t types, std::size_t cells,
                std::vector<std::vector<std::uint16_t>> pools);

  /// Counts waits of the replication under way.
  void add(std::size_t type, std::size_t cell, std::uint32_t bucket, std::uint32_t times);
  /// Takes the replication under way into the sums.
  void end_replication();
  [[nodiscard]] WaitQuantiles quantiles(std::size_t pool, std::size_t cell) const;
  /// Between replications: the one under way is not in it.
  template <class Archive>
  void serialize(Archive& archive) {
    archive(fixed(histograms_), fixed(steps_));
  }

private:
  /// Waits of a type in a cell in one replication, by level.
  struct Levels {
    std::uint64_t used = 0;                                     // a bit for each level with waits
    std::array<std::uint32_t, CoarseLevels::size + 1> waits{};  // the last: beyond all levels
  };
  struct Steps {
    std::array<WaitSteps, CoarseLevels::size + 1> levels{};
    std::uint64_t total = 0;
    std::uint64_t total_square = 0;
    template <class Archive>
    void serialize(Archive& archive) {
      archive(levels, total, total_square);
    }
  };
  void add_replication(const std::vector<std::uint16_t>& types, std::size_t cell, Steps& steps);

  std::size_t cells_;
  std::vector<std::vector<std::uint16_t>> pools_;
  std::vector<std::vector<std::uint32_t>> histograms_;  // [type * cells + cell][bucket]
  std::vector<Levels> levels_;                          // [type * cells + cell]
  std::vector<Steps> steps_;                            // [pool * cells + cell]
};

}  // namespace staffsim
