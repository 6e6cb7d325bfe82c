// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/model/contact.hpp>

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <vector>

namespace staffsim::demand {

/// A choice that no compiler turns into a branch.
inline const Contact* choose(bool second, const Contact* a, const Contact* b) noexcept {
  const auto bits_a = std::bit_cast<std::uintptr_t>(a);
  const auto bits_b = std::bit_cast<std::uintptr_t>(b);
  const std::uintptr_t mask = std::uintptr_t{0} - static_cast<std::uintptr_t>(second);
  return std::bit_cast<const Contact*>(bits_a ^ ((bits_a ^ bits_b) & mask));
}

/// Moments of a run are not negative, so that their bits have their order: compared sooner.
inline bool is_before(const Contact& a, const Contact& b) noexcept {
  return std::bit_cast<std::int64_t>(a.arrived_s) < std::bit_cast<std::int64_t>(b.arrived_s);
}

/// All of a row's bytes in a few steps: an assignment would spare those that nobody uses.
inline void copy_row(const Contact* from, Contact* to) noexcept {
  std::memcpy(to, from, sizeof(Contact));
}

/// Merges two sorted lists into `out`, which has room for both; of equals the first list's stand
/// first. No branch depends on the data: which list is next is as random as a coin. As each step
/// waits for the one before, two run side by side: one from the front, one from the back.
inline void merge_two(std::span<const Contact> a, std::span<const Contact> b,
                      Contact* out) noexcept {
  const Contact* front_a = a.data();
  const Contact* front_b = b.data();
  const Contact* back_a = front_a + a.size();
  const Contact* back_b = front_b + b.size();
  Contact* back = out + a.size() + b.size();
  // Two steps take at most two from one list: so many cannot empty one.
  for (std::ptrdiff_t safe = 1; safe > 0;) {
    safe = std::min(back_a - front_a, back_b - front_b) / 2;
    for (std::ptrdiff_t i = 0; i < safe; ++i) {
      const bool b_first = is_before(*front_b, *front_a);
      copy_row(choose(b_first, front_a, front_b), out++);
      front_b += static_cast<std::ptrdiff_t>(b_first);
      front_a += static_cast<std::ptrdiff_t>(!b_first);
      const bool a_last = is_before(back_b[-1], back_a[-1]);
      back_a -= static_cast<std::ptrdiff_t>(a_last);
      back_b -= static_cast<std::ptrdiff_t>(!a_last);
      copy_row(choose(a_last, back_b, back_a), --back);
    }
  }
  while (front_a != back_a && front_b != back_b)
    copy_row(is_before(*front_b, *front_a) ? front_b++ : front_a++, out++);
  out = std::copy(front_a, back_a, out);
  std::copy(front_b, back_b, out);
}

/// Merges sorted lists in rounds of pairs, neighbours first, so that ties keep the order of the
/// lists.
class Merge {
public:
  void operator()(std::vector<std::span<const Contact>>& lists, std::vector<Contact>& out) {
    std::erase_if(lists, [](std::span<const Contact> list) { return list.empty(); });
    if (lists.empty()) {
      out.clear();
      return;
    }
    std::size_t total = 0;
    for (const auto& list : lists) total += list.size();
    bool into_out = rounds(lists.size()) % 2 == 1;
    while (lists.size() > 1) {
      round(lists, into_out ? out : spare_, total);
      into_out = !into_out;
    }
    if (lists.front().data() != out.data()) out.assign(lists.front().begin(), lists.front().end());
    out.resize(total);
  }

private:
  [[nodiscard]] static int rounds(std::size_t lists) noexcept {
    int count = 0;
    for (; lists > 1; lists = (lists + 1) / 2) ++count;
    return count;
  }

  static void round(std::vector<std::span<const Contact>>& lists, std::vector<Contact>& target,
                    std::size_t total) {
    if (target.size() < total) target.resize(total);
    Contact* out = target.data();
    std::size_t merged = 0;
    for (std::size_t i = 0; i < lists.size(); i += 2) {
      const std::span<const Contact> second =
          i + 1 < lists.size() ? lists[i + 1] : std::span<const Contact>{};
      const std::size_t n = lists[i].size() + second.size();
      merge_two(lists[i], second, out);
      lists[merged++] = {out, n};
      out += n;
    }
    lists.resize(merged);
  }

  std::vector<Contact> spare_;
};

}  // namespace staffsim::demand
