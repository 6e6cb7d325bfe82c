// SPDX-License-Identifier: Apache-2.0
// Each file of broken/ holds slips, and beside it stands what its author is told, to the letter.
#include "scenario/scenario_files.hpp"
#include "support/catch.hpp"

using namespace staffsim;

namespace {

std::string told(const std::filesystem::path& file) {
  const std::string text = tests::text_of(file);
  const scenario::Reading reading = scenario::check(text, tests::beside(file));
  return scenario::render(reading.diagnostics, file.filename().string(), text);
}

std::filesystem::path expectation(std::filesystem::path file) {
  return file.replace_extension(".txt");
}

}  // namespace

TEST_CASE("broken scenarios: every finding, word for word", "[scenario][diagnostics]") {
  for (const auto& file : tests::scenarios_in(tests::scenario_folder("broken"))) {
    INFO(file.filename().string());
    CHECK(told(file) == tests::text_of(expectation(file)));
  }
}

TEST_CASE("broken scenarios: none is a study, and each finding has its place", "[scenario]") {
  const auto files = tests::scenarios_in(tests::scenario_folder("broken"));
  CHECK(files.size() >= 60);
  for (const auto& file : files) {
    INFO(file.filename().string());
    const scenario::Reading reading = scenario::check(tests::text_of(file), tests::beside(file));
    CHECK_FALSE(reading.study.has_value());
    CHECK(has_errors(reading.diagnostics));
    for (const Diagnostic& finding : reading.diagnostics) {
      CHECK(finding.at.line >= 1);
      CHECK(finding.at.column >= 1);
      CHECK_FALSE(finding.message.empty());
    }
  }
}

// Run by name after a change of wording; read the difference before it is kept.
TEST_CASE("write the expected texts anew", "[.update]") {
  for (const auto& file : tests::scenarios_in(tests::scenario_folder("broken")))
    std::ofstream{expectation(file), std::ios::binary} << told(file);
}
