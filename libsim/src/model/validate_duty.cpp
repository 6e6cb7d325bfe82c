// SPDX-License-Identifier: Apache-2.0
#include "core/wording.hpp"
#include "model/day_text.hpp"
#include "model/validate.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

namespace staffsim::validation {
namespace {

constexpr std::size_t most_windows = 1'000;  // each is looked at for each single date

bool is_bare_number(const std::vector<Window>& windows) {
  return windows.size() == 1 && windows == HeadCount{windows[0].count}.windows;
}

bool check_start(Diagnostics& out, const std::string& path, Duration start) {
  if (start.count() >= 0.0 && start < one_day) return true;
  report(out, path, "a start lies between 00:00 and 23:59");
  return false;
}

bool check_window(const Window& window, const std::string& path, Diagnostics& out) {
  if (!window.name.empty()) check_name(out, child(path, "name"), window.name, "a window");
  check_count(out, child(path, "count"), window.count, 0, limits::agents, "agents");
  check_dates(window.dates, child(path, "dates"), out);
  const std::string when = child(path, "when");
  if (window.days.empty()) report(out, when, "needs at least one day");
  if (!check_start(out, when, window.start)) return false;
  if (window.end.count() >= 0.0 && window.end <= one_day) return true;
  report(out, when, "a window ends between 00:00 and 24:00");
  return false;
}

/// A window that starts on some day; times count from the midnight at which counting begins.
struct Occurrence {
  Duration from;
  Duration until;
  std::size_t window;
};

/// Looks for windows that overlap; a pair is named once.
class OverlapCheck {
public:
  OverlapCheck(const std::vector<Window>& windows, const std::string& path, Diagnostics& out)
      : windows_{windows}, path_{path}, out_{out} {}
  void check_week();
  void check_dates();

private:
  void add_day(Duration midnight, auto starts);
  void check_around(Date date);
  void report_overlaps(auto day_name);

