// SPDX-License-Identifier: Apache-2.0
#include "core/wording.hpp"
#include "model/validate.hpp"

#include <set>

namespace staffsim::validation {
namespace {

/// Incidents that follow each other faster than this would keep a run busy for ever.
constexpr double shortest_cycle_s = 60.0;
constexpr std::size_t most_responses = 1'000;

void check_moments(const std::vector<Moment>& moments, const std::string& path, Diagnostics& out) {
  if (moments.empty())
    report(out, path, "needs at least one moment", "write a list such as [2025-09-10T09:30:00]");
  std::set<Moment> seen;
  for (std::size_t i = 0; i < moments.size(); ++i)
    if (check_moment(out, element(path, i), moments[i]) && !seen.insert(moments[i]).second)
      warn(out, element(path, i), "is listed twice: two of these incidents begin at once",
           "their surges add up, handle factors multiply");
}

void check_gaps(const AnyDistribution& every, const AnyDistribution& lasts, const std::string& path,
                Diagnostics& out) {
  if (!check_mean(out, path, every, false)) return;
  if (every.mean() + lasts.mean() < shortest_cycle_s)
    report(out, path,
           "gap and duration together must be at least 1 min on average, got " +
               duration_text(Duration{every.mean() + lasts.mean()}));
}

void check_effect(const IncidentEffect& effect, const std::string& path, Diagnostics& out) {
  check_number(out, child(path, "arrivals_factor"), effect.arrivals_factor, 0.0, limits::factor);
  check_duration(out, child(path, "ramp"), effect.ramp);
  check_duration(out, child(path, "decay"), effect.decay);
  check_positive(out, child(path, "handle_factor"), effect.handle_factor, limits::factor);
  check_number(out, child(path, "deflected"), effect.deflected, 0.0, 1.0);
}

void check_action(const CallIn& call, const std::string& path, Diagnostics& out) {
  check_count(out, child(path, "call_in.agents"), call.agents, 0, limits::agents, "agents");
  check_duration(out, child(path, "call_in.at_least"), call.at_least);
}

void check_action(const Announcement& announcement, const std::string& path, Diagnostics& out) {
  check_number(out, child(path, "announce.deflected"), announcement.deflected, 0.0, 1.0);
}

void check_responses(const std::vector<IncidentResponse>& responses, const std::string& path,
                     Diagnostics& out) {
  if (!check_size(out, path, responses.size(), most_responses)) return;
  for (std::size_t i = 0; i < responses.size(); ++i) {
    const std::string where = element(path, i);
    check_duration(out, child(where, "after"), responses[i].after);
    std::visit([&](const auto& action) { check_action(action, where, out); }, responses[i].action);
  }
}

}  // namespace

void check_incident(const IncidentSpec& incident, const std::string& path, Diagnostics& out) {
  check_name(out, child(path, "name"), incident.name, "an incident");
  if (const auto* moments = std::get_if<std::vector<Moment>>(&incident.starts))
    check_moments(*moments, child(path, "at"), out);
  else
    check_gaps(std::get<AnyDistribution>(incident.starts), incident.lasts, child(path, "every"),
               out);
  check_mean(out, child(path, "lasts"), incident.lasts, false);
  for (const auto& [type, effect] : incident.affects)
    check_effect(effect, child(child(path, "affects"), type), out);
  for (const auto& [group, agents] : incident.withdraws)
    check_count(out, child(child(path, "withdraws"), group), agents, 0, limits::agents, "agents");
  check_responses(incident.responses, child(path, "responses"), out);
  if (incident.affects.empty() && incident.withdraws.empty() && incident.responses.empty())
    warn(out, path, "the incident " + in_quotes(incident.name) + " affects nothing",
         "add affects or withdraws");
}

}  // namespace staffsim::validation
