// SPDX-License-Identifier: Apache-2.0
// Rosters and recorded logs: files beside the scenario, on which its hash depends.
#include "scenario/scenario_files.hpp"
#include "scenario/values.hpp"
#include "support/catch.hpp"

#include <cstdlib>
#include <utility>

using namespace staffsim;
using namespace std::chrono_literals;

namespace {

/// A folder of its own, gone when the test is.
class Folder {
public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "staffsim-XXXXXX").string();
    REQUIRE(mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  void write(const std::string& name, const std::string& text) const {
    std::ofstream{path_ / name, std::ios::binary} << text;
  }
  [[nodiscard]] std::filesystem::path operator/(const std::string& name) const {
    return path_ / name;
  }

private:
  std::filesystem::path path_;
};

const std::string night = R"([[agent_groups]]
name = "night"
roster = { file = "roster.csv" }
handles = ["calls"]
)";

const std::string heading = "person,date,start,end\n";

scenario::Reading read_in(const Folder& folder, const std::string& more) {
  return scenario::check(tests::small_scenario(more), tests::beside(folder / "study.toml"));
}

std::string hash_in(const Folder& folder, const std::string& more) {
  const scenario::Reading reading = read_in(folder, more);
  INFO(tests::messages(reading));
  REQUIRE(reading.study.has_value());
  return reading.study->hash;
}

void check_hash_follows(const std::string& file, const std::string& content,
                        const std::string& other, const std::string& more) {
  const Folder folder;
  folder.write(file, content);
  const std::string first = hash_in(folder, more);
  CHECK(hash_in(folder, more) == first);
  folder.write(file, other);
  CHECK(hash_in(folder, more) != first);
}

}  // namespace

TEST_CASE("the hash follows the content of a roster", "[scenario][files]") {
  check_hash_follows("roster.csv", heading + "Ada,2025-09-01,20:00,06:00\n",
                     heading + "Ada,2025-09-01,20:00,07:00\n", night);
}

TEST_CASE("the hash follows a file that only a candidate names", "[scenario][files]") {
  check_hash_follows("calls.csv", "at\n2025-09-01 08:00:00\n", "at\n2025-09-01 08:00:01\n",
                     R"([[candidates]]
name = "recorded"
set = { "contact_types.calls.log" = { file = "calls.csv", arrived = "at" } }
)");
}

// Of the base they stand in the resolved scenario; of a candidate only the file's name does.
TEST_CASE("the hash follows durations that only a candidate names", "[scenario][files]") {
  check_hash_follows("durations.txt", "60 s\n", "900 s\n", R"([[candidates]]
name = "measured"
set = { "contact_types.calls.handle" = { family = "empirical", file = "durations.txt" } }
)");
}

TEST_CASE("rosters that are too large, and too many rows of a log", "[scenario][files]") {
  const Folder folder;
  folder.write("roster.csv", heading);
  std::filesystem::resize_file(folder / "roster.csv", scenario::limits::table_bytes + 1);
  CHECK(tests::messages(read_in(folder, night)) ==
        "agent_groups[1].roster.file: rosters and logs are too large: limit 67,108,864 bytes\n");

  std::string rows = "at,queue\n2025-09-01 08:00:00,a\n";
  for (std::size_t i = 0; i < scenario::limits::table_rows; ++i) rows += ",\n";
  folder.write("calls.csv", rows);
  const std::string log = R"([[contact_types]]
name = "recorded"
log = { file = "calls.csv", arrived = "at", queue = "queue", only = ["a"] }
handle = { family = "exponential", mean = "5 min" }
)";
  CHECK(tests::messages(read_in(folder, log)) ==
        "contact_types[1].log.file: rosters and logs have too many rows: limit 5,000,000\n");
}

// The counts are those of the data's own description and of the columns themselves.
TEST_CASE("a real log of 19,896 calls", "[scenario][files]") {
  const std::filesystem::path file =
      std::filesystem::path{STAFFSIM_SHARED_DATA} / "bank-1999-08-01-to-14.csv";
  if (!std::filesystem::exists(file)) {
    WARN("skipped: no " << file.filename().string());
    return;
  }
  const auto read = [&](const std::string& columns) {
    scenario::Overrides overrides = tests::beside(file);
    overrides.days = 14;
    overrides.set = {"horizon.start=1999-08-01",
                     "contact_types.calls.log={ file = \"bank-1999-08-01-to-14.csv\", " + columns +
                         " }"};
    const scenario::Reading reading = scenario::check(tests::small_scenario(), overrides);
    INFO(tests::messages(reading));
    REQUIRE(reading.study.has_value());
    CHECK(reading.diagnostics.empty());
    const ModelSpec spec = reading.study->rows[0].model.spec();
    return std::get<RecordedLog>(spec.contact_types[0].arrivals).contacts;
  };
  const auto all = read(R"(arrived = "arrived", handled = "handled_s")");
  REQUIRE(all.size() == 19'896);
  CHECK(all[0] == RecordedContact{.arrived = {.date = date_of(1999, 8, 1),
                                              .time_of_day = Duration{7.0 * 3600 - 5}},
                                  .handle = Duration{36}});
  const auto unknown = std::ranges::count(all, std::optional<Duration>{}, &RecordedContact::handle);
  CHECK(static_cast<double>(unknown) / 19'896 == Approx(0.275).margin(0.0005));
  std::size_t in_queues = 0;
  for (const char* queue : {"PS", "NW", "NE", "IN", "PE", "TT"})
    in_queues +=
        read(std::string{R"(arrived = "arrived", queue = "queue", only = [")"} + queue + "\"]")
            .size();
  CHECK(in_queues == all.size());
}

TEST_CASE("without a folder neither rosters nor logs are read", "[scenario][files]") {
  CHECK(tests::messages(scenario::check(tests::small_scenario(night))) ==
        "agent_groups[1].roster.file: files cannot be read here: this text has no folder\n");
}

TEST_CASE("a moment stays within its minute, however many digits it has", "[scenario]") {
  for (const auto& [text, next] : {std::pair{"2025-09-01 23:59:59.99999999999999999", 24h},
                                   std::pair{"2025-09-01T08:59:59.9999999999999999999", 9h}}) {
    const auto moment = scenario::moment_from(text);
    REQUIRE(moment.has_value());
    CHECK(moment->date == date_of(2025, 9, 1));
    CHECK(moment->time_of_day < Duration{next});
    CHECK(moment->time_of_day > Duration{next} - 1us);
  }
}
