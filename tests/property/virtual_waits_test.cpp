// SPDX-License-Identifier: Apache-2.0
// What the event-free kernel tells of those who gave up is what a probe waits: a contact with
// endless patience and nothing to say, just ahead of each.
#include "property/random_model.hpp"
#include "support/catch.hpp"
#include "support/statistical.hpp"

using namespace staffsim;
using namespace staffsim::test;

namespace {

/// A level for every type: short for some, so that both answers are common.
Play with_levels(Play play) {
  double within_s = 1.0;
  for (ContactTypeSpec& type : play.spec.contact_types) {
    type.service_level = ServiceLevelRule{Duration{within_s}, std::nullopt};
    within_s *= 8.0;
  }
  return play;
}

/// Outcomes tell types and not contacts: so each contact, and each probe, has a type of its own.
Play one_type_each(const Play& play, bool with_probes) {
  Play each = play;
  each.spec.contact_types.clear();
  each.spec.agent_groups[0].handles.clear();
  each.contacts.clear();
  each.incidents.clear();
  const auto add = [&](Contact contact, const std::string& name, const ContactTypeSpec& like) {
    contact.type = static_cast<std::uint16_t>(each.spec.contact_types.size());
    ContactTypeSpec type = like;
    type.name = name + std::to_string(each.contacts.size());
    each.spec.agent_groups[0].handles.push_back({type.name});
    each.spec.contact_types.push_back(std::move(type));
    each.contacts.push_back(contact);
  };
  for (const Contact& contact : play.contacts) {
    const ContactTypeSpec& like = play.spec.contact_types[contact.type];
    Contact probe = contact;
    probe.handle_s = probe.wrap_up_s = 0.0;
    probe.patience_s = never_s;
    if (with_probes) add(probe, "probe ", like);
    add(contact, "contact ", like);
  }
  for (const IncidentStep& step : play.incidents)
    if (step.kind != IncidentStep::Kind::handle_factor) each.incidents.push_back(step);
  each.spec.routing.contact = ContactSelection::longest_waiting;
  return each;
}

/// The outcome of each type, which has one contact.
std::vector<engine::Outcome> outcomes_of(const Play& play, const LaterLuck& luck,
                                         const std::vector<double>& cuts_s) {
  const auto kernel = engine::make_event_free_kernel(Model{play.spec});
  std::vector<engine::Outcome> by_type(play.spec.contact_types.size());
  for (const engine::Outcome& o : perform(*kernel, play, luck, cuts_s).outcomes)
    by_type[o.type] = o;
  return by_type;
}

}  // namespace

TEST_CASE("the event-free kernel knows what a patient probe would wait", "[property][engine]") {
  const std::string name = "the event-free kernel knows what a patient probe would wait";
  int in_time = 0;
  int late = 0;
  for (std::uint64_t i = 0; i < 2'000; ++i) {
    const RandomPlay random{seed_from_name(name) + i, Kind::simple};
    const std::size_t contacts = random.play.contacts.size();
    if (contacts == 0 || contacts > 400) continue;  // a model has from 1 to 1,000 types
    const Play play = with_levels(random.play);
    const GivenLuck luck;
    INFO("play " << i);
    const auto told = outcomes_of(one_type_each(play, false), luck, random.cuts_s);
    const auto probed = outcomes_of(one_type_each(play, true), luck, {});
    for (std::size_t k = 0; k < play.contacts.size(); ++k) {
      const engine::Outcome& probe = probed[2 * k];
      const engine::Outcome& with_probe = probed[2 * k + 1];
      const engine::Outcome& alone = told[k];
      REQUIRE(with_probe.wait_s == alone.wait_s);
      REQUIRE(with_probe.end == alone.end);
      const double within_s =
          play.spec.contact_types[play.contacts[k].type].service_level->within.count();
      const bool answered_in_time = probe.end == engine::End::answered && probe.wait_s <= within_s;
      const bool expected = alone.end == engine::End::abandoned && answered_in_time;
      REQUIRE(((alone.notes & engine::note::in_time_if_patient) != 0) == expected);
      (expected ? in_time : late) += alone.end == engine::End::abandoned ? 1 : 0;
    }
  }
  CHECK(in_time > 500);
  CHECK(late > 500);
}
