// SPDX-License-Identifier: Apache-2.0
#include "core/wording.hpp"
#include "model/validate.hpp"
#include "scenario/data_table.hpp"
#include "scenario/decode.hpp"
#include "scenario/slips.hpp"
#include "scenario/values.hpp"

#include <array>

namespace staffsim::scenario {
namespace {

constexpr std::array<const char*, 4> roster_columns = {"person", "date", "start", "end"};

/// The rows of a roster as duties.
class RosterRows {
public:
  explicit RosterRows(DataTable& table) : table_{&table} {}

  /// Whether the heading holds the four columns and no other.
  [[nodiscard]] bool read_heading() {
    bool are_there = table_->columns().size() == columns_.size();
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const auto found = table_->column(roster_columns[i]);
      are_there &= found.has_value();
      columns_[i] = found.value_or(0);
    }
    if (!are_there) complain_of_heading();
    return are_there;
  }

  [[nodiscard]] RosterDuty duty_from(const CsvRecord& row) const {
    RosterDuty duty{.person = row[columns_[0]].text, .date = {}, .start = {}, .end = {}};
    check_person(row[columns_[0]]);
    duty.date = date_from(row[columns_[1]]);
    duty.start = start_from(row[columns_[2]]);
    duty.end = end_from(row[columns_[3]]);
    return duty;
  }

private:
  void complain_of_heading() const {
    std::string got;
    for (const std::string& name : table_->columns()) got += (got.empty() ? "" : ",") + name;
    table_->complain(table_->heading(0),
                     "expected the columns person, date, start and end, got " + in_quotes(got),
                     "the first line names the columns, separated by commas");
  }

  void check_person(const CsvCell& cell) const {
    Diagnostics found;
    if (!validation::check_name(found, "", cell.text, "a person"))
      table_->complain(cell, found[0].message, found[0].hint);
  }

  [[nodiscard]] Date date_from(const CsvCell& cell) const {
    const auto date = scenario::date_from(cell.text);
    Diagnostics found;
    if (!date)
      table_->complain(cell, "expected a date such as 2025-09-01, got " + in_quotes(cell.text),
                       date_slip(cell.text));
    else if (!validation::check_date(found, "", *date)) table_->complain(cell, found[0].message);
    return date.value_or(Date{});
  }

  [[nodiscard]] Duration start_from(const CsvCell& cell) const {
    const auto clock = clock_from(cell.text);
    if (clock && clock->count() < seconds_per_day) return *clock;
    table_->complain(cell, "expected a time from 00:00 to 23:59, got " + in_quotes(cell.text),
                     clock_slip(cell.text));
    return {};
  }

  [[nodiscard]] Duration end_from(const CsvCell& cell) const {
    const auto clock = clock_from(cell.text);
    if (!clock)
      table_->complain(cell, "expected a time from 00:00 to 24:00, got " + in_quotes(cell.text),
                       clock_slip(cell.text));
    return clock.value_or(Duration{});
  }

  DataTable* table_;
  std::array<std::size_t, 4> columns_{};
};

}  // namespace

std::optional<Roster> as_roster(const Field& field) {
  const auto keys = as_table(field);
  if (!keys) return std::nullopt;
  Roster roster;
  keys->allow_only("agent_groups[].roster");
  keys->require("file", as_text, roster.file);
  if (field.around().findings->concern(field.path())) return std::nullopt;
  auto table = DataTable::open(*keys->at("file"));
  if (!table) return std::nullopt;
  RosterRows rows{*table};
  CsvRecord row;
  if (rows.read_heading())
    while (table->next(row)) roster.duties.push_back(rows.duty_from(row));
  return table->close() ? std::optional{std::move(roster)} : std::nullopt;
}

}  // namespace staffsim::scenario
