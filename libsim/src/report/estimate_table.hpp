// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "report/cells.hpp"
#include "report/parts.hpp"
#include "report/text_table.hpp"

#include <string>
#include <vector>

namespace staffsim::report {

/// One column of a table of estimates.
struct MeasureColumn {
  Measure measure = Measure::offered;
  std::string title;
  std::string of;  ///< a second line for the heading, before the unit: "level", "of calls"
};

/// The measures of contacts that every table shows, in its order.
[[nodiscard]] std::vector<MeasureColumn> contact_columns();

/// A table of estimates under construction: units and digits are chosen when all rows are known.
class EstimateTable {
public:
  struct Row {
    std::string name;
    std::vector<Cell> leading;               ///< cells that are no estimates
    std::vector<const Estimate*> estimates;  ///< nullptr: not defined
  };

  EstimateTable(std::vector<Heading> leading, std::vector<MeasureColumn> columns)
      : leading_{std::move(leading)}, columns_{std::move(columns)} {}

  void add_heading(std::string name) { rows_.push_back({std::move(name), {}, {}}); }
  void add_row(Row row) { rows_.push_back(std::move(row)); }
  /// A row whose columns are all about one part.
  void add_row(std::string name, const Result& result, const Part& part);

  [[nodiscard]] std::string text(Page page) const;

private:
  [[nodiscard]] std::vector<const Estimate*> column(std::size_t index) const;
  [[nodiscard]] std::vector<Cell> cells(const Row& row,
                                        const std::vector<NumberStyle>& styles) const;

  std::vector<Heading> leading_;
  std::vector<MeasureColumn> columns_;
  std::vector<Row> rows_;
};

}  // namespace staffsim::report
