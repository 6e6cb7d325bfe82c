// SPDX-License-Identifier: Apache-2.0
// The judge is judged too: plays of a few contacts whose times were worked out on paper. The engine
// plays them as well.
#include "property/judged_play.hpp"

using namespace staffsim;
using namespace staffsim::test;
using engine::HeadsStep;
using engine::Reply;
using engine::Spell;
using Waits = std::vector<double>;
using Groups = std::vector<int>;

// Two agents, b keeps one free. At 1 only one is idle, at 10 again; at 12 both are.
TEST_CASE("reference: agents are kept free", "[property][reference]") {
  const auto account =
      judge({centre(2, {{taking("a"), Skill{.type = "b", .keep_free = 1}}}),
             contacts({{0, 10, never_s, 0, 1}, {1, 5, never_s, 0, 1}, {2, 10, never_s, 0, 0}}),
             {heads(0, 2)},
             {}});
  CHECK(waits_s(account) == Waits{0, 11, 0});
}

// The e-mail of 20 s works 5 s, then the call until 9, then 3 s of switching before the other 15 s.
// A second call at 10 comes during the switch, which begins anew at 14.
TEST_CASE("reference: a call interrupts an e-mail", "[property][reference]") {
  const auto spec = with_email(centre(2, {{taking("a"), pre_empted("b", "a", 3)}}), 1);
  const auto once = judge({spec, contacts({{0, 20, never_s, 2, 1}, {5, 4, 0}}), {heads(0, 1)}, {}});
  CHECK(fates(once) == "++");
  CHECK_FALSE(once.outcomes[1].delayed);
  CHECK(once.outcomes[0].wait_s == 4);
  CHECK(once.outcomes[0].handled_s == 25);
  CHECK(once.replies == std::vector<Reply>{{0, 27, 1}});
  CHECK(sorted_spells(once) == std::vector<Spell>{{Spell::Kind::waiting, 1, 5, 9},
                                                  {Spell::Kind::handling, 0, 0, 5},
                                                  {Spell::Kind::handling, 0, 9, 29}});
  const auto twice =
      judge({spec, contacts({{0, 20, never_s, 2, 1}, {5, 4, 0}, {10, 4, 0}}), {heads(0, 1)}, {}});
  CHECK(twice.outcomes[0].wait_s == 8);
  CHECK(twice.replies == std::vector<Reply>{{0, 32, 1}});
}

// The only head has to go at 5, after the e-mail in hand: the call at 6 finds nobody. So it does
// where an incident pulls the head away.
TEST_CASE("reference: who goes after the e-mail in hand is not interrupted",
          "[property][reference]") {
  const ModelSpec spec = with_email(centre(2, {{taking("a"), pre_empted("b", "a")}}), 1);
  const auto came = contacts({{0, 20, never_s, 0, 1}, {6, 10, 4}});
  CHECK(fates(judge({spec, came, {heads(0, 1), heads(5, 0)}, {}})) == "+-");
  CHECK(fates(judge({spec, came, {heads(0, 1)}, {withdrawn(5, 1)}})) == "+-");
}

// The e-mail is done at 5, and its wrap-up at 15: the call at 6 has to wait for it.
TEST_CASE("reference: wrap-up is not interrupted", "[property][reference]") {
  const auto account = judge({with_email(centre(2, {{taking("a"), pre_empted("b", "a")}}), 1),
                              contacts({{0, 5, never_s, 10, 1}, {6, 1}}),
                              {heads(0, 1)},
                              {}});
  CHECK(waits_s(account) == Waits{0, 9});
  CHECK(account.outcomes[0].handled_s == 15);
  CHECK(account.replies == std::vector<Reply>{{0, 5, 1}});
}

// One of two has to go from 5 on, whoever finishes first: the e-mail that started last may be
// interrupted, by the call at 10, and its head is now the next to finish; so the call at 12
// interrupts the other. At 14 one goes, at 18 the other goes on with the e-mail interrupted last.
TEST_CASE("reference: who finishes next goes, whoever that is", "[property][reference]") {
  const auto account =
      judge({with_email(centre(2, {{taking("a"), pre_empted("b", "a")}}), 1),
             contacts({{0, 20, never_s, 0, 1}, {1, 20, never_s, 0, 1}, {10, 4}, {12, 6}}),
             {heads(0, 2), heads(5, 1)},
             {}});
  CHECK(waits_s(account) == Waits{6, 16, 0, 0});
  CHECK(steps_of(account).back().at_s == 14);
}

// The other group may not take the call but takes the interrupted e-mail, with its own switch.
TEST_CASE("reference: an interrupted e-mail moves on at once", "[property][reference]") {
  Skill other = taking("b");
  other.switch_time = Duration{2};
  const auto account =
      judge({with_email(centre(2, {{taking("a"), pre_empted("b", "a")}, {other}}), 1),
             contacts({{0, 20, never_s, 0, 1}, {5, 4}}),
             {heads(0, 1), heads(0, 1, 1)},
             {}});
  CHECK(waits_s(account) == Waits{0, 0});
  CHECK(groups(account) == Groups{1, 0});
  CHECK(account.replies == std::vector<Reply>{{0, 22, 1}});
}

