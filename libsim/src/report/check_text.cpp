// SPDX-License-Identifier: Apache-2.0
#include <staffsim/report/check_text.hpp>

#include "core/format.hpp"
#include "core/wording.hpp"
#include "report/cells.hpp"
#include "report/text_table.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace staffsim::report {
namespace {

using planning::WeekHours;

/// In three characters wherever numbers are below 1000: "12", "1.5", ".04".
std::string narrow(double value, bool are_counts) {
  if (value <= 0.0) return ".";
  constexpr double rounding = 1e-9;  // of an hour's many intervals
  const bool is_whole = std::abs(value - std::round(value)) < rounding;
  if (value >= 9.95 || (are_counts && is_whole)) return fmt::format("{:.0f}", value);
  if (value >= 0.095) return fmt::format("{:.1f}", value);
  return value >= 0.005 ? fmt::format("{:.2f}", value).substr(1) : "0.0";
}

/// Columns of an hour, and hours from `first` on that stand beside each other.
struct HoursShown {
  std::size_t width = 4;
  std::size_t first = 0;
  std::size_t count = 24;
};

/// A row for each weekday, a column for each hour.
std::string hours_text(const WeekHours& hours, bool are_counts, HoursShown shown) {
  std::string text = "    ";
  for (std::size_t i = 0; i < shown.count; ++i)
    text += fmt::format("{:>{}}", shown.first + i, shown.width);
  for (std::size_t day = 0; day < weekday_names.size(); ++day) {
    text += fmt::format("\n{:4}", weekday_names.at(day));
    for (std::size_t i = 0; i < shown.count; ++i)
      text += fmt::format("{:>{}}", narrow(hours.at(24 * day + shown.first + i), are_counts),
                          shown.width);
  }
  return text + "\n";
}

/// All hours of the day beside each other, or as many as the page has room for.
std::string week_text(const WeekHours& hours, bool are_counts, Page page) {
  HoursShown shown;
  for (const double value : hours)
    shown.width = std::max(shown.width, narrow(value, are_counts).size() + 1);
  while (shown.count % 2 == 0 && 4 + shown.count * shown.width > page.columns) shown.count /= 2;
  std::string text;
  for (; shown.first < 24; shown.first += shown.count)
    text += (text.empty() ? "" : "\n") + hours_text(hours, are_counts, shown);
  return text;
}

double total(const WeekHours& hours) { return std::accumulate(hours.begin(), hours.end(), 0.0); }

void add(WeekHours& sum, const WeekHours& hours) {
  for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += hours[i];
}

std::string titled(std::string_view title, const std::string& below, Page page) {
  return "\n" + paragraph("", title, page) + below;
}

std::string types_text(const planning::LoadAndDuty& week, Page page) {
  TextTable table;
  table.add_column({"attempts", "a week"});
  table.add_column({"mean work", "s"});
  table.add_column({"work", "h a week"});
  for (const planning::TypeLoad& type : week.types)
    table.add_row(printable(type.name), {{short_number(type.contacts_per_week), ""},
                                         {short_number(type.work_s), ""},
                                         {short_number(total(type.erlangs)), ""}});
  return table.text(page);
}

std::string groups_text(const planning::LoadAndDuty& week, Page page) {
  TextTable table;
  table.add_column({"on duty", "h a week"});
  table.add_column({"paid", "h a week"});
  table.add_column({"people", "has"});
  table.add_column({"people", "needs"});
  const std::string unknown{not_known};
  for (const planning::GroupDuty& group : week.groups)
    table.add_row(printable(group.name),
                  {{short_number(group.duty_hours), ""},
                   {short_number(group.paid_hours), ""},
                   {group.people ? std::to_string(*group.people) : unknown, ""},
                   {group.people_needed ? people_text(*group.people_needed) : unknown, ""}});
  return table.text(page);
}

}  // namespace

std::string check_text(std::string_view resolved, const planning::LoadAndDuty& week, Page page) {
  WeekHours load{};
  WeekHours agents{};
  for (const planning::TypeLoad& type : week.types) add(load, type.erlangs);
  for (const planning::GroupDuty& group : week.groups) add(agents, group.agents);
  std::string text{resolved};
  if (!text.ends_with('\n')) text += '\n';
  text += titled("First attempts in a week without incidents; work is handle and wrap-up time",
                 types_text(week, page), page);
  text += titled(fmt::format("Offered load in erlangs (agents busy with first attempts, all "
                             "answered): {} h of work a week",
                             short_number(total(load))),
                 week_text(load, false, page), page);
  text +=
      titled("Agents in an ordinary week, single dates left out", groups_text(week, page), page);
  const bool some_are_absent = std::ranges::any_of(
      week.groups, [](const auto& group) { return group.duty_hours < group.planned_hours; });
  text += titled(fmt::format("Agents on duty, breaks{} taken out: {} h a week",
                             some_are_absent ? " and absence" : "", short_number(total(agents))),
                 week_text(agents, true, page), page);
  return text;
}

std::string warnings_text(const Diagnostics& warnings, Page page) {
  std::string text;
  for (const Diagnostic& warning : warnings) {
    text +=
        paragraph("warning: ", printable(warning.message + " [" + warning.key_path + "]"), page);
    if (!warning.hint.empty()) text += paragraph("         ", printable(warning.hint), page);
  }
  return text;
}

}  // namespace staffsim::report
