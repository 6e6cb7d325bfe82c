// SPDX-License-Identifier: Apache-2.0
#include <staffsim/core/contracts.hpp>
#include <staffsim/core/diagnostics.hpp>

#include "support/catch.hpp"

using namespace staffsim;

TEST_CASE("a scenario error lists its errors, a line each, and no warnings", "[core]") {
  const Diagnostics findings = {
      {.severity = Severity::error, .at = {3, 7}, .key_path = "a.b", .message = "m", .hint = "h"},
      {.severity = Severity::warning, .at = {}, .key_path = {}, .message = "w", .hint = {}}};
  CHECK(has_errors(findings));
  CHECK_FALSE(has_errors({findings[1]}));
  const ScenarioError error{findings};
  CHECK(error.diagnostics() == findings);
  CHECK(std::string{error.what()} == "the scenario cannot be used\nline 3, column 7: a.b: m (h)");
}

TEST_CASE("a demand that is not met names the function and the rule", "[core]") {
  CHECK_NOTHROW(require(true, "f", "x > 0"));
  CHECK_THROWS_WITH(require(false, "f", "x > 0"), "f: x > 0");
}
