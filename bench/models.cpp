// SPDX-License-Identifier: Apache-2.0
#include "models.hpp"

#include <staffsim/random/laws.hpp>

#include <chrono>
#include <string>
#include <utility>
#include <vector>

namespace staffsim::bench::models {
namespace {

using namespace std::chrono_literals;

AgentGroupSpec group(const std::string& name, HeadCount heads,
                     const std::vector<std::string>& types) {
  AgentGroupSpec spec;
  spec.name = name;
  spec.staffing = std::move(heads);
  for (const std::string& type : types) spec.handles.push_back({type});
  return spec;
}

Window window(const std::string& name, int start_h, int end_h, int count) {
  Window hours;
  hours.name = name;
  hours.start = std::chrono::hours{start_h};
  hours.end = std::chrono::hours{end_h};
  hours.count = count;
  return hours;
}

/// Head counts by night (22 to 6), morning (6 to 8), day and evening (18 to 22).
HeadCount round_the_clock(int night, int morning, int day, int evening) {
  return HeadCount{std::vector<Window>{window("night", 22, 6, night),
                                       window("morning", 6, 8, morning), window("day", 8, 18, day),
                                       window("evening", 18, 22, evening)}};
}

ContactTypeSpec branch(const std::string& name, double per_day) {
  WeeklyArrivals arrivals;
  arrivals.per_day = per_day;
  arrivals.profiles.resize(1);
  arrivals.profiles.front().weights = {1,  1,  1,  1,  1,  2,  4, 10, 20, 26, 28, 22,
                                       12, 18, 26, 27, 24, 16, 8, 5,  4,  3,  2,  2};
  ContactTypeSpec type;
  type.name = type.branch = name;
  type.arrivals = arrivals;
  type.handle = Uniform{5min, 10min};
  type.patience = Exponential{5min};
  type.service_level.emplace().within = 60s;
  return type;
}

ModelSpec hotline_calls() {
  ModelSpec spec;
  spec.horizon.days = 30;
  spec.contact_types = {branch("procedures", 270.0), branch("support", 180.0)};
  return spec;
}

}  // namespace

Model one_queue(int agents) {
  constexpr double contacts = 262'144.0;
  const double per_day = 180.0 * agents;
  ContactTypeSpec calls;
  calls.name = "calls";
  std::get<WeeklyArrivals>(calls.arrivals).per_day = per_day;
  calls.handle = Exponential{7.5min};
  calls.patience = Exponential{5min};
  ModelSpec spec;
  spec.horizon.days = static_cast<int>(contacts / per_day) + 1;
  spec.contact_types = {calls};
  spec.agent_groups = {group("agents", HeadCount{agents}, {"calls"})};
  return Model{std::move(spec)};
}

Model hotline(int extra_agents) {
  ModelSpec spec = hotline_calls();
  spec.agent_groups = {group("desk", round_the_clock(1, 2, 5, 2), {"procedures", "support"})};
  spec.agent_groups.front().extra_agents = extra_agents;
  spec.routing.contact = ContactSelection::longest_waiting;
  return Model{std::move(spec)};
}

Model two_skill() {
  ModelSpec spec = hotline_calls();
  ContactTypeSpec email = branch("e-mail", 90.0);
  email.channel = Channel::email;
  email.handle = Lognormal{7.5min, 1.0};
  email.patience = Never{};
  email.service_level->within = 4h;
  spec.contact_types.push_back(email);
  const HeadCount by_day{std::vector<Window>{window("day", 8, 18, 2)}};
  spec.agent_groups = {
      group("specialists", by_day, {"procedures"}),
      group("generalists", round_the_clock(1, 2, 4, 2), {"support", "procedures", "e-mail"})};
  return Model{std::move(spec)};
}

}  // namespace staffsim::bench::models
