// SPDX-License-Identifier: Apache-2.0
#include "core/did_you_mean.hpp"
#include "support/catch.hpp"

using namespace staffsim;

TEST_CASE("slips: added, left out, replaced and swapped letters count one each", "[core]") {
  CHECK(slips_between("handles", "handles") == 0);
  CHECK(slips_between("handels", "handles") == 1);
  CHECK(slips_between("handle", "handles") == 1);
  CHECK(slips_between("chanel", "channel") == 1);
  CHECK(slips_between("mon", "Mon") == 0);
  CHECK(slips_between("", "abc") == 3);
  CHECK(slips_between("kitten", "sitting") == 3);
}

TEST_CASE("did you mean: the nearest word, if it is near", "[core]") {
  const std::vector<std::string> known = {"mean", "median", "min", "max"};
  CHECK(did_you_mean("maen", known) == "did you mean \"mean\"?");
  CHECK(did_you_mean("medain", known) == "did you mean \"median\"?");
  CHECK(did_you_mean("shape", known) == "known: \"mean\", \"median\", \"min\", \"max\"");
  CHECK(suggestion("shape", known).empty());
  CHECK(did_you_mean("x", {}).empty());
  CHECK(suggestion("e", {"c"}).empty());  // nothing in common
}

TEST_CASE("did you mean: the only word that begins like it, before any that is near", "[core]") {
  const std::vector<std::string> known = {"abandoned", "abandonment_rate", "answered",
                                          "answer_rate"};
  CHECK(did_you_mean("abandonment", known) == "did you mean \"abandonment_rate\"?");
  CHECK(did_you_mean("Abandonment", known) == "did you mean \"abandonment_rate\"?");
  CHECK(did_you_mean("abandoned_", known) == "did you mean \"abandoned\"?");
  CHECK(did_you_mean("answer", known) == "did you mean \"answered\"?");  // two begin like it
  CHECK(suggestion("aba", {"abandoned"}).empty());
}

TEST_CASE("did you mean: long lists are not recited, long words not compared", "[core]") {
  const std::vector<std::string> many(13, "known");
  CHECK(did_you_mean("something else", many).empty());
  const std::string word(1'000, 'a');
  CHECK(suggestion(word, {word + "b"}).empty());
}
