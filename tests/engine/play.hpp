// SPDX-License-Identifier: Apache-2.0
#pragma once
/// A small play for an engine: who comes when, who is on duty when; and its performance.
#include <staffsim/engine/kernel.hpp>
#include <staffsim/model/model.hpp>
#include <staffsim/random/simple_laws.hpp>

#include <algorithm>
#include <limits>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace staffsim::test {

inline constexpr double never_s = std::numeric_limits<double>::infinity();

/// Fresh patience after a hand-over: fixed by (serial, return number), for ever otherwise.
class GivenLuck final : public LaterLuck {
public:
  std::map<std::pair<std::uint32_t, int>, double> patience_s_of;
  [[nodiscard]] double patience_s(const Contact& contact, const Past& /*past*/,
                                  int return_number) const override {
    const auto found = patience_s_of.find({contact.serial, return_number});
    return found == patience_s_of.end() ? never_s : found->second;
  }
  [[nodiscard]] bool redials(const Contact& /*contact*/, const Past& /*past*/, double /*left_s*/,
                             LaterAttempt& /*next*/) const override {
    return false;
  }
  [[nodiscard]] bool goes_on(const Contact& /*contact*/, const Past& /*past*/,
                             double /*talked_until_s*/, LaterAttempt& /*next*/) const override {
    return false;
  }
};

struct Play {
  ModelSpec spec;
  std::vector<Contact> contacts;
  std::vector<DutyChange> duty;
  std::vector<IncidentStep> incidents;
  double until_s = 1000.0;
};

/// Of the play's centre; groups whose persons come and go, or that are called in, are staffed by
/// shifts, all others stay on a head count.
inline Model model_of(const Play& play) {
  ModelSpec spec = play.spec;
  const auto staff_by_shifts = [&](std::size_t group) {
    spec.agent_groups[group].staffing =
        std::vector<Shift>{{.name = "shift", .length = std::chrono::hours{8}, .agents = 1}};
  };
  for (const DutyChange& change : play.duty)
    if (change.event != DutyEvent::heads) staff_by_shifts(change.group);
  for (const IncidentStep& step : play.incidents)
    if (step.kind == IncidentStep::Kind::called_in) staff_by_shifts(step.index);
  return Model{std::move(spec)};
}

/// Types "a", "b", ... and groups "desk", "desk 1", ... that handle the given types.
inline ModelSpec centre(int types, const std::vector<std::vector<Skill>>& handles) {
  ModelSpec spec;
  spec.horizon.days = 1;
  for (int t = 0; t < types; ++t) {
    ContactTypeSpec type;
    type.name = std::string(1, static_cast<char>('a' + t));
    type.handle = Deterministic{std::chrono::minutes{1}};  // never drawn: contacts bring their own
    spec.contact_types.push_back(type);
  }
  for (std::size_t g = 0; g < handles.size(); ++g) {
    AgentGroupSpec group;
    group.name = g == 0 ? "desk" : "desk " + std::to_string(g);
    group.handles = handles[g];
    group.staffing = HeadCount{1};  // engines take duty from the changes; see model_of
    spec.agent_groups.push_back(group);
  }
  return spec;
}
/// One type, one group.
inline ModelSpec hotline(EndOfShift end = EndOfShift::finish) {
  ModelSpec spec = centre(1, {{{"a"}}});
  spec.agent_groups[0].end_of_shift = end;
  return spec;
}

struct Caller {
  double arrived_s = 0.0;
  double handle_s = 0.0;
  double patience_s = never_s;
  double wrap_up_s = 0.0;
  int type = 0;
};
/// Serials count from 0 in the order given.
inline std::vector<Contact> contacts(const std::vector<Caller>& callers) {
  std::vector<Contact> list;
  for (const Caller& c : callers)
    list.push_back({c.arrived_s, c.handle_s, c.wrap_up_s, c.patience_s,
                    static_cast<std::uint32_t>(list.size()), static_cast<std::uint16_t>(c.type),
                    0});
  return list;
}

