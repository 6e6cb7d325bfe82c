// SPDX-License-Identifier: Apache-2.0
#include <staffsim/random/laws.hpp>

#include "planning/capacity.hpp"
#include "planning/small_centres.hpp"
#include "support/catch.hpp"

using namespace staffsim;
using namespace staffsim::test;
using namespace std::chrono_literals;

TEST_CASE("Load and duty of a flat week") {
  ModelSpec spec = small_centre();
  spec.agent_groups[0].shrinkage = 0.2;
  spec.agent_groups[0].contract_hours = 35.0;
  const planning::LoadAndDuty week = planning::load_and_duty(Model{spec});
  CHECK(week.types[0].contacts_per_week == Approx(336.0));
  CHECK(week.types[0].work_s == 300.0);
  CHECK(week.types[0].erlangs[17] == Approx(2.0 * 300.0 / 3600.0));
  CHECK(week.groups[0].agents[167] == Approx(1.0));
  CHECK(week.groups[0].duty_hours == Approx(168.0));
  CHECK(week.groups[0].paid_hours == Approx(210.0));
  CHECK(week.groups[0].people_needed.value() == Approx(6.0));
  CHECK_FALSE(week.groups[0].people);
}

// Who is ill is employed, and misses: a seat round the clock needs as many people as before.
TEST_CASE("Absence takes duty away and no people") {
  ModelSpec spec = small_centre();
  spec.agent_groups[0].contract_hours = 35.0;
  spec.agent_groups[0].absence = 0.25;
  const std::vector<planning::GroupDuty> groups = planning::duty_of_groups(Model{spec});
  CHECK(groups == planning::load_and_duty(Model{spec}).groups);
  CHECK(groups[0].duty_hours == Approx(126.0));
  CHECK(groups[0].planned_hours == Approx(168.0));
  CHECK(groups[0].people_needed.value() == Approx(4.8));
}

TEST_CASE("Hours and intervals need not fit each other") {
  for (const Duration interval : {Duration{15min}, Duration{45min}, Duration{2h}, Duration{24h}}) {
    ModelSpec spec = small_centre();
    spec.horizon.interval = interval;
    spec.agent_groups[0].staffing = from_to(6, 18, 3);
    const planning::LoadAndDuty week = planning::load_and_duty(Model{spec});
    CHECK(week.types[0].erlangs[5] == Approx(1.0 / 6.0));
    CHECK(week.groups[0].duty_hours == Approx(252.0));
    CHECK(week.groups[0].agents[5] == 0.0);
    CHECK(week.groups[0].agents[6] == Approx(3.0));
    CHECK(week.groups[0].agents[17] == Approx(3.0));
    CHECK(week.groups[0].agents[18] == 0.0);
  }
}

TEST_CASE("Invalid contacts bring the work of their own handle time") {
  ModelSpec spec = small_centre();
  spec.contact_types[0].wrap_up = Deterministic{30s};
  spec.contact_types[0].invalid = InvalidShare{.share = 0.25, .handle = Exponential{1min}};
  CHECK(planning::load_and_duty(Model{spec}).types[0].work_s ==
        Approx(0.75 * 300 + 0.25 * 60 + 30));
}

TEST_CASE("Clusters join what shares an agent or a contact type") {
  ModelSpec spec;
  for (const char* name : {"a", "b", "c", "d", "e"}) spec.contact_types.push_back(calls(name, 1));
  spec.agent_groups = {group("first", 1, {{"a"}, {"b"}}), group("second", 1, {{"c"}}),
                       group("idle", 1, {}), group("bridge", 1, {{"b"}, {"d"}})};
  const auto found = planning::clusters(spec);
  REQUIRE(found.size() == 2);
  CHECK(found[0].types == std::vector<std::size_t>{2});
  CHECK(found[1].types == std::vector<std::size_t>{0, 1, 3});
  CHECK(found[1].groups == std::vector<std::size_t>{0, 3});
}