  const std::vector<Window>& windows_;
  const std::string& path_;
  Diagnostics& out_;
  std::vector<Occurrence> occurrences_;
  std::set<std::pair<std::size_t, std::size_t>> named_;
};

void OverlapCheck::add_day(Duration midnight, auto starts) {
  for (std::size_t i = 0; i < windows_.size(); ++i) {
    const Window& window = windows_[i];
    if (!starts(window)) continue;
    const Duration length = length_between(window.start, window.end);
    occurrences_.push_back({midnight + window.start, midnight + window.start + length, i});
  }
}

/// Sunday's windows may run into Monday, so Monday stands at both ends.
void OverlapCheck::check_week() {
  for (int i = 0; i <= days_per_week; ++i)
    add_day(one_day * i,
            [&](const Window& window) { return window.days.contains(i % days_per_week); });
  report_overlaps([](int i) {
    return std::string{weekday_names[static_cast<std::size_t>(i % days_per_week)]};
  });
}

/// A date may have a window on a day on which it does not stand, beside others.
void OverlapCheck::check_dates() {
  std::set<Date> dates;
  for (const Window& window : windows_)
    for (const auto& [date, count] : window.dates) dates.insert(date);
  for (const Date date : dates) check_around(date);
}

void OverlapCheck::check_around(Date date) {
  const Date before = date - std::chrono::days{1};
  for (int i = 0; i < 3; ++i)
    add_day(one_day * i, [&](const Window& window) {
      return agents_on(window, before + std::chrono::days{i}) > 0;
    });
  report_overlaps([&](int i) { return date_text(before + std::chrono::days{i}); });
}

/// Takes the occurrences that were added.
void OverlapCheck::report_overlaps(auto day_name) {
  std::vector<Occurrence> all = std::exchange(occurrences_, {});
  std::ranges::sort(all, {}, [](const Occurrence& o) { return std::pair{o.from, o.window}; });
  std::size_t longest = 0;  // the occurrence so far that ends last
  for (std::size_t i = 1; i < all.size(); ++i) {
    const Occurrence& earlier = all[longest];
    const auto pair = std::minmax(earlier.window, all[i].window);
    if (earlier.until > all[i].from && named_.insert({pair.first, pair.second}).second) {
      const Window& other = windows_[earlier.window];
      const std::string name =
          other.name.empty() ? element("agents", earlier.window) : in_quotes(other.name);
      report(out_, child(element(path_, all[i].window), "when"),
             "overlaps " + name + " (" + day_text(other.days) + " " + clock_text(other.start) +
                 "-" + clock_text(other.end) + ") on " +
                 day_name(static_cast<int>(all[i].from / one_day)),
             "windows of a group may not overlap; add the numbers up in one window");
    }
    if (all[i].until > earlier.until) longest = i;
  }
}

/// Of those whose turn comes too late, as `staffing::planned_breaks` has it.
void warn_of_lost_breaks(const BreakRule& rule, const Shift& shift, const std::string& path,
                         Diagnostics& out) {
  const double turns = std::ceil((shift.length - rule.into) / rule.length);
  const int agents = most_agents(shift);
  if (!rule.stagger || turns >= agents) return;
  warn(out, child(path, "stagger"),
       "this break never comes for " + amount_text(agents - turns) + " of " + count_text(agents) +
           " agents: their turns are after the shift's end",
       "two shifts, or a break of all at once");
}

void check_break(const BreakRule& rule, const Shift& shift, const std::string& path,
                 Diagnostics& out) {
  const bool into = check_duration(out, child(path, "into"), rule.into);
  const bool length = check_positive_duration(out, child(path, "length"), rule.length);
  if (into && length && rule.into + rule.length > shift.length)
    report(out, child(path, "into"),
           "the break ends " + duration_text(rule.into + rule.length) + " into a shift of " +
               duration_text(shift.length),
           "breaks lie inside the shift");
  else if (into && length) warn_of_lost_breaks(rule, shift, path, out);
}

void check_breaks(const Shift& shift, const std::string& path, Diagnostics& out) {
  for (std::size_t i = 0; i < shift.breaks.size(); ++i)
    check_break(shift.breaks[i], shift, element(path, i), out);
  std::vector<std::size_t> order(shift.breaks.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return shift.breaks[i].into; });
  for (std::size_t i = 1; i < order.size(); ++i) {
    const BreakRule& earlier = shift.breaks[order[i - 1]];
    const BreakRule& later = shift.breaks[order[i]];
    if (earlier.into + earlier.length > later.into)
      report(out, child(element(path, order[i]), "into"),
             "starts before the break at " + duration_text(earlier.into) + " has ended");
  }
}

void check_shift(const Shift& shift, const std::string& path, Diagnostics& out) {
  check_name(out, child(path, "name"), shift.name, "a shift");
  check_start(out, child(path, "start"), shift.start);
  if (!(shift.length.count() > 0.0 && shift.length <= one_day))
    report(out, child(path, "length"),
           "a shift lasts more than 0 and at most 24 h, got " + duration_text(shift.length));
  else check_breaks(shift, child(path, "breaks"), out);
  if (shift.days.empty()) report(out, child(path, "days"), "needs at least one day");
  check_count(out, child(path, "agents"), shift.agents, 0, limits::agents, "agents");
  check_dates(shift.dates, child(path, "dates"), out);
}

template <class Named>
void check_distinct_names(const std::vector<Named>& list, const std::string& path,
                          Diagnostics& out) {
  std::set<std::string> seen;
  for (std::size_t i = 0; i < list.size(); ++i)
    if (!list[i].name.empty() && !seen.insert(list[i].name).second)
      report(out, child(element(path, i), "name"), in_quotes(list[i].name) + " is used twice");
}

}  // namespace

void check_windows(const std::vector<Window>& windows, const std::string& path, Diagnostics& out) {
  if (is_bare_number(windows)) {
    check_count(out, path, windows[0].count, 0, limits::agents, "agents");
    return;
  }
  if (!check_size(out, path, windows.size(), most_windows)) return;
  if (windows.empty())
    report(out, path, "needs at least one window", "write 0 for a group that is never on duty");
  bool are_sound = true;
  for (std::size_t i = 0; i < windows.size(); ++i)
    are_sound &= check_window(windows[i], element(path, i), out);
  check_distinct_names(windows, path, out);
  if (!are_sound) return;
  OverlapCheck overlaps{windows, path, out};
  overlaps.check_week();
  overlaps.check_dates();
}

void check_shifts(const std::vector<Shift>& shifts, const std::string& path, Diagnostics& out) {
  if (shifts.empty()) report(out, path, "needs at least one shift");
  for (std::size_t i = 0; i < shifts.size(); ++i) check_shift(shifts[i], element(path, i), out);
  check_distinct_names(shifts, path, out);
}

}  // namespace staffsim::validation
