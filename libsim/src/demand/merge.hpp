// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/model/contact.hpp>

#include <cstddef>
#include <span>
#include <vector>

namespace staffsim::demand {

/// Merges two sorted lists into `out`, which has room for both; of equals the first list's stand
/// first. No branch depends on the data: which list is next is as random as a coin.
inline void merge_two(std::span<const Contact> a, std::span<const Contact> b,
                      Contact* out) noexcept {
  const Contact* next_a = a.data();
  const Contact* next_b = b.data();
  const Contact* const end_a = next_a + a.size();
  const Contact* const end_b = next_b + b.size();
  while (next_a != end_a && next_b != end_b) {
    const bool take_b = next_b->arrived_s < next_a->arrived_s;
    const Contact* const chosen = take_b ? next_b : next_a;
    *out++ = *chosen;
    next_b += static_cast<std::ptrdiff_t>(take_b);
    next_a += static_cast<std::ptrdiff_t>(!take_b);
  }
  while (next_a != end_a) *out++ = *next_a++;
  while (next_b != end_b) *out++ = *next_b++;
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
