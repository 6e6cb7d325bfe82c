// SPDX-License-Identifier: Apache-2.0
// Abandonment is lazy: it is found out late and still counted at its own time.
#include "engine/play.hpp"
#include "support/catch.hpp"

using namespace staffsim;
using namespace staffsim::test;
using Waits = std::vector<double>;

// One agent, busy from 0 to 20: contacts 2 and 3 give up at 8 and 13, contact 4 waits 17.
TEST_CASE("who gives up waits its patience, however late it is noticed", "[engine][patience]") {
  const auto account = perform(
      {hotline(), contacts({{0, 20}, {1, 5, 7}, {2, 5, 11}, {3, 5, 18}}), {heads(0, 1)}, {}});
  CHECK(fates(account) == "+--+");
  CHECK(waits_s(account) == Waits{0, 7, 11, 17});
}

// The second in line gives up before the first: it must not be taken at 20.
TEST_CASE("who gives up behind a patient contact is not served", "[engine][patience]") {
  const auto account =
      perform({hotline(), contacts({{0, 20}, {1, 5}, {2, 5, 3}, {4, 5}}), {heads(0, 1)}, {}});
  CHECK(fates(account) == "++-+");
  CHECK(waits_s(account) == Waits{0, 19, 3, 21});
}

TEST_CASE("a contact without patience balks unless an agent is free", "[engine][patience]") {
  const auto account =
      perform({hotline(), contacts({{0, 20, 0}, {1, 5, 0}, {20, 5, 0}}), {heads(0, 1)}, {}});
  CHECK(fates(account) == "+-+");
  CHECK(waits_s(account) == Waits{0, 0, 0});
  CHECK_FALSE(account.outcomes[0].delayed);
  CHECK(account.outcomes[1].delayed);
}

TEST_CASE("without agents contacts give up or stay", "[engine][patience]") {
  const auto account = perform({hotline(), contacts({{1, 5, 3}, {2, 5}}), {}, {}, 100.0});
  CHECK(fates(account) == "-?");
  CHECK(waits_s(account) == Waits{3, 98});
}

// The run stops at 100: patience that ends then has not ended.
TEST_CASE("who would give up at the end of the run is unfinished", "[engine][patience]") {
  const auto account = perform(
      {hotline(), contacts({{0, 500}, {40, 5, 59}, {40, 5, 60}}), {heads(0, 1)}, {}, 100.0});
  CHECK(fates(account) == "+-?");
}

TEST_CASE("what is in hand at the end of the run is answered, whole", "[engine][patience]") {
  for (const EndOfShift end : {EndOfShift::finish, EndOfShift::hand_over}) {
    const auto account = perform({hotline(end), contacts({{90, 500}}), {heads(0, 1)}, {}, 100.0});
    CHECK(fates(account) == "+");
    CHECK(account.outcomes[0].handled_s == 500.0);
  }
}

// Speed 2 halves handling and wrap-up; the contact's agent is free again after both.
TEST_CASE("speed divides handle and wrap-up time", "[engine]") {
  auto spec = centre(1, {{{"a", 2.0}}});
  const auto account = perform({spec, contacts({{0, 10, never_s, 4}, {1, 10}}), {heads(0, 1)}, {}});
  CHECK(account.outcomes[0].handled_s == 7.0);
  CHECK(waits_s(account) == Waits{0, 6});
}

TEST_CASE("services of length zero leave the agent free", "[engine]") {
  const auto account = perform(
      {hotline(), contacts({{5, 0, 0}, {5, 0, 0}, {5, 3, 0}, {5, 0, 0}}), {heads(0, 1)}, {}});
  CHECK(fates(account) == "++-+");  // sorted by handled time; the last in the list balked
}
