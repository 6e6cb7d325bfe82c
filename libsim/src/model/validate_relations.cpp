// SPDX-License-Identifier: Apache-2.0
#include "model/validate_relations.hpp"

#include "core/wording.hpp"
#include "model/run_days.hpp"
#include "model/validate.hpp"

#include <algorithm>
#include <map>

namespace staffsim::validation {
namespace {

/// Nothing for a name that is no contact type's, which is told elsewhere.
const ContactTypeSpec* type_named(const ModelSpec& spec, const std::string& name) {
  const auto found = std::ranges::find(spec.contact_types, name, &ContactTypeSpec::name);
  return found == spec.contact_types.end() ? nullptr : &*found;
}

// --- Recorded logs ---

const RecordedLog* log_of(const ModelSpec& spec, const std::string& type) {
  const ContactTypeSpec* found = type_named(spec, type);
  return found == nullptr ? nullptr : std::get_if<RecordedLog>(&found->arrivals);
}

/// A log shows the contacts that came, not the rate of those who might have.
void check_surges(const ModelSpec& spec, Diagnostics& out) {
  for (std::size_t i = 0; i < spec.incidents.size(); ++i)
    for (const auto& [type, effect] : spec.incidents[i].affects)
      if (effect.arrivals_factor > 1.0 && log_of(spec, type) != nullptr)
        report(out,
               child(child(child(element("incidents", i), "affects"), type), "arrivals_factor"),
               in_quotes(type) +
                   " is replayed from a log, which has no arrival rate to multiply: at "
                   "most 1, got " +
                   number_text(effect.arrivals_factor));
}

void check_log_in_horizon(const ModelSpec& spec, const RecordedLog& log, const std::string& path,
                          Diagnostics& out) {
  const RunDays run = run_days(spec.horizon);
  const bool is_any_inside = std::ranges::any_of(log.contacts, [&](const RecordedContact& contact) {
    return contact.arrived.date >= run.first && contact.arrived.date <= run.last;
  });
  if (is_any_inside || log.contacts.empty()) return;
  warn(out, path,
       "none of its contacts arrives in the horizon: the log goes from " +
           date_text(log.contacts.front().arrived.date) + " to " +
           date_text(log.contacts.back().arrived.date),
       "set horizon.start to a day of the log");
}

/// Days before the first recorded contact of any log, or after the last, on which nobody comes:
/// more than a weekend of them is a slip. That no contact lies inside is told by type.
void check_days_without_log(const ModelSpec& spec, Diagnostics& out) {
  constexpr std::chrono::days usual{2};
  const Date first = spec.horizon.start;
  const Date last = first + std::chrono::days{spec.horizon.days} - std::chrono::days{1};
  std::vector<Date> ends;
  for (const ContactTypeSpec& type : spec.contact_types) {
    const auto* log = std::get_if<RecordedLog>(&type.arrivals);
    if (log == nullptr) return;
    if (log->contacts.empty()) continue;
    ends.push_back(log->contacts.front().arrived.date);
    ends.push_back(log->contacts.back().arrived.date);
  }
  if (ends.empty()) return;
  const auto [from, to] = std::ranges::minmax(ends);
  const bool is_outside = to < first || from > last;
  if (is_outside || (from - first <= usual && last - to <= usual)) return;
  warn(out, "horizon",
       "the logs go from " + date_text(from) + " to " + date_text(to) + ", and the horizon from " +
           date_text(first) + " to " + date_text(last) + ": on days without a log nobody comes",
       "let the horizon be days of the log");
}

void check_logs(const ModelSpec& spec, Diagnostics& out) {
  check_days_without_log(spec, out);
  for (std::size_t i = 0; i < spec.contact_types.size(); ++i) {
    const auto* log = std::get_if<RecordedLog>(&spec.contact_types[i].arrivals);
    if (log == nullptr) continue;
    const std::string path = element("contact_types", i);
    check_log_in_horizon(spec, *log, child(path, "log"), out);
    if (spec.contact_types[i].redial)
      warn(out, child(path, "redial"),
           "a log holds the redials of its callers already: they would count twice",
           "keep redial only if the log has nothing but first attempts");
  }
}

// --- Busy days ---

void check_day_factors_used(const ModelSpec& spec, Diagnostics& out) {
  if (spec.day_factors == DayFactorsSpec{}) return;
  const bool is_any_busy = std::ranges::any_of(
      spec.contact_types, [](const ContactTypeSpec& type) { return type.busyness_cv > 0.0; });
  if (!is_any_busy)
    warn(out, "day_factors", "no contact type has busyness: day_factors changes nothing",
         "add busyness = { cv = ... } to contact types");
}

// --- Dates that never come ---

/// @param dates  in order
void check_some_in_horizon(const ModelSpec& spec, const std::vector<Date>& dates,
                           const std::string& path, Diagnostics& out) {
  const RunDays run = run_days(spec.horizon);
  const auto next = std::ranges::lower_bound(
      dates, run.first - std::chrono::days{1});  // its night reaches into it
  if (dates.empty() || (next != dates.end() && *next <= run.last)) return;
  const std::string last = dates.back() > dates.front() ? " to " + date_text(dates.back()) : "";
  warn(out, path,
       "none of its dates lies in the horizon: " + date_text(dates.front()) + last +
           ", and the horizon goes from " + date_text(run.first) + " to " + date_text(run.last),
       "is it the right year?");
}

template <class Dated>
void check_dates_of(const ModelSpec& spec, const Dated& dated, const std::string& path,
                    Diagnostics& out) {
  std::vector<Date> dates;
  for (const auto& [date, number] : dated.dates) dates.push_back(date);
  check_some_in_horizon(spec, dates, child(path, "dates"), out);
}

void check_duty_dates(const ModelSpec& spec, const HeadCount& heads, const std::string& group,
                      Diagnostics& out) {
  for (std::size_t i = 0; i < heads.windows.size(); ++i)
    check_dates_of(spec, heads.windows[i], element(child(group, "agents"), i), out);
}
void check_duty_dates(const ModelSpec& spec, const std::vector<Shift>& shifts,
                      const std::string& group, Diagnostics& out) {
  for (std::size_t i = 0; i < shifts.size(); ++i)
    check_dates_of(spec, shifts[i], element(child(group, "shifts"), i), out);
}
void check_duty_dates(const ModelSpec& spec, const Roster& roster, const std::string& group,
                      Diagnostics& out) {
  std::vector<Date> dates;
  for (const RosterDuty& duty : roster.duties) dates.push_back(duty.date);
  std::ranges::sort(dates);
  check_some_in_horizon(spec, dates, child(group, "roster"), out);
}

void check_dates_in_horizon(const ModelSpec& spec, Diagnostics& out) {
  for (std::size_t i = 0; i < spec.contact_types.size(); ++i)
    if (const auto* weekly = std::get_if<WeeklyArrivals>(&spec.contact_types[i].arrivals))
      check_dates_of(spec, *weekly, element("contact_types", i), out);
  for (std::size_t g = 0; g < spec.agent_groups.size(); ++g)
    std::visit(
        [&](const auto& staffing) {
          check_duty_dates(spec, staffing, element("agent_groups", g), out);
        },
        spec.agent_groups[g].staffing);
}

// --- Hours without a price ---

void check_costs(const ModelSpec& spec, Diagnostics& out) {
  const auto has_price = [](const AgentGroupSpec& group) { return group.cost_per_hour > 0.0; };
  if (std::ranges::none_of(spec.agent_groups, has_price)) return;
  for (std::size_t g = 0; g < spec.agent_groups.size(); ++g)
    if (!has_price(spec.agent_groups[g]) && most_agents(spec.agent_groups[g]) > 0.0)
      warn(out, child(element("agent_groups", g), "cost_per_hour"),
           in_quotes(spec.agent_groups[g].name) +
               " costs nothing beside groups that do: the cheapest candidate may be the one that "
               "uses it most",
           "add cost_per_hour");
}

// --- Contacts that nobody may take ---

void check_reserves(const ModelSpec& spec, Diagnostics& out) {
  for (std::size_t g = 0; g < spec.agent_groups.size(); ++g) {
    const AgentGroupSpec& group = spec.agent_groups[g];
    const double most = most_agents(group) + called_in(spec, group.name);
    const auto never_starts = [most](const Skill& skill) {
      return most > 0.0 && skill.keep_free >= most && skill.keep_free <= limits::agents;
    };
    for (std::size_t i = 0; i < group.handles.size(); ++i)
      if (never_starts(group.handles[i]))
        warn(out, child(element(child(element("agent_groups", g), "handles"), i), "keep_free"),
             in_quotes(group.name) + " never starts " + in_quotes(group.handles[i].type) +
                 ": it keeps " + count_text(group.handles[i].keep_free) + " free of at most " +
                 amount_text(most));
  }
}

/// Likely the two are mixed up.
void check_interrupted_calls(const ModelSpec& spec, Diagnostics& out) {
  const auto is_of = [&](Channel channel) {
    return [&spec, channel](const std::string& type) {
      const ContactTypeSpec* found = type_named(spec, type);
      return found != nullptr && found->channel == channel;
    };
  };
  for (std::size_t g = 0; g < spec.agent_groups.size(); ++g)
    for (std::size_t i = 0; i < spec.agent_groups[g].handles.size(); ++i) {
      const Skill& skill = spec.agent_groups[g].handles[i];
      const auto mail = std::ranges::find_if(skill.preempt_by, is_of(Channel::email));
      if (mail != skill.preempt_by.end() && is_of(Channel::phone)(skill.type))
        warn(out, child(element(child(element("agent_groups", g), "handles"), i), "preempt_by"),
             "the e-mail of " + in_quotes(*mail) + " interrupts calls of " + in_quotes(skill.type),
             "preempt_by stands with what is interrupted");
    }
}

/// Told once for each type, at the first group that lets it wait.
void check_overflows(const ModelSpec& spec, Diagnostics& out) {
  std::map<std::string, std::string> waits;  // type -> path of the first overflow_after
  for (std::size_t g = 0; g < spec.agent_groups.size(); ++g)
    for (std::size_t i = 0; i < spec.agent_groups[g].handles.size(); ++i)
      if (const Skill& skill = spec.agent_groups[g].handles[i]; skill.overflow_after.count() > 0.0)
        waits.emplace(skill.type, element(child(element("agent_groups", g), "handles"), i));
  for (const AgentGroupSpec& group : spec.agent_groups)
    for (const Skill& skill : group.handles)
      if (skill.overflow_after.count() <= 0.0) waits.erase(skill.type);
  for (const auto& [type, path] : waits)
    warn(out, child(path, "overflow_after"),
         "nobody takes " + in_quotes(type) +
             " at once: every group that handles it has overflow_after",
         "leave it out where " + in_quotes(type) + " belongs first");
}

}  // namespace

void check_relations(const ModelSpec& spec, Diagnostics& out) {
  check_surges(spec, out);
  check_logs(spec, out);
  check_day_factors_used(spec, out);
  check_dates_in_horizon(spec, out);
  check_costs(spec, out);
  check_reserves(spec, out);
  check_interrupted_calls(spec, out);
  check_overflows(spec, out);
}

}  // namespace staffsim::validation
