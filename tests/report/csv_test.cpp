// SPDX-License-Identifier: Apache-2.0
#include <staffsim/report/csv.hpp>

#include "report/hand_made.hpp"
#include "support/catch.hpp"

using namespace staffsim;

namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find("\r\n", at);
    lines.push_back(text.substr(at, end - at));
    at = end + 2;
  }
  return lines;
}

}  // namespace

TEST_CASE("CSV has one header and a line for each measure and interval") {
  report::StudyResults study = tests::hand_made_study();
  Result& result = study.candidates[0].result;
  result.intervals.push_back({Measure::queue_mean, 1, 0, 16, std::nullopt, {1.25, 1, 1.5}});
  result.intervals.push_back({Measure::occupancy, 8, 0, 1, date_of(2025, 9, 7), {0.5}});
  const auto lines = lines_of(report::to_csv(study));
  REQUIRE(lines.size() == 1 + result.measures.size() + 2);
  CHECK(lines[0] == "candidate,measure,contact_type,branch,channel,agent_group,weekday,date,start,"
                    "estimate,low,high,unit,target");
  CHECK(lines[3] == "base,abandonment_rate,complaints,1 law,phone,,,,,0.25,0.248,0.252,share,");
  CHECK(lines[lines.size() - 2] ==
        "base,queue_mean,support,2 IT,phone,,Mon,,08:00,1.25,1,1.5,contacts,");
  CHECK(lines.back() == "base,occupancy,,,,desk,,2025-09-07,00:30,0.5,,,share,");
}

TEST_CASE("CSV gives a target's row its number") {
  report::StudyResults study = tests::hand_made_study();
  Result& result = study.candidates[0].result;
  result.labels.push_back({.target = 1});
  const auto row = static_cast<RowIndex>(result.labels.size() - 1);
  result.measures.push_back({Measure::target_met_probability, row, {0.75, 0.5, 1}});
  CHECK(lines_of(report::to_csv(study)).back() ==
        "base,target_met_probability,,,,,,,,0.75,0.5,1,share,1");
}

TEST_CASE("CSV quotes commas, quotes and line ends") {
  report::StudyResults study = tests::hand_made_study();
  study.candidates[0].name = "six, \"on\" the desk";
  study.candidates[0].result.measures.resize(1);
  CHECK(lines_of(report::to_csv(study))[1].starts_with("\"six, \"\"on\"\" the desk\",offered,"));
}

TEST_CASE("CSV lists the candidates one after the other") {
  report::StudyResults study = tests::hand_made_study();
  study.candidates.push_back(study.candidates.front());
  study.candidates.back().name = "six";
  const auto lines = lines_of(report::to_csv(study));
  CHECK(lines.size() == 1 + 2 * study.candidates[0].result.measures.size());
  CHECK(lines.back().starts_with("six,"));
}
