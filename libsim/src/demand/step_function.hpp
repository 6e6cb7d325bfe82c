// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>
#include <vector>

namespace staffsim::demand {

/// Something that holds over [from, to) of the run's clock.
struct Stretch {
  double from_s = 0.0;
  double to_s = 0.0;
  double value = 0.0;
};

/// A value that holds from a moment on.
struct Step {
  double at_s = 0.0;
  double value = 0.0;
  bool operator==(const Step&) const = default;
};

/// What all stretches under way make together: `fold(so far, stretch's value)` over them by start,
/// ties as given. A step at 0 or later wherever that changes; `neutral` before and without any.
template <class Fold>
[[nodiscard]] std::vector<Step> steps_of(std::vector<Stretch> stretches, double neutral,
                                         Fold fold) {
  std::erase_if(stretches, [](const Stretch& s) { return s.to_s <= std::max(s.from_s, 0.0); });
  std::stable_sort(stretches.begin(), stretches.end(),
                   [](const Stretch& a, const Stretch& b) { return a.from_s < b.from_s; });
  std::vector<double> edges;
  for (const Stretch& stretch : stretches) {
    edges.push_back(std::max(stretch.from_s, 0.0));
    edges.push_back(stretch.to_s);
  }
  std::sort(edges.begin(), edges.end());
  edges.erase(std::unique(edges.begin(), edges.end()), edges.end());

  std::vector<Step> steps;
  std::vector<Stretch> under_way;
  auto coming = stretches.begin();
  double value = neutral;
  for (const double at_s : edges) {
    std::erase_if(under_way, [at_s](const Stretch& s) { return s.to_s <= at_s; });
    for (; coming != stretches.end() && coming->from_s <= at_s; ++coming)
      under_way.push_back(*coming);
    double next = neutral;
    for (const Stretch& stretch : under_way) next = fold(next, stretch.value);
    if (next == value) continue;
    steps.push_back({at_s, next});
    value = next;
  }
  return steps;
}

}  // namespace staffsim::demand
