// SPDX-License-Identifier: Apache-2.0
#pragma once
/// Small random contact centres: types, groups and the rules between them.
#include "engine/play.hpp"
#include "property/dice.hpp"

#include <array>

namespace staffsim::test {

enum class Kind {
  simple,  ///< one group on a head count, as the event-free kernel wants it
  pooled,  ///< any groups on head counts, who finish the contact in hand
  plain,   ///< any groups; nothing interrupts a contact but a hand-over, nothing follows from it
  whole    ///< everything that a contact centre can have
};

/// What a whole centre may have beyond a plain one: in half of the centres each of it, in the
/// others little, down to a single feature.
class Features {
public:
  enum Feature {
    email,
    due,
    redial,
    returns,
    invalid,
    deflected,
    transfers,
    lines,
    keep_free,
    overflow,
    pre_emption,
    switching,
    selections,
    called_in,
    mixed_groups,
    count
  };
  explicit Features(Dice& dice) {
    const bool are_all = dice.one_in(2);
    for (bool& feature : has_) feature = are_all || dice.one_in(6);
  }
  [[nodiscard]] bool has(Feature feature) const { return has_[feature]; }

private:
  std::array<bool, count> has_{};
};

/// Its types are "a", "b", ...
class RandomCentre {
public:
  RandomCentre(Kind kind, RandomTimes times, const Features& features, Dice& dice)
      : kind_{kind}, times_{times}, features_{features}, dice_{dice} {
    const int types = dice_.between(1, 4);
    std::vector<std::vector<Skill>> handles(kind_ == Kind::simple ? 1 : some(4));
    for (auto& skills : handles) draw_skills(types, skills);
    spec = centre(types, handles);
    spec.horizon.interval = std::chrono::minutes{1};
    if (kind_ == Kind::plain || kind_ == Kind::whole)
      for (AgentGroupSpec& group : spec.agent_groups)
        if (dice_.one_in(2)) group.end_of_shift = EndOfShift::hand_over;
    if (kind_ == Kind::plain || kind_ == Kind::pooled)
      for (ContactTypeSpec& type : spec.contact_types)
        if (dice_.one_in(4)) type.channel = Channel::email;
    draw_routing();
    if (kind_ == Kind::whole) draw_the_rest();
  }

  ModelSpec spec;

private:
  std::size_t some(int most) { return static_cast<std::size_t>(dice_.between(1, most)); }
  /// In one of n of the centres that have the feature.
  bool one_in(int n, Features::Feature feature) {
    return features_.has(feature) && dice_.one_in(n);
  }

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
    if (kind_ == Kind::whole && features_.has(Features::selections)) {
      spec.routing.contact = static_cast<ContactSelection>(dice_.below(4));
      spec.routing.agent = static_cast<AgentSelection>(dice_.below(3));
      return;
    }
    if ((kind_ == Kind::simple && spec.contact_types.size() > 1) || dice_.one_in(2))
      spec.routing.contact = ContactSelection::longest_waiting;
    if (dice_.one_in(2)) spec.routing.agent = AgentSelection::group_order;
  }

  void draw_the_rest() {
    for (ContactTypeSpec& type : spec.contact_types) draw_type(type);
    for (AgentGroupSpec& group : spec.agent_groups) draw_rules(group.handles);
    if (one_in(2, Features::lines)) spec.lines = dice_.between(1, 8);
    if (features_.has(Features::deflected) || features_.has(Features::called_in))
      spec.incidents.push_back(outage());
  }
  void draw_type(ContactTypeSpec& type) {
    const AnyDistribution minute = Deterministic{std::chrono::minutes{1}};  // never drawn
    const bool is_email = one_in(3, Features::email);
    if (is_email) type.channel = Channel::email;
    if (is_email && one_in(2, Features::due)) type.due = Duration{times_.some(20, dice_)};
    if (dice_.one_in(2))
      type.service_level = ServiceLevelRule{Duration{times_.some(10, dice_)}, {}};
    if (!is_email && one_in(2, Features::redial))
      type.redial = RedialRule{0.5, 0.5, minute, dice_.between(2, 5)};
    if (one_in(2, Features::returns)) type.returns = ReturnRule{0.5, minute};
    if (one_in(2, Features::invalid)) type.invalid = InvalidShare{0.5, minute};
    for (const ContactTypeSpec& other : spec.contact_types)
      if (other.name != type.name && one_in(2, Features::transfers))
        type.transfers.push_back({other.name, 0.1});
  }
  /// Why contacts may be deflected and heads called in at all; when they are, the play says itself.
  [[nodiscard]] IncidentSpec outage() const {
    IncidentSpec incident;
    incident.name = "outage";
    incident.starts = std::vector<Moment>{{spec.horizon.start, Duration{}}};
    incident.lasts = Deterministic{std::chrono::minutes{1}};
    if (features_.has(Features::deflected))
      incident.affects[spec.contact_types.front().name].deflected = 0.5;
    if (features_.has(Features::called_in))
      incident.responses.push_back({Duration{}, CallIn{spec.agent_groups.front().name, 1, {}}});
    return incident;
  }

  /// Of a random order of the types those before may interrupt those behind: there is no circle.
  void draw_rules(std::vector<Skill>& handles) {
    std::vector<Skill*> by_rank;
    for (Skill& skill : handles) by_rank.push_back(&skill);
    dice_.shuffle(by_rank);
    for (std::size_t rank = 0; rank < by_rank.size(); ++rank) {
      Skill& skill = *by_rank[rank];
      if (one_in(4, Features::keep_free)) skill.keep_free = dice_.between(1, 2);
      if (one_in(4, Features::overflow)) skill.overflow_after = Duration{times_.some(8, dice_)};
      if (one_in(2, Features::switching)) skill.switch_time = Duration{times_.up_to(3, dice_)};
      for (std::size_t before = 0; before < rank; ++before)
        if (one_in(2, Features::pre_emption)) skill.preempt_by.push_back(by_rank[before]->type);
    }
  }

  Kind kind_;
  RandomTimes times_;
  const Features& features_;
  Dice& dice_;
};

}  // namespace staffsim::test
