// SPDX-License-Identifier: Apache-2.0
#include <staffsim/random/laws.hpp>

#include "scenario/scenario_files.hpp"
#include "support/catch.hpp"

using namespace staffsim;
using namespace std::chrono_literals;

namespace {

scenario::Study hotline() {
  const auto file = tests::scenario_folder("valid") / "hotline.toml";
  return scenario::read(tests::text_of(file), tests::beside(file));
}

std::vector<std::filesystem::path> valid_scenarios() {
  auto files = tests::scenarios_in(tests::scenario_folder("valid"));
  const auto shipped = tests::scenarios_in(STAFFSIM_SCENARIOS);
  files.insert(files.end(), shipped.begin(), shipped.end());
  return files;
}

}  // namespace

TEST_CASE("valid scenarios: the resolved text reads again to the same study", "[scenario]") {
  for (const auto& file : valid_scenarios()) {
    INFO(file.filename().string());
    const scenario::Reading reading = scenario::check(tests::text_of(file), tests::beside(file));
    INFO(tests::messages(reading));
    REQUIRE(reading.study.has_value());
    const scenario::Reading again = scenario::check(reading.study->resolved, tests::beside(file));
    INFO(tests::messages(again));
    REQUIRE(again.study.has_value());
    CHECK(*again.study == *reading.study);
  }
}

TEST_CASE("smallest scenario: defaults are those of the model", "[scenario]") {
  const auto file = tests::scenario_folder("valid") / "smallest.toml";
  const scenario::Study study = scenario::read(tests::text_of(file));
  const Model expected{
      ModelSpec{.horizon = {.start = date_of(2025, 9, 1), .days = 1},
                .contact_types = {{.name = "calls",
                                   .arrivals = WeeklyArrivals{.per_day = 100},
                                   .handle = Exponential{5min},
                                   .wrap_up = Deterministic{0s}}},
                .agent_groups = {
                    {.name = "team", .staffing = HeadCount{1}, .handles = {{.type = "calls"}}}}}};
  REQUIRE(study.rows.size() == 1);
  CHECK(study.rows[0].name == "base");
  CHECK(study.rows[0].model == expected);
  CHECK(study.experiment == ExperimentSpec{});
  CHECK(study.hash.size() == 16);
}

TEST_CASE("precision: every key arrives in the experiment", "[scenario]") {
  const auto file = tests::scenario_folder("valid") / "precision.toml";
  const scenario::Study study = scenario::read(tests::text_of(file));
  CHECK(study.experiment.replications == 20);
  CHECK(study.experiment.precision ==
        std::vector<PrecisionTarget>{
            {.measure = "abandonment_rate", .half_width = 0.002, .at_most = 20000},
            {.measure = "asa",
             .contact_types = {"calls", "official calls"},
             .half_width = 0.05,
             .is_relative = true},
            {.measure = "occupancy", .agent_groups = {"team"}, .half_width = 0.01},
            {.measure = "wait_p90", .contact_types = {"calls"}, .half_width = 30.0}});
  CHECK(study.resolved.find("relative = 0.05, at_most = 100000 }") != std::string::npos);
}

TEST_CASE("contact types: every key arrives in the model", "[scenario]") {
  const Model model = hotline().rows[0].model;
  const ContactTypeSpec& calls = model.contact_types()[0];
  const auto& arrivals = std::get<WeeklyArrivals>(calls.arrivals);
  CHECK(calls.branch == "2 IT support");
  CHECK(calls.channel == Channel::phone);
  CHECK(arrivals.per_day == 200.0);
  CHECK(arrivals.profiles.at(0).weights.at(8) == 20.0);
  CHECK(arrivals.weekday[6] == 0.4);
  CHECK(arrivals.dates.at(date_of(2025, 9, 2)) == 0.4);
  CHECK(calls.busyness_cv == 0.15);
  CHECK(calls.handle == AnyDistribution{Uniform{5min, 10min}});
  CHECK(calls.wrap_up == AnyDistribution{Exponential{1min}});
  CHECK(calls.patience == AnyDistribution{Exponential{5min}});
  CHECK(calls.balk == 0.05);
  CHECK(calls.service_level->within == Duration{60s});
  CHECK(*calls.service_level->short_abandon == Duration{5s});
  CHECK(model.contact_types()[2].channel == Channel::email);
  CHECK(model.contact_types()[2].patience == AnyDistribution{Never{}});
}

