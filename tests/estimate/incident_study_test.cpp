// SPDX-License-Identifier: Apache-2.0
// What an incident does, and what answering it is worth: by engines that tell what a test wants to
// hear, and by one case with an exact answer.
#include <staffsim/estimate/incident_study.hpp>

#include "estimate/by_hand.hpp"
#include "estimate/incident_variants.hpp"
#include "support/catch.hpp"
#include "support/statistical.hpp"

#include <functional>

using namespace staffsim;
using namespace staffsim::test;
using engine::End;

namespace {

/// Tells an account by heart, whoever comes: so nobody may, and all attempts are later ones.
class Teller final : public engine::Kernel {
public:
  explicit Teller(engine::Account account) : account_{std::move(account)} {
    for (engine::Outcome& outcome : account_.outcomes) outcome.notes = engine::note::is_later;
  }
  void begin(const LaterLuck& /*luck*/) override {}
  void advance(const engine::Block& /*block*/, engine::Account& /*account*/) override {}
  void finish(engine::Account& account) override { account = account_; }

private:
  engine::Account account_;
};

using Story = std::function<engine::Account(const IncidentSpec&)>;

/// The outage is on Monday from 09:00 (32,400 s) to 10:00 (36,000 s).
ModelSpec silent_centre() {
  ModelSpec spec = whole_centre();
  for (ContactTypeSpec& type : spec.contact_types) {
    WeeklyArrivals nobody;
    nobody.per_day = 0.0;
    type.arrivals = nobody;
  }
  return spec;
}

IncidentStudy study(const ModelSpec& spec, const Story& story, int replications = 1) {
  RunOptions options;
  options.kernel = [&story](const Model& model) {
    return std::make_unique<Teller>(story(model.spec().incidents.front()));
  };
  return study_incidents(Model{spec}, {.replications = replications}, options);
}

bool has_call_in(const IncidentSpec& incident) {
  return std::ranges::any_of(incident.responses, [](const IncidentResponse& response) {
    return std::holds_alternative<CallIn>(response.action);
  });
}
bool has_announcement(const IncidentSpec& incident) {
  return std::ranges::any_of(incident.responses, [](const IncidentResponse& response) {
    return std::holds_alternative<Announcement>(response.action);
  });
}

std::vector<engine::HeadsStep> called_in(int heads, double hours) {
  const auto present = static_cast<std::int16_t>(heads);
  const auto gone = static_cast<std::int16_t>(-heads);
  return {{34200, 0, present, heads, 0, heads}, {34200 + 3600 * hours, 0, gone, -heads, 0, -heads}};
}

/// What happens without the outage: one waits over its end, one gives up in the afternoon.
std::vector<engine::Outcome> ordinary_calls() {
  return {answered(35990, 60, 5), abandoned(5e4, 10)};
}

engine::Account outage_story(const IncidentSpec& incident) {
  const std::vector<engine::Outcome> ordinary = ordinary_calls();
  if (incident.affects.empty()) return {.outcomes = ordinary};
  if (has_announcement(incident) && has_call_in(incident))
    return {.outcomes = ordinary, .heads = called_in(1, 2)};
  if (has_announcement(incident))
    return {.outcomes = all_of({ordinary, times(1, abandoned(33000, 600))})};
  if (has_call_in(incident))
    return {.outcomes = all_of({ordinary, times(2, abandoned(33000, 300))}),
            .heads = called_in(2, 4)};
  return {.outcomes =
              all_of({ordinary, times(3, abandoned(33000, 600)), times(1, answered(35000, 1600, 5)),
                      times(1, gone(34000, End::blocked))})};
}

}  // namespace

