// SPDX-License-Identifier: Apache-2.0
#include "core/did_you_mean.hpp"

#include "core/wording.hpp"

#include <algorithm>
#include <numeric>

namespace staffsim {
namespace {

constexpr std::size_t longest_compared = 64;  // longer words are no slips of the keyboard
constexpr std::size_t longest_list = 12;
constexpr std::size_t shortest_stem = 4;

char lower(char letter) {
  return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

bool same(char a, char b) { return lower(a) == lower(b); }

std::size_t tolerated(std::size_t length) { return std::clamp<std::size_t>(length / 3, 1, 3); }

/// The only one that begins with the word; nothing for a word so short that chance may explain it.
const std::string* only_longer(std::string_view word, const std::vector<std::string>& known) {
  if (word.size() < shortest_stem || word.size() > longest_compared) return nullptr;
  const auto begins = [word](const std::string& candidate) {
    return candidate.size() > word.size() &&
           std::equal(word.begin(), word.end(), candidate.begin(), same);
  };
  const auto first = std::ranges::find_if(known, begins);
  if (first == known.end() || std::any_of(first + 1, known.end(), begins)) return nullptr;
  return &*first;
}

const std::string* nearest(std::string_view word, const std::vector<std::string>& known) {
  const std::string* best = nullptr;
  std::size_t fewest = tolerated(word.size()) + 1;
  for (const std::string& candidate : known) {
    const std::size_t longer = std::max(word.size(), candidate.size());
    const std::size_t shorter = std::min(word.size(), candidate.size());
    if (longer > longest_compared || longer - shorter >= fewest) continue;
    const std::size_t slips = slips_between(word, candidate);
    if (slips >= fewest || slips >= shorter) continue;  // not another word
    fewest = slips;
    best = &candidate;
  }
  return best;
}

std::string list_of(const std::vector<std::string>& known) {
  std::string list = "known: ";
  for (std::size_t i = 0; i < known.size(); ++i) list += (i == 0 ? "" : ", ") + in_quotes(known[i]);
  return list;
}

}  // namespace

// Optimal string alignment: the recurrence of Levenshtein (1966) with swaps of neighbours.
std::size_t slips_between(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> above(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(above.begin(), above.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = above[j - 1] + (same(a[i - 1], b[j - 1]) ? 0 : 1);
      row[j] = std::min({replaced, above[j] + 1, row[j - 1] + 1});
      if (i > 1 && j > 1 && same(a[i - 1], b[j - 2]) && same(a[i - 2], b[j - 1]))
        row[j] = std::min(row[j], before[j - 2] + 1);
    }
    before.swap(above);
    above.swap(row);
  }
  return above[b.size()];
}

std::string suggestion(std::string_view word, const std::vector<std::string>& known) {
  const std::string* meant = only_longer(word, known);
  if (meant == nullptr) meant = nearest(word, known);
  return meant == nullptr ? std::string{} : "did you mean " + in_quotes(*meant) + "?";
}

std::string did_you_mean(std::string_view word, const std::vector<std::string>& known) {
  std::string hint = suggestion(word, known);
  if (!hint.empty() || known.empty() || known.size() > longest_list) return hint;
  return list_of(known);
}

}  // namespace staffsim
