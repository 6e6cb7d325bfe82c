// SPDX-License-Identifier: Apache-2.0
// The order of what happens at one instant (EventKernel), pair by pair: 1 service ends, 2 changes
// of duty, 3 free agents choose, 4 abandonments, 5 arrivals.
#include "engine/play.hpp"
#include "support/catch.hpp"

using namespace staffsim;
using namespace staffsim::test;
using Waits = std::vector<double>;

// One agent until 10: the contact in hand ends at 10, the shift too, the second contact waits.
TEST_CASE("a service end comes before a shift end: nothing more is taken", "[engine][tie_order]") {
  const auto account =
      perform({hotline(), contacts({{0, 10}, {5, 1}}), {starts(0, 0), ends(10, 0)}, {}});
  CHECK(fates(account) == "+?");
  CHECK(heads_at(account, 10) == Heads{0, 0});
}

// Under hand-over the same: the service has ended, so there is nothing to hand over.
TEST_CASE("a service that ends with the shift is not handed over", "[engine][tie_order]") {
  const auto account = perform(
      {hotline(EndOfShift::hand_over), contacts({{0, 10}}), {starts(0, 0), ends(10, 0)}, {}});
  CHECK(fates(account) == "+");
  CHECK_FALSE(account.outcomes[0].in_pieces);
}

// One agent is idle from 0, the other's service ends at 10, when the head count falls to 1: the
// finisher is idle by then, and so is a candidate; who is longest idle goes, one stays for the
// contact that arrives then.
TEST_CASE("a service end comes before a fall of the head count", "[engine][tie_order]") {
  const auto account =
      perform({hotline(), contacts({{0, 10}, {10, 5}}), {heads(0, 2), heads(10, 1)}, {}});
  CHECK(waits_s(account) == Waits{0, 0});
  CHECK(heads_at(account, 10) == Heads{1, 1});
}

// The break falls due as the service ends: the agent is idle by then and goes, the next waits.
TEST_CASE("a service end comes before a break", "[engine][tie_order]") {
  const auto account =
      perform({hotline(), contacts({{0, 10}, {5, 1}}), {starts(0, 0), pause(10, 0, 20)}, {}});
  CHECK(waits_s(account) == Waits{0, 25});
}

// Patience of the second contact ends at 10, as the agent becomes free.
TEST_CASE("a service end comes before abandonment", "[engine][tie_order]") {
  const auto account = perform({hotline(), contacts({{0, 10}, {4, 1, 6}}), {heads(0, 1)}, {}});
  CHECK(fates(account) == "++");
  CHECK(waits_s(account) == Waits{0, 6});
}

TEST_CASE("a service end comes before an arrival", "[engine][tie_order]") {
  const auto account = perform({hotline(), contacts({{0, 10}, {10, 1, 0}}), {heads(0, 1)}, {}});
  CHECK(fates(account) == "++");
  CHECK_FALSE(account.outcomes[1].delayed);
}

TEST_CASE("services that end at once end in the order of groups and positions",
          "[engine][tie_order]") {
  // Positions 1 and 0 take contacts at 0 and 1, both end at 10. Two agents choose then: position 0
  // takes the first in line although position 1 took a contact earlier, for they are idle since the
  // same moment. Position 0 leaves at 12 and hands its contact over: the first in line returns.
  auto spec = hotline(EndOfShift::hand_over);
  const auto account = perform({spec,
                                contacts({{0, 10}, {1, 9}, {5, 30}, {6, 30}}),
                                {starts(0, 1), starts(1, 0), ends(12, 0)},
                                {}});
  CHECK(account.outcomes[2].in_pieces);
  CHECK_FALSE(account.outcomes[3].in_pieces);
}

// Position 1 finishes at 10, when position 0 comes: idle since one instant, position 0 chooses
// first, and hands the first in line over at 12.
TEST_CASE("agents free since one instant stand by position", "[engine][tie_order]") {
  const auto account = perform({hotline(EndOfShift::hand_over),
                                contacts({{0, 10}, {5, 30}, {6, 30}}),
                                {starts(0, 1), starts(10, 0), ends(12, 0)},
                                {}});
  CHECK(account.outcomes[1].in_pieces);
  CHECK_FALSE(account.outcomes[2].in_pieces);
}

