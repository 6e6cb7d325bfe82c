// SPDX-License-Identifier: Apache-2.0
#include "scenario/data_table.hpp"

#include <staffsim/scenario/scenario.hpp>

#include "core/did_you_mean.hpp"
#include "core/wording.hpp"
#include "scenario/data_files.hpp"
#include "scenario/text_guard.hpp"
#include "scenario/values.hpp"

#include <algorithm>

namespace staffsim::scenario {
namespace {

constexpr std::size_t most_complaints = 10;

}  // namespace

DataTable::DataTable(Field file, std::string name, const std::string& text)
    : file_{std::move(file)}, name_{std::move(name)}, reader_{text} {}

std::optional<DataTable> DataTable::open(const Field& file) {
  const std::string* text = file.around().files->content(file, DataFiles::Use::named);
  if (text == nullptr) return std::nullopt;
  DataTable table{file, as_text(file).value_or(""), *text};
  if (const auto at = place_of_no_utf8(*text)) {
    table.complain({.text = {}, .at = *at}, "not UTF-8 text",
                   "save the file with the encoding UTF-8");
    return std::nullopt;
  }
  return table.read_heading() ? std::optional{std::move(table)} : std::nullopt;
}

bool DataTable::read_heading() {
  if (!reader_.next(heading_)) {
    if (reader_.flaw()) return close();
    complain({.text = {}, .at = {1, 1}},
             "the file is empty: expected a line with the names of columns");
    return false;
  }
  for (const CsvCell& cell : heading_) columns_.push_back(cell.text);
  return true;
}

std::optional<std::size_t> DataTable::column(const std::string& name) const {
  const auto found = std::ranges::find(columns_, name);
  if (found == columns_.end() || std::ranges::count(columns_, name) > 1) return std::nullopt;
  return static_cast<std::size_t>(found - columns_.begin());
}

std::string DataTable::hint_for_missing(const std::string& name) const {
  const std::string& first = columns_.front();
  const std::size_t odd = first.find_first_of(";\t|");
  if (columns_.size() == 1 && odd != std::string::npos)
    return "its values seem to be separated by " +
           (first[odd] == '\t' ? "tabs" : in_quotes(first.substr(odd, 1))) +
           ": save it with commas";
  if (columns_.back().find('\r') != std::string::npos)
    return "its lines seem to end with CR alone: save it with LF or CR LF";
  return did_you_mean(name, columns_);
}

bool DataTable::may_read_another() {
  if (++file_.around().table_rows <= limits::table_rows) return true;
  file_.error("rosters and logs have too many rows: limit " +
              count_text(static_cast<std::int64_t>(limits::table_rows)));
  ++complaints_;
  return false;
}

bool DataTable::next(CsvRecord& row) {
  while (reader_.next(row)) {
    if (!may_read_another()) return false;
    if (row.size() == columns_.size()) return true;
    complain(row.front(),
             "expected " + std::to_string(columns_.size()) + " values as in the heading, got " +
                 std::to_string(row.size()),
             "values are separated by commas");
  }
  return false;
}

void DataTable::complain(const CsvCell& cell, const std::string& message, std::string hint) {
  if (++complaints_ <= most_complaints)
    file_.error(in_quotes(name_) + ", line " + std::to_string(cell.at.line) + ", column " +
                    std::to_string(cell.at.column) + ": " + message,
                std::move(hint));
}

bool DataTable::close() {
  if (const auto& flaw = reader_.flaw())
    complain({.text = {}, .at = flaw->at}, flaw->message, "reading of the file stops here");
  if (complaints_ > most_complaints)
    file_.error(in_quotes(name_) + ": " +
                count_text(static_cast<std::int64_t>(complaints_ - most_complaints)) +
                " more values are wrong");
  return complaints_ == 0;
}

}  // namespace staffsim::scenario
