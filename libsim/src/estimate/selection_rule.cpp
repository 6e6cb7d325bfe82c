// SPDX-License-Identifier: Apache-2.0
#include "estimate/selection_rule.hpp"

#include <staffsim/estimate/experiment.hpp>

#include "estimate/student_t.hpp"

#include <algorithm>
#include <cmath>

namespace staffsim {
namespace {

enum class Standing { meets, open, misses };

/// An estimate decides once it lies farther out than its bound less the zone: then a truth at the
/// zone's other end would be farther off than the bound allows. Batur and Kim 2010.
Standing standing(const Margin& margin) {
  if (std::isnan(margin.value)) return Standing::misses;  // what nobody saw cannot be recommended
  if (margin.value >= std::max(0.0, margin.down - margin.zone)) return Standing::meets;
  if (margin.value < 0.0 && -margin.value >= margin.up - margin.zone) return Standing::misses;
  return Standing::open;
}

Standing standing(const std::vector<Margin>& margins) {
  Standing worst = Standing::meets;
  for (const Margin& margin : margins) worst = std::max(worst, standing(margin));
  return worst;
}

/// The squared ratio of a half width to its zone: by how much the replications must grow until the
/// zone decides. What never varies needs none.
double growth(double half_width, double zone) {
  return half_width == 0.0 ? 0.0 : half_width / zone * (half_width / zone);
}
double growth(const Margin& margin) {
  const double half_width = margin.value < 0.0 ? margin.up : margin.down;
  return margin.is_unanimous ? half_width / margin.zone : growth(half_width, margin.zone);
}

class Judge {
public:
  explicit Judge(const Field& field) : field_{field} {
    for (const auto& margins : field.margins) standings_.push_back(standing(margins));
  }

  [[nodiscard]] Selection decide() const {
    const std::vector<std::size_t> meeting = with(Standing::meets);
    std::vector<std::size_t> rivals = with(Standing::open);
    if (meeting.empty() && rivals.empty()) return {.outcome = Selection::Outcome::none_meets};
    const std::size_t cheapest = cheapest_of(meeting.empty() ? rivals : meeting);
    rivals.insert(rivals.end(), meeting.begin(), meeting.end());
    std::ranges::sort(rivals);
    const auto may_be_cheaper = [&](std::size_t rival) {
      return rival != cheapest && !is_no_dearer(cheapest, rival);
    };
    if (meeting.empty() || std::ranges::any_of(rivals, may_be_cheaper))
      return undecided(cheapest, rivals, !meeting.empty());
    Selection selection{.outcome = Selection::Outcome::selected, .candidates = {cheapest}};
    for (const std::size_t other : meeting)
      if (other != cheapest && costs_the_same(cheapest, other))
        selection.candidates.push_back(other);
    return selection;
  }

private:
  [[nodiscard]] std::vector<std::size_t> with(Standing wanted) const {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < standings_.size(); ++i)
      if (standings_[i] == wanted) found.push_back(i);
    return found;
  }
  /// The first of them, where several are.
  [[nodiscard]] std::size_t cheapest_of(const std::vector<std::size_t>& some) const {
    return *std::ranges::min_element(some, {},
                                     [&](std::size_t i) { return field_.costs->mean(i); });
  }
  [[nodiscard]] double half_width(std::size_t a, std::size_t b) const {
    return field_.t * field_.costs->standard_error(a, b);
  }
  [[nodiscard]] double extra(std::size_t a, std::size_t b) const {
    return field_.costs->mean(b) - field_.costs->mean(a);
  }
  /// Whether a is sure not to cost more than b by the zone. Clark and Yang 1986: by the scatter of
  /// the paired differences, which shared callers make small.
  [[nodiscard]] bool is_no_dearer(std::size_t a, std::size_t b) const {
    return extra(a, b) >= std::max(0.0, half_width(a, b) - field_.cost_zone);
  }
  [[nodiscard]] bool costs_the_same(std::size_t a, std::size_t b) const {
    return extra(a, b) == 0.0 && half_width(a, b) == 0.0;
  }

  [[nodiscard]] Selection undecided(std::size_t cheapest, const std::vector<std::size_t>& rivals,
                                    bool any_meets) const {
    Selection selection{.may_be_none = !any_meets};
    double factor = 0.0;
    for (const std::size_t rival : rivals) {
      const bool is_out = any_meets && rival != cheapest && is_no_dearer(cheapest, rival);
      if (is_out) continue;
      selection.candidates.push_back(rival);
      factor = std::max(factor, growth_for(cheapest, rival));
    }
    const double wanted = std::ceil(factor * field_.costs->count());
    if (wanted <= limits::replications)
      selection.more_replications = static_cast<int>(wanted) - field_.costs->count();
    return selection;
  }
  /// How many times as many replications settle what is open about a rival.
  [[nodiscard]] double growth_for(std::size_t cheapest, std::size_t rival) const {
    double factor = 0.0;
    for (const Margin& margin : field_.margins[rival])
      if (standing(margin) == Standing::open) factor = std::max(factor, growth(margin));
    if (rival != cheapest && !is_no_dearer(cheapest, rival) && !is_no_dearer(rival, cheapest))
      factor = std::max(factor, growth(half_width(cheapest, rival), field_.cost_zone));
    return factor;
  }

  const Field& field_;
  std::vector<Standing> standings_;
};

}  // namespace

double selection_factor(double confidence, int replications, std::size_t candidates,
                        std::size_t targets) {
  const double looks = 2.0;
  const double error = (1.0 - confidence) / looks / static_cast<double>(candidates + targets - 1);
  return interval_factor(1.0 - 2.0 * error, replications);
}

Selection select_cheapest(const Field& field) { return Judge{field}.decide(); }

}  // namespace staffsim
