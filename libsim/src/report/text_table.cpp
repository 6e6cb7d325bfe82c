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

/// Where a line of so many bytes ends best: at a blank (but "95 %" stays together), else behind a
/// joint of a long path, else where it is full.
std::size_t end_of_line(std::string_view text, std::size_t fits) {
  std::size_t space = text.rfind(' ', fits);
  if (space != std::string_view::npos && space > 0 && text.substr(space).starts_with(" %"))
    space = text.rfind(' ', space - 1);
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

std::string paragraph(std::string_view first, std::string_view text, Page page) {
  const std::size_t indent = display_width(first);
  std::string result;
  for (const std::string& line : wrapped(text, page.columns - std::min(indent, page.columns / 2)))
    result += (result.empty() ? std::string{first} : spaces(indent)) + line + "\n";
  return result;
}

void TextTable::add_row(std::string name, std::vector<Cell> cells) {
  rows_.push_back({std::move(name), std::move(cells)});
}

/// Some columns of a table beside its names: widths of the names, and of the values and spreads of
/// each column.
class TextTable::Layout {
public:
  Layout(const TextTable& table, std::size_t first, std::size_t count, Page page)
      : table_{&table}, first_{first}, count_{count}, page_{page} {
    add_columns();
    std::size_t longest = shortest_name_column;
    for (const Row& row : table.rows_)
      if (!row.cells.empty()) longest = std::max(longest, display_width(row.name));
    if (room_for_name() < std::min(longest, comfortable_name_column)) close_up();
    name_ = std::clamp(room_for_name(), shortest_name_column, longest);
  }

  [[nodiscard]] bool fits() const { return room_for_name() >= shortest_name_column; }

  [[nodiscard]] std::string text() const {
    std::string text;
    for (const auto part : {&Heading::title, &Heading::unit})
      if (const std::string line = heading_line(part); line != "\n") text += line;
    for (const Row& row : table_->rows_) text += lines(row);
    return text;
  }

private:
  void add_columns() {
    for (std::size_t i = 0; i < count_; ++i) add_column(i);
  }

  void add_column(std::size_t column) {
    std::size_t value = 0;
    std::size_t spread = 0;
    for (const Row& row : table_->rows_) {
      if (row.cells.empty()) continue;
      value = std::max(value, display_width(row.cells[first_ + column].value));
      spread = std::max(spread, display_width(row.cells[first_ + column].spread));
    }
    values_.push_back(value);
    spreads_.push_back(spread);
    widen_to_heading(table_->headings_[first_ + column], column);
  }

  void widen_to_heading(const Heading& heading, std::size_t column) {
    const std::size_t wanted = std::max(display_width(heading.title), display_width(heading.unit));
    if (wanted > width(column)) values_[column] += wanted - width(column);
  }

  /// Gives up the space before "±".
  void close_up() {
    before_spread_ = "";
    values_.clear();
    spreads_.clear();
    add_columns();
  }

  [[nodiscard]] std::size_t width(std::size_t column) const {
    return values_[column] + spreads_[column] + (spreads_[column] > 0 ? before_spread_.size() : 0);
  }

  [[nodiscard]] std::size_t room_for_name() const {
    std::size_t taken = 0;
    for (std::size_t i = 0; i < count_; ++i) taken += column_gap.size() + width(i);
    return page_.columns > taken ? page_.columns - taken : 0;
  }

  [[nodiscard]] std::string heading_line(std::string Heading::*part) const {
    std::string line = spaces(name_);
    for (std::size_t i = 0; i < count_; ++i)
      line.append(column_gap).append(to_the_right(table_->headings_[first_ + i].*part, width(i)));
    return without_trailing_spaces(std::move(line)) + "\n";
  }

  [[nodiscard]] std::string cell(const Cell& cell, std::size_t column) const {
    std::string text = to_the_right(cell.value, values_[column]);
    if (spreads_[column] == 0) return text;
    const std::string spread = cell.spread.empty() ? "" : std::string{before_spread_} + cell.spread;
    return text + to_the_left(spread, before_spread_.size() + spreads_[column]);
  }

  [[nodiscard]] std::string lines(const Row& row) const {
    if (row.cells.empty()) return paragraph("", row.name, page_);
    const std::vector<std::string> names = wrapped(row.name, name_);
    std::string text;
    for (std::size_t i = 0; i + 1 < names.size(); ++i) text += names[i] + "\n";
    std::string last = to_the_left(names.back(), name_);
    for (std::size_t i = 0; i < count_; ++i)
      last.append(column_gap).append(cell(row.cells[first_ + i], i));
    return text + without_trailing_spaces(std::move(last)) + "\n";
  }

  const TextTable* table_;
  std::size_t first_;
  std::size_t count_;
  Page page_;
  std::size_t name_ = 0;
  std::vector<std::size_t> values_;
  std::vector<std::size_t> spreads_;
  std::string_view before_spread_ = " ";
};

/// The columns in so many tables of nearly equal size.
std::vector<TextTable::Layout> TextTable::split(std::size_t tables, Page page) const {
  std::vector<Layout> parts;
  for (std::size_t first = 0; parts.size() < tables;) {
    const std::size_t left = tables - parts.size();
    const std::size_t count = (headings_.size() - first + left - 1) / left;
    parts.emplace_back(*this, first, count, page);
    first += count;
  }
  return parts;
}

std::string TextTable::text(Page page) const {
  std::vector<Layout> parts = split(1, page);
  for (std::size_t tables = 2; tables <= headings_.size(); ++tables) {
    if (std::ranges::all_of(parts, &Layout::fits)) break;
    parts = split(tables, page);
  }
  std::string text;
  for (const Layout& part : parts) text += (text.empty() ? "" : "\n") + part.text();
  return text;
}

}  // namespace staffsim::report
