// SPDX-License-Identifier: Apache-2.0
// Head counts that rise and fall where agents finish the contact in hand (rule 19).
#include "engine/play.hpp"
#include "support/catch.hpp"

using namespace staffsim;
using namespace staffsim::test;
using Waits = std::vector<double>;

namespace {

/// By the event kernel, and by the event-free one where it applies.
engine::Account perform_both(const Play& play) {
  const Model model = model_of(play);
  const auto account = perform(*engine::make_event_kernel(model), play, GivenLuck{});
  const auto other = perform(*engine::make_kernel(model), play, GivenLuck{});
  CHECK(other.outcomes == account.outcomes);
  CHECK(net_changes(other.heads) == net_changes(account.heads));
  return account;
}

}  // namespace

TEST_CASE("a new head takes who waits", "[engine][heads]") {
  const auto account =
      perform_both({hotline(), contacts({{0, 50}, {1, 50}}), {heads(0, 1), heads(10, 2)}, {}});
  CHECK(waits_s(account) == Waits{0, 9});
  CHECK(heads_at(account, 10) == Heads{2, 2});
}

// Two are busy until 30 and 40 when the count falls to 1 at 10: who finishes first leaves.
TEST_CASE("the next to finish leaves when all are busy", "[engine][heads]") {
  const auto account = perform_both(
      {hotline(), contacts({{0, 30}, {0, 40}, {5, 10}}), {heads(0, 2), heads(10, 1)}, {}});
  CHECK(waits_s(account) == Waits{0, 0, 35});
  CHECK(heads_at(account, 10) == Heads{2, 1});  // the overrun is present but not on duty
  CHECK(heads_at(account, 30) == Heads{1, 1});
}

// Two owe a departure at 10; the rise at 20 cancels one of them: who finishes at 30 still leaves,
// who finishes at 40 stays, and nobody new comes.
TEST_CASE("a rise cancels owed departures first", "[engine][heads]") {
  const auto account = perform_both({hotline(),
                                     contacts({{0, 30}, {0, 40}, {5, 10}}),
                                     {heads(0, 2), heads(10, 0), heads(20, 1)},
                                     {}});
  CHECK(waits_s(account) == Waits{0, 0, 35});
  CHECK(heads_at(account, 20) == Heads{2, 1});
  CHECK(heads_at(account, 30) == Heads{1, 1});
}

TEST_CASE("a rise beyond the owed departures brings new heads", "[engine][heads]") {
  const auto account = perform_both({hotline(),
                                     contacts({{0, 30}, {0, 40}, {5, 10}}),
                                     {heads(0, 2), heads(10, 0), heads(20, 3)},
                                     {}});
  CHECK(waits_s(account) == Waits{0, 0, 15});
  CHECK(heads_at(account, 20) == Heads{3, 3});
}

// Desk 0 has agents idle since 0 and since 20, desk 1 one idle since 10. At 30 the longest idle of
// desk 0 goes, so that desk 1 is the longest idle of all.
TEST_CASE("the longest idle leaves first", "[engine][heads]") {
  const auto account = perform_both({centre(1, {{{"a"}}, {{"a"}}}),
                                     contacts({{1, 19}, {40, 5}}),
                                     {heads(0, 2), heads(10, 1, 1), heads(30, 1)},
                                     {}});
  CHECK(groups(account) == std::vector{0, 1});
  CHECK(heads_at(account, 30) == Heads{1, 1});
}

TEST_CASE("one idle and one busy: the idle goes at once, the busy stays", "[engine][heads]") {
  const auto account =
      perform_both({hotline(), contacts({{0, 30}, {15, 5}}), {heads(0, 2), heads(10, 1)}, {}});
  CHECK(heads_at(account, 10) == Heads{1, 1});
  CHECK(waits_s(account) == Waits{0, 15});
}

TEST_CASE("a head count of zero stops service and a later one resumes it", "[engine][heads]") {
  const auto account = perform_both({hotline(),
                                     contacts({{5, 10}, {12, 10}, {13, 10, 5}}),
                                     {heads(0, 1), heads(10, 0), heads(100, 2)},
                                     {}});
  CHECK(fates(account) == "++-");
  CHECK(waits_s(account) == Waits{0, 88, 5});
  CHECK(heads_at(account, 50) == Heads{0, 0});
}

// Wrap-up belongs to the contact in hand.
TEST_CASE("who leaves after the contact leaves after its wrap-up", "[engine][heads]") {
  const auto account =
      perform_both({hotline(), contacts({{0, 10, never_s, 10}}), {heads(0, 1), heads(5, 0)}, {}});
  CHECK(heads_at(account, 19) == Heads{1, 0});
  CHECK(heads_at(account, 20) == Heads{0, 0});
}

// The head who comes at 10 takes the one whose patience ends then, until 39; the other, who comes
// at 20 and is idle from 25 on, goes at 30 and leaves nobody for who arrives then.
TEST_CASE("changes of the head count come before starts", "[engine][heads]") {
  const auto account = perform_both({hotline(),
                                     contacts({{1, 29, 9}, {2, 5, 28}, {30, 5, 0}}),
                                     {heads(10, 1), heads(20, 2), heads(30, 1)},
                                     {}});
  CHECK(fates(account) == "++-");
  CHECK(waits_s(account) == Waits{9, 18, 0});
}
