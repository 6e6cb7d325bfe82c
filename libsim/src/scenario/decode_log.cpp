// SPDX-License-Identifier: Apache-2.0
#include "core/did_you_mean.hpp"
#include "core/number_from.hpp"
#include "core/wording.hpp"
#include "model/validate.hpp"
#include "scenario/data_table.hpp"
#include "scenario/decode.hpp"
#include "scenario/slips.hpp"
#include "scenario/values.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <set>

namespace staffsim::scenario {
namespace {

/// The rows of a log that belong to one contact type.
class LogRows {
public:
  LogRows(DataTable& table, const RecordedLog& log)
      : table_{&table}, wanted_{log.only.begin(), log.only.end()} {}

  /// Finds the columns that the scenario names; reports those that are not there.
  [[nodiscard]] bool find_columns(const TableReader& keys) {
    arrived_ = column(keys, "arrived");
    queue_ = column(keys, "queue");
    handled_ = column(keys, "handled");
    return is_sound_;
  }

  void read(const CsvRecord& row, std::vector<RecordedContact>& contacts) {
    if (queue_) {
      const std::string& queue = row[*queue_].text;
      queues_.insert(queue);
      if (!wanted_.contains(queue)) return;
    }
    contacts.push_back({.arrived = moment_from(row[*arrived_]),
                        .handle = handled_ ? handle_from(row[*handled_]) : std::nullopt});
  }

  /// Queues of the file that nobody wants here.
  [[nodiscard]] std::vector<std::string> others() const {
    std::vector<std::string> others;
    std::ranges::set_difference(queues_, wanted_, std::back_inserter(others));
    return others;
  }

  /// Whether every wanted queue is there.
  void check_queues(const TableReader& keys) const {
    if (!queue_) return;
    const std::vector<std::string> known{queues_.begin(), queues_.end()};
    for_each_element(*keys.at("only"), "a list", [&](const Field& field) {
      const std::string& name = std::get<std::string>(field.node().value);
      if (!queues_.contains(name))
        field.error("no row of the file has " + in_quotes(name) + " in the column " +
                        in_quotes(table_->columns()[*queue_]),
                    did_you_mean(name, known));
    });
  }

private:
  std::optional<std::size_t> column(const TableReader& keys, const char* key) {
    const auto field = keys.at(key);
    if (!field) return std::nullopt;
    const std::string& name = std::get<std::string>(field->node().value);
    const auto found = table_->column(name);
    if (found) return found;
    is_sound_ = false;
    const auto& columns = table_->columns();
    if (std::ranges::find(columns, name) != columns.end())
      field->error("the file has more than one column " + in_quotes(name));
    else field->error("the file has no column " + in_quotes(name), table_->hint_for_missing(name));
    return std::nullopt;
  }

  [[nodiscard]] Moment moment_from(const CsvCell& cell) const {
    const auto moment = scenario::moment_from(cell.text);
    Diagnostics found;
    if (!moment)
      table_->complain(cell,
                       "expected a moment such as 2025-09-01 08:15:30, got " + in_quotes(cell.text),
                       moment_slip(cell.text));
    else if (!validation::check_date(found, "", moment->date))
      table_->complain(cell, found[0].message);
    return moment.value_or(Moment{});
  }

  /// Nothing where the field is empty: the contact was not handled, or nobody knows how long.
  [[nodiscard]] std::optional<Duration> handle_from(const CsvCell& cell) const {
    if (cell.text.empty()) return std::nullopt;
    const auto seconds = number_from<double>(cell.text);
    Diagnostics found;
    if (!seconds || !std::isfinite(*seconds))
      table_->complain(cell, "expected a number of seconds, got " + in_quotes(cell.text));
    else if (!validation::check_duration(found, "", Duration{*seconds}))
      table_->complain(cell, found[0].message);
    return Duration{seconds.value_or(0.0)};
  }

  DataTable* table_;
  std::set<std::string> wanted_;
  std::set<std::string> queues_;  ///< those that the file has
  std::optional<std::size_t> arrived_;
  std::optional<std::size_t> queue_;
  std::optional<std::size_t> handled_;
  bool is_sound_ = true;
};

/// `queue` and `only` go together.
void check_pair(const TableReader& keys) {
  if (keys.has("queue") && !keys.has("only"))
    keys.missing("only", "the values of that column that belong to this type");
  if (keys.has("only") && !keys.has("queue"))
    keys.missing("queue", "the column that holds these values");
  const auto only = keys.at("only");
  const auto* list = only ? std::get_if<Array>(&only->node().value) : nullptr;
  if (list != nullptr && list->empty())
    only->error("needs at least one value", "leave it out, with queue, for all rows");
}

RecordedLog named_log(const TableReader& keys) {
  RecordedLog log;
  keys.allow_only("contact_types[].log");
  keys.require("file", as_text, log.file);
  keys.require("arrived", as_text, log.arrived);
  keys.optional("queue", as_text, log.queue);
  keys.optional("only", as_texts, log.only);
  keys.optional("handled", as_text, log.handled);
  check_pair(keys);
  return log;
}

}  // namespace

std::optional<RecordedLog> as_log(const Field& field) {
  const auto keys = as_table(field);
  if (!keys) return std::nullopt;
  RecordedLog log = named_log(*keys);
  if (field.around().findings->concern(field.path())) return std::nullopt;
  auto table = DataTable::open(*keys->at("file"));
  if (!table) return std::nullopt;
  LogRows rows{*table, log};
  if (!rows.find_columns(*keys)) return std::nullopt;
  CsvRecord row;
  bool has_rows = false;
  for (; table->next(row); has_rows = true) rows.read(row, log.contacts);
  if (!table->close()) return std::nullopt;
  if (!has_rows) {
    keys->at("file")->error("the file has no rows below its heading");
    return std::nullopt;
  }
  rows.check_queues(*keys);
  log.others = rows.others();
  std::ranges::stable_sort(log.contacts, {}, &RecordedContact::arrived);
  return log;
}

}  // namespace staffsim::scenario
