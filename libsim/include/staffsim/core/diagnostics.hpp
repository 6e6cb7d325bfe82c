// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <stdexcept>
#include <string>
#include <vector>

namespace staffsim {

enum class Severity { error, warning };

/// Where in a text something stands; line and column count from 1, 0 means the whole file.
struct SourceLocation {
  int line = 0;
  int column = 0;
  auto operator<=>(const SourceLocation&) const = default;
};

/// One finding about the user's data.
struct Diagnostic {
  Severity severity = Severity::error;
  SourceLocation at;
  std::string key_path;  ///< contact_types[1].patience.mean
  std::string message;   ///< what was expected and what was found, with units
  std::string hint;      ///< what to write instead; may be empty
  bool operator==(const Diagnostic&) const = default;
};

using Diagnostics = std::vector<Diagnostic>;

[[nodiscard]] bool has_errors(const Diagnostics& diagnostics) noexcept;

/// Bad data: carries every finding, not only the first. `what()` lists them, a line each.
class ScenarioError : public std::runtime_error {
public:
  explicit ScenarioError(Diagnostics diagnostics);
  [[nodiscard]] const Diagnostics& diagnostics() const noexcept { return diagnostics_; }

private:
  Diagnostics diagnostics_;
};

}  // namespace staffsim
