// SPDX-License-Identifier: Apache-2.0
// A run: begin, blocks, finish; kernels are used again and again.
#include "engine/make_pooled_kernel.hpp"
#include "engine/play.hpp"
#include "support/catch.hpp"

using namespace staffsim;
using namespace staffsim::test;

namespace {

/// Waiting, breaks, hand-over and an incident all lie across 10, 20 and 30.
Play busy_play() {
  auto spec = centre(2, {{{"a"}, {"b"}}, {{"b"}}});
  spec.agent_groups[0].end_of_shift = EndOfShift::hand_over;
  return {
      spec,
      contacts({{0, 25, never_s, 2}, {5, 8, 5}, {6, 8, 14, 0, 1}, {7, 30}, {10, 4}, {20, 1, 0}}),
      {starts(0, 0, 1), pause(8, 0, 9, 1), heads(0, 1), heads(12, 0), heads(26, 2)},
      {withdrawn(15, 1, 1), withdrawn(30, 0, 1)},
      60.0};
}

Play sorted(Play play) {
  std::sort(play.duty.begin(), play.duty.end());
  return play;
}

}  // namespace

TEST_CASE("a run cut into blocks has the same outcomes", "[engine][run]") {
  const Play play = sorted(busy_play());
  const auto kernel = engine::make_event_kernel(model_of(play));
  const auto whole = perform(*kernel, play, GivenLuck{});
  for (const std::vector<double>& cuts :
       {std::vector{10.0, 20.0, 30.0}, std::vector{8.0, 12.0}, std::vector{0.5, 59.0}}) {
    const auto cut = perform(*kernel, play, GivenLuck{}, cuts);
    CHECK(cut.outcomes == whole.outcomes);
    CHECK(sorted_spells(cut) == sorted_spells(whole));
    CHECK(net_changes(cut.heads) == net_changes(whole.heads));
  }
}

TEST_CASE("nothing of a run is left for the next one", "[engine][run]") {
  const Play play = sorted(busy_play());
  const auto kernel = engine::make_event_kernel(model_of(play));
  const auto first = perform(*kernel, play, GivenLuck{});
  Play other = play;
  other.until_s = 18.0;  // stops in the middle of everything
  perform(*kernel, other, GivenLuck{});
  const auto again = perform(*kernel, play, GivenLuck{});
  CHECK(again.outcomes == first.outcomes);
  CHECK(again.spells == first.spells);
  CHECK(again.heads == first.heads);
}

TEST_CASE("what happens at a block's end belongs to the next block", "[engine][run]") {
  const Play play{hotline(), contacts({{0, 10}, {4, 5, 6}}), {heads(0, 1)}, {}, 50.0};
  for (const bool simple : {false, true}) {
    const Model model = model_of(play);
    const auto kernel =
        simple ? engine::make_event_free_kernel(model) : engine::make_event_kernel(model);
    const auto account = perform(*kernel, play, GivenLuck{}, {10.0});
    CHECK(fates(account) == "++");
  }
}

TEST_CASE("which models are pooled", "[engine][run]") {
  ModelSpec spec = centre(2, {{{"a"}, {"b"}}, {{"b"}}});
  CHECK(engine::is_pooled(Model{spec}));
  spec.contact_types[1].channel = Channel::email;
  CHECK(engine::is_pooled(Model{spec}));
  spec.agent_groups[0].handles[1].preempt_by = {"a"};
  CHECK_FALSE(engine::is_pooled(Model{spec}));
  CHECK_FALSE(engine::is_pooled(Model{hotline(EndOfShift::hand_over)}));
}

TEST_CASE("which models are simple", "[engine][run]") {
  CHECK(engine::is_simple(Model{hotline()}));
  CHECK_FALSE(engine::is_simple(Model{hotline(EndOfShift::hand_over)}));
  CHECK_FALSE(engine::is_simple(Model{centre(1, {{{"a"}}, {{"a"}}})}));
  ModelSpec two = centre(2, {{{"b"}, {"a"}}});
  CHECK_FALSE(engine::is_simple(Model{two}));
  two.routing.contact = ContactSelection::longest_waiting;
  CHECK(engine::is_simple(Model{two}));
  ModelSpec half = centre(2, {{{"b"}}});
  half.routing.contact = ContactSelection::longest_waiting;
  CHECK_FALSE(engine::is_simple(Model{half}));
  CHECK_THROWS_AS(engine::make_event_free_kernel(Model{half}), std::invalid_argument);
}
