// SPDX-License-Identifier: Apache-2.0
#include <staffsim/staffsim.hpp>

#ifdef CONSUMER_HAS_MPI  // a component of its own, of which no header wants MPI's
#include <staffsim/mpi/session.hpp>
static_assert(sizeof(staffsim::mpi::Session) > 0);
#endif

#include <chrono>
#include <iostream>

/// Uses the library, not its headers alone: two agents and a quiet day.
int main() {
  using namespace std::chrono_literals;
  staffsim::ContactTypeSpec calls;
  calls.name = "calls";
  calls.arrivals = staffsim::WeeklyArrivals{.per_day = 96};
  calls.handle = staffsim::Exponential{5min};
  calls.patience = staffsim::Exponential{5min};
  staffsim::AgentGroupSpec desk;
  desk.name = "desk";
  desk.staffing = staffsim::HeadCount{2};
  desk.handles = {{"calls"}};
  staffsim::ModelSpec spec;
  spec.contact_types = {calls};
  spec.agent_groups = {desk};
  const staffsim::Result result = simulate(staffsim::Model{spec}, {.replications = 2});
  const double answered = result.of(staffsim::Measure::answer_rate, "calls").value;
  std::cout << "staffsim " << staffsim::version << ": " << answered << '\n';
  return answered > 0.9 && answered <= 1.0 ? 0 : 1;
}
