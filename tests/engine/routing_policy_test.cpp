// SPDX-License-Identifier: Apache-2.0
// A user's own routing policy: a struct with two verbs.
#include <staffsim/engine/event_kernel.hpp>

#include "engine/play.hpp"
#include "support/catch.hpp"

using namespace staffsim;
using namespace staffsim::test;
using engine::GroupId;
using engine::SystemView;
using engine::TypeId;

namespace {

/// A free agent serves the longest queue, ties by file order; needs to know who has given up.
struct LongestQueue : engine::LongestIdleAgent {
  static constexpr bool observes_queue_length = true;
  static TypeId select_queue(GroupId group, const SystemView& view) noexcept {
    TypeId best;
    for (const auto& skill : view.table.skills_of(group.index)) {
      const std::uint32_t length = view.queue_length[skill.type];
      if (length > 0 && (!best.valid() || length > view.queue_length[best.index]))
        best.index = skill.type;
    }
    return best;
  }
};
static_assert(engine::RoutingPolicy<LongestQueue>);

/// Notes the length of the queue that each arrival meets.
struct Watcher : LongestQueue {
  std::vector<std::uint32_t>* seen = nullptr;
  GroupId select_agent_group(TypeId type, const SystemView& view) const {
    seen->push_back(view.queue_length[type.index]);
    return LongestQueue::select_agent_group(type, view);
  }
};

struct NoQueueChooser {
  static GroupId select_agent_group(TypeId, const SystemView&) { return {}; }
  static constexpr bool observes_queue_length = false;
};
static_assert(!NoQueueChooser::observes_queue_length);
static_assert(!engine::RoutingPolicy<NoQueueChooser>);

}  // namespace

// Busy until 20. Two a and two b wait, but one b has given up at 15 behind the other: at 20 the
// longest queue is a's, then b's one contact ties with a's one, and a stands first.
TEST_CASE("a policy that observes queue lengths sees the living alone", "[engine][routing]") {
  const Play play{centre(2, {{{"a"}, {"b"}}}),
                  contacts({{0, 20},
                            {1, 10, never_s, 0, 1},
                            {2, 10, 13, 0, 1},
                            {3, 10, 12, 0, 1},
                            {4, 10, never_s, 0, 0},
                            {5, 10, never_s, 0, 0}}),
                  {heads(0, 1)},
                  {}};
  engine::EventKernel<LongestQueue> kernel{Model{play.spec}};
  const auto account = perform(kernel, play, GivenLuck{});
  CHECK(fates(account) == "++--++");
  CHECK(waits_s(account) == std::vector<double>{0, 39, 13, 12, 16, 25});
}

// Abandonment comes before arrival: at 10 the one who gives up at 10 is gone.
TEST_CASE("an arrival sees the queue after the abandonments of its instant", "[engine][routing]") {
  const Play play{
      hotline(), contacts({{0, 50}, {1, 5, 9}, {2, 5, 20}, {10, 5}}), {heads(0, 1)}, {}};
  std::vector<std::uint32_t> seen;
  Watcher watcher;
  watcher.seen = &seen;
  engine::EventKernel<Watcher> kernel{Model{play.spec}, watcher};
  const auto account = perform(kernel, play, GivenLuck{});
  CHECK(seen == std::vector<std::uint32_t>{0, 0, 1, 1});
  CHECK(fates(account) == "+--+");  // the third gives up at 22
}

namespace {

/// Chooses what it is told to, whether it may or not.
struct Stubborn {
  static constexpr bool observes_queue_length = false;
  GroupId group{};
  TypeId queue{};
  GroupId select_agent_group(TypeId, const SystemView&) const { return group; }
  TypeId select_queue(GroupId, const SystemView&) const { return queue; }
};
static_assert(!engine::keeps_contract<Stubborn>);
static_assert(!engine::keeps_contract<engine::Routing<Stubborn, engine::PreferredContact>>);
static_assert(
    engine::keeps_contract<engine::Routing<engine::FirstGroup, engine::PreferredContact>>);

template <engine::Extent extent>
std::string fates_under(const Stubborn& policy) {
  const Play play{centre(2, {{{"a"}}, {{"b"}}}), contacts({{0, 20}, {1, 20}}), {heads(0, 1)}, {}};
  engine::EventKernel<Stubborn, extent> kernel{Model{play.spec}, policy};
  return fates(perform(kernel, play, GivenLuck{}));
}

}  // namespace

// One agent in the first group, none in the second; two contacts of the first type.
TEMPLATE_TEST_CASE_SIG("a policy that chooses who may not be chosen is found out",
                       "[engine][routing]", ((engine::Extent extent), extent),
                       engine::Extent::plain, engine::Extent::whole) {
  const auto fates = fates_under<extent>;
  CHECK(fates({}) == "??");  // nobody is ever chosen: both wait to the end
  CHECK_THROWS_AS(fates({.group = GroupId{0}}), std::invalid_argument);  // busy by then
  CHECK_THROWS_AS(fates({.group = GroupId{1}}), std::invalid_argument);  // another's
  CHECK_THROWS_AS(fates({.group = GroupId{7}}), std::invalid_argument);
  CHECK_THROWS_AS(fates({.queue = TypeId{0}}), std::invalid_argument);  // empty at the start
  CHECK_THROWS_AS(fates({.queue = TypeId{7}}), std::invalid_argument);
}

TEST_CASE("a plain kernel takes no centre that has more", "[engine][routing]") {
  using Policy = engine::Routing<engine::LongestIdleAgent, engine::PreferredContact>;
  using PlainKernel = engine::EventKernel<Policy, engine::Extent::plain>;
  ModelSpec spec = hotline();
  CHECK_NOTHROW(PlainKernel{Model{spec}});
  spec.contact_types[0].redial = RedialRule{.probability = 0.5};
  CHECK_THROWS_AS(PlainKernel{Model{spec}}, std::invalid_argument);
}
