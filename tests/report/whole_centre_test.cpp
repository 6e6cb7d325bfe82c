// SPDX-License-Identifier: Apache-2.0
// Tables of what only some scenarios have: persons, lines, messages, e-mail, overtime, incidents.
#include <staffsim/report/json.hpp>
#include <staffsim/report/tables.hpp>

#include "report/hand_made.hpp"
#include "support/catch.hpp"
#include "support/widest_line.hpp"

#include <nlohmann/json.hpp>

using namespace staffsim;
using nlohmann::json;

namespace {

/// What stands between two headings, the second left out.
std::string between(const std::string& text, std::string_view first, std::string_view second) {
  const std::size_t from = text.find(first);
  const std::size_t to = text.find(second, from);
  REQUIRE(from != std::string::npos);
  REQUIRE(to != std::string::npos);
  return text.substr(from, to - from);
}

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

report::StudyResults with_a_second_candidate() {
  report::StudyResults study = tests::hand_made_whole_study();
  study.candidates.push_back(study.candidates.front());
  study.candidates.back().name = "six on the desk";
  study.incidents = {};
  return study;
}

constexpr const char* first_tables =
    R"(                 people    duty   answered  abandoned  service    ASA    p90 wait  occupancy
            has / needs  h/week   of all %          %  level %      s       min:s          %
base             4 / 21     168  71.3 ±0.2  30.0 ±0.2    60 ±1  88 ±2  4:10 ±0:05  81.0 ±0.3

               persons    redials   blocked  deflected   invalid  processed     e-mail  overtime
            answered %          %         %    per day   per day          %  in time %    h/week
base         88.0 ±0.3  12.0 ±0.2  3.1 ±0.1   4.2 ±0.3  9.5 ±0.2  73.0 ±0.2  93.0 ±0.4  7.4 ±0.2

)";

constexpr const char* email_and_agents = R"(E-mail
                offered  answered  abandoned  service         ASA   p90 wait   in queue        AHT
                per day         %          %  level %       min:s      h:min   contacts      min:s
support mail  102.0±0.4  73.0±0.2   27.0±0.2        –  83:45±0:02  2:30±0:01  0.31±0.01  6:00±0:01

              deflected   invalid  processed
                per day   per day          %
support mail   4.2 ±0.3  9.5 ±0.2  73.0 ±0.2

                in time    response     response   backlog       oldest
                      %  mean h:min    p95 h:min  contacts        h:min
support mail  93.0 ±0.4  2:01 ±0:01  13:53 ±0:10  3.2 ±0.1  11:07 ±0:05

Agents
              duty    paid  occupancy  utilisation  overtime  called in
            h/week  h/week          %            %    h/week     h/week
desk           168     210  81.0 ±0.3    65.0 ±0.3  7.4 ±0.2   5.6 ±0.2

)";

constexpr const char* incidents = R"(Incidents: each occurrence against the same days without it
portal outage: occurrences 0.70 ±0.02 in 7 days, mean length 2:02 ±0:02 h:min
                     lost      kept   worst wait      recovery   called in
                 contacts  contacts        min:s         min:s           h
  no response       60 ±3      0 ±2  20:00 ±0:20  100:00 ±2:00   0.0 ±0.1
  announcements     45 ±3     15 ±2  15:00 ±0:20   75:00 ±2:00   0.0 ±0.1
  call-ins          30 ±3     30 ±2  10:00 ±0:20   50:00 ±2:00  8.00 ±0.10
  both              20 ±3     40 ±2   6:40 ±0:20   33:20 ±2:00  8.00 ±0.10

)";

}  // namespace

TEST_CASE("Columns that only some scenarios have stand in a second table") {
  const std::string text = report::run_table(tests::hand_made_whole_study());
  CHECK(between(text, "                 people", "Calls") == first_tables);
  CHECK(between(text, "E-mail\n", "Targets") == email_and_agents);
}

TEST_CASE("A part without any of the columns has no row for them") {
  const std::string text = report::run_table(tests::hand_made_whole_study());
  const std::string further = between(text.substr(text.find("Calls\n")), "answered %", "E-mail\n");
  CHECK(holds(further, "support  "));
  CHECK_FALSE(holds(further, "calls and e-mail"));
}

TEST_CASE("Candidates are compared in the second table, too") {
  const std::string text = report::sweep_table(with_a_second_candidate());
  const std::string tables = between(text, "                    persons", "Calls");
  CHECK(holds(tables, "base               88.0±0.3  12.0±0.2  3.1±0.1"));
  CHECK(holds(tables, "six on the desk    88.0±0.3"));
  CHECK(holds(between(text, "E-mail\n", "Targets"), "  six on the desk  93.0 ±0.4  2:01 ±0:01"));
}

