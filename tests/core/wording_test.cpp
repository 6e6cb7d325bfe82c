// SPDX-License-Identifier: Apache-2.0
#include "core/wording.hpp"
#include "support/catch.hpp"

using namespace staffsim;
using namespace std::chrono_literals;

TEST_CASE("numbers: as short as they read again", "[core]") {
  CHECK(number_text(0.1) == "0.1");
  CHECK(number_text(4.0) == "4");
  CHECK(count_text(0) == "0");
  CHECK(count_text(999) == "999");
  CHECK(count_text(100'000) == "100,000");
  CHECK(count_text(-1'234'567) == "-1,234,567");
  CHECK(amount_text(1e8) == "100,000,000");
  CHECK(amount_text(0.001) == "0.001");
  CHECK(amount_text(1e20) == "1e+20");
}

TEST_CASE("durations: in the largest unit that keeps them short", "[core]") {
  CHECK(duration_text(450s) == "7.5 min");
  CHECK(duration_text(20s) == "20 s");
  CHECK(duration_text(-30s) == "-30 s");
  CHECK(duration_text(48h) == "2 d");
  CHECK(duration_text(Duration{0.0}) == "0 s");
  CHECK(duration_text(100s) == "100 s");
}

TEST_CASE("dates and quotes", "[core]") {
  CHECK(date_text(date_of(2025, 9, 1)) == "2025-09-01");
  CHECK(in_quotes("two\nlines") == "\"two?lines\"");
  CHECK(in_quotes(std::string(100, 'a')) == "\"" + std::string(80, 'a') + "...\"");
}

TEST_CASE("what steers a line is more than ASCII's control characters", "[core]") {
  for (const char* name : {"help desk", "Zölle", "関税", "naïve \u00A0 desk", "\u2014", "\u2070"})
    CHECK_FALSE(steers_a_line(name));
  for (const char* name :
       {"a\nb", "a\tb", "\x7F", "a\u0085", "\u009B2J", "a\u2028b", "\u2029", "\u202Eb", "\u2066"})
    CHECK(steers_a_line(name));
}
