// SPDX-License-Identifier: Apache-2.0
// What incidents do to service: agents pulled away, longer handle times (rules 13 and 27).
#include "engine/play.hpp"
#include "support/catch.hpp"

using namespace staffsim;
using namespace staffsim::test;
using Waits = std::vector<double>;

TEST_CASE("an incident takes idle agents first", "[engine][incidents]") {
  const auto account = perform({hotline(),
                                contacts({{0, 50}, {12, 5}}),
                                {heads(0, 2)},
                                {withdrawn(10, 1), withdrawn(20, 0)}});
  CHECK(waits_s(account) == Waits{0, 8});
  CHECK(heads_at(account, 10) == Heads{1, 2});  // pulled away is on duty, but not present
  CHECK(heads_at(account, 20) == Heads{2, 2});
}

// Busy until 30 and 40; pulled away when done at 30, back at 60.
TEST_CASE("an incident takes the next to finish when all are busy", "[engine][incidents]") {
  const auto account = perform({hotline(),
                                contacts({{0, 30}, {0, 40}, {5, 100}, {6, 5}}),
                                {heads(0, 2)},
                                {withdrawn(10, 1), withdrawn(60, 0)}});
  CHECK(waits_s(account) == Waits{0, 0, 35, 54});
}

TEST_CASE("an incident that ends in time takes nobody", "[engine][incidents]") {
  const auto account = perform({hotline(),
                                contacts({{0, 30}, {5, 10}}),
                                {heads(0, 1)},
                                {withdrawn(10, 1), withdrawn(20, 0)}});
  CHECK(waits_s(account) == Waits{0, 25});
  CHECK(heads_at(account, 15) == Heads{1, 1});
}

// Three are wanted, two are there; the head who comes at 20 is pulled away as well.
TEST_CASE("never more are pulled away than there are", "[engine][incidents]") {
  const auto account = perform({hotline(),
                                contacts({{12, 5}, {13, 5}, {14, 5}, {15, 5}}),
                                {heads(0, 2), heads(20, 3)},
                                {withdrawn(10, 3), withdrawn(30, 2), withdrawn(50, 0)}});
  CHECK(heads_at(account, 10) == Heads{0, 2});
  CHECK(heads_at(account, 20) == Heads{0, 3});
  CHECK(waits_s(account) == Waits{18, 22, 26, 30});  // one from 30 on, until 45
}

// At 20 one of two leaves: of 1 busy and 1 pulled away the latter goes, and the busy one is pulled
// away when done; so nobody is left for the second contact until 60.
TEST_CASE("a falling head count and an incident leave the difference", "[engine][incidents]") {
  const auto account = perform({hotline(),
                                contacts({{0, 30}, {5, 10}}),
                                {heads(0, 2), heads(20, 1)},
                                {withdrawn(1, 1), withdrawn(60, 0)}});
  CHECK(waits_s(account) == Waits{0, 55});
  CHECK(heads_at(account, 20) == Heads{1, 1});
  CHECK(heads_at(account, 30) == Heads{0, 1});
}

// The person who was pulled away goes home at 20, so the other one is pulled away.
TEST_CASE("when a withdrawn person leaves another is pulled away", "[engine][incidents]") {
  const auto account = perform({hotline(),
                                contacts({{25, 5}}),
                                {starts(0, 0), starts(0, 1), ends(20, 0)},
                                {withdrawn(10, 1), withdrawn(50, 0)}});
  CHECK(waits_s(account) == Waits{25});
}

// The break is taken during the incident: the other one is pulled away meanwhile and after it.
TEST_CASE("a withdrawn person takes breaks", "[engine][incidents]") {
  const auto account = perform({hotline(),
                                contacts({{15, 1, 0}, {35, 1, 0}}),
                                {starts(0, 0), starts(0, 1), pause(10, 0, 20)},
                                {withdrawn(5, 1)}});
  CHECK(fates(account) == "-+");
  CHECK(heads_at(account, 15) == Heads{0, 1});
  CHECK(heads_at(account, 30) == Heads{1, 2});
}

// Desk 0's agent, idle since 0, would be pulled away and return at 20 if changes were settled one
// by one; it was never away, so it is idle for longer than desk 1's.
TEST_CASE("nobody goes and returns at one instant", "[engine][incidents]") {
  const auto account = perform({centre(1, {{{"a"}}, {{"a"}}}),
                                contacts({{30, 5}}),
                                {starts(0, 0), starts(0, 1), starts(5, 0, 1), ends(20, 0)},
                                {withdrawn(10, 1), withdrawn(20, 0)}});
  CHECK(groups(account) == std::vector{0});
}

// Who returns is idle since then: desk 1's agent, idle since 5, is the longest idle.
TEST_CASE("the withdrawn are idle since their return", "[engine][incidents]") {
  const auto account = perform({centre(1, {{{"a"}}, {{"a"}}}),
                                contacts({{30, 5}}),
                                {heads(0, 1), heads(5, 1, 1)},
                                {withdrawn(10, 1), withdrawn(20, 0)}});
  CHECK(groups(account) == std::vector{1});
}

TEST_CASE("withdrawal does not interrupt, not even under hand-over", "[engine][incidents]") {
  const auto account = perform({hotline(EndOfShift::hand_over),
                                contacts({{0, 30}, {1, 5}}),
                                {heads(0, 1)},
                                {withdrawn(10, 1), withdrawn(60, 0)}});
  CHECK_FALSE(account.outcomes[0].in_pieces);
  CHECK(waits_s(account) == Waits{0, 59});
}

// Services start at 5, 10 and 20; the factor 2 holds in [10, 20), on the talk and not on wrap-up.
TEST_CASE("the handle factor is that of the start of service", "[engine][incidents]") {
  const auto account =
      perform({hotline(),
               contacts({{5, 20, never_s, 3}, {10, 20, never_s, 3}, {20, 20, never_s, 3}}),
               {heads(0, 3)},
               {handle_factor(10, 2.0), handle_factor(20, 1.0)}});
  CHECK(account.outcomes[0].handled_s == 23.0);
  CHECK(account.outcomes[1].handled_s == 43.0);
  CHECK(account.outcomes[2].handled_s == 23.0);
}

TEST_CASE("a handle factor is one type's own", "[engine][incidents]") {
  const auto account = perform({centre(2, {{{"a"}, {"b"}}}),
                                contacts({{5, 20, never_s, 0, 0}, {6, 20, never_s, 0, 1}}),
                                {heads(0, 2)},
                                {handle_factor(0, 3.0, 1)}});
  CHECK(account.outcomes[0].handled_s == 20.0);
  CHECK(account.outcomes[1].handled_s == 60.0);
}

// First started at 5 with factor 2, so 40 in all; resumed after the incident with 40 - 5 left.
TEST_CASE("a resumed contact keeps the factor of its first start", "[engine][incidents]") {
  const auto account = perform({hotline(EndOfShift::hand_over),
                                contacts({{5, 20}}),
                                {heads(0, 1), heads(10, 0), heads(30, 1)},
                                {handle_factor(0, 2.0), handle_factor(20, 1.0)}});
  CHECK(account.outcomes[0].handled_s == 40.0);
}
