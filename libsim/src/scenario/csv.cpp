// SPDX-License-Identifier: Apache-2.0
#include "scenario/csv.hpp"

#include "core/wording.hpp"

namespace staffsim::scenario {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

}  // namespace

CsvReader::CsvReader(std::string_view text) : rest_{text} {
  if (rest_.starts_with(byte_order_mark)) rest_.remove_prefix(byte_order_mark.size());
}

bool CsvReader::is_at_line_end() const {
  return rest_.empty() || rest_.starts_with('\n') || rest_.starts_with("\r\n");
}

/// One byte on, which may be a line break within quotes.
void CsvReader::advance() {
  const char letter = rest_.front();
  rest_.remove_prefix(1);
  if (letter == '\n') here_ = {here_.line + 1, 1};
  else if (!continues_character(letter)) ++here_.column;
}

void CsvReader::end_line() {
  if (rest_.starts_with('\r')) advance();
  if (!rest_.empty()) advance();
}

bool CsvReader::fail(SourceLocation at, std::string message) {
  flaw_ = CsvFlaw{at, std::move(message)};
  return false;
}

bool CsvReader::read_quoted(CsvCell& cell) {
  advance();
  while (!rest_.empty()) {
    if (rest_.front() == '"') {
      advance();
      if (!rest_.starts_with('"')) {
        if (rest_.starts_with(',') || is_at_line_end()) return true;
        return fail(here_, "expected a comma or the end of the line after the closing quote");
      }
    }
    cell.text += rest_.front();
    advance();
  }
  return fail(cell.at, "the quote that begins here is never closed");
}

bool CsvReader::read_plain(CsvCell& cell) {
  while (!rest_.starts_with(',') && !is_at_line_end()) {
    if (rest_.front() == '"')
      return fail(here_, "a quote within a value: put the whole value in quotes and double it");
    cell.text += rest_.front();
    advance();
  }
  return true;
}

bool CsvReader::read_cell(CsvCell& cell) {
  cell.text.clear();
  cell.at = here_;
  return rest_.starts_with('"') ? read_quoted(cell) : read_plain(cell);
}

bool CsvReader::next(CsvRecord& record) {
  while (!rest_.empty() && is_at_line_end()) end_line();
  if (flaw_ || rest_.empty()) return false;
  std::size_t count = 0;
  while (true) {
    if (count == record.size()) record.emplace_back();
    if (!read_cell(record[count])) return false;
    ++count;
    if (!rest_.starts_with(',')) break;
    advance();
  }
  record.resize(count);
  end_line();
  return true;
}

}  // namespace staffsim::scenario
