// SPDX-License-Identifier: Apache-2.0
#include "report/estimate_table.hpp"

namespace staffsim::report {

std::vector<MeasureColumn> contact_columns() {
  return {{Measure::answer_rate, "answered", ""},
          {Measure::abandonment_rate, "abandoned", ""},
          {Measure::service_level, "service", "level"},
          {Measure::asa, "ASA", ""},
          {Measure::wait_p90, "p90 wait", ""}};
}

void EstimateTable::add_row(std::string name, const Result& result, const Part& part) {
  Row row{std::move(name), {}, {}};
  for (const MeasureColumn& column : columns_)
    row.estimates.push_back(find(result, column.measure, part));
  rows_.push_back(std::move(row));
}

std::vector<const Estimate*> EstimateTable::column(std::size_t index) const {
  std::vector<const Estimate*> estimates;
  for (const Row& row : rows_)
    if (!row.estimates.empty()) estimates.push_back(row.estimates[index]);
  return estimates;
}

std::vector<Cell> EstimateTable::cells(const Row& row,
                                       const std::vector<NumberStyle>& styles) const {
  std::vector<Cell> result = row.leading;
  for (std::size_t i = 0; i < row.estimates.size(); ++i) {
    const Estimate* estimate = row.estimates[i];
    result.push_back(cell(estimate != nullptr ? *estimate : Estimate{}, styles[i]));
  }
  return result;
}

std::string EstimateTable::text(Page page) const {
  TextTable table;
  for (const Heading& heading : leading_) table.add_column(heading);
  std::vector<NumberStyle> styles;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const Unit unit = info(columns_[i].measure).unit;
    styles.push_back(style_for(unit, column(i)));
    const std::string before = columns_[i].of.empty() ? "" : columns_[i].of + " ";
    table.add_column({columns_[i].title, before + unit_text(styles[i], unit)});
  }
  for (const Row& row : rows_) table.add_row(row.name, cells(row, styles));
  return table.text(page);
}

}  // namespace staffsim::report
