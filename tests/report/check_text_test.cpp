// SPDX-License-Identifier: Apache-2.0
#include <staffsim/report/check_text.hpp>

#include "support/catch.hpp"
#include "support/widest_line.hpp"

using namespace staffsim;

namespace {

planning::LoadAndDuty small_week() {
  planning::LoadAndDuty week;
  planning::TypeLoad type;
  type.name = "calls";
  type.contacts_per_week = 70.0;
  type.work_s = 300.0;
  type.erlangs.fill(0.04);
  type.erlangs[0] = 12.4;
  type.erlangs[1] = 0.0;
  type.erlangs[24] = 5.0;
  planning::GroupDuty group;
  group.name = "desk";
  group.agents.fill(2.0);
  group.agents[2] = 0.5;
  group.agents[4] = 2.0 - 1e-14;  // the sum of sixty minutes
  group.duty_hours = 334.5;
  group.paid_hours = 334.5;
  week.types.push_back(type);
  week.groups.push_back(group);
  return week;
}

}  // namespace

TEST_CASE("A check shows the scenario, and load and duty by weekday and hour") {
  const std::string text = report::check_text("format = 1", small_week());
  CHECK(text.starts_with("format = 1\n\nFirst attempts in a week"));
  CHECK(text.find("\nMon   12   . .04 .04") != std::string::npos);
  CHECK(text.find("\nTue  5.0 .04 .04") != std::string::npos);
  CHECK(text.find("\nMon    2   2 0.5   2   2") != std::string::npos);
  CHECK(text.find("334.5 h a week") != std::string::npos);
  for (const std::size_t columns : {100U, 80U, 60U})
    CHECK(test::widest_line(report::check_text("format = 1", small_week(), {columns})) <= columns);
}

TEST_CASE("Warnings are paragraphs") {
  CHECK(report::warnings_text({}).empty());
  const Diagnostics warnings{
      {Severity::warning, {}, "contact_types[0].name", "nobody is there", "add somebody"}};
  CHECK(report::warnings_text(warnings) ==
        "warning: nobody is there [contact_types[0].name]\n         add somebody\n");
}
