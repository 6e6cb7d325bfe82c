// SPDX-License-Identifier: Apache-2.0
// A comparison on random plays is worth what happens in them: everything must, many times.
#include "property/random_model.hpp"
#include "property/reference_simulator.hpp"
#include "support/catch.hpp"
#include "support/statistical.hpp"

using namespace staffsim;
using namespace staffsim::test;

TEST_CASE("everything happens in random plays", "[property]") {
  std::map<std::string, int> plays_with;
  const std::uint64_t first_seed = seed_from_name("everything happens in random plays");
  for (std::uint64_t i = 0; i < 1'000; ++i) {
    const RandomPlay random{first_seed + i, Kind::whole};
    const HashedLuck luck = random.luck(random.play.spec);
    const auto account = ReferenceSimulator{random.play, luck}.run();
    std::map<std::string, bool> has;
    for (const engine::Outcome& o : account.outcomes) {
      has["abandoned"] |= o.end == engine::End::abandoned;
      has["blocked"] |= o.end == engine::End::blocked;
      has["deflected"] |= o.end == engine::End::deflected;
      has["unfinished"] |= o.end == engine::End::unfinished;
      has["interrupted"] |= o.in_pieces;
      has["invalid"] |= (o.notes & engine::note::is_invalid) != 0;
      has["redial"] |= (o.notes & engine::note::is_redial) != 0;
      has["no redial but later"] |=
          (o.notes & (engine::note::is_redial | engine::note::is_later)) == engine::note::is_later;
    }
    for (const engine::HeadsStep& step : account.heads) {
      has["overrun"] |= step.overrun > 0;
      has["called in"] |= step.called_in > 0;
    }
    for (const engine::PersonEnd& person : account.persons)
      has[person.answered ? "person answered" : "person lost"] = true;
    for (const engine::Reply& reply : account.replies)
      has[reply.completed_s < never_s ? "reply" : "no reply"] = true;
    has["backlog"] = !account.backlog.empty();
    for (const auto& [what, happens] : has) plays_with[what] += happens ? 1 : 0;
  }
  CHECK(plays_with.size() == 15);
  for (const auto& [what, plays] : plays_with) {
    INFO(what);
    CHECK(plays >= 50);
  }
}
