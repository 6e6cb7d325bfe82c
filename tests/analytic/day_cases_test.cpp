// SPDX-License-Identifier: Apache-2.0
#include <staffsim/analytic/erlang_a.hpp>
#include <staffsim/analytic/transient_queue.hpp>

#include "analytic/shared_cases.hpp"

using namespace staffsim::analytic;
using tests::json;

namespace {

std::vector<RateStep> rate_steps(const json& rates, double piece_length) {
  std::vector<RateStep> steps;
  for (std::size_t i = 0; i < rates.size(); ++i)
    steps.push_back({static_cast<double>(i) * piece_length, rates[i]});
  return steps;
}

/// Named agents: one team for each shift, on duty from start to end on a circle of one period.
std::vector<StaffStep> shift_steps(const std::vector<std::pair<int, int>>& shifts, int period,
                                   int size) {
  std::vector<int> on_duty(static_cast<std::size_t>(period), 0);
  for (const auto& [start, end] : shifts)
    for (int t = start; t < end; ++t) on_duty[static_cast<std::size_t>(t % period)] = size;
  std::vector<StaffStep> steps{{0.0, on_duty.front()}};
  for (std::size_t t = 1; t < on_duty.size(); ++t)
    if (on_duty[t] != on_duty[t - 1]) steps.push_back({static_cast<double>(t), on_duty[t]});
  return steps;
}

std::vector<std::vector<StaffStep>> teams_of(const json& staffing, int period) {
  if (staffing.contains("levels")) {
    std::vector<StaffStep> steps;
    for (const json& level : staffing.at("levels"))
      steps.push_back({level.at("from_minute"), level.at("agents")});
    return {steps};
  }
  std::vector<std::vector<StaffStep>> teams;
  for (const json& group : staffing.at("groups"))
    teams.push_back(shift_steps({{group.at("start"), group.at("end")}}, period, group.at("size")));
  return teams;
}

json day_of(const IntervalExpectation& day) {
  return {{"expected_offered", day.offered},
          {"expected_abandoned", day.abandoned},
          {"p_abandon", day.abandoned / day.offered},
          {"p_delayed", day.delayed / day.offered},
          {"expected_total_wait", day.total_wait},
          {"mean_wait_all", day.total_wait / day.offered},
          {"mean_busy", day.mean_busy()}};
}

json interval_of(const IntervalExpectation& one) {
  return {{"start", one.from},
          {"end", one.to},
          {"expected_offered", one.offered},
          {"expected_delayed", one.delayed},
          {"p_delay", one.delayed / one.offered},
          {"expected_abandoned", one.abandoned},
          {"mean_queue", one.mean_queue()},
          {"mean_busy", one.mean_busy()}};
}

TransientModel model_of(const json& model) {
  const json& type = model.at("classes").at(0);
  const double period = model.at("period");
  TransientModel day{.period = period,
                     .arrivals = rate_steps(type.at("arrivals").at("piecewise_rates"),
                                            type.at("arrivals").at("piece_length")),
                     .teams = teams_of(model.at("staffing"), static_cast<int>(period)),
                     .mean_handle_time = type.at("service").at("mean"),
                     .mean_patience = type.at("patience").at("mean")};
  if (model.at("staffing").at("shift_end_rule") == "preemptive_return")
    day.end_of_duty = EndOfDuty::hand_over;
  return day;
}

std::vector<double> boundaries_of(const json& intervals) {
  std::vector<double> boundaries{intervals.front().at("start")};
  for (const json& one : intervals) boundaries.push_back(one.at("end"));
  return boundaries;
}

json day_metrics(const json& one) {
  const std::string horizon = one.at("model").at("horizon");
  const TransientQueue queue{model_of(one.at("model")), horizon.starts_with("periodic")
                                                            ? DayStart::periodic
                                                            : DayStart::empty};
  const json& expected = one.at("expected");
  json metrics;
  const auto intervals = queue.between(boundaries_of(expected.at("intervals")));
  for (const IntervalExpectation& interval : intervals)
    metrics["intervals"].push_back(interval_of(interval));
  metrics["day"] = day_of(total(intervals));
  for (const auto& [time, value] : expected.at("p_delay_at").items())
    metrics["p_delay_at"][time] = queue.at(std::vector{std::stod(time)})[0].delay_probability;
  for (const auto& [time, tail] : expected.at("virtual_wait_tail").items())
    metrics["virtual_wait_tail"][time] =
        tests::at_limits(tail, [&, t = std::stod(time)](double limit) {
          return queue.offered_wait_exceeds(t, limit);
        });
  return metrics;
}

std::vector<std::vector<StaffStep>> rosters_of(const json& rosters) {
  std::vector<std::vector<StaffStep>> teams;
  for (const json& roster : rosters) {
    std::vector<std::pair<int, int>> shifts;
    for (int day = 0; day < roster.at("working_days").get<int>(); ++day) {
      const int start = (roster.at("start_day").get<int>() + day) % 7 * 1440 +
                        roster.at("start_minute_of_day").get<int>();
      shifts.emplace_back(start, start + roster.at("shift_minutes").get<int>());
    }
    teams.push_back(shift_steps(shifts, 7 * 1440, 1));
  }
  return teams;
}

int agents_at(const TransientModel& model, double time) {
  int agents = 0;
  for (const auto& steps : model.teams)
    for (std::size_t i = steps.size(); i-- > 0;)
      if (steps[i].from <= time) {
        agents += steps[i].agents;
        break;
      }
  return agents;
}

/// Hours on duty over hours of work: nobody can handle a larger share.
double paid_share(const TransientModel& model) {
  double paid = 0.0;
  double work = 0.0;
  for (const RateStep& hour : model.arrivals) {
    paid += 60.0 * agents_at(model, hour.from);
    work += 60.0 * hour.rate * model.mean_handle_time;
  }
  return paid / work;
}

/// Contacts handled if each hour were a steady state of its own.
double handled_hour_by_hour(const TransientModel& model) {
  double handled = 0.0;
  for (const RateStep& hour : model.arrivals) {
    const int agents = agents_at(model, hour.from);
    if (agents == 0) continue;
    const ErlangA queue{hour.rate, model.mean_handle_time, model.mean_patience, agents};
    handled += 60.0 * hour.rate * (1.0 - queue.abandonment());
  }
  return handled;
}

json week_metrics(const json& one) {
  const json& type = one.at("model").at("classes").at(0);
  json rates = json::array();
  for (int day = 0; day < 7; ++day)
    for (const json& rate : type.at("arrivals").at("piecewise_rates_one_day"))
      rates.push_back(rate);
  const TransientModel model{.period = one.at("model").at("period"),
                             .arrivals = rate_steps(rates, type.at("arrivals").at("piece_length")),
                             .teams = rosters_of(one.at("model").at("staffing").at("rosters")),
                             .mean_handle_time = type.at("service").at("mean"),
                             .mean_patience = type.at("patience").at("mean")};
  const auto week =
      TransientQueue{model, DayStart::periodic}.between(std::vector{0.0, model.period});
  json metrics{{"week", day_of(week[0])},
               {"fluid_upper_bound_share", paid_share(model)},
               {"sipp_handled_per_week", handled_hour_by_hour(model)}};
  const double handled = week[0].offered - week[0].abandoned;
  metrics["week"]["expected_handled_per_week"] = handled;
  metrics["week"]["handled_share"] = handled / week[0].offered;
  return metrics;
}

}  // namespace

TEST_CASE("day cases", "[analytic][cases]") {
  const std::vector<tests::Covered> covered{{"C-DAY-POOL", day_metrics},
                                            {"C-DAY-PREEMPT", day_metrics},
                                            {"C-DAY-PERSON", day_metrics},
                                            {"C-DROP-POOL", day_metrics},
                                            {"C-DROP-PREEMPT", day_metrics}};
  // The staffing cases are in varying_load_cases_test.cpp.
  tests::check_family("C", covered, {"C-ISA-0.1", "C-ISA-0.5", "C-ISA-0.9", "C-ISA-th2-0.5"});
  for (const tests::Covered& one : covered) {
    SECTION(one.id) { tests::check_case(one); }
  }
}

TEST_CASE("week cases", "[analytic][cases]") {
  const std::vector<tests::Covered> covered{{"H-EVAL-40", week_metrics},
                                            {"H-EVAL-40b", week_metrics}};
  tests::check_family("H", covered, {"H-FLUID"});  // arithmetic on hours, not a queue
  for (const tests::Covered& one : covered) {
    SECTION(one.id) { tests::check_case(one); }
  }
}
