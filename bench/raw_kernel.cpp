// SPDX-License-Identifier: Apache-2.0
#include "raw_kernel.hpp"

#include "raw_ziggurat.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>
#include <numeric>
#include <vector>

namespace staffsim::bench {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double mean_patience_s = 300.0;

const Ziggurat exponential;

/// Free times of a handful of agents, sorted; infinity for those off duty. Replacing the soonest is
/// a network of minima and maxima without a branch.
template <std::size_t Most>
class SortedTimes {
public:
  explicit SortedTimes(int agents) {
    std::fill(times_s_.begin() + agents, times_s_.end(), infinity);
  }
  [[nodiscard]] double soonest() const { return times_s_[0]; }
  void replace_soonest(double free_s) {
    auto& t = times_s_;
    t[0] = std::min(t[1], free_s);
    for (std::size_t k = 1; k + 1 < Most; ++k) t[k] = std::min(t[k + 1], std::max(t[k], free_s));
    t[Most - 1] = std::max(t[Most - 1], free_s);
  }
  void remove_soonest() {
    std::copy(times_s_.begin() + 1, times_s_.end(), times_s_.begin());
    times_s_.back() = infinity;
  }
  void add(double free_s) {
    times_s_.back() = free_s;
    std::sort(times_s_.begin(), times_s_.end());
  }

private:
  std::array<double, Most> times_s_{};
};

/// Free times of many agents: a tree of minima. The last bits of a time name its leaf, so that the
/// way from leaf to root is known before the comparisons are; the error is below 1 ms in a century.
class TimesTree {
public:
  explicit TimesTree(int agents)
      : leaves_{std::bit_ceil(static_cast<std::size_t>(agents))}, times_s_(2 * leaves_, infinity) {
    for (std::size_t leaf = 0; leaf < static_cast<std::size_t>(agents); ++leaf)
      times_s_[leaves_ + leaf] = named(0.0, leaf);
    for (std::size_t i = leaves_ - 1; i > 0; --i)
      times_s_[i] = std::min(times_s_[2 * i], times_s_[2 * i + 1]);
  }
  [[nodiscard]] double soonest() const { return times_s_[1]; }
  void replace_soonest(double free_s) {
    const std::size_t leaf = std::bit_cast<std::uint64_t>(times_s_[1]) & (leaves_ - 1);
    double least_s = named(free_s, leaf);
    double* const times_s = times_s_.data();
    std::size_t i = leaves_ + leaf;
    times_s[i] = least_s;
    while (i > 1) {
      least_s = std::min(least_s, times_s[i ^ 1U]);
      i /= 2;
      times_s[i] = least_s;
    }
  }

private:
  [[nodiscard]] double named(double free_s, std::size_t leaf) const {
    const std::uint64_t names = leaves_ - 1;
    return std::bit_cast<double>((std::bit_cast<std::uint64_t>(free_s) & ~names) | leaf);
  }

