// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "engine/choices.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <utility>
#include <vector>

namespace staffsim::engine {

/// When nobody is there: later than everything.
inline constexpr double infinity = std::numeric_limits<double>::infinity();

/// Free times of a few agents, sorted; infinity stands in the empty places. Replacing the soonest
/// is a row of minima and maxima without a branch: where the new time belongs is pure chance. No
/// time is below 0.
class FewTimes {
public:
  static constexpr std::size_t most = 16;

  FewTimes() { times_s_.fill(infinity); }
  [[nodiscard]] std::size_t size() const noexcept { return size_; }
  [[nodiscard]] double soonest() const noexcept { return times_s_[0]; }
  void add(double free_s) noexcept {
    double* const end = times_s_.data() + size_++;
    double* const slot = std::upper_bound(times_s_.data(), end, free_s);
    std::copy_backward(slot, end, end + 1);
    *slot = free_s;
  }
  void remove_soonest() noexcept {
    std::copy(times_s_.begin() + 1, times_s_.end(), times_s_.begin());  // the last is infinity
    --size_;
  }
  [[nodiscard]] std::span<double> all() noexcept { return {times_s_.data(), size_}; }
  [[nodiscard]] std::span<const double> all() const noexcept { return {times_s_.data(), size_}; }
  /// The first places, to be held in registers while nobody comes or goes: the soonest alone, in
  /// both halves of one, the others two in each. The way from one soonest time to the next is what
  /// a loop of contacts waits for, and is kept short.
  template <std::size_t pairs>
  class Row {
  public:
    [[nodiscard]] Pair soonest() const noexcept { return soonest_s_; }
    /// @param stays   where all are left as they are
    /// @param free_s  not before the soonest
    void replace_soonest(Mask stays, Pair free_s) noexcept {
      const Pair next_s{later_s_[0][0], later_s_[0][0]};
      soonest_s_ = smaller(larger(soonest_s_, zero_unless(~stays, next_s)), free_s);
      pass(zero_unless(~stays, free_s), std::make_index_sequence<pairs - 1>{});
    }

  private:
    friend FewTimes;
    /// Not a loop: g++ keeps an array in registers when each place has a name from the start.
    /// @param free_s  or 0, which leaves all as they are
    template <std::size_t... k>
    void pass(Pair free_s, std::index_sequence<k...>) noexcept {
      auto& t = later_s_;
      ((t[k] = smaller(Pair{t[k][1], t[k + 1][0]}, larger(t[k], free_s))), ...);
      Pair& last = t[pairs - 1];
      last = smaller(Pair{last[1], infinity}, larger(last, free_s));
    }

    Pair soonest_s_;
    std::array<Pair, pairs> later_s_;
  };
  /// row = use(row), with as many places as there are agents, or some more.
  template <class Use>
  void with_row(Use use) {
    if (size_ <= 3) use_row<1>(use);
    else if (size_ <= 5) use_row<2>(use);
    else if (size_ <= 9) use_row<4>(use);
    else use_row<most / 2>(use);
  }

private:
  template <std::size_t pairs, class Use>
  void use_row(Use use) {
    Row<pairs> row{};
    row.soonest_s_ = both(times_s_[0]);
    for (std::size_t k = 0; k < pairs; ++k)
      row.later_s_[k] = Pair{times_s_[2 * k + 1], times_s_[2 * k + 2]};
    row = use(row);
    times_s_[0] = row.soonest_s_[0];
    for (std::size_t k = 0; k < pairs; ++k) {
      times_s_[2 * k + 1] = row.later_s_[k][0];
      times_s_[2 * k + 2] = row.later_s_[k][1];
    }
  }

