// SPDX-License-Identifier: Apache-2.0
#pragma once
/// Small mean plays for engines: half of them on whole seconds, so that everything meets, with
/// services of length zero, no patience at all, crowds, empty desks and plans that change at once.
#include "engine/play.hpp"

#include <cmath>
#include <cstdint>
#include <tuple>

namespace staffsim::test {

/// SplitMix64 (Steele, Lea, Flood 2014): enough chance for a generator of tests.
class Dice {
public:
  explicit Dice(std::uint64_t seed) : state_{seed} {}
  std::uint64_t bits() {
    std::uint64_t z = state_ += 0x9e3779b97f4a7c15U;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31);
  }
  /// From 0 to n - 1.
  int below(int n) { return static_cast<int>(bits() % static_cast<std::uint64_t>(n)); }
  int between(int first, int last) { return first + below(last - first + 1); }
  bool one_in(int n) { return below(n) == 0; }
  double unit() { return static_cast<double>(bits() >> 11) * 0x1p-53; }
  template <class T>
  void shuffle(std::vector<T>& list) {
    for (std::size_t i = list.size(); i > 1; --i)
      std::swap(list[i - 1], list[static_cast<std::size_t>(below(static_cast<int>(i)))]);
  }

private:
  std::uint64_t state_;
};

/// Fresh patience that depends on the contact and the number of the return alone; 0 at times.
class HashedLuck final : public LaterLuck {
public:
  HashedLuck(std::uint64_t seed, bool whole) : seed_{seed}, whole_{whole} {}
  [[nodiscard]] double patience_s(const Contact& contact, const Past& /*past*/,
                                  int return_number) const override {
    Dice dice{seed_ + 1000U * contact.serial + static_cast<std::uint64_t>(return_number)};
    if (dice.one_in(4)) return never_s;
    return whole_ ? dice.below(6) : 6.0 * dice.unit();
  }
  [[nodiscard]] bool redials(const Contact& /*contact*/, const Past& /*past*/, double /*left_s*/,
                             LaterAttempt& /*next*/) const override {
    return false;
  }
  [[nodiscard]] bool goes_on(const Contact& /*contact*/, const Past& /*past*/,
                             double /*talked_until_s*/, LaterAttempt& /*next*/) const override {
    return false;
  }

private:
  std::uint64_t seed_;
  bool whole_;
};

class RandomPlay {
public:
  /// `simple`: one group on a head count, as the event-free kernel wants it.
  RandomPlay(std::uint64_t seed, bool simple)
      : dice_{seed},
        simple_{simple},
        whole_{dice_.one_in(2)},
        crowd_{simple && dice_.one_in(20)},
        length_s_{static_cast<double>(dice_.between(10, 120))} {
    play.until_s = length_s_;
    draw_centre();
    draw_contacts();
    for (std::uint16_t g = 0; g < play.spec.agent_groups.size(); ++g) {
      if (simple_ || dice_.one_in(2)) draw_heads(g);
      else draw_persons(g);
      if (dice_.one_in(3)) draw_withdrawals(g);
    }
    std::sort(play.duty.begin(), play.duty.end());
    draw_handle_factors();
    std::stable_sort(play.incidents.begin(), play.incidents.end(),
                     [](const auto& a, const auto& b) { return a.at_s < b.at_s; });
  }

  Play play;
  [[nodiscard]] bool is_whole() const { return whole_; }
  /// Ends of blocks in the middle of it all.
  std::vector<double> cuts_s() {
    std::vector<double> cuts;
    for (int i = dice_.between(1, 6); i > 0; --i) cuts.push_back(moment());
    std::sort(cuts.begin(), cuts.end());
    return cuts;
  }

private:
  double moment() {
    return whole_ ? dice_.below(static_cast<int>(length_s_)) : length_s_ * dice_.unit();
  }
  double stretch_s(int most) { return whole_ ? dice_.below(most + 1) : most * dice_.unit(); }
  double length_of(int most) {
    return whole_ ? dice_.between(1, most) : most * dice_.unit() + 1e-3;
  }

