// SPDX-License-Identifier: Apache-2.0
// What reports say of a wanted precision, and of intervals that are read together.
#include <staffsim/report/json.hpp>
#include <staffsim/report/tables.hpp>

#include "report/hand_made.hpp"
#include "report/precision_text.hpp"
#include "report/simultaneous_text.hpp"
#include "support/catch.hpp"

#include <nlohmann/json.hpp>

using namespace staffsim;
using nlohmann::json;

namespace {

report::StudyResults two_candidates() {
  report::StudyResults study = tests::hand_made_study();
  study.candidates.push_back(study.candidates.front());
  study.candidates[1].name = "one more";
  return study;
}

/// A study whose two precisions are met by the first candidate, and the second by none else.
report::StudyResults precise_study() {
  report::StudyResults study = two_candidates();
  study.experiment.precision = {
      {.measure = "abandonment_rate", .contact_types = {"support"}, .half_width = 0.002},
      {.measure = "asa", .half_width = 0.05, .is_relative = true, .at_most = 1480}};
  for (report::CandidateResult& candidate : study.candidates) {
    const bool is_met = &candidate == &study.candidates.front();
    const double half_s = is_met ? 2.0 : 4.0;
    candidate.result.replications = 1480;
    candidate.result.precision = {{0, {0.25, 0.2485, 0.2515}, 0.002, 0.0015, true},
                                  {1, {44.0, 44.0 - half_s, 44.0 + half_s}, 2.2, half_s, is_met}};
  }
  return study;
}

}  // namespace

TEST_CASE("The text says which precision is reached, and by whom it is not") {
  report::StudyResults study = precise_study();
  CHECK(report::precision_text(study, {&study.candidates.front(), 1}, {}) == R"(
Precision
  abandonment_rate of support to ±0.2 %: reached with 1,480 replications
  asa to ±5 % of the estimate: reached with 1,480 replications
)");
  const std::string all = report::precision_text(study, study.candidates, {});
  CHECK(all.find("asa to ±5 % of the estimate: not reached with 1,480 replications by " +
                 study.candidates[1].name) != std::string::npos);
  CHECK(all.find("44 ±4 s") != std::string::npos);
  study.experiment.precision[1] = {.measure = "asa", .half_width = 90.0};
  CHECK(
      report::precision_text(study, {&study.candidates.front(), 1}, {}).find("asa to ±1.5 min: ") !=
      std::string::npos);
  study.experiment.precision.clear();
  CHECK(report::precision_text(study, study.candidates, {}).empty());
}

TEST_CASE("The JSON has what was wanted and what was reached, for each candidate") {
  const json document = json::parse(report::to_json(precise_study()));
  CHECK(document.at("scenario").at("replications") == 1480);
  const json first = {{"measure", "abandonment_rate"},
                      {"contact_types", {"support"}},
                      {"wanted", 0.002},
                      {"reached", 0.0015},
                      {"estimate", 0.25},
                      {"low", 0.2485},
                      {"high", 0.2515},
                      {"unit", "share"},
                      {"met", true}};
  CHECK(document.at("results")[0].at("precision")[0] == first);
  const json& second = document.at("results")[1].at("precision")[1];
  CHECK(second.at("relative") == 0.05);
  CHECK(second.at("wanted") == 2.2);
  CHECK(second.at("met") == false);
  CHECK_FALSE(json::parse(report::to_json(tests::hand_made_study()))
                  .at("results")[0]
                  .contains("precision"));
}

TEST_CASE("A study that was interrupted before its precision says so") {
  report::StudyResults study = precise_study();
  for (report::CandidateResult& candidate : study.candidates) {
    candidate.result.partial = true;
    candidate.result.replications = 437;
  }
  CHECK(report::reached_text(study) == "437 replications, before the wanted precision");
}

TEST_CASE("The JSON says how to widen intervals that are read together") {
  const report::StudyResults study = two_candidates();
  const json families = json::parse(report::to_json(study)).at("simultaneous");
  const json& candidates = families.at("candidates");
  CHECK(candidates.at("method") == "Bonferroni");
  CHECK(candidates.at("confidence") == 0.95);
  CHECK(candidates.at("cells") == study.candidates.size());
  CHECK(candidates.at("each").get<double>() ==
        Approx(1.0 - 0.05 / static_cast<double>(study.candidates.size())));
  CHECK(candidates.at("factor").get<double>() > 1.0);
  report::StudyResults one = study;
  one.candidates.resize(1, one.candidates.front());
  one.candidates[0].result.intervals.clear();
  CHECK_FALSE(json::parse(report::to_json(one)).contains("simultaneous"));
  CHECK(report::simultaneous_legend(one, one.candidates).empty());
}
