// SPDX-License-Identifier: Apache-2.0
// Which contact a free agent takes, and which free agent takes a contact (rules 21 and 22).
#include "engine/play.hpp"
#include "support/catch.hpp"

using namespace staffsim;
using namespace staffsim::test;
using Waits = std::vector<double>;

namespace {

ModelSpec with(ModelSpec spec, ContactSelection contact,
               AgentSelection agent = AgentSelection::longest_idle) {
  spec.routing = {contact, agent};
  return spec;
}
constexpr auto by_priority = ContactSelection::priority;
constexpr auto by_wait = ContactSelection::longest_waiting;

/// One agent that prefers b, busy until 10; an a, a b and an a wait.
Play mixed_line(ContactSelection contact) {
  return {with(centre(2, {{{"b"}, {"a"}}}), contact),
          contacts({{0, 10, never_s, 0, 0},
                    {1, 10, never_s, 0, 0},
                    {2, 10, never_s, 0, 1},
                    {3, 10, never_s, 0, 0}}),
          {heads(0, 1)},
          {}};
}

}  // namespace

TEST_CASE("priority takes the preferred type first, then the longest waiting",
          "[engine][routing]") {
  CHECK(waits_s(perform(mixed_line(by_priority))) == Waits{0, 19, 8, 27});
}

TEST_CASE("longest-waiting takes the first that arrived, of any type", "[engine][routing]") {
  CHECK(waits_s(perform(mixed_line(by_wait))) == Waits{0, 9, 18, 27});
}

// Both arrive at 1; the group prefers b, but types stand in file order.
TEST_CASE("longest-waiting breaks ties by file order of the types", "[engine][routing]") {
  const auto account = perform({with(centre(2, {{{"b"}, {"a"}}}), by_wait),
                                contacts({{0, 10}, {1, 10, never_s, 0, 0}, {1, 10, never_s, 0, 1}}),
                                {heads(0, 1)},
                                {}});
  CHECK(account.outcomes[1].type == 0);
  CHECK(waits_s(account) == Waits{0, 9, 19});
}

TEST_CASE("an agent takes nothing that its group does not handle", "[engine][routing]") {
  const auto account = perform({centre(2, {{{"b"}}}),
                                contacts({{1, 5, never_s, 0, 0}, {2, 5, never_s, 0, 1}}),
                                {heads(0, 1)},
                                {},
                                50.0});
  CHECK(fates(account) == "?+");
}

// Group 1 is idle since 0, group 0 since 10: the contact at 20 goes to group 1, the one at 21 to
// group 0.
TEST_CASE("the longest idle agent of all groups takes a contact", "[engine][routing]") {
  const std::vector<Contact> callers = contacts({{0, 10}, {20, 50}, {21, 50}});
  const std::vector<DutyChange> duty = {heads(0, 1, 0), heads(0, 1, 1)};
  const auto spec = centre(1, {{{"a"}}, {{"a"}}});
  CHECK(groups(perform({spec, callers, duty, {}})) == std::vector{0, 1, 0});
  const auto in_order = with(spec, by_priority, AgentSelection::group_order);
  CHECK(groups(perform({in_order, callers, duty, {}})) == std::vector{0, 0, 1});
}

TEST_CASE("agents idle since one moment take contacts in file order", "[engine][routing]") {
  const auto account = perform({centre(1, {{{"a"}}, {{"a"}}, {{"a"}}}),
                                contacts({{1, 9}, {2, 9}, {3, 9}}),
                                {heads(0, 1, 0), heads(0, 1, 1), heads(0, 1, 2)},
                                {}});
  CHECK(groups(account) == std::vector{0, 1, 2});
}

// Agents come to groups 1 and 0 at 10; two contacts wait, the first has waited longer. Group 0
// chooses first: it prefers b.
TEST_CASE("free agents choose one after the other, the longest idle first", "[engine][routing]") {
  const auto account = perform({centre(2, {{{"b"}, {"a"}}, {{"a"}, {"b"}}}),
                                contacts({{1, 5, never_s, 0, 1}, {2, 5, never_s, 0, 1}}),
                                {heads(10, 1, 0), heads(10, 1, 1)},
                                {}});
  CHECK(groups(account) == std::vector{0, 1});
}

// Group 0 became idle at 5 and cannot handle a; group 1 can, though it is idle for less long.
TEST_CASE("an agent that finds nothing lets the next one choose", "[engine][routing]") {
  const auto account = perform({centre(2, {{{"b"}}, {{"a"}}}),
                                contacts({{1, 5, never_s, 0, 0}}),
                                {heads(5, 1, 0), heads(10, 1, 1)},
                                {}});
  CHECK(waits_s(account) == Waits{9});
}

// Three persons are idle since 0 at positions 0 to 2; those at 0 and 1 take contacts and return at
// 10: the third contact goes to position 2, the fourth to position 0.
TEST_CASE("within a group the longest idle goes first, then by position", "[engine][routing]") {
  const auto account =
      perform({hotline(EndOfShift::hand_over),
               contacts({{1, 9}, {2, 8}, {20, 90}, {21, 90}}),
               {starts(0, 0), starts(0, 1), starts(0, 2), ends(30, 0), ends(40, 2)},
               {}});
  const auto spells = sorted_spells(account);
  REQUIRE(account.outcomes[2].in_pieces);
  REQUIRE(account.outcomes[3].in_pieces);
  // Handed over at 40 by position 2 the third, at 30 by position 0 the fourth; position 1, idle,
  // takes the fourth at once and the third when it is done.
  CHECK(account.outcomes[3].wait_s == 0.0);
  CHECK(account.outcomes[2].wait_s == 71.0);  // 40 to 111 = 30 + (90 - 9)
}