// A rise at 10 serves the contact whose patience ends at 10.
TEST_CASE("a change of duty comes before abandonment", "[engine][tie_order]") {
  const auto account = perform({hotline(), contacts({{4, 1, 6}}), {heads(10, 1)}, {}});
  CHECK(fates(account) == "+");
}

TEST_CASE("a change of duty comes before an arrival", "[engine][tie_order]") {
  const Play rise{hotline(), contacts({{10, 1, 0}}), {heads(10, 1)}, {}};
  CHECK(fates(perform(rise)) == "+");
  const Play fall{hotline(), contacts({{10, 1, 0}}), {heads(0, 1), heads(10, 0)}, {}};
  CHECK(fates(perform(fall)) == "-");
}

TEST_CASE("the end of a break comes before abandonment and arrival", "[engine][tie_order]") {
  const auto account =
      perform({hotline(), contacts({{5, 0, 5}, {10, 0, 0}}), {starts(0, 0), pause(1, 0, 9)}, {}});
  CHECK(fates(account) == "++");
}

// At 10 the break is over and the shift ends: nobody takes the contact.
TEST_CASE("the end of a break comes before the end of a shift", "[engine][tie_order]") {
  const auto account =
      perform({hotline(), contacts({{5, 1}}), {starts(0, 0), pause(1, 0, 9), ends(10, 0)}, {}});
  CHECK(fates(account) == "?");
  CHECK(heads_at(account, 10) == Heads{0, 0});
}

// One person goes and the next one comes to the same place at 10.
TEST_CASE("shifts end before shifts start", "[engine][tie_order]") {
  const auto account = perform(
      {hotline(), contacts({{5, 20}, {6, 1}}), {starts(0, 0), ends(10, 0), starts(10, 0)}, {}});
  CHECK(waits_s(account) == Waits{0, 4});
  CHECK(heads_at(account, 10) == Heads{2, 1});  // one overruns
  CHECK(heads_at(account, 25) == Heads{1, 1});
}

TEST_CASE("the start of an incident comes before a free agent chooses", "[engine][tie_order]") {
  // The handle factor 2 from 10 on holds for the service that starts at 10.
  const auto longer =
      perform({hotline(), contacts({{0, 10}, {5, 7}}), {heads(0, 1)}, {handle_factor(10, 2.0)}});
  CHECK(longer.outcomes[1].handled_s == 14.0);
  // The only agent is pulled away as the service ends.
  const auto away = perform({hotline(),
                             contacts({{0, 10}, {5, 7}}),
                             {heads(0, 1)},
                             {withdrawn(10, 1), withdrawn(30, 0)}});
  CHECK(waits_s(away) == Waits{0, 25});
}

// The agent that frees at 10 takes the waiting contact; the one that arrives at 10 balks.
TEST_CASE("free agents choose before arrivals", "[engine][tie_order]") {
  const auto account =
      perform({hotline(), contacts({{0, 10}, {5, 5}, {10, 5, 0}}), {heads(0, 1)}, {}});
  CHECK(fates(account) == "++-");
}

// A policy that hears of queue lengths shows that abandonment comes before arrival: see
// routing_policy_test.cpp. Of two arrivals at once the first in the list starts.
TEST_CASE("contacts arrive in the order of the list", "[engine][tie_order]") {
  auto spec = centre(2, {{{"b"}, {"a"}}});
  const auto account =
      perform({spec, contacts({{3, 5, never_s, 0, 0}, {3, 5, never_s, 0, 1}}), {heads(0, 1)}, {}});
  CHECK(waits_s(account) == Waits{0, 5});
  CHECK(account.outcomes[0].type == 0);
}

// A service of length zero that starts at 10 ends at 10, before the next contact gives up.
TEST_CASE("services of length zero run the order through again", "[engine][tie_order]") {
  const auto account = perform({hotline(),
                                contacts({{0, 10}, {1, 0, 9}, {2, 0, 8}, {3, 0, 7}, {10, 0, 0}}),
                                {heads(0, 1)},
                                {}});
  CHECK(fates(account) == "+++++");
  CHECK(waits_s(account) == Waits{0, 9, 8, 7, 0});
}
