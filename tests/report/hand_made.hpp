// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/report/study_results.hpp>

#include <chrono>
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
  for (const staffsim::RowIndex row : {2U, 6U}) {
    add(row, Measure::response_time_mean, within(7260.0, 60.0));
    add(row, Measure::response_time_p95, within(50000.0, 600.0));
    add(row, Measure::backlog, within(3.2, 0.1));
    add(row, Measure::backlog_age_max, within(40000.0, 300.0));
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

/// The same centre with lines, redials, mistaken contacts, a deadline and an answered outage.
inline staffsim::ModelSpec whole_centre() {
  using namespace std::chrono_literals;
  staffsim::ModelSpec spec = two_branches();
  spec.lines = 10;
  for (staffsim::ContactTypeSpec& type : spec.contact_types) {
    type.invalid = staffsim::InvalidShare{0.1, staffsim::Exponential{1min}};
    if (type.channel == staffsim::Channel::email) type.due = 24h;
    else type.redial = staffsim::RedialRule{0.5, 0.4, staffsim::Exponential{15min}, 5};
  }
  staffsim::IncidentSpec outage;
  outage.name = "portal outage";
  outage.starts = staffsim::AnyDistribution{staffsim::Exponential{240h}};
  outage.lasts = staffsim::Exponential{2h};
  outage.affects["support"].arrivals_factor = 4.0;
  outage.responses = {{15min, staffsim::Announcement{"support", 0.3}},
                      {30min, staffsim::CallIn{"desk", 2, 4h}}};
  spec.incidents.push_back(outage);
  return spec;
}

inline staffsim::IncidentStudy hand_made_effects() {
  using staffsim::Playbook;
  const auto effect = [](Playbook playbook, double lost, double hours) {
    return staffsim::PlaybookEffect{.playbook = playbook,
                                    .contacts_lost = within(lost, 3.0),
                                    .contacts_kept = within(60.0 - lost, 1.5),
                                    .worst_wait_s = within(20.0 * lost, 20.0),
                                    .recovery_s = within(100.0 * lost, 120.0),
                                    .call_in_hours = within(hours, 0.1)};
  };
  staffsim::IncidentEffects outage;
  outage.occurrences = within(0.7, 0.02);
  outage.lasts_s = within(7300.0, 100.0);
  outage.playbooks = {effect(Playbook::none, 60.0, 0.0), effect(Playbook::announcements, 45.0, 0.0),
                      effect(Playbook::call_ins, 30.0, 8.0), effect(Playbook::both, 20.0, 8.0)};
  return {.replications = 200, .partial = false, .incidents = {outage}};
}

inline staffsim::report::StudyResults hand_made_whole_study() {
  using staffsim::Measure;
  staffsim::report::StudyResults study = hand_made_study();
  staffsim::Result& result = study.candidates.front().result;
  study.candidates.front().model = staffsim::Model{whole_centre()};
  const auto add = [&](staffsim::RowIndex row, Measure measure, const staffsim::Estimate& value) {
    result.measures.push_back({measure, row, value});
  };
  for (const staffsim::RowIndex row : {0U, 1U, 2U, 3U, 5U, 6U}) {
    add(row, Measure::person_answer_rate, within(0.88, 0.003));
    add(row, Measure::redial_share, within(0.12, 0.002));
    add(row, Measure::processed_rate, within(0.73, 0.002));
    add(row, Measure::invalid, within(9.5, 0.2));
    add(row, Measure::deflected, within(4.25, 0.3));
  }
  for (const staffsim::RowIndex row : {0U, 1U, 3U, 5U})
    add(row, Measure::block_rate, within(0.031, 0.001));
  for (const staffsim::RowIndex row : {2U, 6U})
    add(row, Measure::deadline_met_rate, within(0.93, 0.004));
  for (const staffsim::RowIndex row : {8U, 9U}) {
    add(row, Measure::overtime_hours, within(7.4, 0.2));
    add(row, Measure::call_in_hours, within(5.6, 0.2));
  }
  study.incidents = hand_made_effects();
  return study;
}

}  // namespace tests
