// SPDX-License-Identifier: Apache-2.0
// Contacts handed over at a shift's end (rules 8 and 19).
#include "engine/play.hpp"
#include "support/catch.hpp"

using namespace staffsim;
using namespace staffsim::test;
using Waits = std::vector<double>;

namespace {

const ModelSpec desk = hotline(EndOfShift::hand_over);

}  // namespace

// Started at 0 and 5, one must go at 10: the second returns with 25 of 30 left, and is resumed at
// 20, when the first is done. Its wait is 10 in all, 0 at first.
TEST_CASE("the contact started last is given up and resumed", "[engine][hand_over]") {
  const auto account =
      perform({desk, contacts({{0, 20}, {5, 30}}), {heads(0, 2), heads(10, 1)}, {}});
  const engine::Outcome& second = account.outcomes[1];
  CHECK(second.in_pieces);
  CHECK(second.wait_s == 10.0);
  CHECK(second.first_wait_s == 0.0);
  CHECK_FALSE(second.delayed);
  CHECK(second.handled_s == 30.0);
  CHECK_FALSE(account.outcomes[0].in_pieces);
  CHECK(heads_at(account, 10) == Heads{1, 1});
  using Kind = engine::Spell::Kind;
  CHECK(sorted_spells(account) == std::vector<engine::Spell>{{Kind::waiting, 0, 10, 20},
                                                             {Kind::handling, 0, 5, 10},
                                                             {Kind::handling, 0, 20, 45}});
}

// Idle agents go first: nobody is interrupted.
TEST_CASE("under hand-over the idle leave before the busy", "[engine][hand_over]") {
  const auto account = perform({desk, contacts({{0, 20}}), {heads(0, 2), heads(10, 1)}, {}});
  CHECK_FALSE(account.outcomes[0].in_pieces);
  CHECK(heads_at(account, 10) == Heads{1, 1});
}

// The handed over stands before those who wait since 1.
TEST_CASE("the contact goes to the head of its queue", "[engine][hand_over]") {
  const auto account = perform(
      {desk, contacts({{0, 20}, {1, 5}, {2, 5}}), {heads(0, 1), heads(10, 0), heads(15, 1)}, {}});
  CHECK(waits_s(account) == Waits{5, 24, 28});
}

// Started at 0, 1 and 2; two must go at 10. The one started first of them is first in line.
TEST_CASE("of several the one started first is at the head", "[engine][hand_over]") {
  const auto account = perform({desk,
                                contacts({{0, 100}, {1, 20}, {2, 20}}),
                                {heads(0, 3), heads(10, 1), heads(30, 2)},
                                {}});
  CHECK(waits_s(account) == Waits{0, 20, 31});  // 30 - 10; then 41 = 30 + 11, - 10
}

// Two start at 10: the agent who is idle for longer takes the first in line, so the second is the
// one started last, whoever sits where.
TEST_CASE("of contacts started at once the one taken last is given up", "[engine][hand_over]") {
  const auto account = perform(
      {desk, contacts({{0, 10}, {3, 7}, {4, 50}, {5, 50}}), {heads(0, 2), heads(20, 1)}, {}});
  CHECK_FALSE(account.outcomes[2].in_pieces);
  CHECK(account.outcomes[3].in_pieces);
}

// Desk 1 handles a as well, at double speed: 10 left of 20 take 5.
TEST_CASE("another group resumes the rest at its own speed", "[engine][hand_over]") {
  auto spec = centre(1, {{{"a"}}, {{"a", 2.0}}});
  spec.agent_groups[0].end_of_shift = EndOfShift::hand_over;
  const auto account = perform({spec,
                                contacts({{0, 20, never_s, 4}, {11, 8}}),
                                {heads(0, 1), heads(10, 0), heads(10, 1, 1)},
                                {}});
  const engine::Outcome& first = account.outcomes[0];
  CHECK(first.in_pieces);
  CHECK(first.wait_s == 0.0);
  CHECK(first.group == 1);
  CHECK(first.handled_s == 17.0);            // 10 + (10 + 4) / 2
  CHECK(account.outcomes[1].wait_s == 6.0);  // 11 to 17
}

