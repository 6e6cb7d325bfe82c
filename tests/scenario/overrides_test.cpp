// SPDX-License-Identifier: Apache-2.0
#include <staffsim/random/laws.hpp>

#include "scenario/scenario_files.hpp"
#include "support/catch.hpp"

#include <set>
#include <string>
#include <vector>

using namespace staffsim;

namespace {

/// @param more  appended to the small scenario
scenario::Reading with_set(std::vector<std::string> set, const std::string& more = {}) {
  scenario::Overrides overrides;
  overrides.set = std::move(set);
  return scenario::check(tests::small_scenario(more), overrides);
}

}  // namespace

TEST_CASE("options replace the file's experiment and days", "[scenario][overrides]") {
  scenario::Overrides overrides;
  overrides.replications = 7;
  overrides.seed = 9'223'372'036'854'775'807U;
  overrides.days = 3;
  const scenario::Study study = scenario::read(tests::small_scenario(), overrides);
  CHECK(study.experiment.replications == 7);
  CHECK(study.experiment.seed == 9'223'372'036'854'775'807U);
  CHECK(study.rows[0].model.grid().days() == 3);
  CHECK(scenario::read(study.resolved) == study);
}

TEST_CASE("values to set are TOML or plain text", "[scenario][overrides]") {
  const scenario::Reading reading =
      with_set({"agent_groups.help desk.agents=5", "contact_types.calls.handle.mean=6 min",
                "contact_types.calls.weekday=[1, 1, 1, 1, 1, 0, 0]", "horizon.start=2025-10-06",
                "title=\"in quotes\"", "routing.contact = longest-waiting"});
  INFO(tests::messages(reading));
  REQUIRE(reading.study.has_value());
  const ModelSpec spec = reading.study->rows[0].model.spec();
  CHECK(std::get<HeadCount>(spec.agent_groups[0].staffing) == HeadCount{5});
  CHECK(spec.contact_types[0].handle.mean() == 360.0);
  CHECK(std::get<WeeklyArrivals>(spec.contact_types[0].arrivals).weekday[6] == 0.0);
  CHECK(spec.horizon.start == date_of(2025, 10, 6));
  CHECK(reading.study->title == "in quotes");
  CHECK(spec.routing.contact == ContactSelection::longest_waiting);
}

TEST_CASE("what is wrong with an option names the option and no line", "[scenario][overrides]") {
  const scenario::Reading reading =
      with_set({"agent_groups.help desk.agents=-5", "agent_groups.helpdesk.agents=5", "nothing",
                "=3", "contact_types.calls.handle.mean=6", "agent_groups.help desk.agent=3",
                "contact_types.calls.wrap_up.mean=3 min"});
  for (const Diagnostic& finding : reading.diagnostics) CHECK(finding.at == SourceLocation{});
  CHECK(
      tests::messages(reading) ==
      R"(agent_groups.helpdesk.agents: --set agent_groups.helpdesk.agents=5: nothing in "agent_groups" is named "helpdesk"
: --set nothing: expected KEY=VALUE
: --set =3: expected KEY=VALUE
contact_types[0].handle.mean: --set contact_types.calls.handle.mean=6: expected a duration with its unit, got the number 6
contact_types[0].wrap_up.family: --set contact_types.calls.wrap_up.mean=3 min: missing key "family"
agent_groups[0].agent: --set agent_groups.help desk.agent=3: unknown key "agent"
agent_groups[0].agents: --set agent_groups.help desk.agents=-5: must be at least 0, got -5
)");
}

TEST_CASE("rows do not say again what is wrong with an option", "[scenario][overrides]") {
  const std::string sweep = "[[sweep]]\nkey = \"agent_groups.help desk.agents\"\nvalues = [3, 5]\n";
  CHECK(tests::messages(with_set({"experiment.replications=0"}, sweep)) ==
        "experiment.replications: --set experiment.replications=0: must be at least 1, got 0\n");
}

