// SPDX-License-Identifier: Apache-2.0
// Reading stops at what is no TOML: there the hint is all that helps.
#include <staffsim/scenario/scenario.hpp>

#include "support/catch.hpp"

using namespace staffsim;

namespace {

std::string hint_of(const std::string& line) {
  const scenario::Reading reading = scenario::check("format = 1\n" + line + "\n");
  REQUIRE(reading.diagnostics.size() == 1);
  CHECK(reading.diagnostics[0].at.line == 2);
  const std::string& hint = reading.diagnostics[0].hint;
  return hint.substr(0, hint.find("reading stops here"));
}

}  // namespace

TEST_CASE("a line that is no TOML, and what was meant", "[scenario]") {
  CHECK(hint_of("interval = 30 min") == "write \"30 min\"; ");
  CHECK(hint_of("interval = 7.5 min  # half an hour") == "write \"7.5 min\"; ");
  CHECK(hint_of("name = import calls") == "put the text in quotes: \"import calls\"; ");
  CHECK(hint_of("shifts = [{ start = 07:00, length = \"8 h\" }]") == "write \"07:00\"; ");
  CHECK(hint_of("per_day = 90,5") == "write 90.5: with a decimal point; ");
  CHECK(hint_of("start = 02.03.2026") == "a date is written as 2025-09-01; ");
  CHECK(hint_of("at = [2026-03-10 09:30]") == "a moment has seconds: write 2026-03-10 09:30:00; ");
  CHECK(hint_of("at = 2026-03-10 09:30") == "a moment has seconds: write 2026-03-10 09:30:00; ");
  CHECK(hint_of("absence = 5%") == "write 0.05 for 5 %; ");
  CHECK(hint_of("handle = { family = \"exponential\",") == "a table in { } must be on one line; ");
  CHECK(hint_of("help desk = 4") ==
        "keys with blanks or brackets stand in quotes, and = before the value; ");
  CHECK(hint_of("mean = \u201C5 min\u201D") == "use straight quotes: \"; ");
  CHECK(hint_of("name = \u201Edesk\u201C") == "use straight quotes: \"; ");
  CHECK(hint_of("x = }") == "");
}
