// SPDX-License-Identifier: Apache-2.0
#include "model/validate_totals.hpp"

#include "core/wording.hpp"
#include "model/daily_contacts.hpp"
#include "model/run_days.hpp"
#include "model/validate.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace staffsim::validation {
namespace {

double per_day(const RateTable& table) {
  const double sum = std::accumulate(table.per_hour.begin(), table.per_hour.end(), 0.0);
  return sum / static_cast<double>(table.per_hour.size()) * seconds_per_day / seconds_per_hour;
}

double contacts_between(const RateTable& table, Date first, Date last) {
  return per_day(table) * static_cast<double>((last - first).count() + 1);
}
/// All that it holds.
double contacts_between(const RecordedLog& log, Date /*first*/, Date /*last*/) {
  return static_cast<double>(log.contacts.size());
}

double per_day(const WeeklyArrivals& arrivals) { return arrivals.per_day; }
/// There is no rate that a surge could multiply.
double per_day(const RecordedLog& /*log*/) { return 0.0; }

double on_busiest_day(const WeeklyArrivals& arrivals) { return contacts_on_busiest_day(arrivals); }
double on_busiest_day(const RateTable& table) { return per_day(table); }
double on_busiest_day(const RecordedLog& /*log*/) { return 0.0; }

std::string count_and_limit(double found, const char* where, double limit) {
  return count_text(std::llround(found)) + " contacts in " + where + " are too many: limit " +
         count_text(static_cast<std::int64_t>(limit));
}

void check_contacts_of_run(const ModelSpec& spec, Diagnostics& out) {
  const RunDays run = run_days(spec.horizon);
  double total = 0.0;
  for (const ContactTypeSpec& type : spec.contact_types)
    total += std::visit(
        [&](const auto& arrivals) { return contacts_between(arrivals, run.first, run.last); },
        type.arrivals);
  if (total > limits::contacts_per_run)
    report(out, "horizon.days", count_and_limit(total, "a replication", limits::contacts_per_run),
           "take fewer days, and more replications");
}

/// What an incident of mean length adds to a type at its mean rate, were it at its peak all the
/// time. Those of a run are counted when they are made.
double contacts_of_surge(const ModelSpec& spec, const IncidentSpec& incident,
                         const ContactTypeSpec& type, const IncidentEffect& effect) {
  const HorizonSpec& horizon = spec.horizon;
  const double run_s = (horizon.warm_up_days + horizon.days) * seconds_per_day;
  const double lasts_s = std::min(incident.lasts.mean() + effect.decay.count(), run_s);
  const double mean =
      std::visit([](const auto& arrivals) { return per_day(arrivals); }, type.arrivals);
  return mean / seconds_per_day * (effect.arrivals_factor - 1.0) * lasts_s;
}

/// A surge is made as a whole when its incident starts.
void check_size_of_surges(const ModelSpec& spec, Diagnostics& out) {
  for (std::size_t i = 0; i < spec.incidents.size(); ++i)
    for (const ContactTypeSpec& type : spec.contact_types) {
      const auto found = spec.incidents[i].affects.find(type.name);
      if (found == spec.incidents[i].affects.end()) continue;
      const IncidentEffect& effect = found->second;
      if (effect.arrivals_factor > limits::factor) continue;  // told already
      const double contacts = contacts_of_surge(spec, spec.incidents[i], type, effect);
      if (contacts > limits::contacts_per_surge)
        report(
            out,
            child(child(child(element("incidents", i), "affects"), type.name), "arrivals_factor"),
            count_and_limit(contacts, "a surge", limits::contacts_per_surge),
            "3.0 is three times as many as usual");
    }
}

/// Whether limits of the horizon, or of a day, are told already.
bool is_told_already(const ModelSpec& spec) {
  const HorizonSpec& horizon = spec.horizon;
  return horizon.days < 1 || horizon.days > limits::days || horizon.warm_up_days < 0 ||
         horizon.warm_up_days > limits::warm_up_days ||
         std::ranges::any_of(spec.contact_types, [](const ContactTypeSpec& type) {
           return std::visit([](const auto& arrivals) { return on_busiest_day(arrivals); },
                             type.arrivals) > limits::contacts_per_day;
         });
}

}  // namespace

void check_totals(const ModelSpec& spec, Diagnostics& out) {
  if (is_told_already(spec)) return;
  check_contacts_of_run(spec, out);
  check_size_of_surges(spec, out);
}

}  // namespace staffsim::validation