// Five lost instead of one; the longest wait 1,600 s; at 36,600 s the last of the outage's callers
// is answered. The announcement loses one, called-in agents two, both none.
TEST_CASE("each playbook is compared with the days without the incident", "[estimate][incidents]") {
  ModelSpec spec = silent_centre();
  spec.incidents[0].responses.push_back({std::chrono::minutes{15}, Announcement{"a", 0.3}});
  const IncidentStudy result = study(spec, outage_story);
  REQUIRE(result.incidents.size() == 1);
  const IncidentEffects& outage = result.incidents[0];
  CHECK(outage.occurrences.value == 1);
  CHECK(outage.lasts_s.value == 3600);
  struct Expected {
    Playbook playbook;
    double lost, kept, worst_wait_s, recovery_s, call_in_hours;
  };
  const std::vector<Expected> expected{{Playbook::none, 4, 0, 1600, 600, 0},
                                       {Playbook::announcements, 1, 3, 600, 0, 0},
                                       {Playbook::call_ins, 2, 2, 300, 0, 8},
                                       {Playbook::both, 0, 4, 60, 0, 2}};
  REQUIRE(outage.playbooks.size() == expected.size());
  for (std::size_t p = 0; p < expected.size(); ++p) {
    INFO("playbook " << p);
    const PlaybookEffect& effect = outage.playbooks[p];
    CHECK(effect.playbook == expected[p].playbook);
    CHECK(effect.contacts_lost.value == expected[p].lost);
    CHECK(effect.contacts_kept.value == expected[p].kept);
    CHECK(effect.worst_wait_s.value == expected[p].worst_wait_s);
    CHECK(effect.recovery_s.value == expected[p].recovery_s);
    CHECK(effect.call_in_hours.value == Approx(expected[p].call_in_hours));
  }
}

TEST_CASE("the playbooks are those that the responses allow", "[estimate][incidents]") {
  const auto playbooks = [](const std::vector<IncidentResponse>& responses) {
    ModelSpec spec = silent_centre();
    spec.incidents[0].responses = responses;
    std::vector<Playbook> found;
    const Variants variants = variants_of(Model{spec});
    for (const auto& answered : variants.incidents[0].playbooks) found.push_back(answered.playbook);
    return found;
  };
  const IncidentResponse call_in{std::chrono::minutes{5}, CallIn{"desk", 1, {}}};
  const IncidentResponse announce{std::chrono::minutes{5}, Announcement{"a", 0.5}};
  CHECK(playbooks({}) == std::vector{Playbook::none});
  CHECK(playbooks({call_in}) == std::vector{Playbook::none, Playbook::call_ins});
  CHECK(playbooks({announce, announce}) == std::vector{Playbook::none, Playbook::announcements});
  CHECK(playbooks({announce, call_in}) ==
        std::vector{Playbook::none, Playbook::announcements, Playbook::call_ins, Playbook::both});
}

// Two incidents: the variants of one leave the other as it is.
TEST_CASE("a variant changes one incident alone", "[estimate][incidents]") {
  ModelSpec spec = silent_centre();
  spec.incidents.push_back(spec.incidents[0]);
  spec.incidents[1].name = "second";
  const Variants variants = variants_of(Model{spec});
  CHECK(variants.models.size() == 5);
  CHECK(variants.models[0].spec() == spec);
  const ModelSpec& without = variants.models[variants.incidents[1].without].spec();
  CHECK(without.incidents[0] == spec.incidents[0]);
  CHECK(without.incidents[1].affects.empty());
  CHECK(without.incidents[1].responses.empty());
  CHECK(without.incidents[1].starts == spec.incidents[1].starts);
  CHECK(variants.incidents[1].playbooks.back().model == 0);
}

// The moment lies in the warm-up, so nothing of it is measured.
TEST_CASE("an incident that did not happen has no effects", "[estimate][incidents]") {
  ModelSpec spec = silent_centre();
  spec.horizon.warm_up_days = 1;
  spec.incidents[0].starts = std::vector<Moment>{{date_of(2025, 8, 31), std::chrono::hours{9}}};
  const IncidentStudy result = study(spec, outage_story, 3);
  CHECK(result.replications == 3);
  CHECK(result.incidents[0].occurrences.value == 0);
  CHECK_FALSE(result.incidents[0].lasts_s.is_known());
  CHECK_FALSE(result.incidents[0].playbooks[0].contacts_lost.is_known());
}

// It lasts beyond the run: it never ends, so nothing recovers.
TEST_CASE("an incident without an end has no recovery", "[estimate][incidents]") {
  ModelSpec spec = silent_centre();
  spec.incidents[0].lasts = Deterministic{std::chrono::hours{48}};
  const IncidentStudy result = study(spec, outage_story);
  CHECK_FALSE(result.incidents[0].playbooks[0].recovery_s.is_known());
  CHECK(result.incidents[0].playbooks[0].worst_wait_s.value == 1600);
}

TEST_CASE("a model without incidents has nothing to study", "[estimate][incidents]") {
  const IncidentStudy result = study_incidents(Model{lasting(hotline(), 1)}, {.replications = 5});
  CHECK(result.incidents.empty());
  CHECK_FALSE(result.partial);
}

