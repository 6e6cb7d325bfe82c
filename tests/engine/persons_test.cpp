// SPDX-License-Identifier: Apache-2.0
// Persons: shifts, overrun and breaks (rules 19 and 20).
#include "engine/play.hpp"
#include "support/catch.hpp"

using namespace staffsim;
using namespace staffsim::test;
using Waits = std::vector<double>;

TEST_CASE("a person serves from the start of the shift", "[engine][persons]") {
  const auto account = perform({hotline(), contacts({{1, 5}}), {starts(10, 0)}, {}});
  CHECK(waits_s(account) == Waits{9});
  CHECK(heads_at(account, 9) == Heads{0, 0});
  CHECK(heads_at(account, 10) == Heads{1, 1});
}

// Busy until 30 (wrap-up included) when the shift ends at 10: present, not on duty, until 30.
TEST_CASE("a busy person overruns and takes nothing more", "[engine][persons]") {
  const auto account = perform(
      {hotline(), contacts({{0, 20, never_s, 10}, {1, 5}}), {starts(0, 0), ends(10, 0)}, {}});
  CHECK(fates(account) == "+?");
  CHECK(heads_at(account, 10) == Heads{1, 0});
  CHECK(heads_at(account, 30) == Heads{0, 0});
}

// Unlike heads, each person leaves at the end of the own shift: position 1 is idle, 0 is busy.
TEST_CASE("persons are not interchangeable", "[engine][persons]") {
  const auto account = perform(
      {hotline(), contacts({{0, 20}, {15, 5}}), {starts(0, 0), starts(0, 1), ends(10, 0)}, {}});
  CHECK(waits_s(account) == Waits{0, 0});
  CHECK(heads_at(account, 10) == Heads{2, 1});
  CHECK(heads_at(account, 20) == Heads{1, 1});
}

TEST_CASE("a position may be taken while the last person there overruns", "[engine][persons]") {
  const auto account = perform({hotline(),
                                contacts({{0, 50}, {21, 5}, {27, 30}, {28, 1}}),
                                {starts(0, 0), ends(10, 0), starts(20, 0), ends(40, 0)},
                                {}});
  CHECK(fates(account) == "+++?");
  CHECK(heads_at(account, 45) == Heads{2, 0});
  CHECK(heads_at(account, 50) == Heads{1, 0});
}

TEST_CASE("a break due while idle starts at once", "[engine][persons]") {
  const auto account =
      perform({hotline(), contacts({{12, 5}}), {starts(0, 0), pause(10, 0, 20)}, {}});
  CHECK(waits_s(account) == Waits{18});
  CHECK(heads_at(account, 10) == Heads{0, 0});
  CHECK(heads_at(account, 30) == Heads{1, 1});
}

// Busy until 17, wrap-up included: the break lasts from 17 to 37; duty goes on until it starts.
TEST_CASE("a break due while busy starts afterwards and lasts its whole length",
          "[engine][persons]") {
  const auto account = perform(
      {hotline(), contacts({{5, 10, never_s, 2}, {6, 5}}), {starts(0, 0), pause(10, 0, 20)}, {}});
  CHECK(waits_s(account) == Waits{0, 31});
  CHECK(heads_at(account, 16) == Heads{1, 1});
  CHECK(heads_at(account, 17) == Heads{0, 0});
  CHECK(heads_at(account, 37) == Heads{1, 1});
}

TEST_CASE("a break is cut by the end of the shift", "[engine][persons]") {
  const auto account =
      perform({hotline(), contacts({{12, 5}}), {starts(0, 0), pause(10, 0, 20), ends(25, 0)}, {}});
  CHECK(fates(account) == "?");
  CHECK(heads_at(account, 25) == Heads{0, 0});
  CHECK(heads_at(account, 30) == Heads{0, 0});
}

// Busy until 30, break due at 10, shift ends at 20: no break, gone at 30.
TEST_CASE("a break that would start after the shift's end is lost", "[engine][persons]") {
  const auto account =
      perform({hotline(), contacts({{0, 30}}), {starts(0, 0), pause(10, 0, 5), ends(20, 0)}, {}});
  CHECK(heads_at(account, 19) == Heads{1, 1});
  CHECK(heads_at(account, 20) == Heads{1, 0});
  CHECK(heads_at(account, 30) == Heads{0, 0});
}

// Both fall due during one long contact: 5 + 7 from 40 on.
TEST_CASE("two breaks due while busy follow one another", "[engine][persons]") {
  const auto account = perform({hotline(),
                                contacts({{0, 40}, {1, 1}}),
                                {starts(0, 0), pause(10, 0, 5), pause(20, 0, 7)},
                                {}});
  CHECK(waits_s(account) == Waits{0, 51});
}

// 10 to 20, and the one due at 15 lasts from 20 to 27.
TEST_CASE("a break due during a break follows it", "[engine][persons]") {
  const auto account = perform({hotline(),
                                contacts({{1, 1}, {11, 1}}),
                                {starts(0, 0), pause(10, 0, 10), pause(15, 0, 7)},
                                {}});
  CHECK(waits_s(account) == Waits{0, 16});
  CHECK(heads_at(account, 20) == Heads{0, 0});
}

// Back from the break at 20, after the other agent became idle at 18: that one is the longer idle.
TEST_CASE("who returns from a break is idle since then", "[engine][persons]") {
  const auto account = perform({centre(1, {{{"a"}}, {{"a"}}}),
                                contacts({{8, 10}, {30, 5}}),
                                {starts(0, 0, 0), pause(7, 0, 13, 0), starts(5, 0, 1)},
                                {}});
  CHECK(groups(account) == std::vector{1, 1});
}

// Staggered breaks are different changes: one agent after the other is away.
TEST_CASE("staggered breaks leave somebody on duty", "[engine][persons]") {
  const auto account = perform({hotline(),
                                contacts({{10, 1, 0}, {15, 1, 0}, {20, 1, 0}}),
                                {starts(0, 0), starts(0, 1), pause(10, 0, 10), pause(20, 1, 10)},
                                {}});
  CHECK(fates(account) == "+++");
  CHECK(heads_at(account, 15) == Heads{1, 1});
  CHECK(heads_at(account, 20) == Heads{1, 1});
}

TEST_CASE("a break may start with the shift", "[engine][persons]") {
  const auto account =
      perform({hotline(), contacts({{1, 1}}), {starts(0, 0), pause(0, 0, 10)}, {}});
  CHECK(waits_s(account) == Waits{9});
}
