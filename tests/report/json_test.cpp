// SPDX-License-Identifier: Apache-2.0
#include <staffsim/report/json.hpp>

#include "report/hand_made.hpp"
#include "support/catch.hpp"

#include <nlohmann/json.hpp>

#include <clocale>
#include <limits>
#include <locale>

using namespace staffsim;
using nlohmann::json;

namespace {

json parsed(const report::StudyResults& study) { return json::parse(report::to_json(study)); }

}  // namespace

TEST_CASE("The JSON says what was run and how to run it again") {
  const json document = parsed(tests::hand_made_study());
  CHECK(document.at("staffsim") == "0.1.0");
  CHECK(document.at("format") == 1);
  const json expected = {{"title", "A small hotline"},
                         {"hash", "0123456789abcdef"},
                         {"seed", 1},
                         {"replications", 200},
                         {"days", 7},
                         {"resolved", "format = 1\ntitle = \"A small hotline\"\n"}};
  CHECK(document.at("scenario") == expected);
}

TEST_CASE("A measure of contacts is a row with type, branch and channel") {
  const json document = parsed(tests::hand_made_study());
  const json& base = document.at("results").at(0);
  CHECK(base.at("candidate") == "base");
  const json expected = {{"measure", "abandonment_rate"},
                         {"contact_type", "complaints"},
                         {"branch", "1 law"},
                         {"channel", "phone"},
                         {"estimate", 0.25},
                         {"low", 0.248},
                         {"high", 0.252},
                         {"unit", "share"}};
  CHECK(base.at("measures").at(2) == expected);
}

TEST_CASE("A measure of agents is a row with the group and nothing of contacts") {
  const json document = parsed(tests::hand_made_study());
  json occupancy;
  for (const json& row : document["results"][0]["measures"])
    if (row["measure"] == "occupancy" && row["agent_group"] == "desk") occupancy = row;
  CHECK(occupancy.size() == 6);
  CHECK(occupancy.at("estimate") == 0.81);
}

TEST_CASE("How often a target was met is a row with its number") {
  report::StudyResults study = tests::hand_made_study();
  Result& result = study.candidates[0].result;
  result.labels.push_back({.target = 1});
  const auto row = static_cast<RowIndex>(result.labels.size() - 1);
  result.measures.push_back({Measure::target_met_probability, row, {0.75, 0.5, 1.0}});
  const json expected = {{"measure", "target_met_probability"},
                         {"target", 1},
                         {"estimate", 0.75},
                         {"low", 0.5},
                         {"high", 1.0},
                         {"unit", "share"}};
  CHECK(parsed(study)["results"][0]["measures"].back() == expected);
}

TEST_CASE("What is not known is null") {
  report::StudyResults study = tests::hand_made_study();
  auto& measures = study.candidates[0].result.measures;
  measures[0].estimate = Estimate{};
  measures[1].estimate = {1.0, Estimate::none, std::numeric_limits<double>::infinity()};
  const json rows = parsed(study)["results"][0]["measures"];
  CHECK(rows[0]["estimate"].is_null());
  CHECK(rows[0]["low"].is_null());
  CHECK(rows[1]["estimate"] == 1.0);
  CHECK(rows[1]["low"].is_null());
  CHECK(rows[1]["high"].is_null());
}

TEST_CASE("Interval rows carry a weekday or a date, and when they start") {
  report::StudyResults study = tests::hand_made_study();
  Result& result = study.candidates[0].result;
  result.intervals.push_back({Measure::queue_mean, 1, 0, 16, std::nullopt, {1.2, 1.1, 1.3}});
  result.intervals.push_back(
      {Measure::queue_mean, 1, 0, 47, date_of(2025, 9, 1), {0.5, 0.25, 0.75}});
  const json rows = parsed(study)["results"][0]["intervals"];
  const json by_weekday = {{"measure", "queue_mean"},
                           {"contact_type", "support"},
                           {"branch", "2 IT"},
                           {"channel", "phone"},
                           {"weekday", "Mon"},
                           {"start", "08:00"},
                           {"estimate", 1.2},
                           {"low", 1.1},
                           {"high", 1.3},
                           {"unit", "contacts"}};
  CHECK(rows.at(0) == by_weekday);
  CHECK(rows.at(1).at("date") == "2025-09-01");
  CHECK(rows.at(1).at("start") == "23:30");
  CHECK_FALSE(rows.at(1).contains("weekday"));
}

