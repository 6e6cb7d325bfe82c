// SPDX-License-Identifier: Apache-2.0
#include "scenario/csv.hpp"
#include "support/catch.hpp"

using namespace staffsim;

namespace {

using Records = std::vector<std::vector<std::string>>;

struct Outcome {
  Records records;
  std::string flaw;  ///< "line:column: message"
};

Outcome read(std::string_view text) {
  Outcome outcome;
  scenario::CsvReader reader{text};
  for (scenario::CsvRecord record; reader.next(record);) {
    outcome.records.emplace_back();
    for (const scenario::CsvCell& cell : record) outcome.records.back().push_back(cell.text);
  }
  if (const auto& flaw = reader.flaw())
    outcome.flaw = std::to_string(flaw->at.line) + ":" + std::to_string(flaw->at.column) + ": " +
                   flaw->message;
  return outcome;
}

}  // namespace

TEST_CASE("csv: records, empty values and empty lines", "[scenario][csv]") {
  CHECK(read("").records.empty());
  CHECK(read("\n\r\n\n").records.empty());
  CHECK(read("a").records == Records{{"a"}});
  CHECK(read("a,b\nc,d\n").records == Records{{"a", "b"}, {"c", "d"}});
  CHECK(read("a,b\r\nc,d\r\n").records == Records{{"a", "b"}, {"c", "d"}});
  CHECK(read(",\n\n,,\n").records == Records{{"", ""}, {"", "", ""}});
  CHECK(read(" a , b").records == Records{{" a ", " b"}});
  CHECK(read("\xEF\xBB\xBFperson\n").records == Records{{"person"}});
  CHECK(read("a\rb").records == Records{{"a\rb"}});
}

TEST_CASE("csv: quotes around values, doubled within", "[scenario][csv]") {
  CHECK(read("\"a\",\"b,c\",\"\"\n").records == Records{{"a", "b,c", ""}});
  CHECK(read("\"say \"\"yes\"\"\"").records == Records{{"say \"yes\""}});
  CHECK(read("\"two\nlines\",x\r\ny\n").records == Records{{"two\nlines", "x"}, {"y"}});
  CHECK(read("\"\"\"\"").records == Records{{"\""}});
}

TEST_CASE("csv: what is none, and where", "[scenario][csv]") {
  const Outcome open = read("a,b\n1,\"2\n3,4\n");
  CHECK(open.records == Records{{"a", "b"}});
  CHECK(open.flaw == "2:3: the quote that begins here is never closed");
  CHECK(read("1,2\"3").flaw ==
        "1:4: a quote within a value: put the whole value in quotes and double it");
  CHECK(read("\"1\"2").flaw ==
        "1:4: expected a comma or the end of the line after the closing quote");
  CHECK(read("\"1\n2\" ,3").flaw ==
        "2:3: expected a comma or the end of the line after the closing quote");
  CHECK(read("a").flaw.empty());
}

TEST_CASE("csv: places count characters", "[scenario][csv]") {
  scenario::CsvReader reader{"热线,é,x\n\n\"a\nb\",c"};
  scenario::CsvRecord record;
  REQUIRE(reader.next(record));
  CHECK(record[0].at == SourceLocation{1, 1});
  CHECK(record[1].at == SourceLocation{1, 4});
  CHECK(record[2].at == SourceLocation{1, 6});
  REQUIRE(reader.next(record));
  CHECK(record[0].at == SourceLocation{3, 1});
  CHECK(record[1].at == SourceLocation{4, 4});
  CHECK_FALSE(reader.next(record));
}
