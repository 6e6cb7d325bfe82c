// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/engine/tally_book.hpp>
#include <staffsim/estimate/result.hpp>

#include "estimate/formula.hpp"
#include "estimate/rows.hpp"
#include "estimate/wait_quantiles.hpp"

#include <cstdint>
#include <memory>
#include <vector>

namespace staffsim {

/// Sums over replications of a numerator, a denominator and their products: all that a ratio needs,
/// a sixth of the memory of full moments (a week has hundreds of cells).
struct RatioSums {
  double n = 0.0, d = 0.0, nn = 0.0, nd = 0.0, dd = 0.0;
  void add(double numerator, double denominator) noexcept {
    n += numerator;
    d += denominator;
    nn += numerator * numerator;
    nd += numerator * denominator;
    dd += denominator * denominator;
  }
};

/// Estimates for every interval: by date when the window is short, by the week always.
class IntervalMoments {
public:
  IntervalMoments(const Model& model, const std::vector<Row>& contact_rows,
                  const std::vector<Row>& agent_rows);

  void add(const engine::Tallies& tallies);
  /// Appends the rows: by date first, then by the week.
  void append(int replications, double t, std::vector<IntervalEstimate>& out) const;

private:
  /// One measure as sparse forms, two terms at most each.
  struct Sparse {
    Measure measure;
    FormulaKind kind;
    std::array<std::uint8_t, 2> top{};
    std::array<double, 2> top_weight{};
    std::array<std::uint8_t, 2> bottom{};
    std::array<double, 2> bottom_weight{};
    double scale = 1.0;
  };
  /// A grid of cells over which replications are summed: dates, or the week.
  struct Cells {
    bool dated = false;
    std::size_t count = 0;
    std::vector<RatioSums> contacts = {};  // [(row * count + cell) * contact measures + measure]
    std::vector<RatioSums> agents = {};
    std::vector<WaitQuantiles> waits = {};  // [row * count + cell]
    std::vector<WaitLevels> levels = {};    // of the replication under way
  };

  template <std::size_t N>
  static Sparse sparse(Measure measure, const Formula<N>& formula);
  void add_cells(Cells& cells, const engine::Tallies& tallies);
  void add_waits(Cells& cells, const engine::Tallies& tallies);
  [[nodiscard]] std::size_t target_cell(const Cells& cells, std::size_t cell) const noexcept;
  void append_cells(const Cells& cells, int replications, double t,
                    std::vector<IntervalEstimate>& out) const;
  [[nodiscard]] IntervalEstimate place(const Cells& cells, std::size_t cell) const;
  [[nodiscard]] double occurrences(const Cells& cells, std::size_t cell) const;
  [[nodiscard]] Estimate value(const Sparse& form, const RatioSums& sums, double occurrences,
                               int replications, double t) const;

  IntervalGrid grid_;
  std::vector<Row> contact_rows_;
  std::vector<Row> agent_rows_;
  std::vector<Sparse> contact_forms_;
  std::vector<Sparse> agent_forms_;
  std::vector<Cells> cells_;
  std::vector<engine::Counts> pooled_contacts_;
  std::vector<engine::AgentCounts> pooled_agents_;
};

}  // namespace staffsim
