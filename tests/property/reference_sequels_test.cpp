// SPDX-License-Identifier: Apache-2.0
// The judge is judged too: plays of a few contacts whose times were worked out on paper. The engine
// plays them as well. Here: what follows from a contact, and the lines.
#include "property/judged_play.hpp"

using namespace staffsim;
using namespace staffsim::test;
using engine::PersonEnd;
using Waits = std::vector<double>;
namespace note = engine::note;

// The agent is busy until 10. The second contact gives up at 5 and calls again at 9.
TEST_CASE("reference: who gave up calls again", "[property][reference]") {
  ListedLuck luck;
  luck.redial_of[{0, 1, 0}] = ListedLuck::later(Cause::redial, 4, 6);
  const auto account =
      judge({with_sequels(hotline()), contacts({{0, 10}, {2, 1, 3}}), {heads(0, 1)}, {}}, luck);
  CHECK(fates(account) == "+-+");
  CHECK(waits_s(account) == Waits{0, 3, 1});
  CHECK(account.outcomes[2].arrived_s == 9);
  CHECK(notes_of(account) == std::vector<int>{0, note::goes_on, note::is_redial | note::is_later});
  CHECK(account.persons == std::vector<PersonEnd>{{2, 0, true}});
}

// Everything at 4: balks, calls again at once and balks, calls again at once and waits until 6.
TEST_CASE("reference: calls again at once", "[property][reference]") {
  ListedLuck luck;
  luck.redial_of[{0, 1, 0}] = ListedLuck::later(Cause::redial, 0, 1, 0);
  luck.redial_of[{0, 1, 1}] = ListedLuck::later(Cause::redial, 0, 1, 2);
  const auto account =
      judge({with_sequels(hotline()), contacts({{0, 10}, {4, 1, 0}}), {heads(0, 1)}, {}}, luck);
  CHECK(fates(account) == "+---");
  CHECK(waits_s(account) == Waits{0, 0, 0, 2});
  CHECK(account.persons == std::vector<PersonEnd>{{4, 0, false}});
}

// Two lines. The first talks until 5 and is wrapped up until 8, the second waits from 1 on, the
// third is blocked at 2 and calls again at 5, when the first line is free again.
TEST_CASE("reference: lines are held by talk, not by wrap-up", "[property][reference]") {
  auto spec = with_sequels(hotline());
  spec.lines = 2;
  ListedLuck luck;
  luck.redial_of[{0, 2, 0}] = ListedLuck::later(Cause::redial, 3, 1);
  const auto account =
      judge({spec, contacts({{0, 5, never_s, 3}, {1, 5}, {2, 9}}), {heads(0, 1)}, {}}, luck);
  CHECK(fates(account) == "++x+");
  CHECK(waits_s(account) == Waits{0, 7, 0, 8});  // served at 8 and at 13
  CHECK_FALSE(account.outcomes[2].delayed);
}

// One line. The first is passed on from a to b at 5 and keeps it until 9, or balks there: who comes
// at 5 finds it busy all the same.
TEST_CASE("reference: who is passed on keeps the line", "[property][reference]") {
  auto spec = with_sequels(centre(2, {{taking("a")}, {taking("b")}}));
  spec.lines = 1;
  const auto calls = contacts({{0, 5}, {5, 1}, {8, 1}, {9, 1}});
  ListedLuck luck;
  luck.next_of[{0, 0, 0}] = ListedLuck::later(Cause::transfer, 0, 4, never_s, 1);
  CHECK(fates(judge({spec, calls, {heads(0, 1), heads(0, 1, 1)}, {}}, luck)) == "+x+x+");
  luck.next_of[{0, 0, 0}] = ListedLuck::later(Cause::transfer, 0, 4, 0, 1);
  CHECK(fates(judge({spec, calls, {heads(0, 1)}, {}}, luck)) == "+x-++");
}

