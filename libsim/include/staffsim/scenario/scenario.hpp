// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/core/diagnostics.hpp>
#include <staffsim/estimate/experiment.hpp>
#include <staffsim/model/model.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The scenario file: TOML text in, models out. docs/scenario-format.md is the reference.
namespace staffsim::scenario {

/// What replaces values of a file before it is read: the options of a command line.
struct Overrides {
  std::optional<int> replications = {};
  std::optional<std::uint64_t> seed = {};  ///< at most 2^63 - 1, the largest number that TOML holds
  std::optional<int> days = {};
  /// "KEY=VALUE": a path by names, and a TOML value or plain text.
  std::vector<std::string> set = {};
  /// "KEY=VALUE", each a row behind those of the file: the base with one value replaced. A row that
  /// the file has by this name is not added again.
  std::vector<std::string> rows = {};
  /// Nobody wants the file's candidates and sweeps. Where something is set, they are left out, of
  /// `Study::resolved` too: they may not suit it.
  bool base_alone = false;
  /// The folder of the scenario file, to which `file = ...` is relative ("" is the working
  /// directory). Without it such keys are errors, and no file is ever opened.
  std::optional<std::string> base_directory = {};
};

/// One variant to simulate.
struct Row {
  std::string name;  ///< "base", a candidate's name, or "key=value, key=value" from the sweeps
  Model model;
  bool operator==(const Row&) const = default;
};

/// Everything that a run needs.
struct Study {
  std::string title;
  ExperimentSpec experiment;
  std::vector<Row> rows;  ///< the base first, then candidates, then the grid of the sweeps
  std::map<std::string, std::string> notes;  ///< path of a value -> where it comes from
  /// The scenario as TOML, with overrides applied and every default written out. It reads again to
  /// an equal study, given the rosters and logs that it names.
  std::string resolved;
  /// FNV-1a of `resolved` and of the content of the files that it names, 16 hexadecimal digits.
  std::string hash;
  /// The same without title, notes, seed, the rows that nobody wants and, unless a precision is
  /// wanted, the number of replications: of what is simulated.
  std::string model_hash;
  bool operator==(const Study&) const = default;
};

/// What came of a text: a study when there are no errors, and all findings. Warnings may come with
/// a study.
struct Reading {
  std::optional<Study> study;
  Diagnostics diagnostics;         ///< by line and column
  std::vector<std::string> files;  ///< that the text names, read or not: nothing to write over
};

/// Limits of the format beside those of the model.
namespace limits {
inline constexpr std::size_t bytes = 1U << 20U;
/// Rosters and recorded logs of a scenario together.
inline constexpr std::size_t table_bytes = std::size_t{64} << 20U;
inline constexpr std::size_t table_rows = 5'000'000;
inline constexpr std::size_t rows = 10'000;
/// Rows times size of the file: bounds the work and the memory of a sweep.
inline constexpr std::size_t row_bytes = std::size_t{256} << 20U;
/// After so many findings the rest is not reported.
inline constexpr std::size_t diagnostics = 1'000;
}  // namespace limits

/// Reads and validates a scenario. All errors of a text are found at once, save that a TOML syntax
/// error stops the reading. Never throws for bad data.
[[nodiscard]] Reading check(std::string_view text, const Overrides& overrides = {});

/// The study of a text.
/// @throws ScenarioError  with every finding, when there is an error
[[nodiscard]] Study read(std::string_view text, const Overrides& overrides = {});

/// Findings for people: "file:line:column: error: message [key.path]", the line of the file, a
/// caret with the hint, and a closing line. Empty when there are none.
[[nodiscard]] std::string render(const Diagnostics& diagnostics, std::string_view file_name,
                                 std::string_view text);

}  // namespace staffsim::scenario
