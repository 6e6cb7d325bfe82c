// SPDX-License-Identifier: Apache-2.0
#include "scenario/scenario_files.hpp"
#include "support/catch.hpp"

using namespace staffsim;
using namespace std::chrono_literals;

namespace {

std::string candidate(const std::string& set) {
  return "[[candidates]]\nname = \"c\"\nset = { " + set + " }\n";
}

/// The only candidate of the small scenario.
ModelSpec with(const std::string& set, const std::string& more = {}) {
  const scenario::Reading reading = scenario::check(tests::small_scenario(more + candidate(set)));
  INFO(tests::messages(reading));
  REQUIRE(reading.study.has_value());
  REQUIRE(reading.study->rows.size() == 2);
  return reading.study->rows[1].model.spec();
}

}  // namespace

TEST_CASE("rows: the base, candidates, then the grid with the last sweep running fastest",
          "[scenario][rows]") {
  const auto file = tests::scenario_folder("valid") / "hotline.toml";
  const scenario::Study study = scenario::read(tests::text_of(file), tests::beside(file));
  std::vector<std::string> names;
  for (const scenario::Row& row : study.rows) names.push_back(row.name);
  CHECK(names.size() == 10);
  CHECK(names[0] == "base");
  CHECK(names[1] == "six on the desk");
  CHECK(names[4] == "agent_groups.help desk.extra_agents=0, "
                    "contact_types.support calls.patience.mean=3 min");
  CHECK(names[5] == "agent_groups.help desk.extra_agents=0, "
                    "contact_types.support calls.patience.mean=5 min");
  CHECK(study.rows[9].model.agent_groups()[0].extra_agents == 2);
  CHECK(study.rows[9].model.contact_types()[0].patience.mean() == 300.0);
}

TEST_CASE("candidates: a window, a shift, a gap, a skill by name", "[scenario][rows]") {
  const auto file = tests::scenario_folder("valid") / "hotline.toml";
  const scenario::Study study = scenario::read(tests::text_of(file), tests::beside(file));
  const ModelSpec base = study.rows[0].model.spec();
  const ModelSpec changed = study.rows[2].model.spec();
  CHECK(std::get<HeadCount>(changed.agent_groups[0].staffing).windows[0].count == 4);
  CHECK(std::get<std::vector<Shift>>(changed.agent_groups[1].staffing)[1].agents == 2);
  CHECK(std::get<AnyDistribution>(changed.incidents[1].starts).mean() == 20 * seconds_per_day);
  CHECK(changed.incidents[1].affects.at("support e-mail").handle_factor == 2.0);
  CHECK(changed.agent_groups[0].handles[1].speed == 1.1);
  CHECK(changed.contact_types == base.contact_types);
  CHECK(changed.horizon == base.horizon);
}

TEST_CASE("setting shifts removes agents, and the other way round", "[scenario][rows]") {
  const std::string shifts = R"([{ name = "day", start = "08:00", length = "8 h", agents = 3 }])";
  const ModelSpec in_shifts = with("\"agent_groups.help desk.shifts\" = " + shifts);
  CHECK(std::get<std::vector<Shift>>(in_shifts.agent_groups[0].staffing)[0].agents == 3);
  const ModelSpec in_heads = with("\"agent_groups.night.agents\" = 4",
                                  "[[agent_groups]]\nname = \"night\"\nhandles = [\"calls\"]\n"
                                  "shifts = " +
                                      shifts + "\n");
  CHECK(std::get<HeadCount>(in_heads.agent_groups[1].staffing) == HeadCount{4});
}

TEST_CASE("other keys that exclude each other replace each other too", "[scenario][rows]") {
  const ModelSpec rates =
      with(R"("contact_types.calls.rates" = { every = "1 h", per_hour = [3, 4] })");
  CHECK(std::get<RateTable>(rates.contact_types[0].arrivals).per_hour == std::vector{3.0, 4.0});
  const std::string incident = R"([[incidents]]
name = "outage"
at = [2025-09-02T09:00:00]
lasts = { family = "deterministic", value = "1 h" }
withdraws = { "help desk" = 1 }
)";
  const ModelSpec random =
      with(R"("incidents.outage.every" = { family = "exponential", mean = "5 d" })", incident);
  CHECK(std::holds_alternative<AnyDistribution>(random.incidents[0].starts));
}

TEST_CASE("paths: the longest name that fits, and names in quotes", "[scenario][rows]") {
  const std::string types = R"([[contact_types]]
name = "calls.vip"
per_day = 10
handle = { family = "exponential", mean = "5 min" }
)";
  const ModelSpec longest = with(R"("contact_types.calls.vip.per_day" = 20)", types);
  CHECK(std::get<WeeklyArrivals>(longest.contact_types[1].arrivals).per_day == 20);
  CHECK(std::get<WeeklyArrivals>(longest.contact_types[0].arrivals).per_day == 100);
  const ModelSpec quoted = with(R"('contact_types."calls.vip".per_day' = 30)", types);
  CHECK(std::get<WeeklyArrivals>(quoted.contact_types[1].arrivals).per_day == 30);
}

TEST_CASE("a grid of 10,000 rows is read, one more is refused", "[scenario][rows]") {
  const auto sweep = [](const char* key, int count) {
    std::string values;
    for (int i = 1; i <= count; ++i) values += (i == 1 ? "" : ", ") + std::to_string(i);
    return std::string{"[[sweep]]\nkey = \"agent_groups.help desk."} + key + "\"\nvalues = [" +
           values + "]\n";
  };
  const scenario::Reading full =
      scenario::check(tests::small_scenario(sweep("agents", 100) + sweep("extra_agents", 100)));
  REQUIRE(full.study.has_value());
  CHECK(full.study->rows.size() == 10'001);
  const scenario::Reading over =
      scenario::check(tests::small_scenario(sweep("agents", 73) + sweep("extra_agents", 137)));
  CHECK_FALSE(over.study.has_value());
  CHECK(tests::messages(over) == "sweep: too many rows: limit 10,000 for a file of this size\n");
}

TEST_CASE("an error of the base is told once, not once a row", "[scenario][rows]") {
  std::string text = tests::small_scenario(candidate("\"agent_groups.help desk.agents\" = 3"));
  text.replace(text.find("per_day = 100"), 13, "per_day = -10");
  const scenario::Reading reading = scenario::check(text);
  CHECK(tests::messages(reading) ==
        "contact_types[0].per_day: must be between 0 and 100,000,000, got -10\n");
}
