// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/core/printable.hpp>
#include <staffsim/report/page.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace staffsim::report {

/// Lines of at most `width` columns, broken at spaces where there are any; each as far indented as
/// the text.
[[nodiscard]] std::vector<std::string> wrapped(std::string_view text, std::size_t width);

/// `text` wrapped to the page, a line each: the first after `first`, the others indented as far.
[[nodiscard]] std::string paragraph(std::string_view first, std::string_view text, Page page);

/// A number and how sure it is, as printed: "71.3" and "±0.2".
struct Cell {
  std::string value;
  std::string spread;
  bool operator==(const Cell&) const = default;
};

/// A column's heading: what it is, and in which unit.
struct Heading {
  std::string title;
  std::string unit;
};

/// Names to the left, numbers to the right, all within the page where the numbers allow it: a name
/// that is too long goes on in the next line, columns that are too many in a table below. A row
/// without cells is a heading of the rows below.
class TextTable {
public:
  void add_column(Heading heading) { headings_.push_back(std::move(heading)); }
  void add_row(std::string name, std::vector<Cell> cells);

  [[nodiscard]] std::string text(Page page) const;

private:
  struct Row {
    std::string name;
    std::vector<Cell> cells;
  };
  class Layout;

  [[nodiscard]] std::vector<Layout> split(std::size_t tables, Page page) const;

  std::vector<Heading> headings_;
  std::vector<Row> rows_;
};

}  // namespace staffsim::report
