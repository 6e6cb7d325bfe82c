// SPDX-License-Identifier: Apache-2.0
#include <staffsim/core/printable.hpp>

#include "core/wording.hpp"
#include "support/catch.hpp"

using namespace staffsim;
using namespace std::chrono_literals;

TEST_CASE("numbers: as short as they read again", "[core]") {
  CHECK(number_text(0.1) == "0.1");
  CHECK(number_text(4.0) == "4");
  CHECK(float_text(4.0) == "4.0");
  CHECK(float_text(0.1) == "0.1");
  CHECK(float_text(1e20) == "1e+20");
  CHECK(count_text(0) == "0");
  CHECK(count_text(999) == "999");
  CHECK(count_text(100'000) == "100,000");
  CHECK(count_text(-1'234'567) == "-1,234,567");
  CHECK(amount_text(1e8) == "100,000,000");
  CHECK(amount_text(0.001) == "0.001");
  CHECK(amount_text(1e20) == "1e+20");
}

TEST_CASE("percent: the share has no more digits", "[core]") {
  CHECK(percent_hint(1.1) == "write 0.011 for 1.1 %");
  CHECK(percent_hint(80.0) == "write 0.8 for 80 %");
  CHECK(percent_hint(1e30) == "write 1e+28 for 1e+30 %");
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

TEST_CASE("what steers a terminal is more than ASCII's control characters", "[core]") {
  for (const char* text :
       {"help desk", "Gömrük xətti", "関税", "naïve \u00A0 desk", "\u2014", "\u2070"})
    CHECK(printable(text) == text);
  CHECK(printable("a\nb\tc") == "a b c");
  CHECK(printable("\x1B[2J\x7F") == "?[2J?");
  CHECK(printable("a\u0085b\u009B2J") == "a?b?2J");
  CHECK(printable("a\u2028b\u2029") == "a?b?");
  CHECK(printable("\u202Eb\u2066") == "?b?");
  CHECK(printable("\xC2") == "\xC2");  // cut off: nothing that steers
}

// A search of the rest of the text for each character would take hours, and end with the limit of
// the test runner.
TEST_CASE("a long text is printed in no time", "[core]") {
  const std::string text(10'000'000, 'a');
  CHECK(printable(text) == text);
}
