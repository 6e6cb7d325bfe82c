// SPDX-License-Identifier: Apache-2.0
// A replication's tallies do not depend on the way on which they came about: from an account that
// somebody listens to, counted while serving, or side by side with other candidates. Bit for bit,
// on random centres that the event-free kernel can serve.
#include <staffsim/random/laws.hpp>

#include "estimate/replicator.hpp"
#include "property/dice.hpp"
#include "support/catch.hpp"
#include "support/statistical.hpp"

using namespace staffsim;
using namespace staffsim::test;
using std::chrono::minutes;

namespace {

ContactTypeSpec random_type(int number, Dice& dice) {
  ContactTypeSpec type;
  type.name = "type " + std::to_string(number);
  std::get<WeeklyArrivals>(type.arrivals).per_day = dice.between(5, 400);
  type.handle = Uniform{minutes{1}, minutes{dice.one_in(8) ? 90 : 9}};
  if (dice.one_in(2)) type.wrap_up = Exponential{minutes{1}};
  if (!dice.one_in(4)) type.patience = Exponential{minutes{dice.between(1, 20)}};
  if (dice.one_in(4)) type.balk = 0.3;
  if (dice.one_in(2)) type.service_level.emplace().within = minutes{dice.between(0, 3)};
  if (type.service_level && dice.one_in(2)) type.service_level->short_abandon = minutes{1};
  return type;
}

/// All incidents that leave the centre simple.
IncidentSpec random_incident(const ModelSpec& spec, Dice& dice) {
  IncidentSpec incident;
  incident.name = "incident";
  incident.starts = AnyDistribution{Exponential{std::chrono::hours{20}}};
  incident.lasts = Exponential{std::chrono::hours{3}};
  IncidentEffect& effect = incident.affects[spec.contact_types.front().name];
  effect.arrivals_factor = dice.one_in(2) ? 1.5 : 0.5;
  effect.handle_factor = 0.5 + dice.unit();
  if (dice.one_in(2)) incident.withdraws["desk"] = dice.between(1, 3);
  return incident;
}

ModelSpec random_demand(Dice& dice) {
  ModelSpec spec;
  spec.horizon.days = dice.one_in(2) ? 3 : 16;  // cells by date, and by weekday
  spec.horizon.warm_up_days = dice.below(2);
  spec.horizon.interval = minutes{dice.one_in(2) ? 30 : 15};
  const int types = dice.between(1, 3);
  for (int t = 0; t < types; ++t) spec.contact_types.push_back(random_type(t, dice));
  spec.routing.contact = ContactSelection::longest_waiting;
  spec.agent_groups.resize(1);
  spec.agent_groups.front().name = "desk";
  if (dice.one_in(2)) spec.incidents.push_back(random_incident(spec, dice));
  return spec;
}

/// Nobody by night in some, and more heads than a row of free times holds in others.
HeadCount random_duty(Dice& dice) {
  const int most = dice.one_in(10) ? 30 : 9;
  std::vector<Window> windows;
  int hour = dice.between(0, 8);
  while (hour < 24) {
    Window window;
    window.name = "from " + std::to_string(hour);
    window.start = std::chrono::hours{hour};
    hour = std::min(24, hour + dice.between(1, 12));
    window.end = std::chrono::hours{hour};
    window.count = dice.between(0, most);
    windows.push_back(window);
  }
  return HeadCount{windows};
}

Model random_candidate(ModelSpec spec, Dice& dice) {
  AgentGroupSpec& group = spec.agent_groups.front();
  group.staffing = random_duty(dice);
  for (const ContactTypeSpec& type : spec.contact_types)
    group.handles.push_back({type.name, dice.one_in(4) ? 0.5 + dice.unit() : 1.0});
  return Model{spec};
}

engine::TallyPlan random_plan(const ModelSpec& spec, Dice& dice) {
  engine::TallyPlan plan;
  plan.wait_samples = dice.one_in(2);
  if (dice.one_in(6))
    plan.series.push_back({.types = engine::Pool(spec.contact_types.size(), 1),
                           .groups = {1},
                           .by_day = dice.one_in(2),
                           .wait_limit_s = 60.0});
  plan.by_interval = !plan.series.empty() || dice.one_in(2);  // as series need it
  return plan;
}

/// Two replications, so that nothing may be left over from the first.
std::vector<engine::Tallies> last_of_two(Replicator& replicator, std::size_t models,
                                         std::uint64_t seed) {
  std::vector<engine::Tallies> tallies(models);
  replicator.run(seed, 0, tallies);
  replicator.run(seed, 1, tallies);
  return tallies;
}

}  // namespace

TEST_CASE("all ways to the tallies of candidates lead to the same", "[property][estimate]") {
  const std::string name = "all ways to the tallies of candidates lead to the same";
  for (std::uint64_t i = 0; i < 150; ++i) {
    const std::uint64_t seed = seed_from_name(name) + i;
    INFO("centre " << i << " of " << name << ", seed " << seed);
    Dice dice{seed};
    const ModelSpec demand = random_demand(dice);
    std::vector<Model> models;
    const int candidates = dice.between(2, 9);
    for (int c = 0; c < candidates; ++c) models.push_back(random_candidate(demand, dice));
    std::vector<const Model*> members;
    for (const Model& model : models) members.push_back(&model);
    const std::vector<engine::TallyPlan> plans(models.size(), random_plan(demand, dice));

    Replicator together{members, plans, engine::make_event_free_kernel};
    const auto side_by_side = last_of_two(together, models.size(), seed);
    Replicator heard{members, plans, engine::make_event_free_kernel};
    std::int64_t told = 0;
    heard.listen([&told](std::size_t, const engine::Account& account) {
      told += static_cast<std::int64_t>(account.outcomes.size());
    });
    const auto from_accounts = last_of_two(heard, models.size(), seed);
    REQUIRE(told > 0);
    for (std::size_t c = 0; c < models.size(); ++c) {
      INFO("candidate " << c);
      Replicator alone{{&members[c], 1}, {&plans[c], 1}, engine::make_event_free_kernel};
      REQUIRE(last_of_two(alone, 1, seed).front() == from_accounts[c]);
      REQUIRE(side_by_side[c] == from_accounts[c]);
    }
  }
}
