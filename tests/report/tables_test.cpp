// SPDX-License-Identifier: Apache-2.0
#include <staffsim/report/tables.hpp>

#include "report/hand_made.hpp"
#include "support/catch.hpp"
#include "support/widest_line.hpp"

using namespace staffsim;

// Texts as a reader sees them: read a change here as a reader before taking it over.

namespace {

constexpr const char* run_text = R"(A small hotline
7 days from Mon 2025-09-01; 200 replications, seed 1, 95 % intervals
scenario 0123456789abcdef, staffsim 0.1.0

                 people    duty   answered  abandoned  service    ASA    p90 wait  occupancy
            has / needs  h/week   of all %          %  level %      s       min:s          %
base             4 / 21     168  71.3 ±0.2  30.0 ±0.2    60 ±1  88 ±2  4:10 ±0:05  81.0 ±0.3

Calls
                        offered  answered  abandoned  service   ASA   p90 wait   in queue        AHT
                        per day         %          %  level %     s      min:s   contacts      min:s
complaints            100.0±0.4  75.0±0.2   25.0±0.2     60±1  83±2  4:10±0:05  0.31±0.01  6:00±0:01
2 IT (calls and
e-mail)               201.0±0.5  70.0±0.1      –          –     –       –          –          –
support               101.0±0.4  74.0±0.2   26.0±0.2     60±1  84±2  4:10±0:05  0.31±0.01  6:00±0:01
all calls             105.0±0.4  70.0±0.2   30.0±0.2     60±1  88±2  4:10±0:05  0.31±0.01  6:00±0:01

E-mail
                offered  answered  abandoned  service         ASA   p90 wait   in queue        AHT
                per day         %          %  level %       min:s      h:min   contacts      min:s
support mail  102.0±0.4  73.0±0.2   27.0±0.2        –  83:45±0:02  2:30±0:01  0.31±0.01  6:00±0:01

                response     response   backlog       oldest
              mean h:min    p95 h:min  contacts        h:min
support mail  2:01 ±0:01  13:53 ±0:10  3.2 ±0.1  11:07 ±0:05

Agents
              duty    paid  occupancy  utilisation
            h/week  h/week          %            %
desk           168     210  81.0 ±0.3    65.0 ±0.3

Targets
service_level of support at least 80 % in 90 % of days
                %
  base      91 ±2   cannot tell

How to read it
  ±: half width of the 95 % confidence interval over 200 replications. ±?: too few to tell. –:
  nothing observed, or not defined there.
  people: employed / needed = planned hours of a week / (1 − shrinkage) / contract hours, of groups
  that state them.
  answered: share of contacts that reached a person. abandoned, service level, ASA and p90 wait are
  of calls, and of e-mail in its own table.
  service level: answered within the type's own limit / (offered − abandoned within it). ASA: mean
  wait of those answered. p90 wait: nine in ten waited no longer, whether answered or gone.
  occupancy: share of the agents' time that contacts take (talk and wrap-up); the rest is waiting
  for contacts.
  in queue: mean number waiting. AHT: mean time that an agent spends on a contact, wrap-up included.
  utilisation: occupancy of paid time. paid hours: duty hours / (1 − shrinkage). duty: by the plan,
  breaks and the absent taken out.
  response: from arrival to completion. backlog: e-mails waiting at the ends of intervals; oldest:
  the largest age among them on a day.

Where numbers come from
  contact_types.support.per_day: "assumption: as last year"
)";

constexpr const char* sweep_text = R"(A small hotline
7 days from Mon 2025-09-01; 37 replications, seed 1, 95 % intervals
scenario 0123456789abcdef, staffsim 0.1.0
PARTIAL: interrupted after 37 of 200 replications

                      people    duty   answered  abandoned  service    ASA    p90 wait  occupancy
                 has / needs  h/week   of all %          %  level %      s       min:s          %
base                  4 / 21     168  71.3 ±0.2  30.0 ±0.2    60 ±1  88 ±2  4:10 ±0:05  81.0 ±0.3
six on the desk       4 / 21     168  71.3 ±0.2  30.0 ±0.2    60 ±1  88 ±2  4:10 ±0:05  81.0 ±0.3

Calls
                      offered   answered  abandoned  service    ASA    p90 wait
                      per day          %          %  level %      s       min:s
complaints
  base             100.0 ±0.4  75.0 ±0.2  25.0 ±0.2    60 ±1  83 ±2  4:10 ±0:05
  six on the desk  100.0 ±0.4  75.0 ±0.2  25.0 ±0.2    60 ±1  83 ±2  4:10 ±0:05
2 IT (calls and e-mail)
  base             201.0 ±0.5  70.0 ±0.1     –          –      –        –
  six on the desk  201.0 ±0.5  70.0 ±0.1     –          –      –        –
support
  base             101.0 ±0.4  74.0 ±0.2  26.0 ±0.2    60 ±1  84 ±2  4:10 ±0:05
  six on the desk  101.0 ±0.4  74.0 ±0.2  26.0 ±0.2    60 ±1  84 ±2  4:10 ±0:05

