// SPDX-License-Identifier: Apache-2.0
#pragma once
/// Where two accounts of the same play part, as text.
#include "engine/play.hpp"

#include <sstream>

namespace staffsim::test {

inline std::ostringstream exact_text() {
  std::ostringstream out;
  out.precision(17);
  return out;
}
inline std::string text(const engine::Outcome& o) {
  constexpr const char* ends[] = {"answered", "abandoned", "unfinished", "blocked", "deflected"};
  auto out = exact_text();
  out << "outcome: arrived " << o.arrived_s << " type " << o.type << " "
      << ends[static_cast<std::size_t>(o.end)] << " wait " << o.wait_s << " first "
      << o.first_wait_s << " handled " << o.handled_s << " group " << o.group
      << (o.delayed ? " delayed" : "") << (o.in_pieces ? " in pieces" : "")
      << (o.notes & engine::note::is_redial ? " redial" : "")
      << (o.notes & engine::note::is_invalid ? " invalid" : "")
      << (o.notes & engine::note::is_later ? " later" : "")
      << (o.notes & engine::note::goes_on ? " goes on" : "");
  return out.str();
}
inline std::string text(const engine::Spell& s) {
  auto out = exact_text();
  out << (s.kind == engine::Spell::Kind::waiting ? "spell: waiting type "
                                                 : "spell: handling group ")
      << s.index << " [" << s.from_s << ", " << s.to_s << ")";
  return out.str();
}
inline std::string text(const engine::HeadsStep& s) {
  auto out = exact_text();
  out << "heads: at " << s.at_s << " group " << s.group << " present " << s.present << " on duty "
      << s.on_duty << " overrun " << s.overrun << " called in " << s.called_in;
  return out.str();
}
inline std::string text(const engine::PersonEnd& p) {
  auto out = exact_text();
  out << "person: since " << p.since_s << " type " << p.type
      << (p.answered ? " answered" : " not answered");
  return out.str();
}
inline std::string text(const engine::Reply& r) {
  auto out = exact_text();
  out << "reply: arrived " << r.arrived_s << " type " << r.type << " completed " << r.completed_s;
  return out.str();
}
inline std::string text(const engine::BacklogSample& b) {
  auto out = exact_text();
  out << "backlog: at " << b.at_s << " type " << b.type << " count " << b.count << " oldest "
      << b.oldest_arrived_s;
  return out.str();
}

/// The net step of each group at each instant, by time; none where nothing changed.
inline std::vector<engine::HeadsStep> net_steps(const engine::Account& account) {
  std::map<std::pair<double, int>, engine::HeadsStep> net;
  for (const engine::HeadsStep& s : account.heads) {
    engine::HeadsStep& sum =
        net.try_emplace({s.at_s, s.group}, engine::HeadsStep{s.at_s, s.group}).first->second;
    sum.present = static_cast<std::int16_t>(sum.present + s.present);
    sum.on_duty += s.on_duty;
    sum.overrun += s.overrun;
    sum.called_in += s.called_in;
  }
  std::vector<engine::HeadsStep> steps;
  for (const auto& [key, step] : net)
    if (step != engine::HeadsStep{step.at_s, step.group}) steps.push_back(step);
  return steps;
}

/// The first place where two lists differ once they are sorted; empty if nowhere.
template <class Item>
std::string first_difference(std::vector<Item> a, std::vector<Item> b) {
  std::sort(a.begin(), a.end());
  std::sort(b.begin(), b.end());
  const auto [x, y] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  if (x == a.end() && y == b.end()) return {};
  return (x == a.end() ? "nothing" : text(*x)) + "\n  versus\n" +
         (y == b.end() ? "nothing" : text(*y)) + "\n";
}
inline std::string first_difference(const engine::Account& a, const engine::Account& b) {
  return first_difference(a.outcomes, b.outcomes) +
         first_difference(sorted_spells(a), sorted_spells(b)) +
         first_difference(net_steps(a), net_steps(b)) + first_difference(a.persons, b.persons) +
         first_difference(a.replies, b.replies) + first_difference(a.backlog, b.backlog);
}

}  // namespace staffsim::test