  void draw_centre() {
    const int types = dice_.between(1, 4);
    std::vector<std::vector<Skill>> handles(
        simple_ ? 1 : static_cast<std::size_t>(dice_.between(1, 4)));
    for (auto& skills : handles) {
      for (int t = 0; t < types; ++t)
        if (simple_ || dice_.one_in(2))
          skills.push_back({std::string(1, static_cast<char>('a' + t)), speed()});
      if (skills.empty()) skills.push_back({"a", speed()});
      dice_.shuffle(skills);
    }
    play.spec = centre(types, handles);
    if (!simple_)
      for (AgentGroupSpec& group : play.spec.agent_groups)
        if (dice_.one_in(2)) group.end_of_shift = EndOfShift::hand_over;
    if ((simple_ && types > 1) || dice_.one_in(2))
      play.spec.routing.contact = ContactSelection::longest_waiting;
    if (dice_.one_in(2)) play.spec.routing.agent = AgentSelection::group_order;
  }
  double speed() {
    if (dice_.one_in(2)) return 1.0;
    return whole_ ? (dice_.one_in(2) ? 0.5 : 2.0) : 0.5 + dice_.unit();
  }

  void draw_contacts() {
    const int count = crowd_ ? dice_.between(200, 900) : dice_.between(0, 60);
    const int longest = crowd_ ? 60 : dice_.between(1, 20);
    const int most_patient = dice_.between(1, 30);
    for (int i = 0; i < count; ++i) {
      Contact contact;
      contact.arrived_s = moment();
      contact.handle_s = dice_.one_in(6) ? 0.0 : stretch_s(longest);
      contact.wrap_up_s = dice_.one_in(2) ? 0.0 : stretch_s(5);
      contact.patience_s = dice_.one_in(8)   ? 0.0
                           : dice_.one_in(4) ? never_s
                                             : stretch_s(most_patient);
      contact.type =
          static_cast<std::uint16_t>(dice_.below(static_cast<int>(play.spec.contact_types.size())));
      play.contacts.push_back(contact);
    }
    std::stable_sort(play.contacts.begin(), play.contacts.end(), [](const auto& a, const auto& b) {
      return std::tie(a.arrived_s, a.type) < std::tie(b.arrived_s, b.type);
    });
    for (std::size_t i = 0; i < play.contacts.size(); ++i)
      play.contacts[i].serial = static_cast<std::uint32_t>(i);
  }

  int some_heads() {
    if (crowd_) return dice_.between(0, 150);
    return dice_.one_in(8) ? dice_.below(10) : dice_.below(5);
  }
  void draw_heads(std::uint16_t group) {
    std::vector<double> moments;
    if (!dice_.one_in(8)) moments.push_back(0.0);
    for (int i = dice_.below(8); i > 0; --i) moments.push_back(moment());
    std::sort(moments.begin(), moments.end());
    moments.erase(std::unique(moments.begin(), moments.end()), moments.end());
    for (const double at_s : moments) play.duty.push_back(heads(at_s, some_heads(), group));
  }

  /// Each position is taken by one person after the other, at times at once.
  void draw_persons(std::uint16_t group) {
    const int positions = dice_.between(1, 4);
    for (int p = 0; p < positions; ++p) {
      double start_s = dice_.one_in(2) ? 0.0 : moment();
      while (start_s < length_s_) {
        const double end_s = start_s + length_of(40);
        draw_shift(group, static_cast<std::uint32_t>(p), start_s, end_s);
        start_s = end_s + (dice_.one_in(2) ? 0.0 : stretch_s(10));
      }
    }
  }
  void draw_shift(std::uint16_t group, std::uint32_t position, double start_s, double end_s) {
    play.duty.push_back(starts(start_s, position, group));
    if (end_s < length_s_) play.duty.push_back(ends(end_s, position, group));
    for (int i = dice_.below(3); i > 0; --i) {
      const double due_s = start_s + stretch_s(20);
      const bool is_known = std::any_of(play.duty.begin(), play.duty.end(), [&](const auto& d) {
        return d.at_s == due_s && d.event == DutyEvent::break_due && d.group == group &&
               d.position == position;
      });
      if (due_s < end_s && due_s < length_s_ && !is_known)
        play.duty.push_back(pause(due_s, position, length_of(8), group));
    }
  }

  void draw_withdrawals(std::uint16_t group) {
    for (int i = dice_.between(1, 5); i > 0; --i)
      play.incidents.push_back(
          withdrawn(moment(), crowd_ ? dice_.below(60) : dice_.below(4), group));
  }
  void draw_handle_factors() {
    if (!dice_.one_in(3)) return;
    for (int i = dice_.between(1, 5); i > 0; --i)
      play.incidents.push_back(
          handle_factor(moment(), whole_ ? 0.5 * dice_.between(0, 4) : 2.0 * dice_.unit(),
                        static_cast<std::uint16_t>(
                            dice_.below(static_cast<int>(play.spec.contact_types.size())))));
  }

  Dice dice_;
  bool simple_;
  bool whole_;
  bool crowd_;  // hundreds of contacts and agents: other data structures
  double length_s_;
};

}  // namespace staffsim::test
