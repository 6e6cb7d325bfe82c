// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "scenario/csv.hpp"
#include "scenario/field.hpp"

#include <optional>
#include <string>
#include <vector>

namespace staffsim::scenario {

/// A CSV file with a heading line, row by row. What is wrong with it is told at the field that
/// names it, with line and column of the file; only the first rows that are wrong are told one by
/// one.
class DataTable {
public:
  /// The file that a field names; nothing when it cannot be read or has no heading.
  [[nodiscard]] static std::optional<DataTable> open(const Field& file);

  [[nodiscard]] const std::vector<std::string>& columns() const { return columns_; }
  /// The index of a column; nothing when there is none, or more than one.
  [[nodiscard]] std::optional<std::size_t> column(const std::string& name) const;
  /// What may be wrong with a heading that has no such column.
  [[nodiscard]] std::string hint_for_missing(const std::string& name) const;
  /// The cell of the heading that holds a column's name.
  [[nodiscard]] const CsvCell& heading(std::size_t column) const { return heading_[column]; }

  /// The next row that has as many values as the heading; the others are reported.
  [[nodiscard]] bool next(CsvRecord& row);
  /// Reports what is wrong with a value.
  void complain(const CsvCell& cell, const std::string& message, std::string hint = {});
  /// After the last row: reports what is left. Returns whether all went well.
  [[nodiscard]] bool close();

private:
  DataTable(Field file, std::string name, const std::string& text);
  bool read_heading();
  bool may_read_another();

  Field file_;
  std::string name_;
  CsvReader reader_;
  CsvRecord heading_;
  std::vector<std::string> columns_;
  std::size_t complaints_ = 0;
};

}  // namespace staffsim::scenario
