// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "engine/event_free_kernel.hpp"
#include "engine/interval_cursor.hpp"
#include "engine/tally_book.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace staffsim::engine {

/// The event-free kernel for some centres at once: candidates on the same contacts, one in each
/// lane of a vector of doubles.
///
/// Why a path of its own: with shared contacts a sweep spends all its time on serving and counting,
/// candidate after candidate, each time the same contact; side by side they share the contact, its
/// interval and its cell, and one instruction serves four. Every lane does what its kernel would do
/// alone, in the same order, so the tallies are the same bit for bit. Whatever is rare (changes of
/// duty, contacts that are unusual to count, starts behind the block) is left to the lane's own
/// kernel and book.
class EventFreeLanes {
public:
  static constexpr std::size_t width = 4;
  struct Lane {
    EventFreeKernel* kernel = nullptr;
    TallyBook* book = nullptr;
  };

  /// Whether this machine has the instructions; without them nothing is won.
  [[nodiscard]] static bool are_supported() noexcept;

  /// @param lanes  at most `width` centres with the same demand and at most `FewTimes::most` heads
  explicit EventFreeLanes(std::span<const Lane> lanes);

  /// After `begin` of all kernels and books.
  void begin();
  /// A block of each lane: they have the contacts and the end in common.
  void advance(std::span<const Block> blocks);
  /// Hands over to the books what was counted; before they finish.
  void finish();

private:
  /// A number for each lane.
  template <class T>
  using Each = std::array<T, width>;
  struct Pace {
    alignas(32) Each<double> factor{};
    alignas(32) Each<double> speed{};
    bool has_speed = false;  // not 1 in some lane
    double within_s = -1.0;  // as in the kernel
  };
  /// As `UsualCells::Cell`.
  struct alignas(32) Cell {
    std::array<Each<std::uint32_t>, kind::ended_count + 1> kinds{};
    std::array<Each<double>, 2> wait_s{};
    Each<double> handled_s{};
    Each<double> excess_wait_s{};
  };
  /// What the hot loop found out and does not count; a bit for each lane.
  struct Uncounted {
    unsigned behind = 0;   // starts behind the block
    unsigned unusual = 0;  // is to be counted by the book
    unsigned left = 0;     // gave up
    unsigned delayed = 0;
    unsigned in_time = 0;  // if patient
    Each<double> wait_s{};
    Each<double> handled_s{};
  };
  struct Loop;
  struct Sums;
  static constexpr std::int64_t unread_kind = kind::ended_count;  // of what is counted elsewhere

  const Contact* serve(const Contact* contact, const Contact* end);
  void report(const Contact& contact, const Uncounted& found);
  void add_samples(std::size_t row, const Each<std::int64_t>& buckets);
  void open(std::size_t lane, const Block& block);
  void change_duty(double arrived_s);
  void take_state(std::size_t lane);
  void hand_back_state(std::size_t lane) const;
  void set_places();
  [[nodiscard]] static bool is_empty(const Cell& cell) noexcept;
  void hand_over_cells();
  void hand_over(std::size_t lane);

  std::vector<Lane> lanes_;
  unsigned used_;  // a bit for each lane that has a centre
  std::vector<Account> accounts_;
  std::vector<TallyBook::TypeRule> rules_;  // by type
  double from_s_;
  std::size_t cell_count_;
  bool is_open_ = true;       // as in PlainCounter
  bool has_samples_ = false;  // waits are wanted one by one
  IntervalCursor at_;
  double until_s_ = 0.0;
  bool is_under_way_ = false;
  std::size_t places_ = 1;
  alignas(32) Each<double> change_s_{};  // of the next change; not a number: none
  alignas(32) std::array<Each<double>, FewTimes::most + 1> times_s_{};  // sorted in each lane
  std::vector<Pace> paces_;                                             // by type
  std::vector<Cell> cells_;                                             // [type * cells + cell]
  std::vector<Each<std::int64_t>> patient_in_time_;                     // by type
  std::vector<Each<double>> busy_s_;                                    // by cell
  std::size_t buckets_;                     // that waits within an interval reach
  std::vector<Each<std::uint32_t>> waits_;  // [type * (buckets + 1) + bucket]
};

}  // namespace staffsim::engine
