// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "engine/choices.hpp"
#include "engine/interval_cursor.hpp"
#include "engine/tally_book.hpp"
#include "engine/usual_cells.hpp"

#include <algorithm>

namespace staffsim::engine {

/// 1 if the note is there, else 0.
[[nodiscard]] inline std::uint32_t is_in_time_if_patient(const Outcome& outcome) noexcept {
  static_assert(note::in_time_if_patient == 1U << 4U);
  return outcome.notes / note::in_time_if_patient & 1U;
}

/// What a usual contact adds to the sums of its cell.
struct Usual {
  std::size_t type;
  std::size_t kind;
  std::size_t gave_up;  // 1, else 0
  std::uint32_t bucket;
  std::uint32_t patient_in_time;
  double wait_s;
  double handled_s;
  double excess_s;
};

/// Sums of usual contacts in the cells of a book.
struct UsualSums {
  explicit UsualSums(UsualCells& usual) noexcept
      : places{usual.places.data()}, busy_s{usual.busy_s.data()} {}
  void add(const Usual& contact, std::size_t cell_index) const noexcept {
    const UsualCells::Place& place = places[contact.type];
    UsualCells::Cell& cell = place.cells[cell_index];
    ++cell.kinds[contact.kind];
    cell.patient_in_time += contact.patient_in_time;
    cell.wait_s[contact.gave_up] += contact.wait_s;
    cell.handled_s += contact.handled_s;
    cell.excess_wait_s += contact.excess_s;
    ++place.waits[contact.bucket];
  }
  /// @param row  group * cells + cell
  void add_busy(std::size_t row, double seconds) const noexcept { busy_s[row] += seconds; }

  const UsualCells::Place* places;
  double* busy_s;
};

/// The quick way into a tally book: usual contacts, counted without a branch that depends on luck.
/// The others are left to `TallyBook::count`: those of the warm-up, in pieces or unfinished, those
/// who wait beyond their interval and those whose handling goes beyond the next.
///
/// All of it is inline, so that a kernel that calls it for what it has just found out keeps the
/// outcome in registers.
///
/// @tparam Sums  where the sums of usual contacts are kept
template <class Sums = UsualSums>
class PlainCounter {
public:
  explicit PlainCounter(TallyBook& book) noexcept : PlainCounter{book, Sums{*book.usual_}} {}
  PlainCounter(TallyBook& book, Sums sums) noexcept
      : book_{&book},
        sums_{sums},
        rules_{book.rules_.data()},
        from_s_{book.from_s_},
        cells_{book.map_.cells()},
        is_open_{book.plan_.series.empty()},
        has_samples_{book.plan_.wait_samples},
        at_{book.grid_, book.map_} {}

  [[gnu::always_inline]] void operator()(const Outcome& outcome) {
    const double arrived_s = outcome.arrived_s - from_s_;
    const double left_s = arrived_s + outcome.wait_s;
    const double done_s = left_s + outcome.handled_s;
    const bool may_be_usual = !outcome.in_pieces && outcome.end < End::unfinished;
    if (!may_be_usual || !at_.holds(arrived_s, left_s, done_s)) [[unlikely]] {
      if (is_open_ && !at_.holds(arrived_s)) at_.move_to(arrived_s);
      if (!may_be_usual || !at_.holds(arrived_s, left_s, done_s)) {
        const Outcome copy = outcome;  // whose address leaves, so that the other needs none
        book_->count(copy);
        return;
      }
    }
    const TallyBook::TypeRule& rule = rules_[outcome.type];
    const bool gave_up = outcome.end == End::abandoned;
    const std::uint32_t bucket = wait_bucket::of(outcome.wait_s);
    sums_.add(
        {outcome.type,
         kind::of_ended(gave_up, outcome.delayed, outcome.first_wait_s <= rule.counts_within_s,
                        outcome.first_wait_s < rule.short_abandon_s),
         gave_up, bucket, is_in_time_if_patient(outcome), outcome.wait_s, outcome.handled_s,
         greater(outcome.wait_s - rule.within_s, 0.0)},
        at_.cell());
    const std::size_t first = outcome.group * cells_;
    const double cut_s = std::min(done_s, at_.until_s());
    sums_.add_busy(first + at_.cell(), cut_s - left_s);
    sums_.add_busy(first + at_.next_cell(), done_s - cut_s);
    if (has_samples_) [[unlikely]]
      book_->add_sample(outcome.type * cells_ + at_.cell(), bucket);
  }

private:
  TallyBook* book_ = nullptr;
  Sums sums_;
  const TallyBook::TypeRule* rules_ = nullptr;
  double from_s_ = 0.0;
  std::size_t cells_ = 0;
  bool is_open_ = false;  // single contacts are wanted for series: then none is counted here
  bool has_samples_ = false;
  IntervalCursor at_;
};

}  // namespace staffsim::engine
