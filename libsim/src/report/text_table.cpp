// SPDX-License-Identifier: Apache-2.0
#include "report/text_table.hpp"

#include "core/display_width.hpp"

#include <algorithm>

namespace staffsim::report {
namespace {

constexpr std::string_view column_gap = "  ";
constexpr std::size_t shortest_name_column = 10;
constexpr std::size_t comfortable_name_column = 18;

std::string spaces(std::size_t count) {
  std::string text(count, ' ');
  return text;
}

std::string to_the_right(std::string_view text, std::size_t width) {
  const std::size_t taken = display_width(text);
  return spaces(width > taken ? width - taken : 0) + std::string{text};
}

std::string to_the_left(std::string_view text, std::size_t width) {
  const std::size_t taken = display_width(text);
  return std::string{text} + spaces(width > taken ? width - taken : 0);
}

std::string without_trailing_spaces(std::string line) {
  line.erase(line.find_last_not_of(' ') + 1);
  return line;
}

/// Where a line of so many bytes ends best: at a blank, else behind a joint of a long path, else
/// where it is full.
std::size_t end_of_line(std::string_view text, std::size_t fits) {
  const std::size_t space = text.rfind(' ', fits);
  if (space != std::string_view::npos && space > 0) return space;
  const std::size_t joint = text.substr(0, fits).find_last_of("._=,");
  return joint == std::string_view::npos ? fits : joint + 1;
}

}  // namespace

std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
  std::vector<std::string> lines;
  const std::size_t first = text.find_first_not_of(' ');
  const std::string indent =
      spaces(first == std::string_view::npos ? 0 : std::min(first, width / 2));
  text.remove_prefix(indent.size());
  const std::size_t room = width - indent.size();
  while (display_width(text) > room) {
    const std::size_t end = end_of_line(text, bytes_that_fit(text, room));
    lines.push_back(indent + std::string{text.substr(0, end)});
    text.remove_prefix(end);
    if (text.starts_with(' ')) text.remove_prefix(1);
  }
  lines.push_back(indent + std::string{text});
  return lines;
}

std::string paragraph(std::string_view first, std::string_view text) {
  const std::size_t indent = display_width(first);
  std::string result;
  for (const std::string& line : wrapped(text, page_width - std::min(indent, page_width / 2)))
    result += (result.empty() ? std::string{first} : spaces(indent)) + line + "\n";
  return result;
}

void TextTable::add_row(std::string name, std::vector<Cell> cells) {
  rows_.push_back({std::move(name), std::move(cells)});
}

/// Widths of the columns: of the name, and of the values and spreads of each other column.
struct TextTable::Layout {
  std::size_t name = 0;
  std::vector<std::size_t> values;
  std::vector<std::size_t> spreads;
  std::string_view before_spread = " ";

  explicit Layout(const TextTable& table) {
    for (std::size_t i = 0; i < table.headings_.size(); ++i) add_column(table, i);
    std::size_t longest = shortest_name_column;
    for (const Row& row : table.rows_)
      if (!row.cells.empty()) longest = std::max(longest, display_width(row.name));
    if (room_for_name() < std::min(longest, comfortable_name_column)) close_up(table);
    name = std::clamp(room_for_name(), shortest_name_column, longest);
  }

  void add_column(const TextTable& table, std::size_t column) {
    std::size_t value = 0;
    std::size_t spread = 0;
    for (const Row& row : table.rows_) {
      if (row.cells.empty()) continue;
      value = std::max(value, display_width(row.cells[column].value));
      spread = std::max(spread, display_width(row.cells[column].spread));
    }
    values.push_back(value);
    spreads.push_back(spread);
    widen_to_heading(table.headings_[column], column);
  }

  void widen_to_heading(const Heading& heading, std::size_t column) {
    const std::size_t wanted = std::max(display_width(heading.title), display_width(heading.unit));
    if (wanted > width(column)) values[column] += wanted - width(column);
  }

  /// Gives up the space before "±".
  void close_up(const TextTable& table) {
    before_spread = "";
    values.clear();
    spreads.clear();
    for (std::size_t i = 0; i < table.headings_.size(); ++i) add_column(table, i);
  }

  [[nodiscard]] std::size_t width(std::size_t column) const {
    return values[column] + spreads[column] + (spreads[column] > 0 ? before_spread.size() : 0);
  }

  [[nodiscard]] std::size_t room_for_name() const {
    std::size_t taken = 0;
    for (std::size_t i = 0; i < values.size(); ++i) taken += column_gap.size() + width(i);
    return page_width > taken ? page_width - taken : 0;
  }

  [[nodiscard]] std::string heading_line(const std::vector<Heading>& headings,
                                         std::string Heading::*part) const {
    std::string line = spaces(name);
    for (std::size_t i = 0; i < headings.size(); ++i)
      line.append(column_gap).append(to_the_right(headings[i].*part, width(i)));
    return without_trailing_spaces(std::move(line)) + "\n";
  }

  [[nodiscard]] std::string cell(const Cell& cell, std::size_t column) const {
    std::string text = to_the_right(cell.value, values[column]);
    if (spreads[column] == 0) return text;
    const std::string spread = cell.spread.empty() ? "" : std::string{before_spread} + cell.spread;
    return text + to_the_left(spread, before_spread.size() + spreads[column]);
  }

  [[nodiscard]] std::string lines(const Row& row) const {
    if (row.cells.empty()) return paragraph("", row.name);
    const std::vector<std::string> names = wrapped(row.name, name);
    std::string text;
    for (std::size_t i = 0; i + 1 < names.size(); ++i) text += names[i] + "\n";
    std::string last = to_the_left(names.back(), name);
    for (std::size_t i = 0; i < row.cells.size(); ++i)
      last.append(column_gap).append(cell(row.cells[i], i));
    return text + without_trailing_spaces(std::move(last)) + "\n";
  }
};

std::string TextTable::text() const {
  const Layout layout{*this};
  std::string text;
  for (const auto part : {&Heading::title, &Heading::unit})
    if (const std::string line = layout.heading_line(headings_, part); line != "\n") text += line;
  for (const Row& row : rows_) text += layout.lines(row);
  return text;
}

}  // namespace staffsim::report