TEST_CASE("agent groups: windows, shifts and skills arrive in the model", "[scenario]") {
  const Model model = hotline().rows[0].model;
  const AgentGroupSpec& desk = model.agent_groups()[0];
  const Window& night = std::get<HeadCount>(desk.staffing).windows.at(1);
  CHECK(night.name == "night");
  CHECK(night.days == DaySet::daily());
  CHECK(night.start == Duration{22h});
  CHECK(night.end == Duration{6h});
  CHECK(night.dates.at(date_of(2025, 9, 2)) == 2);
  CHECK(desk.people == 4);
  CHECK(desk.handles == std::vector<Skill>{{.type = "support calls"}, {.type = "support e-mail"}});
  const AgentGroupSpec& officers = model.agent_groups()[1];
  const auto& shifts = std::get<std::vector<Shift>>(officers.staffing);
  CHECK(officers.end_of_shift == EndOfShift::hand_over);
  CHECK(officers.handles.at(0).speed == 0.8);
  CHECK(shifts.at(0).days == DaySet::range(0, 4));
  CHECK(shifts.at(0).breaks.at(1) == BreakRule{.into = 4h, .length = 30min, .stagger = true});
  CHECK(shifts.at(1).length == Duration{10h});
  CHECK_FALSE(shifts.at(1).days.contains(1));
}

TEST_CASE("incidents and targets arrive in the model", "[scenario]") {
  const ModelSpec spec = hotline().rows[0].model.spec();
  const IncidentSpec& outage = spec.incidents.at(0);
  const auto& at = std::get<std::vector<Moment>>(outage.starts);
  CHECK(at.at(0) == Moment{.date = date_of(2025, 9, 10), .time_of_day = 9h + 30min});
  CHECK(at.at(1).time_of_day == Duration{14h + 500ms});
  CHECK(outage.affects.at("support calls") ==
        IncidentEffect{.arrivals_factor = 4, .ramp = 15min, .decay = 1h, .handle_factor = 1.3});
  CHECK(outage.withdraws.at("help desk") == 1);
  CHECK(std::get<AnyDistribution>(spec.incidents.at(1).starts) ==
        AnyDistribution{Exponential{std::chrono::days{10}}});
  CHECK(spec.targets.at(0) == TargetSpec{.measure = "service_level",
                                         .contact_types = {"support calls"},
                                         .agent_groups = {},
                                         .at_least = true,
                                         .limit = 0.8,
                                         .over = TargetSpan::day,
                                         .in_share = 0.9});
  CHECK_FALSE(spec.targets.at(1).at_least);
  CHECK(spec.targets.at(1).limit == 60.0);
}

TEST_CASE("units: the same duration in every unit", "[scenario]") {
  for (const char* text : {"90 s", "1.5 min", "0.025 h", "90s", "9e1 s"}) {
    scenario::Overrides overrides;
    overrides.set = {std::string{"contact_types.calls.handle.mean="} + text};
    const scenario::Reading reading = scenario::check(tests::small_scenario(), overrides);
    INFO(text << "\n" << tests::messages(reading));
    REQUIRE(reading.study.has_value());
    CHECK(reading.study->rows[0].model.contact_types()[0].handle.mean() == Approx(90.0));
  }
}

TEST_CASE("the hash follows the content and not the layout", "[scenario]") {
  const std::string text = tests::small_scenario();
  const std::string spaced = "# a remark\n\n" + text + "\n\n";
  CHECK(scenario::read(text).hash == scenario::read(spaced).hash);
  scenario::Overrides other;
  other.seed = 2;
  CHECK(scenario::read(text).hash != scenario::read(text, other).hash);
}
