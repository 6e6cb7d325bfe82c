// SPDX-License-Identifier: Apache-2.0
#include "nearest_word.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace driver {
namespace {

/// Letters to add, leave out or replace (V. I. Levenshtein 1966), a row of the table at a time.
std::size_t slips_between(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row[b.size()];
}

}  // namespace

std::string did_you_mean(std::string_view word, const std::vector<std::string>& known) {
  const auto goes_on = [&](const std::string& other) { return other.starts_with(word); };
  if (word.size() > 2 && std::ranges::count_if(known, goes_on) == 1)
    return "; did you mean " + *std::ranges::find_if(known, goes_on) + "?";
  const auto slips = [&](const std::string& other) { return slips_between(word, other); };
  const auto nearest = std::ranges::min_element(known, {}, slips);
  if (nearest == known.end() || slips(*nearest) > 1 + word.size() / 4) return {};
  return "; did you mean " + *nearest + "?";
}

}  // namespace driver