  std::size_t leaves_;
  std::vector<double> times_s_;
};

struct Attempt {
  double wait_s;
  bool abandons;
};

/// The recursion. One who abandons leaves the soonest free time in its place: no branch.
template <class FreeTimes>
Attempt serve(FreeTimes& free_times, double arrived_s, double patience_s, double handle_s) {
  const double soonest_s = free_times.soonest();
  const double start_s = std::max(arrived_s, soonest_s);
  const double gives_up_s = arrived_s + patience_s;
  const bool abandons = gives_up_s < soonest_s;
  const double free_s = std::max(arrived_s + handle_s, soonest_s + handle_s);
  free_times.replace_soonest(abandons ? soonest_s : free_s);
  return {std::min(gives_up_s, start_s) - arrived_s, abandons};
}

template <class FreeTimes>
RawTotals one_queue(int agents, std::uint64_t contacts, Stream& outer) {
  Stream stream = outer;
  FreeTimes free_times{agents};
  const double mean_gap_s = 480.0 / agents;
  double arrived_s = 0.0;
  RawTotals totals{.offered = contacts};
  for (std::uint64_t i = 0; i < contacts; ++i) {
    arrived_s += mean_gap_s * exponential(stream);
    const double patience_s = mean_patience_s * exponential(stream);
    const double handle_s = 450.0 * exponential(stream);
    const Attempt attempt = serve(free_times, arrived_s, patience_s, handle_s);
    totals.wait_s += attempt.wait_s;
    totals.abandoned += static_cast<std::uint64_t>(attempt.abandons);
  }
  outer = stream;
  return totals;
}

constexpr double hour_s = 3600.0;
constexpr double month_s = raw_hotline_days * 24 * hour_s;
constexpr std::array<int, 24> hour_weights = {1,  1,  1,  1,  1,  2,  4, 10, 20, 26, 28, 22,
                                              12, 18, 26, 27, 24, 16, 8, 5,  4,  3,  2,  2};
constexpr double contacts_per_day = 450.0;

/// Arrival times by inversion of the cumulated rate, hour by hour.
class HotlineClock {
public:
  HotlineClock() {
    const int sum = std::accumulate(hour_weights.begin(), hour_weights.end(), 0);
    for (std::size_t hour = 0; hour < 24; ++hour)
      mean_gap_s_[hour] = hour_s * sum / (contacts_per_day * hour_weights[hour]);
  }
  double next(double gap) {
    now_s_ += gap * mean_gap_s_[hour_];
    while (now_s_ >= ends_s_) [[unlikely]] {
        const double beyond = (now_s_ - ends_s_) / mean_gap_s_[hour_];
        hour_ = hour_ == 23 ? 0 : hour_ + 1;
        week_hour_ = week_hour_ == 167 ? 0 : week_hour_ + 1;
        now_s_ = ends_s_ + beyond * mean_gap_s_[hour_];
        ends_s_ += hour_s;
      }
    return now_s_;
  }
  [[nodiscard]] std::size_t half_hour() const {
    return 2 * week_hour_ + static_cast<std::size_t>(now_s_ >= ends_s_ - 0.5 * hour_s);
  }

private:
  std::array<double, 24> mean_gap_s_{};
  double now_s_ = 0.0;
  double ends_s_ = hour_s;  // of the hour
  std::size_t hour_ = 0;
  std::size_t week_hour_ = 0;
};

/// 1 agent by night, 2 at the day's edges, 5 from 8 to 18; who is busy when the number falls
/// finishes the contact in hand, which takes the next free time away.
class HotlineAgents {
public:
  [[nodiscard]] Attempt serve(double arrived_s, double patience_s, double handle_s) {
    while (change_s_ <= std::max(arrived_s, free_times_.soonest())) [[unlikely]] change();
    return bench::serve(free_times_, arrived_s, patience_s, handle_s);
  }

private:
  struct Change {
    double hour;
    int agents;
  };
  static constexpr std::array<Change, 4> changes = {{{6, 2}, {8, 5}, {18, 2}, {22, 1}}};

  void change() {
    for (; agents_ < changes[next_].agents; ++agents_) free_times_.add(change_s_);
    for (; agents_ > changes[next_].agents; --agents_) free_times_.remove_soonest();
    if (++next_ == changes.size()) {
      next_ = 0;
      day_s_ += 24 * hour_s;
    }
    change_s_ = day_s_ + changes[next_].hour * hour_s;
  }

  SortedTimes<5> free_times_{1};
  double change_s_ = changes[0].hour * hour_s;
  double day_s_ = 0.0;
  std::size_t next_ = 0;
  int agents_ = 1;
};

}  // namespace

RawTotals raw_one_queue(int agents, std::uint64_t contacts, Stream& stream) {
  if (agents == 4) return one_queue<SortedTimes<4>>(agents, contacts, stream);
  return one_queue<TimesTree>(agents, contacts, stream);
}

RawTotals raw_hotline(std::span<RawCell, raw_hotline_cells> cells, Stream& outer) {
  Stream stream = outer;
  HotlineClock clock;
  HotlineAgents agents;
  RawTotals totals;
  for (;;) {
    const double arrived_s = clock.next(exponential(stream));
    if (arrived_s >= month_s) break;
    const double patience_s = mean_patience_s * exponential(stream);
    const std::uint64_t bits =
        stream();  // the upper half for the handle time, the lower for the branch
    const double handle_s = 300.0 + 300.0 * 0x1p-32 * static_cast<double>(bits >> 32U);
    const std::size_t branch =
        static_cast<std::uint32_t>(bits) < 2576980378U ? 0 : 1;  // 0.6 x 2^32
    const Attempt attempt = agents.serve(arrived_s, patience_s, handle_s);
    const auto abandons = static_cast<double>(attempt.abandons);
    RawCell& cell = cells[branch * (raw_hotline_cells / 2) + clock.half_hour()];
    cell.offered += 1.0;
    cell.answered += 1.0 - abandons;
    cell.abandoned += abandons;
    cell.wait_s += attempt.wait_s;
    ++totals.offered;
    totals.abandoned += static_cast<std::uint64_t>(attempt.abandons);
    totals.wait_s += attempt.wait_s;
  }
  outer = stream;
  return totals;
}

}  // namespace staffsim::bench
