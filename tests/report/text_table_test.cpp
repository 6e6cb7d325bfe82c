// SPDX-License-Identifier: Apache-2.0
#include "report/text_table.hpp"
#include "support/catch.hpp"

#include <algorithm>
#include <sstream>

using namespace staffsim::report;

TEST_CASE("Values stand under each other, and so do half widths") {
  TextTable table;
  table.add_column({"answered", "%"});
  table.add_row("base", {{"71.3", "±0.2"}});
  table.add_row("six on the desk", {{"100", ""}});
  CHECK(table.text() == "                  answered\n"
                        "                         %\n"
                        "base             71.3 ±0.2\n"
                        "six on the desk   100\n");
}

TEST_CASE("A row without cells heads the rows below") {
  TextTable table;
  table.add_column({"", "%"});
  table.add_row("a heading that is longer than any name", {});
  table.add_row("base", {{"7", ""}});
  CHECK(table.text() == "            %\na heading that is longer than any name\nbase        7\n");
}

TEST_CASE("A wide table gives up spaces, then wraps names, and fits the page") {
  TextTable table;
  std::vector<Cell> cells;
  for (int i = 0; i < 8; ++i) {
    table.add_column({"p90 wait", "min:s"});
    cells.push_back({"4:10", "±0:05"});
  }
  table.add_row("  agent_groups.help desk.extra_agents=3, incidents.outage.every.mean=5 d", cells);
  std::istringstream lines{table.text()};
  std::size_t widest = 0;
  std::size_t count = 0;
  for (std::string line; std::getline(lines, line); ++count)
    widest = std::max(widest, display_width(line));
  CHECK(widest <= page_width);
  CHECK(count > 3);
}

TEST_CASE("Wrapping keeps characters whole and the indentation") {
  CHECK(wrapped("one two three", 7) == std::vector<std::string>{"one two", "three"});
  CHECK(wrapped("  one two three", 9) == std::vector<std::string>{"  one two", "  three"});
  CHECK(wrapped("ƏƏƏƏƏ", 2) == std::vector<std::string>{"ƏƏ", "ƏƏ", "Ə"});
  CHECK(wrapped("groups.desk.extra_agents=0", 12) ==
        std::vector<std::string>{"groups.desk.", "extra_", "agents=0"});
  CHECK(wrapped("", 5) == std::vector<std::string>{""});
}

TEST_CASE("Names cannot command the terminal") {
  CHECK(printable("a\x1B[2Jb\nc") == "a?[2Jb c");
  CHECK(printable("a\xC2\x9B"
                  "2Jb") == "a?2Jb");
  CHECK(printable("Gömrük xətti") == "Gömrük xətti");
}