inline DutyChange heads(double at_s, int count, std::uint16_t group = 0) {
  return {at_s, DutyEvent::heads, group, 0, count, 0.0};
}
inline DutyChange starts(double at_s, std::uint32_t position, std::uint16_t group = 0) {
  return {at_s, DutyEvent::person_starts, group, position, 0, 0.0};
}
inline DutyChange ends(double at_s, std::uint32_t position, std::uint16_t group = 0) {
  return {at_s, DutyEvent::person_ends, group, position, 0, 0.0};
}
inline DutyChange pause(double at_s, std::uint32_t position, double length_s,
                        std::uint16_t group = 0) {
  return {at_s, DutyEvent::break_due, group, position, 0, length_s};
}
inline IncidentStep withdrawn(double at_s, int agents, std::uint16_t group = 0) {
  return {at_s, IncidentStep::Kind::withdrawn, group, static_cast<double>(agents)};
}
inline IncidentStep handle_factor(double at_s, double factor, std::uint16_t type = 0) {
  return {at_s, IncidentStep::Kind::handle_factor, type, factor};
}

/// What lies in [from, to), in time order already.
template <class Item, class Time>
std::span<const Item> stretch(const std::vector<Item>& items, double from_s, double to_s,
                              Time time) {
  const auto before = [&](double at_s) {
    return static_cast<std::size_t>(
        std::count_if(items.begin(), items.end(), [&](const Item& i) { return time(i) < at_s; }));
  };
  return std::span{items}.subspan(before(from_s), before(to_s) - before(from_s));
}

/// Plays it in blocks that end at `cuts_s` and at the end.
inline engine::Account perform(engine::Kernel& kernel, const Play& play, const LaterLuck& luck,
                               std::vector<double> cuts_s = {}) {
  engine::Account account;
  cuts_s.push_back(play.until_s);
  kernel.begin(luck);
  double from_s = 0.0;
  for (const double to_s : cuts_s) {
    kernel.advance({stretch(play.contacts, from_s, to_s, [](auto& c) { return c.arrived_s; }),
                    stretch(play.duty, from_s, to_s, [](auto& d) { return d.at_s; }),
                    stretch(play.incidents, from_s, to_s, [](auto& i) { return i.at_s; }), to_s},
                   account);
    from_s = to_s;
  }
  kernel.finish(account);
  std::sort(account.outcomes.begin(), account.outcomes.end());
  return account;
}
inline engine::Account perform(const Play& play, const LaterLuck& luck = GivenLuck{}) {
  return perform(*engine::make_event_kernel(model_of(play)), play, luck);
}

/// Of the contacts in order of arrival.
inline std::vector<double> waits_s(const engine::Account& account) {
  std::vector<double> waits;
  for (const engine::Outcome& outcome : account.outcomes) waits.push_back(outcome.wait_s);
  return waits;
}
/// "+" answered, "-" abandoned, "?" unfinished, "x" blocked, "d" deflected, in order of arrival.
inline std::string fates(const engine::Account& account) {
  std::string text;
  for (const engine::Outcome& outcome : account.outcomes)
    text += "+-?xd"[static_cast<std::size_t>(outcome.end)];
  return text;
}
/// Group of each contact in order of arrival; 9 unless answered.
inline std::vector<int> groups(const engine::Account& account) {
  std::vector<int> list;
  for (const engine::Outcome& o : account.outcomes)
    list.push_back(o.end == engine::End::answered ? o.group : 9);
  return list;
}

/// The net change of each group's agents at each instant.
struct Heads {
  int present = 0;
  int on_duty = 0;
  bool operator==(const Heads&) const = default;
};
using HeadChanges = std::map<std::pair<double, int>, Heads>;

inline HeadChanges net_changes(const std::vector<engine::HeadsStep>& steps) {
  HeadChanges net;
  for (const engine::HeadsStep& step : steps) {
    Heads& heads_then = net[{step.at_s, step.group}];
    heads_then.present += step.present;
    heads_then.on_duty += step.on_duty;
  }
  std::erase_if(net, [](const auto& entry) { return entry.second == Heads{}; });
  return net;
}
/// How many are present (or on duty) from `at_s` on.
inline Heads heads_at(const engine::Account& account, double at_s, int group = 0) {
  Heads sum;
  for (const auto& [key, change] : net_changes(account.heads))
    if (key.first <= at_s && key.second == group) {
      sum.present += change.present;
      sum.on_duty += change.on_duty;
    }
  return sum;
}

/// Stretches of waiting and handling that are not empty, sorted.
inline std::vector<engine::Spell> sorted_spells(const engine::Account& account) {
  std::vector<engine::Spell> spells = account.spells;
  std::erase_if(spells, [](const engine::Spell& s) { return s.from_s == s.to_s; });
  std::sort(spells.begin(), spells.end());
  return spells;
}

}  // namespace staffsim::test
