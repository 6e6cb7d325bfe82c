// SPDX-License-Identifier: Apache-2.0
// Texts that would exhaust a careless reader.
#include "scenario/scenario_files.hpp"
#include "support/catch.hpp"

using namespace staffsim;

namespace {

std::string first_message(const std::string& text) {
  const scenario::Reading reading = scenario::check(text);
  return reading.diagnostics.empty() ? "" : reading.diagnostics[0].message;
}

std::string repeated(const std::string& part, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += part;
  return all;
}

}  // namespace

TEST_CASE("limits: size, nesting and length of keys", "[scenario][limits]") {
  CHECK(first_message(std::string((1U << 20U) + 1, '#')) ==
        "the file is too large: limit 1,048,576 bytes");
  CHECK(first_message("a = " + std::string(100'000, '[')) ==
        "brackets are nested too deeply: limit 32");
  CHECK(first_message(repeated("a.", 100'000) + "a = 1") == "a key has too many parts: limit 17");
  CHECK(first_message("[" + repeated("\"a\" . ", 100'000) + "a]") ==
        "a key has too many parts: limit 17");
}

TEST_CASE("limits: dots in numbers and strings are no parts of keys", "[scenario][limits]") {
  const std::string numbers = "profile = [" + repeated("1.5, ", 95) + "1.5]\n";
  std::string text = tests::small_scenario();
  text.insert(text.find("handle ="), numbers);
  text += "[notes]\n\"horizon\" = \"" + repeated("a.", 500) + "\"\n";
  const scenario::Reading reading = scenario::check(text);
  INFO(tests::messages(reading));
  CHECK(reading.study.has_value());
}

TEST_CASE("limits: bytes that are no UTF-8, wherever they stand", "[scenario][limits]") {
  for (const char* bad : {"\xff", "\xc0\x80", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xe2\x82"}) {
    const scenario::Reading reading = scenario::check(std::string{"x = 1\n# é"} + bad);
    REQUIRE(reading.diagnostics.size() == 1);
    CHECK(reading.diagnostics[0].message == "not UTF-8 text");
    CHECK(reading.diagnostics[0].at == SourceLocation{2, 4});
  }
}

TEST_CASE("limits: a thousand findings are enough", "[scenario][limits]") {
  const std::string text = tests::small_scenario(repeated("[[targets]]\n", 5'000));
  const scenario::Reading reading = scenario::check(text);
  CHECK(reading.diagnostics.size() == scenario::limits::diagnostics);
  CHECK(scenario::render(reading.diagnostics, "a", text)
            .ends_with("1,000 errors shown, there may be more; nothing was run.\n"));
}
