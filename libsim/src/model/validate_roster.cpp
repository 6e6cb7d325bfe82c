// SPDX-License-Identifier: Apache-2.0
#include "core/wording.hpp"
#include "model/day_text.hpp"
#include "model/validate.hpp"

#include <algorithm>
#include <tuple>

namespace staffsim::validation {
namespace {

constexpr int most_overlaps = 10;  // that are told; the rest only as a number

/// A duty with its times counted from the first day of the calendar.
struct Stretch {
  const RosterDuty* duty;
  Duration from;
  Duration until;
};

Stretch stretch_of(const RosterDuty& duty) {
  const Duration midnight = duty.date.time_since_epoch();
  const Duration from = midnight + duty.start;
  return {&duty, from, from + length_between(duty.start, duty.end)};
}

/// By person, then by time.
std::vector<Stretch> stretches_of(const std::vector<RosterDuty>& duties) {
  std::vector<Stretch> all;
  all.reserve(duties.size());
  for (const RosterDuty& duty : duties) all.push_back(stretch_of(duty));
  std::ranges::stable_sort(all, {}, [](const Stretch& stretch) {
    return std::tuple{std::string_view{stretch.duty->person}, stretch.from, stretch.until};
  });
  return all;
}

/// With its place among the roster's duties, by which its row is found in a file.
std::string duty_text(const Roster& roster, const RosterDuty& duty) {
  return date_text(duty.date) + " " + clock_text(duty.start) + "-" + clock_text(duty.end) +
         " (duty " + count_text(&duty - roster.duties.data() + 1) + ")";
}

/// " in night.csv".
std::string in_file(const Roster& roster) {
  return roster.file.empty() ? std::string{} : " in " + roster.file;
}

bool check_duty(const RosterDuty& duty, const std::string& path, Diagnostics& out) {
  if (!check_name(out, path, duty.person, "a person")) return false;
  if (!check_date(out, path, duty.date)) return false;
  const bool is_sound = duty.start.count() >= 0.0 && duty.start < one_day &&
                        duty.end.count() >= 0.0 && duty.end <= one_day;
  if (!is_sound)
    report(out, path, "a duty starts between 00:00 and 23:59 and ends between 00:00 and 24:00");
  return is_sound;
}

void check_overlaps(const Roster& roster, const std::string& path, Diagnostics& out) {
  const std::vector<Stretch> all = stretches_of(roster.duties);
  int overlaps = 0;
  std::size_t longest = 0;  // the person's duty so far that ends last
  for (std::size_t i = 1; i < all.size(); ++i) {
    const RosterDuty& earlier = *all[longest].duty;
    const RosterDuty& later = *all[i].duty;
    const bool is_same_person = earlier.person == later.person;
    if (is_same_person && all[longest].until > all[i].from && ++overlaps <= most_overlaps)
      report(out, path,
             in_quotes(later.person) + " has two duties at once" + in_file(roster) + ": " +
                 duty_text(roster, earlier) + " and " + duty_text(roster, later),
             "the duties of a person may not overlap");
    if (!is_same_person || all[i].until > all[longest].until) longest = i;
  }
  if (overlaps > most_overlaps)
    report(out, path, count_text(overlaps - most_overlaps) + " more duties overlap");
}

}  // namespace

void check_roster(const Roster& roster, const std::string& path, Diagnostics& out) {
  if (roster.duties.empty()) report(out, path, "there is no duty" + in_file(roster));
  bool are_sound = true;
  for (std::size_t i = 0; i < roster.duties.size() && are_sound; ++i)
    are_sound = check_duty(roster.duties[i], element(path, i), out);
  if (are_sound) check_overlaps(roster, path, out);
}

}  // namespace staffsim::validation
