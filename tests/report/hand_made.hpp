// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/report/study_results.hpp>

#include <string>
#include <utility>
#include <vector>

namespace tests {

inline staffsim::ContactTypeSpec contact_type(std::string name, std::string branch,
                                              staffsim::Channel channel) {
  staffsim::ContactTypeSpec type;
  type.name = std::move(name);
  type.branch = std::move(branch);
  type.channel = channel;
  staffsim::WeeklyArrivals arrivals;
  arrivals.per_day = 100.0;
  type.arrivals = arrivals;
  type.handle = staffsim::Exponential{std::chrono::minutes{5}};
  return type;
}

/// Two branches of calls, one of which has e-mail too, and one group of agents.
inline staffsim::ModelSpec two_branches() {
  using staffsim::Channel;
  staffsim::ModelSpec spec;
  spec.horizon.days = 7;
  spec.contact_types = {contact_type("complaints", "1 law", Channel::phone),
                        contact_type("support", "2 IT", Channel::phone),
                        contact_type("support mail", "2 IT", Channel::email)};
  staffsim::AgentGroupSpec group;
  group.name = "desk";
  group.staffing = staffsim::HeadCount{4};
  group.people = 4;
  group.contract_hours = 40.0;
  group.shrinkage = 0.2;
  for (const staffsim::ContactTypeSpec& type : spec.contact_types)
    group.handles.push_back({type.name});
  spec.agent_groups.push_back(group);
  staffsim::TargetSpec target;
  target.measure = "service_level";
  target.contact_types = {"support"};
  target.limit = 0.8;
  target.over = staffsim::TargetSpan::day;
  target.in_share = 0.9;
  spec.targets.push_back(target);
  return spec;
}

/// Rows as the estimates give them for `two_branches`.
inline std::vector<staffsim::RowLabel> labels_of_two_branches() {
  return {{"complaints", "1 law", "phone", "*"},
          {"support", "2 IT", "phone", "*"},
          {"support mail", "2 IT", "email", "*"},
          {"*", "1 law", "*", "*"},
          {"*", "2 IT", "*", "*"},
          {"*", "*", "phone", "*"},
          {"*", "*", "email", "*"},
          {"*", "*", "*", "*"},
          {"*", "*", "*", "desk"},
          {"*", "*", "*", "*"}};
}

inline staffsim::Estimate within(double value, double half_width) {
  return {value, value - half_width, value + half_width};
}

/// Numbers of one's own choice: only how they are printed matters.
inline staffsim::Result hand_made_result() {
  using staffsim::Measure;
  staffsim::Result result;
  result.replications = 200;
  result.labels = labels_of_two_branches();
  const auto add = [&](staffsim::RowIndex row, Measure measure, const staffsim::Estimate& value) {
    result.measures.push_back({measure, row, value});
  };
  for (const staffsim::RowIndex row : {0U, 1U, 2U, 3U, 5U, 6U}) {
    const double shift = 0.01 * row;
    add(row, Measure::offered, within(100.0 + row, 0.4));
    add(row, Measure::answer_rate, within(0.75 - shift, 0.002));
    add(row, Measure::abandonment_rate, within(0.25 + shift, 0.002));
    add(row, Measure::service_level, row == 2 ? staffsim::Estimate{} : within(0.6, 0.0123));
    add(row, Measure::asa, within(row == 2 || row == 6 ? 5025.0 : 83.4 + row, 2.0));
    add(row, Measure::wait_p90, within(row == 2 || row == 6 ? 9000.0 : 250.0, 5.0));
    add(row, Measure::queue_mean, within(0.31, 0.004));
    add(row, Measure::aht, within(360.0, 0.7));
  }
  add(4, Measure::offered, within(201.0, 0.5));
  add(4, Measure::answer_rate, within(0.7, 0.001));
  add(7, Measure::offered, within(302.0, 0.5));
  add(7, Measure::answer_rate, within(0.713, 0.002));
  for (const staffsim::RowIndex row : {8U, 9U}) {
    add(row, Measure::occupancy, within(0.81, 0.003));
    add(row, Measure::duty_hours, within(168.0, 0.0));
    add(row, Measure::paid_hours, within(210.0, 0.0));
    add(row, Measure::utilization, within(0.65, 0.003));
  }
  result.targets.push_back({.target = 0,
                            .estimate = within(0.91, 0.02),
                            .limit = 0.9,
                            .at_least = true,
                            .is_met = true,
                            .verdict = staffsim::Verdict::cannot_tell});
  return result;
}

inline staffsim::report::StudyResults hand_made_study() {
  return {.title = "A small hotline",
          .hash = "0123456789abcdef",
          .resolved = "format = 1\ntitle = \"A small hotline\"\n",
          .experiment = {},
          .notes = {{"contact_types.support.per_day", "assumption: as last year"}},
          .candidates = {{"base", staffsim::Model{two_branches()}, hand_made_result()}}};
}

}  // namespace tests