TEST_CASE("the base alone is read without rows that do not suit what is set",
          "[scenario][overrides]") {
  const std::string text = tests::small_scenario(R"(
[[candidates]]
name = "night"
set  = { "agent_groups.help desk.agents.night.count" = 2 }
)");
  scenario::Overrides overrides;
  overrides.base_alone = true;
  CHECK_FALSE(scenario::check(text, overrides).study);  // nothing is set: the file is at fault
  overrides.set = {"agent_groups.help desk.agents=5"};
  const scenario::Reading reading = scenario::check(text, overrides);
  INFO(tests::messages(reading));
  REQUIRE(reading.study.has_value());
  CHECK(reading.study->rows.size() == 1);
  overrides.set = {"candidates.night.set={ \"agent_groups.help desk.agents\" = 5 }",
                   "agent_groups.help desk.agents=5"};
  CHECK(scenario::check(text, overrides).study == reading.study);
  overrides.set.pop_back();
  overrides.base_alone = false;
  overrides.set = {"agent_groups.help desk.agents=5"};
  CHECK_FALSE(scenario::check(text, overrides).study);
}

TEST_CASE("what is set does not make the base another where rows alone are lost",
          "[scenario][overrides]") {
  const std::string text = tests::small_scenario(R"(
[[candidates]]
name = "five"
set  = { "agent_groups.help desk.agents" = 5 }

[notes]
"candidates.five" = "a guess"
)");
  scenario::Overrides overrides;
  overrides.base_alone = true;
  const scenario::Study whole = scenario::read(text, overrides);
  overrides.set = {"experiment.replications=7"};
  const scenario::Reading reading = scenario::check(text, overrides);
  CHECK(tests::messages(reading).empty());
  REQUIRE(reading.study.has_value());
  CHECK(reading.study->model_hash == whole.model_hash);
  CHECK(reading.study->rows.front() == whole.rows.front());
}

TEST_CASE("names that are words of laws have no rivals", "[scenario][overrides]") {
  const scenario::Reading reading =
      with_set({"incidents.outage.affects.mean.arrivals_factor=3"}, R"(
[[contact_types]]
name    = "mean"
per_day = 10
handle  = { family = "exponential", mean = "5 min" }
[[contact_types]]
name    = "median"
per_day = 10
handle  = { family = "exponential", mean = "5 min" }
[[incidents]]
name    = "outage"
at      = [2025-09-01T10:00:00]
lasts   = { family = "deterministic", value = "1 h" }
affects = { median = { arrivals_factor = 2 } }
)");
  REQUIRE(reading.study.has_value());
  CHECK(reading.study->rows[0].model.spec().incidents[0].affects.size() == 2);
}

TEST_CASE("a part of what excludes another takes the other away too", "[scenario][overrides]") {
  CHECK(tests::messages(with_set({"agent_groups.help desk.roster.file=week.csv"})) ==
        "agent_groups[0].roster.file: --set agent_groups.help desk.roster.file=week.csv: files "
        "cannot be read here: this text has no folder\n");
}

TEST_CASE("paths name entries, where messages number them", "[scenario][overrides]") {
  const scenario::Reading reading = with_set({"agent_groups[0].agents=5"});
  REQUIRE(reading.diagnostics.size() == 1);
  CHECK(reading.diagnostics[0].hint == "entries go by their names: \"agent_groups.NAME. ...\"");
  CHECK(with_set({"targets[0].at_least=1"}).diagnostics[0].hint ==
        "entries are numbered from 1: \"targets.1. ...\"");
}

TEST_CASE("notes may be about whole entries", "[scenario][overrides]") {
  const auto warnings = [](const std::string& key) {
    return tests::messages(
        scenario::check(tests::small_scenario("[notes]\n\"" + key + "\" = \"a guess\"\n")));
  };
  CHECK(warnings("contact_types.calls").empty());
  CHECK(warnings("contact_types.calls.handle").empty());
  CHECK(warnings("contact_types.mails") ==
        "notes.contact_types.mails: the path of this note is not in the file\n");
}

TEST_CASE("what a note says is not said of a value that is set", "[scenario][overrides]") {
  const std::string text = tests::small_scenario(R"([notes]
horizon = "reported"
"contact_types.calls.per_day" = "a guess"
"contact_types.calls.handle" = "measured"
"agent_groups.help desk.agents" = "as today"
)");
  const auto notes_with = [&](const std::string& option) {
    scenario::Overrides overrides;
    overrides.days = 3;
    overrides.set = {option};
    std::set<std::string> paths;
    for (const auto& [path, note] : scenario::read(text, overrides).notes) paths.insert(path);
    return paths;
  };
  const std::set<std::string> all = {"horizon", "contact_types.calls.per_day",
                                     "contact_types.calls.handle", "agent_groups.help desk.agents"};
  const auto all_but = [all](const std::string& path) {
    auto rest = all;
    rest.erase(path);
    return rest;
  };
  CHECK(notes_with("agent_groups.help desk.extra_agents=1") == all);
  CHECK(notes_with("contact_types.calls.per_day=7") == all_but("contact_types.calls.per_day"));
  CHECK(notes_with("contact_types.calls.handle.mean=7 min") ==
        all_but("contact_types.calls.handle"));
  CHECK(notes_with("agent_groups.help desk.agents=[{ name = \"day\", when = \"daily 08:00-18:00\", "
                   "count = 2 }]") == all_but("agent_groups.help desk.agents"));
  CHECK(notes_with("agent_groups.help desk.shifts=[{ name = \"early\", start = \"06:00\", length = "
                   "\"8 h\", agents = 2 }]") == all_but("agent_groups.help desk.agents"));
}