TEST_CASE("An incident is a table with a row for each playbook") {
  const std::string text = report::run_table(tests::hand_made_whole_study());
  CHECK(between(text, "Incidents:", "How to read it") == incidents);
  CHECK(holds(text, "lost: contacts abandoned or blocked"));
}

TEST_CASE("An incident without planned responses is compared with nothing") {
  report::StudyResults study = tests::hand_made_whole_study();
  study.incidents.incidents[0].playbooks.resize(1);
  const std::string text = report::run_table(study);
  const std::string table = between(text, "Incidents:", "How to read it");
  CHECK_FALSE(holds(table, "kept"));
  CHECK_FALSE(holds(table, "called in"));
  CHECK(holds(table, "no response     60 ±3  20:00 ±0:20"));
}

TEST_CASE("An incident that did not happen says so") {
  report::StudyResults study = tests::hand_made_whole_study();
  study.incidents.incidents[0].occurrences = {0.0, 0.0, 0.0};
  CHECK(
      holds(report::run_table(study), "portal outage: did not happen in the measured days\n\nHow"));
}

TEST_CASE("Plain scenarios have none of it") {
  report::StudyResults study = tests::hand_made_study();
  const std::string text = report::run_table(study);
  for (const char* word : {"persons", "blocked", "deflected", "processed", "overtime", "called in",
                           "Incidents", "in time"})
    CHECK_FALSE(holds(text, word));
}

TEST_CASE("Where e-mail still waits at the end, it is said that waits look too good") {
  report::StudyResults study = with_a_second_candidate();
  const auto leave = [](report::CandidateResult& candidate, double waiting) {
    candidate.result.measures.push_back({Measure::unfinished, 6, tests::within(waiting, 0.1)});
  };
  leave(study.candidates[0], 1.0);  // of 106 a day
  CHECK_FALSE(holds(report::sweep_table(study), "still waits"));
  leave(study.candidates[1], 10.6);
  const std::string text = report::sweep_table(study);
  CHECK(holds(text, "still waits"));
  CHECK(holds(text, "(10 %)"));
  CHECK_FALSE(holds(text, "base ("));
}

TEST_CASE("No line of the further tables leaves the page") {
  for (const std::size_t columns : {100U, 80U, 60U}) {
    const report::Page page{columns};
    CHECK(test::widest_line(report::run_table(tests::hand_made_whole_study(), page)) <= columns);
    CHECK(test::widest_line(report::sweep_table(with_a_second_candidate(), page)) <= columns);
  }
}

TEST_CASE("The JSON of a run has a row for each number of an incident") {
  const json document = json::parse(report::to_json(tests::hand_made_whole_study()));
  const json& rows = document.at("incidents");
  REQUIRE(rows.size() == 2 + 4 * 5);
  const json occurrences = {
      {"incident", "portal outage"}, {"measure", "occurrences"}, {"estimate", 0.7},
      {"low", 0.7 - 0.02},           {"high", 0.7 + 0.02},       {"unit", "per horizon"}};
  CHECK(rows[0] == occurrences);
  const json lost = {{"incident", "portal outage"},
                     {"playbook", "announcements"},
                     {"measure", "contacts_lost"},
                     {"estimate", 45.0},
                     {"low", 42.0},
                     {"high", 48.0},
                     {"unit", "contacts"}};
  CHECK(rows[7] == lost);
  CHECK_FALSE(json::parse(report::to_json(tests::hand_made_study())).contains("incidents"));
}

TEST_CASE("A study says how far it came") {
  report::StudyResults study = tests::hand_made_whole_study();
  study.experiment.replications = 2000;
  study.candidates[0].result.replications = 2000;
  study.incidents.partial = true;
  study.incidents.replications = 1234;
  CHECK(report::is_partial(study));
  CHECK(report::reached_text(study) == "1,234 of 2,000 replications of the incidents");
  study.incidents.partial = false;
  CHECK_FALSE(report::is_partial(study));
  study.steady_state.emplace().refusal = NoSteadyState::stopped;
  CHECK(report::is_partial(study));
  CHECK(report::reached_text(study) == "the replication, before the steady state");
  study.steady_state.reset();
  study.candidates[0].result.partial = true;
  study.candidates[0].result.replications = 37;
  CHECK(report::reached_text(study) == "37 of 2,000 replications");
}
