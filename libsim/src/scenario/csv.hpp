// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/core/diagnostics.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace staffsim::scenario {

/// A value of a CSV file and where it begins.
struct CsvCell {
  std::string text;
  SourceLocation at;
};

using CsvRecord = std::vector<CsvCell>;

/// Why the rest of a text is no CSV.
struct CsvFlaw {
  SourceLocation at;
  std::string message;
};

/// Reads comma-separated values record by record, by RFC 4180 and strictly: quotes stand around a
/// whole value, a quote within them is doubled, spaces belong to the value. Lines end with LF or
/// CR LF; empty lines and a byte order mark are passed over. Columns count characters, from 1.
class CsvReader {
public:
  explicit CsvReader(std::string_view text);

  /// The next record into `record`; false at the end and at a flaw.
  [[nodiscard]] bool next(CsvRecord& record);

  [[nodiscard]] const std::optional<CsvFlaw>& flaw() const { return flaw_; }

private:
  [[nodiscard]] bool is_at_line_end() const;
  void advance();
  void end_line();
  bool read_cell(CsvCell& cell);
  bool read_quoted(CsvCell& cell);
  bool read_plain(CsvCell& cell);
  bool fail(SourceLocation at, std::string message);

  std::string_view rest_;
  SourceLocation here_{1, 1};
  std::optional<CsvFlaw> flaw_;
};

}  // namespace staffsim::scenario