// Speed 2: after 5 s, 10 of 20 are done.
TEST_CASE("what was done counts at the speed at which it was done", "[engine][hand_over]") {
  auto spec = centre(1, {{{"a", 2.0}}, {{"a"}}});
  spec.agent_groups[0].end_of_shift = EndOfShift::hand_over;
  const auto account =
      perform({spec, contacts({{0, 20}}), {heads(0, 1), heads(5, 0), heads(5, 1, 1)}, {}});
  CHECK(account.outcomes[0].handled_s == 15.0);
}

// Patience is 3 at first (never used up), 7 after the first return, 4 after the second.
TEST_CASE("patience starts anew at each return", "[engine][hand_over]") {
  GivenLuck luck;
  luck.patience_s_of = {{{0, 1}, 7.0}, {{0, 2}, 4.0}};
  const auto account = perform(
      {desk, contacts({{0, 100, 3}}), {heads(0, 1), heads(10, 0), heads(16, 1), heads(20, 0)}, {}},
      luck);
  const engine::Outcome& outcome = account.outcomes[0];
  CHECK(outcome.end == engine::End::abandoned);
  CHECK(outcome.wait_s == 10.0);  // 10 to 16 and 20 to 24
  CHECK(outcome.first_wait_s == 0.0);
  CHECK_FALSE(outcome.delayed);
}

// A contact with patience 0 that was answered does not balk when it returns.
TEST_CASE("who was answered does not balk", "[engine][hand_over]") {
  const auto account =
      perform({desk, contacts({{0, 20, 0}}), {heads(0, 1), heads(10, 0), heads(50, 1)}, {}});
  CHECK(fates(account) == "+");
  CHECK(waits_s(account) == Waits{40});
}

// Talk ends at 10, wrap-up would end at 15: at 12, and at 10 itself, the contact is done.
TEST_CASE("when only wrap-up is left the contact is done", "[engine][hand_over]") {
  for (const double end_s : {10.0, 12.0}) {
    const auto account =
        perform({desk, contacts({{0, 10, never_s, 5}}), {heads(0, 1), heads(end_s, 0)}, {}});
    CHECK(fates(account) == "+");
    CHECK_FALSE(account.outcomes[0].in_pieces);
    CHECK(account.outcomes[0].handled_s == end_s);
    CHECK(heads_at(account, end_s) == Heads{0, 0});
  }
}

TEST_CASE("who waits after a hand-over at the end of the run is unfinished",
          "[engine][hand_over]") {
  const auto account = perform({desk, contacts({{0, 100}}), {heads(0, 1), heads(10, 0)}, {}, 50.0});
  CHECK(fates(account) == "?");
  CHECK(account.outcomes[0].wait_s == 40.0);
  CHECK(account.outcomes[0].first_wait_s == 0.0);
}

// The same contact interrupted twice, first wait 5: 20 = 6 + 7 + 7 of handling.
TEST_CASE("a contact may be handed over again and again", "[engine][hand_over]") {
  const auto account =
      perform({desk,
               contacts({{0, 20}}),
               {heads(5, 1), heads(11, 0), heads(20, 1), heads(27, 0), heads(40, 1)},
               {}});
  const engine::Outcome& outcome = account.outcomes[0];
  CHECK(outcome.first_wait_s == 5.0);
  CHECK(outcome.wait_s == 27.0);  // 5 + 9 + 13
  CHECK(outcome.handled_s == 20.0);
  CHECK(outcome.delayed);
}

TEST_CASE("a person whose shift ends hands over", "[engine][hand_over]") {
  const auto account =
      perform({desk, contacts({{0, 20}, {1, 20}}), {starts(0, 0), starts(0, 1), ends(10, 0)}, {}});
  CHECK(account.outcomes[0].in_pieces);  // started first, but its agent leaves
  CHECK(account.outcomes[0].wait_s == 11.0);
  CHECK_FALSE(account.outcomes[1].in_pieces);
}

// Longest-waiting compares the heads of the queues by arrival in the system: the handed over a
// arrived at 0, the b that waits at 1.
TEST_CASE("a handed over contact keeps its arrival", "[engine][hand_over]") {
  auto spec = centre(2, {{{"b"}, {"a"}}});
  spec.agent_groups[0].end_of_shift = EndOfShift::hand_over;
  spec.routing.contact = ContactSelection::longest_waiting;
  const auto account = perform({spec,
                                contacts({{0, 20, never_s, 0, 0}, {1, 20, never_s, 0, 1}}),
                                {heads(0, 1), heads(10, 0), heads(15, 1)},
                                {}});
  CHECK(waits_s(account) == Waits{5, 24});
}
