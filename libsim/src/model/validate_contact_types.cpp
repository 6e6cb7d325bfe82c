// SPDX-License-Identifier: Apache-2.0

#include "core/wording.hpp"
#include "model/daily_contacts.hpp"
#include "model/day_text.hpp"
#include "model/features.hpp"
#include "model/validate.hpp"

#include <algorithm>
#include <cmath>

namespace staffsim::validation {
namespace {

constexpr double most_busyness_cv = 10.0;
constexpr double least_busyness_cv = 0.001;
constexpr double most_per_hour = 4e6;  // a little below the limit a day
constexpr Duration shortest_part = std::chrono::minutes{1};

std::string too_many(double contacts, const std::string& when) {
  return count_text(std::llround(contacts)) + " contacts " + when + " are too many: limit " +
         count_text(static_cast<std::int64_t>(limits::contacts_per_day));
}

void check_days_of(const std::vector<DayProfile>& profiles, const std::string& path,
                   Diagnostics& out) {
  for (int day = 0; day < days_per_week; ++day) {
    const auto covering = std::ranges::count_if(
        profiles, [day](const DayProfile& profile) { return profile.days.contains(day); });
    const std::string name{weekday_names[static_cast<std::size_t>(day)]};
    if (covering == 0) report(out, path, "no profile for " + name, "every weekday needs one");
    if (covering > 1)
      report(out, path, std::to_string(covering) + " profiles for " + name,
             "every weekday belongs to one profile");
  }
}

void check_profiles(const std::vector<DayProfile>& profiles, const std::string& path,
                    Diagnostics& out) {
  if (profiles.empty()) return;
  check_days_of(profiles, path, out);
  for (const DayProfile& profile : profiles) {
    const std::string where =
        profile.days == DaySet::daily() ? path : child(path, day_text(profile.days));
    check_profile(out, where, profile.weights);
  }
}

/// The busiest weekday alone: the others follow from the same numbers.
void check_weekdays(const WeeklyArrivals& arrivals, const std::string& path, Diagnostics& out) {
  int busiest = 0;
  for (int weekday = 1; weekday < days_per_week; ++weekday)
    if (usual_contacts(arrivals, weekday) > usual_contacts(arrivals, busiest)) busiest = weekday;
  const double contacts = usual_contacts(arrivals, busiest);
  const std::string name{weekday_names[static_cast<std::size_t>(busiest)]};
  if (contacts > limits::contacts_per_day) report(out, path, too_many(contacts, "on " + name));
}

void check_arrivals(const WeeklyArrivals& arrivals, const std::string& path, Diagnostics& out) {
  const bool counts =
      check_number(out, child(path, "per_day"), arrivals.per_day, 0.0, limits::contacts_per_day);
  check_profiles(arrivals.profiles, child(path, "profile"), out);
  const bool weighs = check_weights(out, child(path, "weekday"), arrivals.weekday);
  if (counts && weighs) check_weekdays(arrivals, child(path, "weekday"), out);
  for (const auto& [date, factor] : arrivals.dates) {
    const std::string where = child(child(path, "dates"), date_text(date));
    check_date(out, where, date);
    if (!check_number(out, where, factor, 0.0, limits::factor) || !counts || !weighs) continue;
    const double contacts = contacts_on(arrivals, date);
    if (factor > 1.0 && contacts > limits::contacts_per_day)
      report(out, where, too_many(contacts, "on this day"));
  }
}

void check_arrivals(const RateTable& table, const std::string& type_path, Diagnostics& out) {
  const std::string path = child(type_path, "rates");
  if (table.every < shortest_part)
    report(out, child(path, "every"),
           "a part must last at least 1 min, got " + duration_text(table.every));
  else check_duration(out, child(path, "every"), table.every);
  if (table.per_hour.empty()) report(out, child(path, "per_hour"), "needs at least one rate");
  for (std::size_t i = 0; i < table.per_hour.size(); ++i)
    check_number(out, element(child(path, "per_hour"), i), table.per_hour[i], 0.0, most_per_hour);
}

void check_arrivals(const RecordedLog& log, const std::string& type_path, Diagnostics& out) {
  check_log(log, child(type_path, "log"), out);
}

void check_service_level(const ServiceLevelRule& rule, const std::string& path, Diagnostics& out) {
  check_duration(out, child(path, "within"), rule.within);
  if (!rule.short_abandon) return;
  const bool is_sound = check_duration(out, child(path, "short_abandon"), *rule.short_abandon);
  if (is_sound && rule.within.count() > 0.0 && *rule.short_abandon > rule.within)
    warn(out, child(path, "short_abandon"),
         "longer than within: to give up just before " + duration_text(*rule.short_abandon) +
             " would be a short abandonment, to be answered after " + duration_text(rule.within) +
             " too late",
         "short_abandon is a few seconds, and shorter than within");
}

void check_busyness(const ContactTypeSpec& type, const std::string& path, Diagnostics& out) {
  check_number(out, child(path, "cv"), type.busyness_cv, least_busyness_cv, most_busyness_cv);
  if (std::holds_alternative<RecordedLog>(type.arrivals))
    report(out, path, "busyness cannot stand beside a log: its days are as busy as recorded",
           "leave busyness out");
}

/// What only calls can have, and what only e-mail.
void check_channel(const ContactTypeSpec& type, const std::string& path, Diagnostics& out) {
  const std::string patience = child(path, "patience");
  if (type.channel == Channel::phone) {
    if (type.due)
      report(out, child(path, "due"), "due is of e-mail",
             "what is promised to a caller is service_level = { within = ... }");
    return;
  }
  if (has_patience(type))
    report(out, patience, "e-mail never gives up: it has no patience", "leave patience out");
  else if (type.balk > 0.0)
    report(out, child(patience, "balk"), "e-mail never gives up: it does not balk",
           "leave patience out");
  if (type.redial)
    report(out, child(path, "redial"),
           "e-mail neither gives up nor finds the line busy: nothing is there to redial for");
}

}  // namespace

void check_contact_type(const ContactTypeSpec& type, const std::string& path, Diagnostics& out) {
  check_name(out, child(path, "name"), type.name, "a contact type");
  if (!type.branch.empty()) check_name(out, child(path, "branch"), type.branch, "a branch");
  std::visit([&](const auto& arrivals) { check_arrivals(arrivals, path, out); }, type.arrivals);
  if (type.busyness_cv != 0.0) check_busyness(type, child(path, "busyness"), out);
  check_mean(out, child(path, "handle"), type.handle, false);
  check_mean(out, child(path, "wrap_up"), type.wrap_up, true);
  check_number(out, child(path, "patience.balk"), type.balk, 0.0, 1.0);
  if (type.service_level)
    check_service_level(*type.service_level, child(path, "service_level"), out);
  check_later_attempts(type, path, out);
  if (type.due) check_positive_duration(out, child(path, "due"), *type.due);
  check_channel(type, path, out);
}

}  // namespace staffsim::validation
