// SPDX-License-Identifier: Apache-2.0
#pragma once
/// A play as a reader wants it: the centre first, then everything that comes, by time.
#include "property/account_difference.hpp"

namespace staffsim::test {

inline std::string text(const Skill& skill) {
  auto out = exact_text();
  out << skill.type;
  if (skill.speed != 1.0) out << " speed " << skill.speed;
  if (skill.keep_free > 0) out << " keep_free " << skill.keep_free;
  if (skill.overflow_after.count() > 0.0) out << " overflow " << skill.overflow_after.count();
  if (skill.switch_time.count() > 0.0) out << " switch " << skill.switch_time.count();
  for (const std::string& type : skill.preempt_by) out << " preempt_by " << type;
  return out.str();
}
inline std::string text(const ContactTypeSpec& type) {
  auto out = exact_text();
  out << "type " << type.name << (type.channel == Channel::email ? " e-mail" : " phone");
  if (type.due) out << " due " << type.due->count();
  if (type.service_level) out << " within " << type.service_level->within.count();
  if (type.redial) out << " redial " << type.redial->attempts;
  if (type.returns) out << " returns";
  for (const TransferRule& transfer : type.transfers) out << " to " << transfer.to;
  return out.str();
}
inline std::string text(const Contact& c) {
  constexpr const char* natures[] = {"", " invalid", " deflected"};
  auto out = exact_text();
  out << "at " << c.arrived_s << " contact of type " << static_cast<char>('a' + c.type)
      << " handle " << c.handle_s << " wrap-up " << c.wrap_up_s << " patience " << c.patience_s
      << " source " << c.source << " serial " << c.serial
      << natures[static_cast<std::size_t>(c.nature)];
  return out.str();
}
inline std::string text(const DutyChange& d) {
  constexpr const char* events[] = {"person ends", "person starts", "break due", "heads"};
  auto out = exact_text();
  out << "at " << d.at_s << " group " << d.group << " "
      << events[static_cast<std::size_t>(d.event)];
  if (d.event == DutyEvent::heads) out << " " << d.heads;
  else out << " position " << d.position;
  if (d.event == DutyEvent::break_due) out << " for " << d.length_s;
  return out.str();
}
inline std::string text(const IncidentStep& step) {
  constexpr const char* kinds[] = {" handle factor of type ", " withdrawn from group ",
                                   " called into group "};
  auto out = exact_text();
  out << "at " << step.at_s << kinds[static_cast<std::size_t>(step.kind)] << step.index << ": "
      << step.value;
  return out.str();
}

inline std::string text(const ModelSpec& spec) {
  constexpr const char* contact[] = {"priority", "longest waiting", "earliest due",
                                     "longest queue"};
  constexpr const char* agent[] = {"longest idle", "group order", "least occupied"};
  std::ostringstream out;
  out << "routing: " << contact[static_cast<std::size_t>(spec.routing.contact)] << ", "
      << agent[static_cast<std::size_t>(spec.routing.agent)] << "\n";
  if (spec.lines) out << "lines: " << *spec.lines << "\n";
  for (const ContactTypeSpec& type : spec.contact_types) out << text(type) << "\n";
  for (const AgentGroupSpec& group : spec.agent_groups) {
    out << "group" << (group.end_of_shift == EndOfShift::hand_over ? " that hands over" : "")
        << ":";
    for (const Skill& skill : group.handles) out << " (" << text(skill) << ")";
    out << "\n";
  }
  return out.str();
}
inline std::string text(const Play& play) {
  std::vector<std::pair<double, std::string>> moments;
  for (const DutyChange& d : play.duty) moments.emplace_back(d.at_s, text(d));
  for (const IncidentStep& i : play.incidents) moments.emplace_back(i.at_s, text(i));
  for (const Contact& c : play.contacts) moments.emplace_back(c.arrived_s, text(c));
  std::stable_sort(moments.begin(), moments.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  auto out = exact_text();
  out << text(play.spec);
  for (const auto& [at_s, what] : moments) out << what << "\n";
  out << "until " << play.until_s << "\n";
  return out.str();
}

}  // namespace staffsim::test
