// SPDX-License-Identifier: Apache-2.0
#pragma once
/// Small mean plays for engines: half of them on whole numbers, so that everything meets, with
/// services of length zero, no patience at all, crowds, empty desks and plans that change at once.
#include "property/hashed_luck.hpp"
#include "property/random_centre.hpp"

#include <tuple>

namespace staffsim::test {

class RandomPlay {
public:
  RandomPlay(std::uint64_t seed, Kind kind)
      : seed_{seed},
        kind_{kind},
        dice_{seed},
        times_{dice_.one_in(2), std::array{1.0, 2.0, 6.0, 15.0}[index_below(4)]},
        features_{dice_},
        crowd_{is_on_head_counts() && dice_.one_in(20)},
        length_{dice_.between(10, 120)} {
    play.until_s = times_.unit_s * length_;
    play.spec = RandomCentre{kind, times_, features_, dice_}.spec;
    draw_contacts();
    for (std::uint16_t g = 0; g < play.spec.agent_groups.size(); ++g) draw_group(g);
    std::sort(play.duty.begin(), play.duty.end());
    draw_handle_factors();
    std::stable_sort(play.incidents.begin(), play.incidents.end(),
                     [](const auto& a, const auto& b) { return a.at_s < b.at_s; });
    for (int i = dice_.between(1, 6); i > 0; --i) cuts_s.push_back(moment());
    std::sort(cuts_s.begin(), cuts_s.end());
  }

  Play play;
  std::vector<double> cuts_s;  ///< ends of blocks in the middle of it all
  /// For this play, or for one that was made from it.
  [[nodiscard]] HashedLuck luck(const ModelSpec& spec) const { return {seed_, times_, spec}; }

private:
  [[nodiscard]] bool has(Features::Feature feature) const {
    return kind_ == Kind::whole && features_.has(feature);
  }
  [[nodiscard]] bool is_on_head_counts() const {
    return kind_ == Kind::simple || kind_ == Kind::pooled;
  }
  std::size_t index_below(int n) { return static_cast<std::size_t>(dice_.below(n)); }
  std::uint16_t some_type() {
    return static_cast<std::uint16_t>(
        index_below(static_cast<int>(play.spec.contact_types.size())));
  }
  double moment() {
    return times_.unit_s * (times_.whole ? dice_.below(length_) : length_ * dice_.unit());
  }
  double stretch_s(int most) { return times_.up_to(most, dice_); }

  void draw_contacts() {
    const int count = crowd_ ? dice_.between(200, 900) : dice_.between(0, 60);
    const int longest = crowd_ ? 60 : dice_.between(1, dice_.one_in(3) ? 4 : 20);
    const int most_patient = dice_.between(1, 30);
    for (int i = 0; i < count; ++i) draw_contact(longest, most_patient);
    std::stable_sort(play.contacts.begin(), play.contacts.end(), [](const auto& a, const auto& b) {
      return std::tie(a.arrived_s, a.type) < std::tie(b.arrived_s, b.type);
    });
    std::map<std::pair<int, int>, std::uint32_t> serials;
    for (Contact& contact : play.contacts)
      contact.serial = serials[{contact.type, contact.source}]++;
  }
  void draw_contact(int longest, int most_patient) {
    Contact contact;
    contact.arrived_s = moment();
    contact.handle_s = dice_.one_in(6) ? 0.0 : stretch_s(longest);
    contact.wrap_up_s = dice_.one_in(2) ? 0.0 : stretch_s(5);
    contact.patience_s = dice_.one_in(8)   ? 0.0
                         : dice_.one_in(4) ? never_s
                                           : stretch_s(most_patient);
    contact.type = some_type();
    const ContactTypeSpec& type = play.spec.contact_types[contact.type];
    if (type.channel == Channel::email) contact.patience_s = never_s;
    if (kind_ == Kind::whole) {
      contact.source = static_cast<std::uint16_t>(dice_.below(3));
      if (type.invalid && dice_.one_in(6)) contact.nature = Nature::invalid;
      if (may_deflect(play.spec) && dice_.one_in(12)) contact.nature = Nature::deflected;
    }
    play.contacts.push_back(contact);
  }

  void draw_group(std::uint16_t group) {
    const bool is_mixed = has(Features::mixed_groups) && dice_.one_in(3);
    const bool has_heads = is_on_head_counts() || dice_.one_in(2);
    if (has_heads || is_mixed) draw_heads(group);
    if (!has_heads || is_mixed) draw_persons(group);
    if (dice_.one_in(3)) draw_steps(IncidentStep::Kind::withdrawn, group);
    if (has(Features::called_in) && dice_.one_in(3))
      draw_steps(IncidentStep::Kind::called_in, group);
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
      while (start_s < play.until_s) {
        const double end_s = start_s + times_.some(40, dice_);
        draw_shift(group, static_cast<std::uint32_t>(p), start_s, end_s);
        start_s = end_s + (dice_.one_in(2) ? 0.0 : stretch_s(10));
      }
    }
  }
  void draw_shift(std::uint16_t group, std::uint32_t position, double start_s, double end_s) {
    play.duty.push_back(starts(start_s, position, group));
    if (end_s < play.until_s) play.duty.push_back(ends(end_s, position, group));
    for (int i = dice_.below(3); i > 0; --i) {
      const double due_s = start_s + stretch_s(20);
      const bool is_known = std::any_of(play.duty.begin(), play.duty.end(), [&](const auto& d) {
        return d.at_s == due_s && d.event == DutyEvent::break_due && d.group == group &&
               d.position == position;
      });
      if (due_s < end_s && due_s < play.until_s && !is_known)
        play.duty.push_back(pause(due_s, position, times_.some(8, dice_), group));
    }
  }

  void draw_steps(IncidentStep::Kind kind, std::uint16_t group) {
    for (int i = dice_.between(1, 5); i > 0; --i)
      play.incidents.push_back(
          {moment(), kind, group, static_cast<double>(crowd_ ? dice_.below(60) : dice_.below(4))});
  }
  void draw_handle_factors() {
    if (!dice_.one_in(3)) return;
    for (int i = dice_.between(1, 5); i > 0; --i) {
      const double factor = times_.whole ? 0.5 * dice_.between(0, 4) : 2.0 * dice_.unit();
      play.incidents.push_back(handle_factor(moment(), factor, some_type()));
    }
  }

  std::uint64_t seed_;
  Kind kind_;
  Dice dice_;
  RandomTimes times_;
  Features features_;
  bool crowd_;  // hundreds of contacts and agents: other data structures
  int length_;  // in units
};

}  // namespace staffsim::test
