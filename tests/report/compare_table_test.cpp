// SPDX-License-Identifier: Apache-2.0
#include <staffsim/report/csv.hpp>
#include <staffsim/report/json.hpp>
#include <staffsim/report/tables.hpp>

#include "report/difference_cells.hpp"
#include "report/hand_made.hpp"
#include "report/neighbour_text.hpp"
#include "support/catch.hpp"
#include "support/widest_line.hpp"

#include <nlohmann/json.hpp>

#include <regex>
#include <sstream>

using namespace staffsim;
using nlohmann::json;

namespace {

MeasureDifference difference_of(Measure measure, std::uint32_t row, double a, double b,
                                double half_width, DifferenceVerdict verdict) {
  MeasureDifference of{.measure = measure, .row = row, .a = a, .b = b};
  of.difference = {b - a, b - a - half_width, b - a + half_width};
  of.indifference = indifference_of(measure, a);
  of.verdict = verdict;
  of.variance_ratio = 8.31;
  return of;
}

/// All calls, one type and the agents.
report::StudyResults compared() {
  report::StudyResults study = tests::hand_made_study();
  study.candidates.push_back(study.candidates.front());
  study.candidates[1].name = "one \"more\"\n";
  study.differences = {
      difference_of(Measure::abandonment_rate, 5, 0.30, 0.262, 0.0021, DifferenceVerdict::b_better),
      difference_of(Measure::asa, 5, 88.4, 80.4, 9.0, DifferenceVerdict::cannot_tell),
      difference_of(Measure::offered, 0, 100.0, 100.0, 0.0, DifferenceVerdict::no_difference),
      difference_of(Measure::occupancy, 8, 0.81, 0.8103, 0.0004, DifferenceVerdict::no_difference)};
  study.differences[1].more_replications = 1234;
  return study;
}

/// The first line with these words, its columns two spaces apart.
std::string line_with(const std::string& text, const std::string& words) {
  static const std::regex runs_of_spaces{" {2,}"};
  std::istringstream lines{text};
  for (std::string line; std::getline(lines, line);)
    if (line.find(words) != std::string::npos)
      return std::regex_replace(line, runs_of_spaces, "  ");
  return {};
}

}  // namespace

TEST_CASE("A comparison shows both, the difference and the verdict") {
  const std::string text = report::compare_table(compared());
  CHECK(line_with(text, "A  ") == "A  base");
  CHECK(line_with(text, "B  ") == "B  one \"more\" ");
  CHECK(line_with(text, "abandoned %").find("−3.8 ±0.2") != std::string::npos);
  CHECK(line_with(text, "ASA s").find("cannot tell yet: about 1,300 more") != std::string::npos);
  CHECK(line_with(text, "offered per day").find("the same") != std::string::npos);
  CHECK(line_with(text, "occupancy %").find("no difference above 0.1") != std::string::npos);
  CHECK(text.find("8.3 times as large") != std::string::npos);
  for (const std::size_t columns : {100U, 80U, 60U})
    CHECK(test::widest_line(report::compare_table(compared(), {columns})) <= columns);
}

TEST_CASE("Differences have a sign, in clock times too") {
  using report::NumberStyle;
  CHECK(report::difference_cell({-75.0, -80.0, -70.0}, NumberStyle::minutes) ==
        report::Cell{"−1:15", "±0:05"});
  CHECK(report::difference_cell({0.0123, 0.011, 0.0136}, NumberStyle::percent) ==
        report::Cell{"+1.2", "±0.1"});
  CHECK(report::difference_cell({0.00001, -0.001, 0.001}, NumberStyle::percent) ==
        report::Cell{"0.0", "±0.1"});
  CHECK(report::difference_cell({0.0, 0.0, 0.0}, NumberStyle::plain) == report::Cell{"0", ""});
  CHECK(report::difference_cell({}, NumberStyle::plain).value == report::not_known);
}

TEST_CASE("The JSON of a comparison has a row for each difference") {
  const json document = json::parse(report::to_json(compared()));
  CHECK(document["results"].size() == 2);
  const json& comparison = document["comparison"];
  CHECK(comparison["a"] == "base");
  CHECK(comparison["confidence"] == 0.95);
  REQUIRE(comparison["measures"].size() == 4);
  const json expected = {{"measure", "asa"},
                         {"contact_type", "*"},
                         {"branch", "*"},
                         {"channel", "phone"},
                         {"a", 88.4},
                         {"b", 80.4},
                         {"estimate", 80.4 - 88.4},
                         {"low", 80.4 - 88.4 - 9.0},
                         {"high", 80.4 - 88.4 + 9.0},
                         {"unit", "s"},
                         {"verdict", "cannot tell"},
                         {"indifference", indifference_of(Measure::asa, 88.4)},
                         {"more_replications", 1234},
                         {"variance_ratio", 8.31}};
  CHECK(comparison["measures"][1] == expected);
  CHECK(comparison["measures"][0]["more_replications"].is_null());
  CHECK(json::parse(report::to_json(tests::hand_made_study())).contains("comparison") == false);
}

TEST_CASE("The CSV of a comparison puts the differences behind both candidates") {
  const std::string text = report::to_csv(compared());
  CHECK(text.starts_with("candidate,measure,contact_type,branch,channel,agent_group,weekday,date,"
                         "start,estimate,low,high,unit,target,a,b,verdict,indifference,"
                         "more_replications,variance_ratio\r\n"));
  CHECK(line_with(text, "B - A,offered") ==
        "B - A,offered,complaints,1 law,phone,,,,,0,0,0,per day,,100,100,no difference,1,,8.31\r");
  CHECK(report::to_csv(tests::hand_made_study()).find("verdict") == std::string::npos);
}

TEST_CASE("A row that is not told apart from the one above is marked") {
  report::StudyResults study = tests::hand_made_study();
  for (const double half_width : {0.001, 0.1}) {
    study.candidates.push_back(study.candidates.front());
    study.candidates.back().result.neighbour = difference_of(
        Measure::abandonment_rate, 5, 0.30, 0.31, half_width, DifferenceVerdict::cannot_tell);
  }
  CHECK(report::neighbour_mark(study.candidates[0]).empty());
  CHECK(report::neighbour_mark(study.candidates[1]).empty());
  CHECK(report::neighbour_mark(study.candidates[2]) == " ≈");
  const std::string text = report::sweep_table(study);
  CHECK(text.find("\nbase ≈") != std::string::npos);
  CHECK(text.find("≈: not told apart from the row above") != std::string::npos);
  CHECK(text.find("8.3 times") != std::string::npos);
  CHECK(json::parse(report::to_json(study))["results"][2]["neighbour"]["b"] == 0.31);
  CHECK(report::sweep_table(tests::hand_made_study()).find("≈") == std::string::npos);
}
