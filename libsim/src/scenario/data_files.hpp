// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace staffsim::scenario {

class Field;
struct Node;

/// The files that a scenario names. Each is read once, so that all rows of a study see the same.
class DataFiles {
public:
  /// What becomes of the content: written out in the resolved scenario, or only named there.
  enum class Use { written_out, named };

  /// @param folder  that names are relative to; without one no file is ever opened
  explicit DataFiles(std::optional<std::string> folder) : folder_{std::move(folder)} {}

  /// The content of the file that a field names; nothing when it cannot be had, which is reported.
  [[nodiscard]] const std::string* content(const Field& field, Use use);

  /// Counts the files that a part of the scenario names, whether or not anybody reads them.
  void count_all(const Node& part);

  /// As the scenario names them, sorted.
  [[nodiscard]] std::vector<std::string> names() const;

  /// A line for each file that is only named, with a digest of its content: what the resolved
  /// scenario does not say itself. Files that candidates name stand there by their names too.
  [[nodiscard]] std::string digests(std::string_view resolved) const;

private:
  std::optional<std::string> folder_;
  std::map<std::string, std::string> written_out_;
  std::map<std::string, std::string> named_;
  std::set<std::string> counted_;
  std::uintmax_t named_bytes_ = 0;
};

}  // namespace staffsim::scenario
