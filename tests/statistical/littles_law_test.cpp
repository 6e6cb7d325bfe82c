// SPDX-License-Identifier: Apache-2.0
// Little's law in every replication of whole models, from their demand on: what the tallies sum up
// by the clock is what the contacts spend. No chance is in it: both sides are sums over the same
// run, so they agree to rounding, 1e-9, in every replication. The runs start empty and have no
// warm-up, so nothing lies outside the window but what handling runs over its end.
#include <staffsim/random/laws.hpp>

#include "estimate/replicator.hpp"
#include "statistical/spy_kernel.hpp"
#include "support/catch.hpp"
#include "support/statistical.hpp"

#include <algorithm>
#include <chrono>
#include <string>
#include <vector>

using namespace staffsim;
using namespace staffsim::test;
using namespace std::chrono_literals;

namespace {

constexpr int replications = 50;

/// What the contacts of a run spend, by their outcomes.
struct Spent {
  double waiting_s = 0.0;
  double handled_s = 0.0;  // up to the end of the run
  int unfinished = 0;
  int in_pieces = 0;
  int running_over = 0;

  void add(const engine::Outcome& outcome, double end_s) {
    waiting_s += outcome.wait_s;
    // All its time is waiting or being handled.
    const double over_s = outcome.arrived_s + outcome.wait_s + outcome.handled_s - end_s;
    handled_s += outcome.handled_s - std::max(0.0, over_s);
    unfinished += outcome.end == engine::End::unfinished ? 1 : 0;
    in_pieces += outcome.in_pieces ? 1 : 0;
    running_over += over_s > 0.0 ? 1 : 0;
  }
};

double queue_s(const engine::Tallies& tallies) {
  double sum = 0.0;
  for (const auto& counts : tallies.contacts) sum += at(counts, engine::Counter::queue_s);
  return sum;
}

double busy_s(const engine::Tallies& tallies) {
  double sum = 0.0;
  for (const engine::AgentCounts& counts : tallies.agents)
    sum += at(counts, engine::AgentCounter::busy);
  return sum;
}

/// Checks all replications; returns the sums over them, so that a test can see that it was not
/// idle.
Spent check_littles_law(const std::string& name, const ModelSpec& spec) {
  const Model model{spec};
  const double end_s = model.grid().end_s();
  Spent spent;
  const Model* const models[] = {&model};
  const engine::TallyPlan plans[1] = {};
  Replicator replicator{models, plans, spies([&](const engine::Account& account) {
                          for (const engine::Outcome& outcome : account.outcomes)
                            spent.add(outcome, end_s);
                        })};
  std::vector<engine::Tallies> tallies(1);
  Spent before;
  for (std::uint64_t r = 0; r < replications; ++r) {
    replicator.run(seed_from_name(name), r, tallies);
    INFO(name << ", replication " << r);
    CHECK(queue_s(tallies[0]) == Approx(spent.waiting_s - before.waiting_s).epsilon(1e-9));
    CHECK(busy_s(tallies[0]) == Approx(spent.handled_s - before.handled_s).epsilon(1e-9));
    before = spent;
  }
  return spent;
}

ContactTypeSpec type(const std::string& name, double per_day) {
  ContactTypeSpec type;
  type.name = name;
  std::get<WeeklyArrivals>(type.arrivals).per_day = per_day;
  type.handle = Lognormal{6min, 0.8};
  type.wrap_up = Exponential{1min};
  type.patience = Exponential{5min};
  return type;
}

AgentGroupSpec group(const std::string& name, const std::vector<std::string>& types) {
  AgentGroupSpec group;
  group.name = name;
  for (const std::string& one : types) group.handles.push_back({one});
  return group;
}

Window window(Duration start, Duration end, int count) {
  Window window;
  window.start = start;
  window.end = end;
  window.count = count;
  return window;
}

Shift shift(const std::string& name, Duration start, int agents) {
  Shift shift;
  shift.name = name;
  shift.start = start;
  shift.length = 8h;
  shift.agents = agents;
  shift.breaks = {{.into = 4h, .length = 30min, .stagger = true}};
  return shift;
}

/// Twice a day on average: many come, all is slower, an agent of "desk" is away.
IncidentSpec outage() {
  IncidentSpec incident;
  incident.name = "outage";
  incident.starts = Exponential{9h};
  incident.lasts = Exponential{3h};
  incident.affects["calls"] = {
      .arrivals_factor = 3.0, .ramp = 15min, .decay = 1h, .handle_factor = 1.4};
  incident.withdraws["desk"] = 1;
  return incident;
}

ModelSpec one_desk() {
  ModelSpec spec;
  spec.horizon.days = 3;
  spec.contact_types = {type("calls", 400.0)};
  spec.agent_groups = {group("desk", {"calls"})};
  spec.agent_groups[0].staffing = HeadCount{std::vector<Window>{
      window(22h, 6h, 1), window(6h, 10h, 3), window(10h, 18h, 4), window(18h, 22h, 2)}};
  return spec;
}

}  // namespace

TEST_CASE("Little's law: a desk on a head count", "[statistical][little]") {
  ModelSpec spec = one_desk();
  spec.incidents = {outage()};
  const Spent spent = check_littles_law("Little's law: a desk on a head count", spec);
  CHECK(spent.unfinished > 0);
  CHECK(spent.running_over > 0);
}

TEST_CASE("Little's law: hand-over at every drop of the head count", "[statistical][little]") {
  ModelSpec spec = one_desk();
  spec.incidents = {outage()};
  spec.contact_types[0].balk = 0.1;
  spec.agent_groups[0].end_of_shift = EndOfShift::hand_over;
  const Spent spent = check_littles_law("Little's law: hand-over", spec);
  CHECK(spent.in_pieces > 0);
  CHECK(spent.unfinished > 0);
}

TEST_CASE("Little's law: two groups in shifts, priorities, an outage", "[statistical][little]") {
  ModelSpec spec = one_desk();
  spec.incidents = {outage()};
  spec.contact_types.push_back(type("e-mail", 80.0));
  spec.contact_types[1].channel = Channel::email;
  spec.contact_types[1].patience = Never{};
  spec.agent_groups.push_back(group("team", {"calls", "e-mail"}));
  spec.agent_groups[1].handles[1].speed = 0.8;
  spec.agent_groups[1].staffing = std::vector<Shift>{shift("early", 6h, 2), shift("late", 14h, 2)};
  const Spent finish = check_littles_law("Little's law: shifts", spec);
  CHECK(finish.in_pieces == 0);
  spec.agent_groups[1].end_of_shift = EndOfShift::hand_over;
  const Spent hand_over = check_littles_law("Little's law: shifts with hand-over", spec);
  CHECK(hand_over.in_pieces > 0);
  CHECK(hand_over.unfinished > 0);
}
