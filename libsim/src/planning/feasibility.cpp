// SPDX-License-Identifier: Apache-2.0
#include <staffsim/planning/feasibility.hpp>

#include <staffsim/demand/contact_source.hpp>
#include <staffsim/staffing/schedule.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

namespace staffsim::planning {
namespace {

/// Sums interval values (contacts) or averages them (agents) to the hours of the week.
WeekHours by_hour(const std::vector<double>& by_interval, double interval_s, bool sum) {
  WeekHours hours{};
  for (std::size_t i = 0; i < by_interval.size(); ++i) {
    const double from_h = static_cast<double>(i) * interval_s / 3600.0;
    const double to_h = from_h + interval_s / 3600.0;
    for (double edge = from_h; edge < to_h - 1e-9;) {
      const double next = std::min(to_h, std::floor(edge + 1e-9) + 1.0);
      const double share = sum ? (next - edge) / (to_h - from_h) : next - edge;
      hours[static_cast<std::size_t>(edge + 1e-9)] += by_interval[i] * share;
      edge = next;
    }
  }
  return hours;
}

double total(const WeekHours& hours) { return std::accumulate(hours.begin(), hours.end(), 0.0); }

void warn(Diagnostics& out, std::string message, std::string hint) {
  out.push_back({Severity::warning, {}, "", std::move(message), std::move(hint)});
}

bool gives_up(const ContactTypeSpec& type) { return !(type.patience == AnyDistribution{Never{}}); }

/// "Mon 22:00-24:00, Tue 00:00-06:00, ..." of the hours where `open` holds, the first few.
template <class Holds>
std::string ranges(Holds holds) {
  std::string text;
  int listed = 0;
  for (int hour = 0; hour < hours_per_week; ++hour) {
    if (!holds(hour)) continue;
    int end = hour + 1;
    while (end % 24 != 0 && holds(end)) ++end;
    if (++listed > 4) return text + ", ...";
    text += fmt::format("{}{} {:02}:00-{:02}:00", listed > 1 ? ", " : "",
                        weekday_names[static_cast<std::size_t>(hour / 24)], hour % 24, (end - 1) % 24 + 1);
    hour = end - 1;
  }
  return text;
}

bool handles(const AgentGroupSpec& group, const std::string& type) {
  return std::ranges::any_of(group.handles, [&](const Skill& skill) { return skill.type == type; });
}

void warn_unattended(const Model& model, const LoadAndDuty& week, Diagnostics& out) {
  for (const TypeLoad& load : week.types) {
    WeekHours agents{};
    bool handled = false;
    for (std::size_t g = 0; g < week.groups.size(); ++g)
      if (handles(model.agent_groups()[g], load.name)) {
        handled = true;
        for (std::size_t h = 0; h < agents.size(); ++h) agents[h] += week.groups[g].agents[h];
      }
    if (!handled) {
      warn(out, fmt::format("no agent group handles \"{}\": none of its contacts can be answered", load.name),
           "name it in the `handles` of a group");
      continue;
    }
    const auto alone = [&](int hour) {
      const auto h = static_cast<std::size_t>(hour);
      return load.erlangs[h] > 0.0 && agents[h] <= 0.0;
    };
    double unattended = 0.0;
    for (int hour = 0; hour < hours_per_week; ++hour)
      if (alone(hour)) unattended += load.erlangs[static_cast<std::size_t>(hour)];
    if (unattended > 0.0)
      warn(out,
           fmt::format("nobody is on duty for \"{}\" when {:.1f} % of them arrive: {}", load.name,
                       100.0 * unattended / total(load.erlangs), ranges(alone)),
           "");
  }
}

void warn_overload(const Model& model, const LoadAndDuty& week, Diagnostics& out) {
  double work = 0.0;
  bool all_wait = true;
  for (std::size_t t = 0; t < week.types.size(); ++t) {
    work += total(week.types[t].erlangs);
    all_wait = all_wait && !gives_up(model.contact_types()[t]);
  }
  double duty = 0.0;
  for (const GroupDuty& group : week.groups) duty += group.duty_hours;
  if (all_wait && work >= duty)
    warn(out,
         fmt::format("{:.1f} hours of work a week meet {:.1f} duty hours, and nobody gives up: the queue grows without end",
                     work, duty),
         "add agents, or give the contacts a patience");
}

void warn_people(const Model& model, const LoadAndDuty& week, Diagnostics& out) {
  for (std::size_t g = 0; g < week.groups.size(); ++g) {
    const AgentGroupSpec& group = model.agent_groups()[g];
    if (!group.people || !group.contract_hours) continue;
    const double cover = *group.people * *group.contract_hours * (1.0 - group.shrinkage);
    const std::string have = fmt::format("\"{}\": {} people at {:g} h and {:g} % shrinkage give {:g} duty hours a week",
                                         group.name, *group.people, *group.contract_hours, 100.0 * group.shrinkage, cover);
    if (cover < hours_per_week)
      warn(out, have + fmt::format(": they cannot keep one seat round the clock ({} h)", hours_per_week), "");
    if (cover < week.groups[g].duty_hours - 1e-6)
      warn(out, have + fmt::format(", but the plan has {:g}", week.groups[g].duty_hours),
           fmt::format("the difference, {:g} h a week, is overtime", week.groups[g].duty_hours - cover));
  }
}

void warn_mixed_order(const Model& model, Diagnostics& out) {
  if (model.spec().routing.contact != ContactSelection::longest_waiting) return;
  for (const AgentGroupSpec& group : model.agent_groups()) {
    bool phone = false;
    bool email = false;
    for (const Skill& skill : group.handles)
      (model.contact_types()[model.type_index(skill.type)].channel == Channel::phone ? phone : email) = true;
    if (phone && email)
      warn(out, fmt::format("\"{}\" takes calls and e-mail by longest waiting: calls queue behind older e-mail", group.name),
           "routing.contact = \"priority\" takes calls first");
  }
}

}  // namespace

LoadAndDuty load_and_duty(const Model& model) {
  LoadAndDuty week;
  const double interval_s = model.grid().interval_s();
  for (std::size_t t = 0; t < model.contact_types().size(); ++t) {
    const ContactTypeSpec& type = model.contact_types()[t];
    const std::vector<double> arrivals = demand::weekly_arrivals(model, t);
    TypeLoad load{.name = type.name, .work_s = type.handle.mean() + type.wrap_up.mean()};
    load.contacts_per_week = std::accumulate(arrivals.begin(), arrivals.end(), 0.0);
    load.erlangs = by_hour(arrivals, interval_s, true);
    for (double& erlangs : load.erlangs) erlangs *= load.work_s / 3600.0;
    week.types.push_back(std::move(load));
  }
  for (std::size_t g = 0; g < model.agent_groups().size(); ++g) {
    const AgentGroupSpec& group = model.agent_groups()[g];
    GroupDuty duty{.name = group.name, .people = group.people, .people_needed = {}};
    duty.agents = by_hour(staffing::weekly_duty(model, g), interval_s, false);
    duty.duty_hours = total(duty.agents);
    duty.paid_hours = duty.duty_hours / (1.0 - group.shrinkage);
    if (group.contract_hours) duty.people_needed = duty.paid_hours / *group.contract_hours;
    week.groups.push_back(std::move(duty));
  }
  return week;
}

Diagnostics feasibility_warnings(const Model& model) {
  const LoadAndDuty week = load_and_duty(model);
  Diagnostics out;
  warn_unattended(model, week, out);
  warn_overload(model, week, out);
  warn_people(model, week, out);
  warn_mixed_order(model, out);
  return out;
}

}  // namespace staffsim::planning