E-mail
                      offered   answered  abandoned  service          ASA    p90 wait
                      per day          %          %  level %        min:s       h:min
support mail
  base             102.0 ±0.4  73.0 ±0.2  27.0 ±0.2        –  83:45 ±0:02  2:30 ±0:01
  six on the desk  102.0 ±0.4  73.0 ±0.2  27.0 ±0.2        –  83:45 ±0:02  2:30 ±0:01

                     response     response   backlog       oldest
                   mean h:min    p95 h:min  contacts        h:min
support mail
  base             2:01 ±0:01  13:53 ±0:10  3.2 ±0.1  11:07 ±0:05
  six on the desk  2:01 ±0:01  13:53 ±0:10  3.2 ±0.1  11:07 ±0:05

Targets
service_level of support at least 80 % in 90 % of days
                       %
  base             91 ±2   cannot tell
  six on the desk  91 ±2   met

How to read it
  ±: half width of the 95 % confidence interval over 37 replications. ±?: too few to tell. –:
  nothing observed, or not defined there.
  people: employed / needed = planned hours of a week / (1 − shrinkage) / contract hours, of groups
  that state them.
  answered: share of contacts that reached a person. abandoned, service level, ASA and p90 wait are
  of calls, and of e-mail in its own table.
  service level: answered within the type's own limit / (offered − abandoned within it). ASA: mean
  wait of those answered. p90 wait: nine in ten waited no longer, whether answered or gone.
  occupancy: share of the agents' time that contacts take (talk and wrap-up); the rest is waiting
  for contacts.
  response: from arrival to completion. backlog: e-mails waiting at the ends of intervals; oldest:
  the largest age among them on a day.
  To read all 2 rows of a column together with 95 % confidence, multiply each ± by 1.15
  (Bonferroni).

Where the base's numbers come from
  contact_types.support.per_day: "assumption: as last year"
)";

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("A run is a row, its contact types and its agents") {
  CHECK(report::run_table(tests::hand_made_study()) == run_text);
}

TEST_CASE("A sweep is a row for each candidate, and the same by branch") {
  report::StudyResults study = tests::hand_made_study();
  study.candidates.push_back(study.candidates.front());
  report::CandidateResult& six = study.candidates.back();
  six.name = "six on the desk";
  six.result.targets[0].verdict = Verdict::met;
  six.result.partial = true;
  six.result.replications = 37;
  CHECK(report::sweep_table(study) == sweep_text);
}

TEST_CASE("No line of a table leaves the page") {
  report::StudyResults study = tests::hand_made_study();
  study.title = std::string(150, 'x') + " " + std::string(40, 'y');
  study.candidates.front().name =
      "agent_groups.help desk.extra_agents=3, routing.agent=group-order";
  study.notes["a very long path of names"] = std::string(90, 'n') + " " + std::string(90, 'm');
  for (const std::size_t columns : {100U, 80U, 60U}) {
    CHECK(test::widest_line(report::run_table(study, {columns})) <= columns);
    CHECK(test::widest_line(report::sweep_table(study, {columns})) <= columns);
  }
}

TEST_CASE("People are left out where the scenario does not speak of them") {
  report::StudyResults study = tests::hand_made_study();
  ModelSpec spec = tests::two_branches();
  spec.agent_groups[0].people.reset();
  spec.agent_groups[0].contract_hours.reset();
  study.candidates[0].model = Model{spec};
  CHECK_FALSE(holds(report::run_table(study), "people"));
}

TEST_CASE("People needed stand beside people employed where both are of the same groups") {
  report::StudyResults study = tests::hand_made_study();
  ModelSpec spec = tests::two_branches();
  AgentGroupSpec others = spec.agent_groups[0];
  others.name = "others";
  others.people.reset();
  others.contract_hours.reset();
  spec.agent_groups.push_back(others);
  study.candidates[0].model = Model{spec};
  CHECK_FALSE(holds(report::run_table(study), "/ –"));
  spec.agent_groups[1].people = 2;
  study.candidates[0].model = Model{spec};
  CHECK(holds(report::run_table(study), "/ –"));
}

TEST_CASE("A candidate with targets of its own shows them as its own") {
  report::StudyResults study = tests::hand_made_study();
  ModelSpec spec = tests::two_branches();
  spec.targets[0].limit = 0.7;
  study.candidates.push_back({"softer", Model{spec}, tests::hand_made_result()});
  const std::string text = report::sweep_table(study);
  CHECK(holds(text, "service_level of support at least 80 % in 90 % of days"));
  CHECK(holds(text, "service_level of support at least 70 % in 90 % of days"));
}

TEST_CASE("One replication has no half widths, and the legend says why") {
  report::StudyResults study = tests::hand_made_study();
  study.experiment.replications = 1;
  study.candidates[0].result.replications = 1;
  for (MeasureEstimate& entry : study.candidates[0].result.measures)
    entry.estimate = {entry.estimate.value, Estimate::none, Estimate::none};
  study.candidates[0].result.targets.clear();
  const std::string text = report::run_table(study);
  CHECK_FALSE(holds(text, "±"));
  CHECK(holds(text, "One replication gives no confidence intervals"));
}
