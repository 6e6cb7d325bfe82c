// SPDX-License-Identifier: Apache-2.0
#pragma once
/// Makes a failing play small enough to be read: whatever is not needed to fail is left out.
#include "engine/play.hpp"

#include <functional>

namespace staffsim::test {

class Shrinker {
public:
  using Fails = std::function<bool(const Play&)>;
  /// `keeps_centre`: only what comes and goes is left out.
  Shrinker(Play play, bool keeps_centre, Fails fails)
      : play_{std::move(play)}, keeps_centre_{keeps_centre}, fails_{std::move(fails)} {}

  /// Fails still, and would not without any one of its parts.
  Play shrunk() {
    for (bool smaller = true; smaller;) {
      smaller = drop_each(&Play::contacts) | drop_each(&Play::incidents) | drop_duty();
      if (!keeps_centre_) smaller = simplify_centre() || smaller;
    }
    return play_;
  }

private:
  bool accept(const Play& less) {
    if (!fails_(less)) return false;
    play_ = less;
    return true;
  }
  template <class Item>
  bool drop_each(std::vector<Item> Play::*list) {
    bool dropped = false;
    for (std::size_t i = (play_.*list).size(); i-- > 0;) {
      Play less = play_;
      (less.*list).erase((less.*list).begin() + static_cast<std::ptrdiff_t>(i));
      dropped = accept(less) || dropped;
    }
    return dropped;
  }

  /// Whole shifts, breaks and head counts: half a shift would make no sense.
  bool drop_duty() {
    bool dropped = false;
    for (std::size_t i = play_.duty.size(); i-- > 0;) {
      if (i >= play_.duty.size() || play_.duty[i].event == DutyEvent::person_ends) continue;
      Play less = play_;
      less.duty = without(i);
      dropped = accept(less) || dropped;
    }
    return dropped;
  }
  std::vector<DutyChange> without(std::size_t first) const {
    std::vector<DutyChange> kept;
    bool dropping = false;
    for (std::size_t i = 0; i < play_.duty.size(); ++i) {
      const DutyChange& change = play_.duty[i];
      const DutyChange& start = play_.duty[first];
      const bool is_same = change.group == start.group && change.position == start.position &&
                           change.event != DutyEvent::heads;
      if (i > first && is_same && change.event == DutyEvent::person_starts) dropping = false;
      if (i == first) dropping = start.event == DutyEvent::person_starts;
      if (i != first && !(dropping && is_same)) kept.push_back(change);
    }
    return kept;
  }

  template <class Change>
  bool change(Change change) {
    Play less = play_;
    change(less.spec);
    return less.spec != play_.spec && accept(less);
  }
  bool simplify_centre() {
    bool simpler = change([](ModelSpec& s) { s.lines.reset(); });
    simpler = change([](ModelSpec& s) { s.routing.contact = {}; }) || simpler;
    simpler = change([](ModelSpec& s) { s.routing.agent = {}; }) || simpler;
    for (std::size_t t = 0; t < play_.spec.contact_types.size(); ++t) {
      const auto of = [t](ModelSpec& s) -> ContactTypeSpec& { return s.contact_types[t]; };
      simpler = change([&](ModelSpec& s) { of(s).redial.reset(); }) || simpler;
      simpler = change([&](ModelSpec& s) { of(s).returns.reset(); }) || simpler;
      simpler = change([&](ModelSpec& s) { of(s).transfers.clear(); }) || simpler;
      simpler = change([&](ModelSpec& s) { of(s).due.reset(); }) || simpler;
      simpler = change([&](ModelSpec& s) { of(s).service_level.reset(); }) || simpler;
    }
    for (std::size_t g = 0; g < play_.spec.agent_groups.size(); ++g)
      simpler = simplify_group(g) || simpler;
    return simpler;
  }
  bool simplify_group(std::size_t g) {
    bool simpler = change([g](ModelSpec& s) { s.agent_groups[g].end_of_shift = {}; });
    for (std::size_t i = 0; i < play_.spec.agent_groups[g].handles.size(); ++i) {
      const auto of = [g, i](ModelSpec& s) -> Skill& { return s.agent_groups[g].handles[i]; };
      simpler = change([&](ModelSpec& s) { of(s).speed = 1.0; }) || simpler;
      simpler = change([&](ModelSpec& s) { of(s).keep_free = 0; }) || simpler;
      simpler = change([&](ModelSpec& s) { of(s).overflow_after = {}; }) || simpler;
      simpler = change([&](ModelSpec& s) { of(s).switch_time = {}; }) || simpler;
      simpler = change([&](ModelSpec& s) { of(s).preempt_by.clear(); }) || simpler;
    }
    return simpler;
  }

  Play play_;
  bool keeps_centre_;
  Fails fails_;
};

}  // namespace staffsim::test
