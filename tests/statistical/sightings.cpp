// SPDX-License-Identifier: Apache-2.0
#include "statistical/sightings.hpp"

#include <algorithm>
#include <utility>

namespace staffsim::test {

Sightings::Sightings(const Model& model, Search search)
    : search_{std::move(search)},
      interval_s_{model.grid().interval_s()},
      from_s_{model.grid().measured_from_s()},
      end_s_{model.grid().end_s()},
      types_(model.contact_types().size()),
      gave_up_(static_cast<std::size_t>(model.grid().intervals_per_day())) {}

void Sightings::begin(const IncidentTimeline& timeline) {
  for (OfType& type : types_) {
    type.answered.assign(search_.limits_s.size() + 1, 0.0);
    type.abandoned.assign(search_.limits_s.size() + 1, 0.0);
    type.squares_s2 = 0.0;
  }
  std::fill(gave_up_.begin(), gave_up_.end(), 0.0);
  first_attempts_ = first_delayed_ = lost_persons_ = 0.0;
  waiting_while_down_s_ = gave_up_while_down_ = 0.0;
  down_ = timeline.occurrences;
  down_until_s_.assign(1, 0.0);
  for (const IncidentOccurrence& down : down_)
    down_until_s_.push_back(down_until_s_.back() + down.end_s - down.start_s);
}

void Sightings::look(const engine::Account& account) {
  for (const engine::Outcome& outcome : account.outcomes) see(outcome);
}

void Sightings::see(const engine::Outcome& outcome) {
  const double left_queue_s = outcome.arrived_s + outcome.wait_s;
  // All its time is waiting or being handled, so this holds for contacts that were handed over too.
  if (outcome.end == engine::End::abandoned) see_abandonment(left_queue_s + outcome.handled_s);
  if (!down_.empty() && outcome.wait_s > 0.0)
    waiting_while_down_s_ += down_before_s(std::clamp(left_queue_s, from_s_, end_s_)) -
                             down_before_s(std::clamp(outcome.arrived_s, from_s_, end_s_));
  if (outcome.arrived_s < from_s_) return;
  see_person(outcome);
  if (outcome.end != engine::End::answered && outcome.end != engine::End::abandoned) return;
  OfType& type = types_[outcome.type];
  const double miss_s = outcome.wait_s - search_.mean_wait_s;
  type.squares_s2 += miss_s * miss_s;
  std::size_t limit = 0;
  while (limit < search_.limits_s.size() && outcome.wait_s > search_.limits_s[limit]) ++limit;
  (outcome.end == engine::End::answered ? type.answered : type.abandoned)[limit] += 1.0;
}

void Sightings::see_person(const engine::Outcome& outcome) {
  if ((outcome.notes & engine::note::is_later) == 0) {
    first_attempts_ += 1.0;
    if (outcome.delayed) first_delayed_ += 1.0;
  }
  if (outcome.end == engine::End::abandoned && (outcome.notes & engine::note::goes_on) == 0)
    lost_persons_ += 1.0;
}

void Sightings::see_abandonment(double at_s) {
  if (at_s < from_s_ || at_s >= end_s_) return;
  const auto interval = static_cast<std::size_t>((at_s - from_s_) / interval_s_);
  gave_up_[interval % gave_up_.size()] += 1.0;
  const auto next = std::upper_bound(
      down_.begin(), down_.end(), at_s,
      [](double t, const IncidentOccurrence& occurrence) { return t < occurrence.start_s; });
  if (next != down_.begin() && at_s < std::prev(next)->end_s) gave_up_while_down_ += 1.0;
}

/// Duration before `at_s` in which an incident was under way.
double Sightings::down_before_s(double at_s) const {
  const auto next = std::upper_bound(
      down_.begin(), down_.end(), at_s,
      [](double t, const IncidentOccurrence& occurrence) { return t < occurrence.start_s; });
  const auto before = static_cast<std::size_t>(next - down_.begin());
  if (before == 0) return 0.0;
  const IncidentOccurrence& last = down_[before - 1];
  return down_until_s_[before - 1] + std::min(at_s, last.end_s) - last.start_s;
}

double Sightings::down_s() const { return down_before_s(end_s_) - down_before_s(from_s_); }

}  // namespace staffsim::test
