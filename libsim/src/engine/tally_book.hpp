// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/engine/outcome.hpp>
#include <staffsim/model/model.hpp>

#include "engine/cell_map.hpp"
#include "engine/marks.hpp"
#include "engine/tallies.hpp"
#include "engine/tally_plan.hpp"
#include "engine/wait_samples.hpp"

#include <cstdint>
#include <limits>
#include <memory>
#include <span>
#include <vector>

namespace staffsim::engine {

class AttemptBook;
class Audit;
class EmailBook;
class EventFreeLanes;
class FurtherCells;
template <class Sums>
class PlainCounter;
struct UsualCells;
class WholeDays;

/// Turns accounts into tallies: each contact to the interval in which it arrived, each stretch of
/// waiting, handling and duty to the intervals that it covers.
///
/// Nothing that depends on a contact's luck is a branch: whether it waits, gives up or is still in
/// hand when the interval ends is a coin toss, and a wrong guess costs as much as counting it.
class TallyBook {
public:
  TallyBook(const Model& model, TallyPlan plan);
  ~TallyBook();
  TallyBook(TallyBook&&) noexcept;
  TallyBook(const TallyBook&) = delete;
  TallyBook& operator=(const TallyBook&) = delete;
  TallyBook& operator=(TallyBook&&) = delete;

  void begin();
  void add(const Account& account);
  /// @throws std::logic_error  unless its types, groups and times are those of the model's run
  void require_possible(const Account& account) const;
  /// Closes the run and hands out its tallies; valid until the next `begin`.
  /// @throws std::logic_error  when they contradict each other: contacts were lost, or time was
  const Tallies& finish();
  /// Outcomes of first attempts of the closed run, those of the warm-up included.
  [[nodiscard]] std::int64_t first_attempts() const noexcept;
  /// Takes the tallies out and leaves `spare`'s memory in their place.
  void swap(Tallies& spare) noexcept { std::swap(tallies_, spare); }

private:
  friend EventFreeLanes;
  template <class Sums>
  friend class PlainCounter;

  struct TypeRule {
    const MarkTable* marks = nullptr;
    double within_s = std::numeric_limits<double>::infinity();
    double counts_within_s = within_s;  ///< up to which waits count as within it
    double short_abandon_s = -1.0;
  };
  struct GroupState {
    double since_s = 0.0;
    int present = 0;
    int on_duty = 0;
    int overrun = 0;
    int called_in = 0;
  };
  /// A moment's interval of the measured window; seconds from the window's start.
  struct Spot {
    std::int64_t interval;
    std::size_t cell;
    double until_s;
  };

  void count_all(std::span<const Outcome> outcomes);
  void count(const Outcome& outcome);
  void add_sample(std::size_t row, std::uint32_t bucket) {
    samples_.add(row, bucket, tallies_.samples);
  }
  void count_series(const Outcome& outcome, const Marks& marks, std::int64_t interval);
  [[nodiscard]] Spot spot(double into_s) noexcept;
  [[nodiscard]] std::size_t cell_of(std::int64_t interval) noexcept;
  void add_waiting(std::uint16_t type, double from_s, double to_s);
  void add_waiting_by_interval(std::uint16_t type, double from_s, double to_s, double contacts);
  void add_handling(std::uint16_t group, double from_s, double to_s);
  void step(const HeadsStep& change);
  void settle(std::uint16_t group, double until_s);
  void spread_whole_days();
  void sum_contacts();
  void sum_agents();
  template <class Visit>
  void for_each_cell(double from_s, double to_s, Visit visit);
  template <class Add>
  void for_each_agent_cell(std::uint16_t group, double from_s, double to_s, Add add);
  template <class Visit>
  void for_each_series(std::vector<std::uint8_t> SeriesPlan::*pool, std::uint16_t member,
                       std::int64_t interval, Visit visit);

  TallyPlan plan_;
  IntervalGrid grid_;  // of the cells
  CellMap map_;
  double from_s_;
  double window_s_;
  std::int64_t lap_ = 0;  // interval of cell 0, of the week in which the last moment lay
  std::vector<TypeRule> rules_;
  std::vector<double> paid_per_duty_;
  std::vector<double> cost_per_paid_;
  std::vector<GroupState> groups_;
  std::unique_ptr<UsualCells> usual_;
  std::unique_ptr<WholeDays> whole_days_;       // of waiting
  std::vector<std::uint32_t> patient_in_time_;  // by type
  std::int64_t outcomes_ = 0;
  bool is_under_way_ = false;
  std::unique_ptr<Audit> audit_;
  std::unique_ptr<FurtherCells> further_;  // with at least one of the two:
  std::unique_ptr<AttemptBook> attempts_;
  std::unique_ptr<EmailBook> emails_;
  WaitSamples samples_;
  Tallies tallies_;
};

}  // namespace staffsim::engine
