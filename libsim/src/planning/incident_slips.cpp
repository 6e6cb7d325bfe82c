// SPDX-License-Identifier: Apache-2.0
#include "planning/incident_slips.hpp"

#include <staffsim/demand/contact_source.hpp>
#include <staffsim/random/laws.hpp>

#include "core/format.hpp"
#include "core/key_path.hpp"
#include "core/wording.hpp"
#include "model/features.hpp"
#include "model/validate.hpp"
#include "planning/week_ranges.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace staffsim::planning {
namespace {

using validation::warn;

/// How long the incident lasts, if that is not left to chance.
std::optional<Duration> fixed_length(const IncidentSpec& incident) {
  const Duration mean{incident.lasts.mean()};
  const bool is_fixed =
      std::isfinite(mean.count()) && incident.lasts == AnyDistribution{Deterministic{mean}};
  return is_fixed ? std::optional{mean} : std::nullopt;
}

/// Whether something of the incident goes on after its end.
bool has_aftermath(const IncidentSpec& incident) {
  const auto decays = [](const auto& effect) { return effect.second.decay.count() > 0.0; };
  const auto stays = [](const IncidentResponse& response) {
    const auto* const call_in = std::get_if<CallIn>(&response.action);
    return call_in != nullptr && call_in->at_least.count() > 0.0;
  };
  return std::ranges::any_of(incident.affects, decays) ||
         std::ranges::any_of(incident.responses, stays);
}

/// An incident that began before the run may reach into it, unless its length says otherwise.
bool is_in_run(const Moment& moment, const IncidentSpec& incident, const IntervalGrid& grid) {
  const double from_s = grid.seconds_of(moment);
  const std::optional<Duration> length = fixed_length(incident);
  if (from_s >= grid.end_s()) return false;
  return from_s >= 0.0 || !length || from_s + length->count() > 0.0 || has_aftermath(incident);
}

std::string run_text(const IntervalGrid& grid) {
  const std::string first = date_text(grid.first_day());
  if (grid.days_in_run() == 1) return "the day simulated, " + first;
  return fmt::format("the days simulated, {} to {}", first,
                     date_text(grid.date_of_day(grid.days_in_run() - 1)));
}

void warn_of_moments(const IncidentSpec& incident, const std::string& path,
                     const IntervalGrid& grid, Diagnostics& out) {
  const auto* const moments = std::get_if<std::vector<Moment>>(&incident.starts);
  if (moments == nullptr) return;
  const auto outside = std::ranges::count_if(
      *moments, [&](const Moment& moment) { return !is_in_run(moment, incident, grid); });
  if (outside == 0) return;
  const bool is_all = static_cast<std::size_t>(outside) == moments->size();
  std::string message =
      is_all ? fmt::format("{} never happens: it starts outside of {}", in_quotes(incident.name),
                           run_text(grid))
             : fmt::format("{} of {} moments of {} {} outside of {}", outside, moments->size(),
                           in_quotes(incident.name), outside == 1 ? "lies" : "lie", run_text(grid));
  warn(out, child(path, "at"), std::move(message));
}

void warn_of_responses(const IncidentSpec& incident, const std::string& path, Diagnostics& out) {
  const std::optional<Duration> length = fixed_length(incident);
  for (std::size_t i = 0; length && i < incident.responses.size(); ++i) {
    const Duration after = incident.responses[i].after;
    if (after < *length) continue;
    warn(out, child(element(child(path, "responses"), i), "after"),
         fmt::format("{} lasts {}: what is to be done after {} is never done",
                     in_quotes(incident.name), duration_text(*length), duration_text(after)));
  }
}

/// Quarter-hours of the week in which nobody calls or writes.
std::vector<bool> quiet_times(const Model& model) {
  std::vector<bool> is_quiet(quarters_per_day * days_per_week, true);
  for (std::size_t t = 0; t < model.contact_types().size(); ++t) {
    const std::vector<double> arrivals = demand::weekly_arrivals(model, t, quarter_hour);
    for (std::size_t i = 0; i < is_quiet.size(); ++i)
      is_quiet[i] = is_quiet[i] && arrivals[i] <= 0.0;
  }
  return is_quiet;
}

/// Those that come by themselves come at any hour.
void warn_of_idle_call_ins(const Model& model, const IncidentSpec& incident,
                           const std::string& path, Diagnostics& out) {
  if (std::holds_alternative<std::vector<Moment>>(incident.starts) || !calls_in(incident)) return;
  const std::vector<bool> is_quiet = quiet_times(model);
  if (std::ranges::find(is_quiet, true) == is_quiet.end()) return;
  warn(out, child(path, "every"),
       fmt::format("{} comes at any hour, and agents are called in for it when nobody calls or "
                   "writes: {}",
                   in_quotes(incident.name), week_ranges(is_quiet)),
       "`at` gives the moments of one that matters");
}

}  // namespace

void warn_of_what_never_comes(const Model& model, Diagnostics& out) {
  for (std::size_t i = 0; i < model.spec().incidents.size(); ++i) {
    const IncidentSpec& incident = model.spec().incidents[i];
    const std::string path = element("incidents", i);
    warn_of_moments(incident, path, model.grid(), out);
    warn_of_responses(incident, path, out);
    warn_of_idle_call_ins(model, incident, path, out);
  }
}

}  // namespace staffsim::planning
