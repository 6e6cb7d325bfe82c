// SPDX-License-Identifier: Apache-2.0
#include <staffsim/demand/contact_source.hpp>
#include <staffsim/planning/feasibility.hpp>
#include <staffsim/staffing/schedule.hpp>

#include "core/format.hpp"
#include "core/key_path.hpp"
#include "core/wording.hpp"
#include "model/features.hpp"
#include "model/validate.hpp"
#include "planning/capacity.hpp"
#include "planning/incident_slips.hpp"
#include "planning/week_ranges.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace staffsim::planning {
namespace {

using validation::warn;

std::string path_of(const std::string& list, std::size_t index, std::string_view key) {
  return child(element(list, index), key);
}

/// Hours for people: one decimal, none where it is 0.
std::string hours_text(double hours) {
  if (hours > 0.0 && hours < 0.1) return fmt::format("{:.1g}", hours);
  const std::string text = fmt::format("{:.1f}", hours);
  return text.ends_with(".0") ? text.substr(0, text.size() - 2) : text;
}

std::string names_text(const Model& model, const std::vector<std::size_t>& types) {
  std::string text;
  for (const std::size_t t : types)
    text += (text.empty() ? "" : ", ") + in_quotes(model.contact_types()[t].name);
  return text;
}

/// Nor is turned away by a busy signal.
bool never_gives_up(const Model& model, const ContactTypeSpec& type) {
  const bool hears_busy = has_limited_lines(model.spec()) && type.channel == Channel::phone;
  return !has_patience(type) && type.balk < 1.0 && !hears_busy;
}

/// What hours of work and of duty are compared over.
const char* period_text(const Model& model) {
  return model.grid().days() < days_per_week ? "in the days simulated" : "a week";
}

/// The work that has to be done however long the wait, as against all that is offered.
std::string work_text(const Model& model, const std::vector<std::size_t>& types, double work) {
  const bool some_balk = std::ranges::any_of(
      types, [&](std::size_t t) { return model.contact_types()[t].balk > 0.0; });
  return fmt::format("{} hours of work {}{}", hours_text(work), period_text(model),
                     some_balk ? " (those who balk left out)" : "");
}

// --- Nobody there ---

std::vector<std::size_t> groups_for(const Model& model, const ContactTypeSpec& type) {
  std::vector<std::size_t> groups;
  for (std::size_t g = 0; g < model.agent_groups().size(); ++g)
    if (handles(model.agent_groups()[g], type)) groups.push_back(g);
  return groups;
}

/// For each quarter-hour of the week, whether anybody of the groups is on duty.
std::vector<bool> attended(const Model& model, const std::vector<std::size_t>& groups) {
  std::vector<bool> result(quarters_per_day * days_per_week, false);
  for (const std::size_t g : groups) {
    const std::vector<double> duty = staffing::weekly_duty(model, g, quarter_hour);
    for (std::size_t i = 0; i < result.size(); ++i) result[i] = result[i] || duty[i] > 0.0;
  }
  return result;
}

/// E-mail may wait for the morning; that nobody ever comes is a slip for any contact.
void warn_of_absence(const Model& model, std::size_t index, Diagnostics& out) {
  const ContactTypeSpec& type = model.contact_types()[index];
  const std::vector<bool> is_attended = attended(model, groups_for(model, type));
  const std::vector<double> arrivals = demand::weekly_arrivals(model, index, quarter_hour);
  std::vector<bool> is_missed(arrivals.size(), false);
  double missed = 0.0;
  double all = 0.0;
  const Weekdays has = weekdays_of(model.grid());
  for (std::size_t i = 0; i < arrivals.size(); ++i) {
    if (!has[i / quarters_per_day]) continue;
    is_missed[i] = arrivals[i] > 0.0 && !is_attended[i];
    all += arrivals[i];
    if (is_missed[i]) missed += arrivals[i];
  }
  const bool is_nobody_ever = std::ranges::find(is_attended, true) == is_attended.end();
  if (missed <= 0.0 || (type.channel == Channel::email && !is_nobody_ever)) return;
  warn(out, path_of("contact_types", index, "name"),
       fmt::format("nobody who handles {} is on duty when {:.1f} % of its contacts arrive: {}",
                   in_quotes(type.name), 100.0 * missed / all, week_ranges(is_missed)));
}

void warn_of_missing_agents(const Model& model, Diagnostics& out) {
  for (std::size_t t = 0; t < model.contact_types().size(); ++t) {
    const ContactTypeSpec& type = model.contact_types()[t];
    if (groups_for(model, type).empty())
      warn(out, path_of("contact_types", t, "name"),
           "no agent group handles " + in_quotes(type.name) + ": its contacts are never answered",
           "add it to the `handles` of a group");
    else warn_of_absence(model, t, out);
  }
}

// --- Too much work ---

/// What helps against contacts that wait for ever: e-mail has no patience to state.
struct Remedy {
  const char* key;
  const char* hint;
};
Remedy remedy(const ContactTypeSpec& type) {
  if (type.channel == Channel::email) return {"name", "add agents"};
  return {"patience", "add agents, or state a patience"};
}

/// Types that wait for ever, alone more work than all who handle them can do; true if it warned.
bool warn_of_overload_alone(const Model& model, const LoadAndDuty& week,
                            const std::vector<std::size_t>& types, Diagnostics& out) {
  bool has_warned = false;
  for (const std::size_t t : types) {
    const ContactTypeSpec& type = model.contact_types()[t];
    if (!never_gives_up(model, type)) continue;
    const double work = work_that_stays(model, week, {t});
    const double capacity = work_capacity(model, week, groups_for(model, type));
    if (work <= capacity) continue;
    has_warned = true;
    warn(out, path_of("contact_types", t, remedy(type).key),
         fmt::format("{} brings {}, more than the {} h of all who handle it, "
                     "and nobody gives up: its queue grows without end",
                     in_quotes(type.name), work_text(model, {t}, work), hours_text(capacity)),
         remedy(type).hint);
  }
  return has_warned;
}

void warn_of_overload(const Model& model, const LoadAndDuty& week, Diagnostics& out) {
  for (const Cluster& cluster : clusters(model.spec())) {
    std::vector<std::size_t> endless;
    for (const std::size_t t : cluster.types)
      if (never_gives_up(model, model.contact_types()[t])) endless.push_back(t);
    if (endless.empty() || warn_of_overload_alone(model, week, endless, out)) continue;
    const double work = work_that_stays(model, week, cluster.types);
    const double capacity = work_capacity(model, week, cluster.groups);
    if (work <= capacity) continue;
    const bool all_wait = endless.size() == cluster.types.size();
    const Remedy against = remedy(model.contact_types()[endless.front()]);
    warn(out, path_of("contact_types", endless.front(), against.key),
         fmt::format("{} bring {}, more than the {} h of all who handle them, "
                     "and {} never give{} up: {}",
                     names_text(model, cluster.types), work_text(model, cluster.types, work),
                     hours_text(capacity), all_wait ? "they" : names_text(model, endless),
                     all_wait || endless.size() > 1 ? "" : "s",
                     all_wait ? "their queue grows without end"
                              : "they wait until enough others have given up, or for ever"),
         against.hint);
  }
}

// --- Too few people ---

/// Whether the group's duty, or the contacts that it handles, go round the clock.
bool is_round_the_clock(const Model& model, const LoadAndDuty& week, std::size_t group) {
  const auto is_positive = [](double value) { return value > 0.0; };
  if (std::ranges::all_of(week.groups[group].agents, is_positive)) return true;
  WeekHours erlangs{};
  for (std::size_t t = 0; t < week.types.size(); ++t)
    if (handles(model.agent_groups()[group], model.contact_types()[t]))
      for (std::size_t hour = 0; hour < erlangs.size(); ++hour)
        erlangs[hour] += week.types[t].erlangs[hour];
  return std::ranges::all_of(erlangs, is_positive);
}

std::string supply_text(const AgentGroupSpec& group, double supply) {
  return fmt::format("{} {} at {} h and {} % shrinkage give {} duty hours a week",
                     count_text(*group.people), *group.people == 1 ? "person" : "people",
                     hours_text(*group.contract_hours), hours_text(100.0 * group.shrinkage),
                     hours_text(supply));
}

void warn_of_missing_people(const Model& model, const LoadAndDuty& week, Diagnostics& out) {
  for (std::size_t g = 0; g < model.agent_groups().size(); ++g) {
    const AgentGroupSpec& group = model.agent_groups()[g];
    if (!group.people || !group.contract_hours) continue;
    const double supply = *group.people * *group.contract_hours * (1.0 - group.shrinkage);
    const double duty = week.groups[g].planned_hours;
    const double rounding = 1e-9 * duty;
    const std::string path = path_of("agent_groups", g, "people");
    if (supply < duty - rounding)
      warn(out, path,
           fmt::format("{}, and {} has {} to fill: {} h a week are left to overtime, or to nobody",
                       supply_text(group, supply), in_quotes(group.name), hours_text(duty),
                       hours_text(duty - supply)),
           fmt::format("it takes {} people", people_text(*week.groups[g].people_needed)));
    if (supply < hours_per_week && is_round_the_clock(model, week, g))
      warn(out, path,
           supply_text(group, supply) + ": they cannot keep one seat round the clock (168 h)");
  }
}

// --- One queue for calls and e-mail ---

/// What calls wait behind where a group takes both in one order.
struct MixedOrder {
  ContactSelection order;
  const char* words;
  const char* hint;
};

constexpr const char* use_priority = "with \"priority\" the order in `handles` decides";

constexpr std::array mixed_orders = {
    MixedOrder{ContactSelection::longest_waiting,
               "by longest waiting: calls stand behind old e-mail", use_priority},
    MixedOrder{ContactSelection::earliest_due,
               "by earliest deadline, and e-mail has none: calls stand behind old e-mail",
               "add due = \"24 h\" to the e-mail"},
    MixedOrder{ContactSelection::longest_queue,
               "from the longest queue: calls stand behind a backlog of e-mail", use_priority}};

/// E-mail with a deadline leaves calls the time until then.
bool holds_up_calls(const ContactTypeSpec& type, ContactSelection order) {
  if (type.channel != Channel::email) return false;
  return order != ContactSelection::earliest_due || (!type.due && !type.service_level);
}

void warn_of_mixed_order(const Model& model, Diagnostics& out) {
  const auto* const mixed =
      std::ranges::find(mixed_orders, model.spec().routing.contact, &MixedOrder::order);
  if (mixed == mixed_orders.end()) return;
  for (const AgentGroupSpec& group : model.agent_groups()) {
    const auto takes = [&](auto is_meant) {
      return std::ranges::any_of(model.contact_types(), [&](const ContactTypeSpec& type) {
        return is_meant(type) && handles(group, type);
      });
    };
    if (takes([](const ContactTypeSpec& type) { return type.channel == Channel::phone; }) &&
        takes([&](const ContactTypeSpec& type) { return holds_up_calls(type, mixed->order); }))
      warn(out, "routing.contact",
           in_quotes(group.name) + " takes calls and e-mail " + mixed->words, mixed->hint);
  }
}

}  // namespace

Diagnostics feasibility_warnings(const Model& model) {
  const LoadAndDuty week = load_and_duty(model);
  Diagnostics out;
  warn_of_missing_agents(model, out);
  warn_of_overload(model, week, out);
  warn_of_missing_people(model, week, out);
  warn_of_mixed_order(model, out);
  warn_of_what_never_comes(model, out);
  return out;
}

}  // namespace staffsim::planning
