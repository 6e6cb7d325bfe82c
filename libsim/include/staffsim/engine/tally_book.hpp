// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/engine/marks.hpp>
#include <staffsim/engine/outcome.hpp>
#include <staffsim/engine/tallies.hpp>
#include <staffsim/model/model.hpp>

#include <cstdint>
#include <span>
#include <vector>

namespace staffsim::engine {

/// Where a moment of the run is counted: its interval of the week, or of the calendar when the
/// measured window has at most `longest_dated_window` days.
class CellMap {
public:
  static constexpr int longest_dated_window = 14;

  explicit CellMap(const IntervalGrid& grid) noexcept;
  [[nodiscard]] std::size_t cells() const noexcept { return cells_; }
  [[nodiscard]] bool is_dated() const noexcept { return dated_; }
  /// Cell of interval `interval` counted from the start of the measured window.
  [[nodiscard]] std::size_t cell_of(std::int64_t interval) const noexcept {
    if (dated_) return static_cast<std::size_t>(interval);
    return static_cast<std::size_t>((interval + shift_) % static_cast<std::int64_t>(cells_));
  }

private:
  bool dated_;
  std::size_t cells_;
  std::int64_t shift_;  // intervals from Monday midnight to the window's start
};

/// A series to keep: the pooled counts of some types and groups, by day or by interval.
struct SeriesPlan {
  std::vector<std::uint8_t> types;   ///< by type: 1 if in the pool
  std::vector<std::uint8_t> groups;  ///< by group: 1 if in the pool
  bool by_day = true;
  double wait_limit_s = 0.0;
};

/// What to keep beyond the plain counts.
struct TallyPlan {
  bool wait_samples = false;  ///< for percentiles of intervals
  std::vector<SeriesPlan> series;
};

/// Turns accounts into tallies: each contact to the interval in which it arrived, each stretch of
/// waiting, handling and duty to the intervals that it covers.
///
/// Nothing that depends on a contact's luck is a branch: whether it waits, gives up or is still in
/// hand when the interval ends is a coin toss, and a wrong guess costs as much as counting it.
class TallyBook {
public:
  TallyBook(const Model& model, TallyPlan plan);

  void begin();
  void add(const Account& account);
  /// Closes the run and hands out its tallies; valid until the next `begin`.
  const Tallies& finish();
  /// Takes the tallies out and leaves `spare`'s memory in their place.
  void swap(Tallies& spare) noexcept { std::swap(tallies_, spare); }

private:
  /// The plain counts of a type in a cell while the run is under way: 80 bytes.
  struct Cell {
    Marks marks{};
    std::array<double, counter_count - mark_count> seconds{};
  };
  struct TypeRule {
    const MarkTable* marks = nullptr;
    double within_s = 0.0;
    double short_abandon_s = -1.0;
  };
  struct GroupState {
    double since_s = 0.0;
    int present = 0;
    int on_duty = 0;
  };
  /// A moment's interval of the measured window; seconds from the window's start.
  struct Spot {
    std::int64_t interval;
    std::size_t cell;
    double until_s;
  };

  void count_plain(std::span<const Outcome> outcomes);
  void count(const Outcome& outcome);
  void add_wait(std::uint16_t type, std::size_t row, double wait_s);
  void count_series(const Outcome& outcome, const Marks& marks, std::int64_t interval);
  [[nodiscard]] Spot spot(double into_s) noexcept;
  [[nodiscard]] std::size_t cell_of(std::int64_t interval) noexcept;
  void add_waiting(std::uint16_t type, double from_s, double to_s);
  void add_agent_time(std::uint16_t group, const AgentCounts& per_s, double from_s, double to_s);
  void step(const HeadsStep& step);
  void settle(std::uint16_t group, double until_s);
  template <class Visit>
  void for_each_cell(double from_s, double to_s, Visit visit);
  template <class Visit>
  void for_each_series(std::vector<std::uint8_t> SeriesPlan::*pool, std::uint16_t member,
                       std::int64_t interval, Visit visit);

  IntervalGrid grid_;
  CellMap map_;
  TallyPlan plan_;
  double from_s_;
  double window_s_;
  std::int64_t lap_ = 0;  // interval of cell 0, of the week in which the last moment lay
  std::vector<TypeRule> rules_;
  std::vector<double> paid_per_duty_;
  std::vector<double> cost_per_paid_;
  std::vector<GroupState> groups_;
  std::vector<Cell> cells_;  // [type * cells + cell]
  Tallies tallies_;
};

}  // namespace staffsim::engine
