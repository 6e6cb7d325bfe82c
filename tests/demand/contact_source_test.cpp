// SPDX-License-Identifier: Apache-2.0
// Contacts do not depend on how a run is cut nor on what else is in the model: to the bit.
#include "demand/centre.hpp"
#include "support/catch.hpp"

#include <limits>
#include <stdexcept>

using namespace staffsim;
using namespace staffsim::test;
using namespace std::chrono_literals;

namespace {

constexpr std::uint64_t seed = 11;

/// A type with everything that demand can give it.
ContactTypeSpec rich_type(const std::string& name, const std::string& passed_on_to) {
  ContactTypeSpec type = contact_type(name, 300.0);
  type.busyness_cv = 0.2;
  type.wrap_up = Exponential{1min};
  type.balk = 0.1;
  type.redial = RedialRule{0.5, 0.4, Exponential{15min}, 5};
  type.returns = ReturnRule{0.3, Exponential{4h}};
  type.invalid = InvalidShare{0.05, Exponential{30s}};
  type.transfers = {{passed_on_to, 0.2}};
  return type;
}

/// Everything that an incident can do to demand, several times a week.
IncidentSpec rich_incident(const std::string& name, const std::string& type) {
  IncidentSpec incident;
  incident.name = name;
  incident.starts = Exponential{30h};
  incident.lasts = Lognormal{3h, 1.0};
  incident.affects[type] = {
      .arrivals_factor = 3.0, .ramp = 15min, .decay = 1h, .handle_factor = 1.3, .deflected = 0.2};
  incident.withdraws["desk"] = 1;
  incident.responses = {{30min, CallIn{"desk", 1, 4h}}, {15min, Announcement{type, 0.3}}};
  return incident;
}

ModelSpec rich_centre() {
  ModelSpec spec = centre({rich_type("calls", "sales"), rich_type("sales", "calls")});
  spec.day_factors = {.correlation = 0.3, .day_to_day = 0.2};
  IncidentSpec quiet = rich_incident("quiet", "calls");
  quiet.affects["calls"].arrivals_factor = 0.5;
  spec.incidents = {rich_incident("outage", "calls"), quiet};
  return spec;
}

/// What a model makes of one type: its first attempts, and what follows from each.
struct Demand {
  std::vector<Contact> first;
  std::vector<Contact> later;
  std::vector<Past> pasts;
  bool operator==(const Demand&) const = default;
};

Demand demand_of(const ModelSpec& spec, const std::string& name) {
  const Model model{spec};
  demand::ContactSource source{model};
  const auto type = static_cast<std::uint16_t>(model.type_index(name));
  Demand demand;
  for (const Contact& contact : contacts_of(source, model, seed, 3))
    if (contact.type == type) demand.first.push_back(contact);
  for (Contact contact : demand.first) {
    Past past = past_of_first(contact);
    LaterAttempt next;
    while (source.redials(contact, past, contact.arrived_s + 100.0, next) ||
           source.goes_on(contact, past, contact.arrived_s + 200.0, next)) {
      if (next.past.step > 20) break;
      demand.later.push_back(next.contact);
      demand.pasts.push_back(next.past);
      contact = next.contact;
      past = next.past;
    }
  }
  return demand;
}

/// As of a model in which the type stands one place further back.
Demand moved(Demand demand) {
  for (auto* contacts : {&demand.first, &demand.later})
    for (Contact& contact : *contacts) --contact.type;
  for (Past& past : demand.pasts) --past.person_type;
  return demand;
}

}  // namespace

