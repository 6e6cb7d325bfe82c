// SPDX-License-Identifier: Apache-2.0
#include "scenario/scenario_files.hpp"
#include "support/catch.hpp"

using namespace staffsim;

TEST_CASE("render: place, message, path, line, caret, hint and a closing line",
          "[scenario][render]") {
  const Diagnostics findings = {{.severity = Severity::error,
                                 .at = {2, 8},
                                 .key_path = "horizon.days",
                                 .message = "must be at least 1, got 0",
                                 .hint = "write 7 for a week"},
                                {.severity = Severity::warning,
                                 .at = {},
                                 .key_path = {},
                                 .message = "the whole file",
                                 .hint = {}}};
  CHECK(scenario::render(findings, "a.toml", "[horizon]\r\ndays = 0\r\n") ==
        R"(a.toml:2:8: error: must be at least 1, got 0 [horizon.days]
      days = 0
             ^ write 7 for a week
a.toml: warning: the whole file
1 error, 1 warning; nothing was run.
)");
}

TEST_CASE("render: nothing found, nothing said; warnings alone stop nothing",
          "[scenario][render]") {
  CHECK(scenario::render({}, "a.toml", "").empty());
  const Diagnostics warning = {
      {.severity = Severity::warning, .at = {1, 1}, .key_path = {}, .message = "m", .hint = {}}};
  CHECK(scenario::render(warning, "a", "x") == "a:1:1: warning: m\n      x\n      ^\n1 warning.\n");
}

TEST_CASE("render: long lines, wide characters and places beyond the text", "[scenario][render]") {
  const auto at = [](int line, int column) {
    return Diagnostics{{.severity = Severity::error,
                        .at = {line, column},
                        .key_path = {},
                        .message = "m",
                        .hint = {}}};
  };
  const std::string wide = scenario::render(at(1, 3), "a", "热线x");
  CHECK(wide == "a:1:3: error: m\n      热线x\n          ^\n1 error; nothing was run.\n");
  const std::string cut = scenario::render(at(1, 200), "a", std::string(400, 'x'));
  CHECK(cut.find("      ..." + std::string(110, 'x') + "...\n") != std::string::npos);
  CHECK(scenario::render(at(99, 99), "a", "x").find("      ^\n") != std::string::npos);
}