TEST_CASE("a wanted precision can be set, in part or as a whole", "[scenario][overrides]") {
  const std::string whole =
      R"(experiment.precision={ measure = "asa", half_width = "2 s", at_most = 5000 })";
  const PrecisionTarget absolute{.measure = "asa", .half_width = 2.0, .at_most = 5000};
  CHECK(with_set({whole}).study->experiment.precision == std::vector{absolute});
  const PrecisionTarget relative{
      .measure = "asa", .half_width = 0.1, .is_relative = true, .at_most = 5000};
  CHECK(with_set({whole, "experiment.precision.relative=0.1"}).study->experiment.precision ==
        std::vector{relative});
  const std::string list = R"(experiment.precision=[{ measure = "asa", half_width = "2 s" }])";
  const auto second = with_set(
      {list, "experiment.precision.1.relative=0.1", "experiment.precision.1.at_most=5000"});
  CHECK(second.study->experiment.precision == std::vector{relative});
  CHECK(with_set({whole, "experiment.precision=[]"}).study->experiment.precision.empty());
  CHECK(tests::messages(with_set({whole, "experiment.precision.half_width=2"})) ==
        "experiment.precision.half_width: --set experiment.precision.half_width=2: --set " + whole +
            ": expected a duration with its unit, got the number 2\n");
}

TEST_CASE("options out of range", "[scenario][overrides]") {
  scenario::Overrides overrides;
  overrides.replications = 0;
  overrides.seed = 9'223'372'036'854'775'808U;
  overrides.days = 100'000;
  const scenario::Reading reading = scenario::check(tests::small_scenario(), overrides);
  CHECK(tests::messages(reading) ==
        R"(experiment.seed: --seed: must be at most 9,223,372,036,854,775,807
experiment.replications: --replications: must be at least 1, got 0
horizon.days: --days: 100,000 is too many: limit 36,600 days
)");
}

TEST_CASE("without a folder no data file is opened", "[scenario][overrides]") {
  const scenario::Reading reading =
      with_set({R"(contact_types.calls.handle={ family = "empirical", file = "/etc/passwd" })"});
  CHECK(tests::messages(reading) ==
        "contact_types[0].handle.file: --set contact_types.calls.handle={ family = \"empirical\", "
        "file = \"/etc/passwd\" }: files cannot be read here: this text has no folder\n");
}

TEST_CASE("read throws what check finds", "[scenario][overrides]") {
  try {
    static_cast<void>(scenario::read("format = 1"));
    FAIL("no exception");
  } catch (const ScenarioError& error) {
    CHECK(error.diagnostics() == scenario::check("format = 1").diagnostics);
    CHECK(std::string{error.what()}.find("missing key \"horizon\"") != std::string::npos);
  }
}

TEST_CASE("setting one of two keys that exclude each other takes the other away",
          "[scenario][overrides]") {
  const scenario::Reading reading =
      with_set({"targets.1.at_most=30 s", "contact_types.calls.handle.family=lognormal",
                "contact_types.calls.handle.median=4 min", "contact_types.calls.handle.p90=9 min"},
               "[[targets]]\nmeasure = \"asa\"\nat_least = \"5 s\"\n");
  INFO(tests::messages(reading));
  REQUIRE(reading.study.has_value());
  const ModelSpec& spec = reading.study->rows[0].model.spec();
  CHECK_FALSE(spec.targets[0].at_least);
  CHECK(spec.targets[0].limit == 30.0);
  CHECK(spec.contact_types[0].handle == AnyDistribution{Lognormal::from_median_p90(
                                            std::chrono::minutes{4}, std::chrono::minutes{9})});
}
