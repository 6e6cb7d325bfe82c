// SPDX-License-Identifier: Apache-2.0
#include <staffsim/report/json.hpp>
#include <staffsim/report/tables.hpp>

#include "report/hand_made.hpp"
#include "report/selection_text.hpp"
#include "support/catch.hpp"

#include <nlohmann/json.hpp>

using namespace staffsim;
using nlohmann::json;
using Outcome = Selection::Outcome;

namespace {

/// Four candidates, the last with other contacts.
report::StudyResults study_with(const Selection& selection) {
  report::StudyResults study = tests::hand_made_study();
  for (const char* name : {"five", "six", "a quiet year"}) {
    study.candidates.push_back(study.candidates.front());
    study.candidates.back().name = name;
  }
  study.selection = selection;
  study.selection->left_out = {3};
  study.selection->confidence = 0.95;
  study.selection->cost_zone = 1.68;
  study.selection->target_zones = {0.005};
  return study;
}

std::string text_of(const Selection& selection) {
  return report::selection_text(study_with(selection), {});
}

}  // namespace

TEST_CASE("The cheapest candidate is named, and how sure that is") {
  CHECK(text_of({.outcome = Outcome::selected, .candidates = {1, 2}}) ==
        R"(
Cheapest that meets all targets
  five, 168 h/week on duty. As cheap: six.
  Not compared, for they have other callers, targets or absence: a quiet year.
  Right with a probability of at least 95 %, if 1.7 h/week or 0.5 points more or less do not matter.
)");
}

TEST_CASE("None may meet the targets") {
  CHECK(text_of({.outcome = Outcome::none_meets}) == R"(
Cheapest that meets all targets
  None of the candidates.
  Not compared, for they have other callers, targets or absence: a quiet year.
  Right with a probability of at least 95 %, if 1.7 h/week or 0.5 points more or less do not matter.
)");
}

TEST_CASE("Where one cannot tell, the text says between which and for how long") {
  CHECK(text_of({.candidates = {0, 1, 2}, .may_be_none = true, .more_replications = 1234}) == R"(
Cheapest that meets all targets
  Cannot tell yet: base, five, six or none. About 1,300 more replications should settle it.
  Not compared, for they have other callers, targets or absence: a quiet year.
)");
  CHECK(text_of({.candidates = {0, 1}}) == R"(
Cheapest that meets all targets
  Cannot tell yet: base or five. No number of replications is sure to settle it.
  Not compared, for they have other callers, targets or absence: a quiet year.
)");
}

TEST_CASE("The selection stands below the targets of a sweep, and in the JSON") {
  const report::StudyResults study = study_with({.candidates = {0, 1}, .more_replications = 1234});
  const std::string text = report::sweep_table(study);
  CHECK(text.find("\nTargets\n") < text.find("\nCheapest that meets all targets\n"));
  const json expected = {{"outcome", "cannot tell"},
                         {"candidates", {"base", "five"}},
                         {"may_be_none", false},
                         {"more_replications", 1234},
                         {"left_out", {"a quiet year"}},
                         {"cheap_by", "duty_hours"},
                         {"probability", 0.95},
                         {"cost_zone", 1.68},
                         {"target_zones", {{{"target", 1}, {"zone", 0.005}, {"unit", "share"}}}}};
  CHECK(json::parse(report::to_json(study)).at("selection") == expected);
}

TEST_CASE("A study that selects nothing does not speak of it") {
  const report::StudyResults study = tests::hand_made_study();
  CHECK(report::selection_text(study, {}).empty());
  CHECK_FALSE(json::parse(report::to_json(study)).contains("selection"));
}
