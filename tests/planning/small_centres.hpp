// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/model/model.hpp>
#include <staffsim/random/laws.hpp>

#include <chrono>
#include <string>
#include <utility>
#include <vector>

namespace staffsim::test {

inline ContactTypeSpec calls(std::string name, double per_day,
                             Duration handle = std::chrono::minutes{5}) {
  ContactTypeSpec type;
  type.name = std::move(name);
  WeeklyArrivals arrivals;
  arrivals.per_day = per_day;
  type.arrivals = arrivals;
  type.handle = Deterministic{handle};
  type.patience = Exponential{std::chrono::minutes{5}};
  return type;
}

inline ContactTypeSpec mail(std::string name, double per_day) {
  ContactTypeSpec type = calls(std::move(name), per_day);
  type.channel = Channel::email;
  type.patience = Never{};
  return type;
}

inline AgentGroupSpec group(std::string name, int agents, std::vector<Skill> skills) {
  AgentGroupSpec result;
  result.name = std::move(name);
  result.staffing = HeadCount{agents};
  result.handles = std::move(skills);
  return result;
}

inline ModelSpec small_centre() {
  ModelSpec spec;
  spec.contact_types = {calls("calls", 48)};
  spec.agent_groups = {group("desk", 1, {{"calls"}})};
  return spec;
}

inline HeadCount from_to(int start_h, int end_h, int count) {
  Window window;
  window.name = "day";
  window.start = std::chrono::hours{start_h};
  window.end = std::chrono::hours{end_h};
  window.count = count;
  return HeadCount{std::vector{window}};
}

}  // namespace staffsim::test
