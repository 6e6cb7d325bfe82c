// SPDX-License-Identifier: Apache-2.0
#pragma once
/// Small random contact centres: types, groups and the rules between them.
#include "engine/play.hpp"
#include "property/dice.hpp"

namespace staffsim::test {

enum class Kind {
  simple,  ///< one group on a head count, as the event-free kernel wants it
  plain,   ///< any groups; nothing interrupts a contact but a hand-over, nothing follows from it
  whole    ///< everything that a contact centre can have
};

/// Its types are "a", "b", ...
class RandomCentre {
public:
  RandomCentre(Kind kind, RandomTimes times, Dice& dice) : kind_{kind}, times_{times}, dice_{dice} {
    const int types = dice_.between(1, 4);
    std::vector<std::vector<Skill>> handles(kind_ == Kind::simple ? 1 : some(4));
    for (auto& skills : handles) draw_skills(types, skills);
    spec = centre(types, handles);
    spec.horizon.interval = std::chrono::minutes{1};
    if (kind_ != Kind::simple)
      for (AgentGroupSpec& group : spec.agent_groups)
        if (dice_.one_in(2)) group.end_of_shift = EndOfShift::hand_over;
    draw_routing();
    if (kind_ != Kind::whole) return;
    for (ContactTypeSpec& type : spec.contact_types) draw_type(type);
    for (AgentGroupSpec& group : spec.agent_groups) draw_rules(group.handles);
    if (dice_.one_in(3)) spec.lines = dice_.between(1, 8);
  }

  ModelSpec spec;

private:
  std::size_t some(int most) { return static_cast<std::size_t>(dice_.between(1, most)); }

  void draw_skills(int types, std::vector<Skill>& skills) {
    for (int t = 0; t < types; ++t)
      if (kind_ == Kind::simple || dice_.one_in(2))
        skills.push_back({std::string(1, static_cast<char>('a' + t)), speed()});
    if (skills.empty()) skills.push_back({"a", speed()});
    dice_.shuffle(skills);
  }
  double speed() {
    if (dice_.one_in(2)) return 1.0;
    return times_.whole ? (dice_.one_in(2) ? 0.5 : 2.0) : 0.5 + dice_.unit();
  }

  void draw_routing() {
    if (kind_ == Kind::whole) {
      spec.routing.contact = static_cast<ContactSelection>(dice_.below(4));
      spec.routing.agent = static_cast<AgentSelection>(dice_.below(3));
      return;
    }
    if ((kind_ == Kind::simple && spec.contact_types.size() > 1) || dice_.one_in(2))
      spec.routing.contact = ContactSelection::longest_waiting;
    if (dice_.one_in(2)) spec.routing.agent = AgentSelection::group_order;
  }

  void draw_type(ContactTypeSpec& type) {
    const AnyDistribution minute = Deterministic{std::chrono::minutes{1}};  // never drawn
    const bool is_email = dice_.one_in(3);
    if (is_email) type.channel = Channel::email;
    if (is_email && dice_.one_in(2)) type.due = Duration{times_.some(20, dice_)};
    if (dice_.one_in(2))
      type.service_level = ServiceLevelRule{Duration{times_.some(10, dice_)}, {}};
    if (!is_email && dice_.one_in(2))
      type.redial = RedialRule{0.5, 0.5, minute, dice_.between(2, 5)};
    if (dice_.one_in(2)) type.returns = ReturnRule{0.5, minute};
    if (dice_.one_in(2)) type.invalid = InvalidShare{0.5, minute};
    for (const ContactTypeSpec& other : spec.contact_types)
      if (other.name != type.name && dice_.one_in(2)) type.transfers.push_back({other.name, 0.1});
  }

  /// Of a random order of the types those before may interrupt those behind: there is no circle.
  void draw_rules(std::vector<Skill>& handles) {
    std::vector<Skill*> by_rank;
    for (Skill& skill : handles) by_rank.push_back(&skill);
    dice_.shuffle(by_rank);
    for (std::size_t rank = 0; rank < by_rank.size(); ++rank) {
      Skill& skill = *by_rank[rank];
      if (dice_.one_in(4)) skill.keep_free = dice_.between(1, 2);
      if (dice_.one_in(4)) skill.overflow_after = Duration{times_.some(8, dice_)};
      if (dice_.one_in(2)) skill.switch_time = Duration{times_.up_to(3, dice_)};
      for (std::size_t before = 0; before < rank; ++before)
        if (dice_.one_in(2)) skill.preempt_by.push_back(by_rank[before]->type);
    }
  }

  Kind kind_;
  RandomTimes times_;
  Dice& dice_;
};

}  // namespace staffsim::test