// The other group takes those who have waited 4 s: the second at 5, as its patience ends.
TEST_CASE("reference: contacts overflow", "[property][reference]") {
  const auto account = judge({centre(1, {{taking("a")}, {overflowing("a", 4)}}),
                              contacts({{0, 10}, {1, 3, 4}, {2, 1, 3}}),
                              {heads(0, 1), heads(0, 1, 1)},
                              {}});
  CHECK(fates(account) == "++-");
  CHECK(waits_s(account) == Waits{0, 4, 3});
  CHECK(account.outcomes[1].group == 1);
}

// Nobody of the other group is idle at 5, but one works at an e-mail.
TEST_CASE("reference: an overflowing call interrupts an e-mail", "[property][reference]") {
  const auto account =
      judge({with_email(centre(2, {{taking("a")}, {overflowing("a", 4), pre_empted("b", "a")}}), 1),
             contacts({{0, 20, never_s, 0, 1}, {0, 30}, {1, 3}}),
             {heads(0, 1), heads(0, 1, 1)},
             {}});
  CHECK(waits_s(account) == Waits{0, 3, 4});
  CHECK(account.outcomes[2].group == 1);
}

// At 20 the first is idle since 10 and was busy half of the time, the second is idle since 13.
TEST_CASE("reference: the least occupied agent", "[property][reference]") {
  Play play{centre(1, {{taking("a")}, {taking("a")}}),
            contacts({{0, 10}, {12, 1}, {20, 1}}),
            {heads(0, 1), heads(0, 1, 1)},
            {}};
  CHECK(groups(judge(play)) == Groups{0, 1, 0});
  play.spec.routing.agent = AgentSelection::least_occupied;
  CHECK(groups(judge(play)) == Groups{0, 1, 1});
}

// Who waits when the agent is free at 10: one of a, since 1, and two of b.
TEST_CASE("reference: the longest queue", "[property][reference]") {
  Play play{centre(2, {{taking("a"), taking("b")}}),
            contacts({{0, 10}, {1, 5}, {2, 5, never_s, 0, 1}, {3, 5, never_s, 0, 1}}),
            {heads(0, 1)},
            {}};
  play.spec.routing.contact = ContactSelection::longest_queue;
  CHECK(waits_s(judge(play)) == Waits{0, 14, 8, 17});  // b, then a: one each, the order of handles
}

// The same, a is acceptable within 3 s, so due at 4; the e-mails are due at 3 and 4, and the tie
// goes to who came first.
TEST_CASE("reference: the earliest due", "[property][reference]") {
  Play play{with_email(centre(2, {{taking("b"), taking("a")}}), 1),
            contacts({{0, 10}, {1, 5}, {2, 5, never_s, 0, 1}, {3, 5, never_s, 0, 1}}),
            {heads(0, 1)},
            {}};
  play.spec.routing.contact = ContactSelection::earliest_due;
  play.spec.contact_types[0].service_level = ServiceLevelRule{Duration{3}, {}};
  play.spec.contact_types[1].service_level = ServiceLevelRule{Duration{100}, {}};
  play.spec.contact_types[1].due = Duration{1};
  CHECK(waits_s(judge(play)) == Waits{0, 14, 8, 17});
}

// One head by the plan, one more is called in from 5 to 9 and busy until 16.
TEST_CASE("reference: heads are called in", "[property][reference]") {
  const auto account =
      judge({hotline(),
             contacts({{0, 20}, {6, 10}}),
             {heads(0, 1)},
             {{5, IncidentStep::Kind::called_in, 0, 1}, {9, IncidentStep::Kind::called_in, 0, 0}}});
  CHECK(waits_s(account) == Waits{0, 0});
  CHECK(steps_of(account) ==
        std::vector<HeadsStep>{
            {0, 0, 1, 1, 0, 0}, {5, 0, 1, 1, 0, 1}, {9, 0, 0, -1, 1, -1}, {16, 0, -1, 0, -1, 0}});
}

// Intervals of a minute. At 60 two e-mails wait, one of them is interrupted; the one that comes
// then is not counted. At 120, the end of the run, only this one waits: the second is in hand until
// 130.
TEST_CASE("reference: backlog", "[property][reference]") {
  Play play{
      with_email(centre(2, {{taking("a"), pre_empted("b", "a")}}), 1),
      contacts(
          {{10, 30, never_s, 0, 1}, {20, 60, never_s, 0, 1}, {35, 30}, {60, 50, never_s, 0, 1}}),
      {heads(0, 1)},
      {},
      120};
  play.spec.horizon.interval = std::chrono::minutes{1};
  const auto account = judge(play);
  CHECK(account.backlog == std::vector<engine::BacklogSample>{{60, 10, 2, 1}, {120, 60, 1, 1}});
  CHECK(fates(account) == "+++?");
  CHECK(account.replies == std::vector<Reply>{{10, 70, 1}, {20, 130, 1}, {60, never_s, 1}});
}
