// SPDX-License-Identifier: Apache-2.0
#include <staffsim/report/check_text.hpp>

#include <fmt/format.h>

#include <iterator>

namespace staffsim::report {
namespace {

/// One table of the week: a row a weekday, a column an hour.
void append_week(std::string& text, const planning::WeekHours& hours, bool whole) {
  auto out = std::back_inserter(text);
  fmt::format_to(out, "       ");
  for (int hour = 0; hour < 24; ++hour) fmt::format_to(out, "{:>4}", hour);
  text += '\n';
  for (std::size_t day = 0; day < days_per_week; ++day) {
    fmt::format_to(out, "  {}  ", weekday_names[day]);
    for (std::size_t hour = 0; hour < 24; ++hour) {
      const double x = hours[day * 24 + hour];
      if (x == 0.0)
        text += "   .";
      else if (whole && x == static_cast<double>(static_cast<long>(x)))
        fmt::format_to(out, "{:>4.0f}", x);
      else
        fmt::format_to(out, "{:>4.1f}", x);
    }
    text += '\n';
  }
}

}  // namespace

std::string check_text(std::string_view resolved, const planning::LoadAndDuty& week) {
  std::string text{resolved};
  auto out = std::back_inserter(text);
  planning::WeekHours load{};
  planning::WeekHours agents{};
  double work = 0.0;
  double duty = 0.0;
  for (const planning::TypeLoad& type : week.types)
    for (std::size_t h = 0; h < load.size(); ++h) {
      load[h] += type.erlangs[h];
      work += type.erlangs[h];
    }
  for (const planning::GroupDuty& group : week.groups) {
    for (std::size_t h = 0; h < agents.size(); ++h) agents[h] += group.agents[h];
    duty += group.duty_hours;
  }
  fmt::format_to(out, "\nOffered load in erlangs by weekday and hour, without incidents ({:.1f} hours of work a week)\n", work);
  append_week(text, load, false);
  fmt::format_to(out, "\nAgents on duty by weekday and hour, breaks taken out ({:.1f} duty hours a week)\n", duty);
  append_week(text, agents, true);
  for (const planning::GroupDuty& group : week.groups)
    fmt::format_to(out, "  {}: {:.1f} duty hours, {:.1f} paid hours a week\n", group.name, group.duty_hours, group.paid_hours);
  return text;
}

std::string warnings_text(const Diagnostics& warnings) {
  if (warnings.empty()) return "No warnings.\n";
  std::string text;
  for (const Diagnostic& warning : warnings) {
    text += "warning: " + warning.message + '\n';
    if (!warning.hint.empty()) text += "         " + warning.hint + '\n';
  }
  return text;
}

}  // namespace staffsim::report