  std::array<double, most + 1> times_s_{};
  std::size_t size_ = 0;
};

/// Free times of many agents: a tree of minima in which each knows its leaf, so that the way from
/// leaf to root is known before the comparisons are.
class TimesTree {
  struct Node {
    double free_s = infinity;
    std::uint32_t leaf = 0;  // its number among the nodes
  };

public:
  /// The tree while nobody comes or goes.
  class View {
  public:
    explicit View(Node* nodes) noexcept : nodes_{nodes} {}
    /// As of `FewTimes::Row`.
    [[nodiscard]] Pair soonest() const noexcept { return both(nodes_[1].free_s); }
    void replace_soonest(Mask stays, Pair free_s) noexcept {
      set(nodes_[1].leaf, larger(zero_unless(~stays, free_s), soonest())[0]);
    }
    void set(std::uint32_t leaf, double free_s) noexcept {
      Node least{free_s, leaf};
      nodes_[leaf] = least;
      for (std::size_t i = leaf; i > 1;) {
        const Node other = nodes_[i ^ 1U];
        const bool is_less = other.free_s < least.free_s;
        least.free_s = is_less ? other.free_s : least.free_s;
        least.leaf = is_less ? other.leaf : least.leaf;
        i /= 2;
        nodes_[i] = least;
      }
    }

  private:
    Node* nodes_;
  };

  TimesTree() { clear(); }
  [[nodiscard]] std::size_t size() const noexcept { return leaves() - free_leaves_.size(); }
  [[nodiscard]] View view() noexcept { return View{nodes_.data()}; }
  [[nodiscard]] double soonest() const noexcept { return nodes_[1].free_s; }
  void add(double free_s) {
    if (free_leaves_.empty()) grow();
    const std::uint32_t leaf = free_leaves_.back();
    free_leaves_.pop_back();
    view().set(leaf, free_s);
  }
  void remove_soonest() noexcept {
    free_leaves_.push_back(nodes_[1].leaf);  // there is room: it was taken from there
    view().set(nodes_[1].leaf, infinity);
  }
  void clear() {
    free_leaves_.clear();
    for (std::size_t i = nodes_.size(); i-- > 1;) {
      nodes_[i] = i < leaves() ? nodes_[2 * i] : Node{infinity, static_cast<std::uint32_t>(i)};
      if (i >= leaves()) free_leaves_.push_back(nodes_[i].leaf);
    }
  }

private:
  [[nodiscard]] std::size_t leaves() const noexcept { return nodes_.size() / 2; }

  /// Twice the leaves; for agents who come to work, never for contacts.
  void grow() {
    const std::vector<Node> before(nodes_.begin() + static_cast<std::ptrdiff_t>(leaves()),
                                   nodes_.end());
    nodes_.resize(2 * nodes_.size());
    clear();
    for (const Node& node : before) add(node.free_s);
  }

  std::vector<Node> nodes_ = std::vector<Node>(2);  // [1] is the root, the second half the leaves
  std::vector<std::uint32_t> free_leaves_;
};

/// The moments at which the agents of one group become (or became) free: the workload vector of
/// Kiefer and Wolfowitz (1955) in absolute time.
class FreeTimes {
public:
  void clear() {
    is_many_ = false;
    few_ = {};
    many_.clear();
  }
  /// Infinity when there is no agent.
  [[nodiscard]] double soonest() const noexcept {
    return is_many_ ? many_.soonest() : few_.soonest();
  }
  void add(double free_s) {
    if (!is_many_ && few_.size() == FewTimes::most) {
      is_many_ = true;
      move_all(few_, many_);
    }
    if (is_many_) many_.add(free_s);
    else few_.add(free_s);
  }
  void remove_soonest() {
    if (!is_many_) return few_.remove_soonest();
    many_.remove_soonest();
    if (many_.size() > FewTimes::most / 2) return;
    is_many_ = false;
    move_all(many_, few_);
  }
  [[nodiscard]] std::size_t size() const noexcept { return is_many_ ? many_.size() : few_.size(); }
  /// All of them while there are at most `FewTimes::most`, sorted.
  [[nodiscard]] std::span<double> few() noexcept { return few_.all(); }
  [[nodiscard]] std::span<const double> few() const noexcept { return few_.all(); }
  /// times = use(times), where `times` is a small value with `soonest` and `replace_soonest`.
  template <class Use>
  void with_times(Use use) {
    if (is_many_) use(many_.view());
    else few_.with_row(use);
  }

private:
  template <class From, class To>
  static void move_all(From& from, To& to) {
    for (; from.size() > 0; from.remove_soonest()) to.add(from.soonest());
  }

  bool is_many_ = false;
  FewTimes few_;
  TimesTree many_;
};

}  // namespace staffsim::engine