TEST_CASE("a stop before the first replication leaves nothing", "[estimate][incidents]") {
  std::stop_source stop;
  stop.request_stop();
  RunOptions options;
  options.stop = stop.get_token();
  const IncidentStudy result =
      study_incidents(Model{silent_centre()}, {.replications = 5}, options);
  CHECK(result.partial);
  CHECK(result.replications == 0);
  CHECK(result.incidents.empty());
}

TEST_CASE("an experiment must make sense", "[estimate][incidents]") {
  CHECK_THROWS_AS(study_incidents(Model{silent_centre()}, {.replications = 0}),
                  std::invalid_argument);
}

namespace {

/// A call a minute, answered at once by one of 100 agents for a second; nobody waits.
ModelSpec impatient_centre() {
  ModelSpec spec = lasting(hotline(), 1);
  ContactTypeSpec& calls = spec.contact_types[0];
  WeeklyArrivals arrivals;
  arrivals.per_day = 1440.0;
  calls.arrivals = arrivals;
  calls.handle = Deterministic{std::chrono::seconds{1}};
  calls.balk = 1.0;
  spec.agent_groups[0].staffing = HeadCount{100};
  IncidentSpec outage;
  outage.name = "outage";
  outage.starts = std::vector<Moment>{{date_of(2025, 9, 1), std::chrono::hours{9}}};
  outage.lasts = Deterministic{std::chrono::hours{2}};
  outage.withdraws["desk"] = 100;
  spec.incidents.push_back(outage);
  return spec;
}

}  // namespace

// Null: all agents are gone for two hours, so that the calls of two hours are lost, and no other:
// Poisson with mean 120. Statistic: the study's own t over 400 replications, alpha 1e-6. Power: the
// standard error is 0.55, so an error of 4 calls is found with probability 0.98.
TEST_CASE("an outage loses the calls that come during it", "[estimate][incidents][statistical]") {
  const ExperimentSpec experiment{
      .replications = 400,
      .seed = seed_from_name("an outage loses the calls that come during it"),
      .confidence = 1.0 - alpha};
  const IncidentStudy result = study_incidents(Model{impatient_centre()}, experiment);
  const PlaybookEffect& effect = result.incidents[0].playbooks[0];
  INFO(effect.contacts_lost.low << " to " << effect.contacts_lost.high);
  CHECK(effect.contacts_lost.low <= 120.0);
  CHECK(effect.contacts_lost.high >= 120.0);
  CHECK(effect.worst_wait_s.value == 0);
  CHECK(effect.recovery_s.value == 0);
  CHECK(result.incidents[0].occurrences.value == 1);
}

TEST_CASE("threads change nothing about the effects", "[estimate][incidents]") {
  const Model model{impatient_centre()};
  const auto lost = [&](int threads) {
    RunOptions options;
    options.threads = threads;
    const IncidentStudy result = study_incidents(model, {.replications = 12}, options);
    const Estimate& estimate = result.incidents[0].playbooks[0].contacts_lost;
    return std::array{estimate.value, estimate.low, estimate.high};
  };
  const auto alone = lost(1);
  CHECK(lost(2) == alone);
  CHECK(lost(5) == alone);
}

// Both variants meet the same callers, so nothing at all differs.
TEST_CASE("an incident that does nothing costs exactly nothing", "[estimate][incidents]") {
  ModelSpec spec = impatient_centre();
  spec.agent_groups[0].staffing = HeadCount{1};
  spec.contact_types[0].handle = Exponential{std::chrono::minutes{1}};
  spec.contact_types[0].balk = 0.1;
  spec.contact_types[0].patience = Exponential{std::chrono::minutes{2}};
  spec.incidents[0].withdraws["desk"] = 0;
  spec.incidents[0].affects["a"].arrivals_factor = 1.0;
  const IncidentStudy result = study_incidents(Model{spec}, {.replications = 10});
  const PlaybookEffect& effect = result.incidents[0].playbooks[0];
  for (const Estimate* estimate : {&effect.contacts_lost, &effect.recovery_s}) {
    CHECK(estimate->value == 0);
    CHECK(estimate->low == 0);
    CHECK(estimate->high == 0);
  }
  CHECK(effect.worst_wait_s.value > 0);
}