TEST_CASE("cutting a run changes no contact", "[demand]") {
  const Model model{rich_centre()};
  demand::ContactSource source{model};
  const auto whole = contacts_of(source, model, seed, 3);
  REQUIRE(whole.size() > 2'000);
  for (const double cut_s : {1800.0, 5.0 * 3600.0, seconds_per_day, 2.5 * seconds_per_day}) {
    CAPTURE(cut_s);
    CHECK(contacts_of(source, model, seed, 3, cut_s) == whole);
  }
}

TEST_CASE("a source that has run before makes the same contacts", "[demand]") {
  const Model model{rich_centre()};
  demand::ContactSource source{model};
  const auto first = contacts_of(source, model, seed, 3);
  CHECK(contacts_of(source, model, seed, 4) != first);
  CHECK(contacts_of(source, model, seed, 3) == first);
}

TEST_CASE("another type changes nothing about the others", "[demand]") {
  ModelSpec spec = rich_centre();
  const Demand before = demand_of(spec, "calls");
  REQUIRE(before.later.size() > 500);
  spec.contact_types.insert(spec.contact_types.begin(), rich_type("visits", "calls"));
  spec.incidents[0].affects["visits"] = {.arrivals_factor = 2.0, .deflected = 0.5};
  CHECK(moved(demand_of(spec, "calls")) == before);
}

TEST_CASE("another group changes no contact", "[demand]") {
  ModelSpec spec = rich_centre();
  const Demand before = demand_of(spec, "calls");
  spec.agent_groups.insert(spec.agent_groups.begin(), agent_group("officers", "sales"));
  spec.agent_groups[0].absence = 0.1;
  CHECK(demand_of(spec, "calls") == before);
}

TEST_CASE("an incident changes no other contact", "[demand]") {
  ModelSpec spec = rich_centre();
  spec.contact_types.push_back(rich_type("visits", "sales"));
  const Demand before = demand_of(spec, "calls");
  IncidentSpec flood = rich_incident("flood", "visits");
  flood.affects["calls"].handle_factor = 2.0;  // at service, not here
  spec.incidents.push_back(flood);
  CHECK(demand_of(spec, "calls") == before);
}

TEST_CASE("a new rule of a type leaves the draws of its other rules alone", "[demand]") {
  ModelSpec spec = rich_centre();
  const auto before = demand_of(spec, "calls").first;
  spec.contact_types[0].invalid.reset();
  const auto after = demand_of(spec, "calls").first;
  REQUIRE(after.size() == before.size());
  for (std::size_t i = 0; i < before.size(); ++i)
    if (before[i].nature == Nature::valid) CHECK(after[i] == before[i]);

  const Model model{spec};
  spec.contact_types[0].transfers.clear();
  const Model unlinked{spec};
  demand::ContactSource with{model};
  demand::ContactSource without{unlinked};
  with.begin(seed, 3);
  without.begin(seed, 3);
  LaterAttempt next;
  LaterAttempt other;
  for (const Contact& contact : before) {
    const Past past = past_of_first(contact);
    if (!with.goes_on(contact, past, 0.0, next) || next.past.cause != Cause::comes_back) continue;
    REQUIRE(without.goes_on(contact, past, 0.0, other));
    CHECK(other.contact == next.contact);
  }
}

TEST_CASE("same_demand sees what demand looks at", "[demand]") {
  const ModelSpec base = rich_centre();
  const auto same = [&](auto change) {
    ModelSpec other = base;
    change(other);
    return demand::same_demand(Model{base}, Model{other});
  };
  CHECK(same([](ModelSpec&) {}));
  CHECK(same([](ModelSpec& spec) { spec.lines = 5; }));
  CHECK(same([](ModelSpec& spec) { spec.routing.contact = ContactSelection::longest_waiting; }));
  CHECK(same([](ModelSpec& spec) { spec.agent_groups[0].absence = 0.5; }));
  CHECK(same([](ModelSpec& spec) { spec.agent_groups[0].handles[0].speed = 2.0; }));
  CHECK_FALSE(same([](ModelSpec& spec) {  // incidents name groups by index
    spec.agent_groups.insert(spec.agent_groups.begin(), agent_group("officers", "calls"));
  }));
  CHECK_FALSE(same([](ModelSpec& spec) { spec.day_factors.correlation = 0.4; }));
  CHECK_FALSE(same([](ModelSpec& spec) { spec.contact_types[0].returns->probability = 0.4; }));
  CHECK_FALSE(same([](ModelSpec& spec) { spec.contact_types[0].redial->attempts = 4; }));
  CHECK_FALSE(same([](ModelSpec& spec) { spec.contact_types[0].transfers.clear(); }));
  CHECK_FALSE(same([](ModelSpec& spec) { spec.incidents[0].responses.clear(); }));
  CHECK_FALSE(same([](ModelSpec& spec) { spec.horizon.warm_up_days = 1; }));
}

TEST_CASE("only patience may be endless", "[demand]") {
  struct Endless {
    double operator()(Stream& /*stream*/) const { return std::numeric_limits<double>::infinity(); }
    [[nodiscard]] double mean() const { return 300.0; }
  };
  const auto first_contacts = [](auto change) {
    ModelSpec spec = centre({contact_type("calls", 300.0)});
    change(spec.contact_types[0]);
    return contacts_of(spec, seed, 0).size();
  };
  CHECK(first_contacts([](ContactTypeSpec& type) { type.patience = Endless{}; }) > 0);
  CHECK_THROWS_AS(first_contacts([](ContactTypeSpec& type) { type.handle = Endless{}; }),
                  std::domain_error);
  CHECK_THROWS_AS(first_contacts([](ContactTypeSpec& type) { type.wrap_up = Endless{}; }),
                  std::domain_error);
  CHECK_THROWS_AS(first_contacts([](ContactTypeSpec& type) {
                    type.invalid = InvalidShare{.share = 1.0, .handle = Endless{}};
                  }),
                  std::domain_error);
}

// A million a day, all within a quarter of an hour: the mean of a day knows nothing of it.
TEST_CASE("a surge has a limit where it falls, too", "[demand]") {
  ModelSpec spec = centre({contact_type("calls", 1e6)});
  std::vector<double> weights(96, 0.0);
  weights[4 * 9] = 1.0;
  std::get<WeeklyArrivals>(spec.contact_types[0].arrivals).profiles = {{DaySet::daily(), weights}};
  const auto contacts_with = [&](double factor) {
    IncidentSpec incident{.name = "outage",
                          .starts = std::vector{Moment{monday, std::chrono::hours{9}}},
                          .lasts = Deterministic{std::chrono::minutes{15}}};
    incident.affects["calls"] = {.arrivals_factor = factor};
    spec.incidents = {incident};
    return contacts_of(spec, seed, 0).size();
  };
  CHECK(contacts_with(1.5) > 1'000'000);
  CHECK_THROWS_AS(contacts_with(960.0), BadDraw);
}