TEST_CASE("A target's row repeats the promise and its verdict") {
  const json target = parsed(tests::hand_made_study())["results"][0]["targets"][0];
  CHECK(target.at("target") == 1);
  CHECK(target.at("contact_types") == json::array({"support"}));
  CHECK(target.at("at_least") == 0.8);
  CHECK(target.at("over") == "day");
  CHECK(target.at("in_share") == 0.9);
  CHECK(target.at("estimate") == 0.91);
  CHECK(target.at("unit") == "share");
  CHECK(target.at("met") == true);
  CHECK(target.at("verdict") == "cannot tell");
}

TEST_CASE("A target on what was never observed is neither met nor missed") {
  report::StudyResults study = tests::hand_made_study();
  TargetResult& judged = study.candidates[0].result.targets[0];
  judged.estimate = Estimate{};
  judged.is_met = true;
  const json target = parsed(study)["results"][0]["targets"][0];
  CHECK(target.at("estimate").is_null());
  CHECK(target.at("met").is_null());
}

TEST_CASE("A partial result says so, with the replications that were done") {
  report::StudyResults study = tests::hand_made_study();
  study.candidates[0].result.partial = true;
  study.candidates[0].result.replications = 37;
  const json scenario = parsed(study)["scenario"];
  CHECK(scenario.at("partial") == true);
  CHECK(scenario.at("replications") == 37);
}

TEST_CASE("Names may hold anything") {
  report::StudyResults study = tests::hand_made_study();
  study.candidates[0].name = "six \"on\" the desk\\\n\x01 \xC6\x8F";
  study.title = "not UTF-8: \xFF";
  study.candidates[0].result.labels[0].contact_type = "a \"quoted\" type";
  const json document = parsed(study);
  CHECK(document["results"][0]["candidate"] == study.candidates[0].name);
  CHECK(document["scenario"]["title"] == "not UTF-8: \xEF\xBF\xBD");
  CHECK(document["results"][0]["measures"][0]["contact_type"] == "a \"quoted\" type");
}

TEST_CASE("Every number reads again to the same double") {
  report::StudyResults study = tests::hand_made_study();
  auto& measures = study.candidates[0].result.measures;
  const std::vector<double> values{0.1,  1.0 / 3.0, 1e-300,       5e-324, 1.7976931348623157e308,
                                   1e21, -0.0,      123456789.123};
  for (std::size_t i = 0; i < values.size(); ++i) measures[i].estimate = {values[i], 0.0, 1.0};
  const json rows = parsed(study)["results"][0]["measures"];
  for (std::size_t i = 0; i < values.size(); ++i)
    CHECK(rows[i]["estimate"].get<double>() == values[i]);
}

TEST_CASE("A decimal comma of the user's country changes nothing") {
  struct Comma : std::numpunct<char> {
    [[nodiscard]] char do_decimal_point() const override { return ','; }
    [[nodiscard]] char do_thousands_sep() const override { return '.'; }
    [[nodiscard]] std::string do_grouping() const override { return "\3"; }
  };
  const report::StudyResults study = tests::hand_made_study();
  const std::string expected = report::to_json(study);
  const std::locale before = std::locale::global({std::locale{}, new Comma});
  const std::string text = report::to_json(study);
  std::locale::global(before);
  CHECK(text == expected);
}

TEST_CASE("Pieces put together are the whole text") {
  report::StudyResults study = tests::hand_made_study();
  Result& result = study.candidates[0].result;
  for (int i = 0; i < 5000; ++i)
    result.intervals.push_back({Measure::queue_mean, 1, 3, 5, std::nullopt, {1.0 / (i + 1)}});
  std::string text;
  std::size_t pieces = 0;
  report::write_json(study, [&](std::string_view piece) {
    text += piece;
    ++pieces;
  });
  CHECK(pieces > 5);
  CHECK(json::parse(text)["results"][0]["intervals"].size() == 5000);
  CHECK(text == report::to_json(study));
}