// The first contact talks until 10 (wrap-up until 14) and is passed on to type b, where it stands
// before the one that came at 6, for it came at 5. Their agent is free at 20 and at 23.
TEST_CASE("reference: a passed on contact stands by its first arrival", "[property][reference]") {
  ListedLuck luck;
  luck.next_of[{0, 1, 0}] = ListedLuck::later(Cause::transfer, 0, 3, never_s, 1);
  const auto account =
      judge({with_sequels(centre(2, {{taking("a")}, {taking("b")}})),
             contacts({{0, 20, never_s, 0, 1}, {5, 5, never_s, 4, 0}, {6, 1, never_s, 0, 1}}),
             {heads(0, 1), heads(0, 1, 1)},
             {}},
            luck);
  CHECK(waits_s(account) == Waits{0, 0, 17, 10});
  CHECK(account.outcomes[3].arrived_s == 10);
  CHECK(notes_of(account) == std::vector<int>{0, note::goes_on, 0, note::is_later});
  CHECK(account.persons == std::vector<PersonEnd>{{5, 0, true}});
}

// Two persons of one serial, whose first types were a and b, are passed on to c at 5: the one whose
// first type was a stands first.
TEST_CASE("reference: sequels of one instant stand by person", "[property][reference]") {
  auto spec = with_sequels(centre(3, {{taking("b")}, {taking("a")}, {taking("c")}}));
  spec.contact_types[1].transfers = {{"c", 0.1}};
  ListedLuck luck;
  luck.next_of[{0, 0, 0}] = ListedLuck::later(Cause::transfer, 0, 3, never_s, 2);
  luck.next_of[{1, 0, 0}] = ListedLuck::later(Cause::transfer, 0, 4, never_s, 2);
  Play play{spec,
            contacts({{0, 5}, {0, 5, never_s, 0, 1}}),
            {heads(0, 1), heads(0, 1, 1), heads(0, 1, 2)},
            {}};
  play.contacts[1].serial = 0;
  const auto account = judge(play, luck);
  CHECK(waits_s(account) == Waits{0, 0, 0, 3});
  CHECK(account.outcomes[3].handled_s == 4);
}

// Handed over at 8, the contact has not talked to its end: it comes back 5 s after the end of the
// talk that is resumed at 20 and ends at 22.
TEST_CASE("reference: an interrupted talk is followed by nothing yet", "[property][reference]") {
  ListedLuck luck;
  luck.next_of[{0, 0, 0}] = ListedLuck::later(Cause::comes_back, 5, 1);
  const auto account = judge({with_sequels(hotline(EndOfShift::hand_over)),
                              contacts({{0, 10}}),
                              {starts(0, 0), ends(8, 0), starts(20, 0)},
                              {}},
                             luck);
  CHECK(fates(account) == "++");
  CHECK(account.outcomes[1].arrived_s == 27);
}

// The second never waits, the third is answered but may not come again.
TEST_CASE("reference: deflected and invalid contacts", "[property][reference]") {
  ListedLuck luck;
  luck.redial_of[{0, 1, 0}] = ListedLuck::later(Cause::redial, 1, 1);
  luck.next_of[{0, 2, 0}] = ListedLuck::later(Cause::comes_back, 1, 1);
  Play play{with_sequels(hotline()), contacts({{0, 10}, {1, 10, 0}, {2, 10}}), {heads(0, 1)}, {}};
  play.spec.incidents.push_back(
      IncidentSpec{.name = "outage",
                   .starts = std::vector<Moment>{{date_of(2025, 9, 1), {}}},
                   .lasts = Deterministic{std::chrono::minutes{1}},
                   .affects = {{"a", {.deflected = 0.5}}}});
  play.contacts[1].nature = Nature::deflected;
  play.contacts[2].nature = Nature::invalid;
  const auto account = judge(play, luck);
  CHECK(fates(account) == "+d+");
  CHECK_FALSE(account.outcomes[1].delayed);
  CHECK(notes_of(account) == std::vector<int>{0, 0, note::is_invalid});
}
