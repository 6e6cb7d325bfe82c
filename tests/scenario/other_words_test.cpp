// SPDX-License-Identifier: Apache-2.0
#include "scenario/keys.hpp"
#include "scenario/other_words.hpp"
#include "support/catch.hpp"

#include <string>

using namespace staffsim::scenario;

TEST_CASE("What a table knows has no other word", "[scenario]") {
  for (const Section& section : all_sections())
    for (const std::string& key : section.keys) CHECK(in_our_words(section.path, key).empty());
  for (const Family& family : all_families()) {
    CHECK(in_our_words("law.family", family.name).empty());
    for (const std::string& key : family.keys) CHECK(in_our_words("law", key).empty());
  }
}

TEST_CASE("A window's beginning is a part of when it is", "[scenario]") {
  CHECK(in_our_words("agent_groups[].agents[]", "from") == R"(write when = "Mon-Fri 08:00-18:00")");
  CHECK(in_our_words("agent_groups[]", "from").empty());
}
