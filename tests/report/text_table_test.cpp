// SPDX-License-Identifier: Apache-2.0
#include "core/display_width.hpp"
#include "report/text_table.hpp"
#include "support/catch.hpp"
#include "support/widest_line.hpp"

#include <algorithm>

using namespace staffsim::report;

TEST_CASE("Values stand under each other, and so do half widths") {
  TextTable table;
  table.add_column({"answered", "%"});
  table.add_row("base", {{"71.3", "±0.2"}});
  table.add_row("six on the desk", {{"100", ""}});
  CHECK(table.text({}) == "                  answered\n"
                          "                         %\n"
                          "base             71.3 ±0.2\n"
                          "six on the desk   100\n");
}

TEST_CASE("A row without cells heads the rows below") {
  TextTable table;
  table.add_column({"", "%"});
  table.add_row("a heading that is longer than any name", {});
  table.add_row("base", {{"7", ""}});
  CHECK(table.text({}) == "            %\na heading that is longer than any name\nbase        7\n");
}

TEST_CASE("A heading that is longer than the page goes on in the next line") {
  TextTable table;
  table.add_column({"", "%"});
  table.add_row(std::string(60, 'a') + " " + std::string(60, 'b'), {});
  table.add_row("base", {{"7", ""}});
  CHECK(table.text({}) == "            %\n" + std::string(60, 'a') + "\n" + std::string(60, 'b') +
                              "\nbase        7\n");
}

TEST_CASE("Columns stay in line below wide characters and marks over others") {
  CHECK(staffsim::display_width("base") == 4);
  CHECK(staffsim::display_width("Gömrük xətti") == 12);
  CHECK(staffsim::display_width("热线 A") == 6);
  CHECK(staffsim::display_width("cafe\u0301") == 4);
  CHECK(staffsim::display_width("상담 ☎") == 6);
  CHECK(staffsim::bytes_that_fit("热线", 3) == 3);
  CHECK(staffsim::bytes_that_fit("热线", 1) == 3);
  TextTable table;
  table.add_column({"", "%"});
  table.add_row("热线", {{"71", ""}});
  table.add_row("base", {{"7", ""}});
  CHECK(table.text({}) == "             %\n热线        71\nbase         7\n");
}

TEST_CASE("A wide table gives up spaces, then wraps names, and fits the page") {
  TextTable table;
  std::vector<Cell> cells;
  for (int i = 0; i < 8; ++i) {
    table.add_column({"p90 wait", "min:s"});
    cells.push_back({"4:10", "±0:05"});
  }
  table.add_row("  agent_groups.help desk.extra_agents=3, incidents.outage.every.mean=5 d", cells);
  const std::string text = table.text({});
  CHECK(staffsim::test::widest_line(text) <= Page{}.columns);
  CHECK(std::ranges::count(text, '\n') > 3);
}

TEST_CASE("Columns that a narrow page has no room for stand below, beside the same names") {
  TextTable table;
  table.add_column({"answered", "%"});
  table.add_column({"p90 wait", "min:s"});
  table.add_column({"occupancy", "%"});
  table.add_row("weekdays", {});
  table.add_row("six people", {{"71.3", "±0.2"}, {"4:10", "±0:05"}, {"92.9", ""}});
  CHECK(table.text({.columns = 36}) == "             answered    p90 wait\n"
                                       "                    %       min:s\n"
                                       "weekdays\n"
                                       "six people  71.3 ±0.2  4:10 ±0:05\n"
                                       "\n"
                                       "            occupancy\n"
                                       "                    %\n"
                                       "weekdays\n"
                                       "six people       92.9\n");
}

TEST_CASE("A column that is wider than any page stands alone and whole") {
  TextTable table;
  table.add_column({"answered", ""});
  table.add_column({"abandoned", ""});
  table.add_row("base", {{"71.3", ""}, {"28.7", ""}});
  CHECK(table.text({.columns = 0}) == "            answered\nbase            71.3\n\n"
                                      "            abandoned\nbase             28.7\n");
}

TEST_CASE("Wrapping keeps characters whole and the indentation") {
  CHECK(wrapped("one two three", 7) == std::vector<std::string>{"one two", "three"});
  CHECK(wrapped("  one two three", 9) == std::vector<std::string>{"  one two", "  three"});
  CHECK(wrapped("ƏƏƏƏƏ", 2) == std::vector<std::string>{"ƏƏ", "ƏƏ", "Ə"});
  CHECK(wrapped("groups.desk.extra_agents=0", 12) ==
        std::vector<std::string>{"groups.desk.", "extra_", "agents=0"});
  CHECK(wrapped("within 95 % of", 9) == std::vector<std::string>{"within", "95 % of"});
  CHECK(wrapped("", 5) == std::vector<std::string>{""});
}
