// SPDX-License-Identifier: Apache-2.0
#include <staffsim/core/diagnostics.hpp>

#include <algorithm>

namespace staffsim {
namespace {

std::string line_of(const Diagnostic& finding) {
  std::string line;
  if (finding.at.line > 0)
    line = "line " + std::to_string(finding.at.line) + ", column " +
           std::to_string(finding.at.column) + ": ";
  if (!finding.key_path.empty()) line += finding.key_path + ": ";
  line += finding.message;
  if (!finding.hint.empty()) line += " (" + finding.hint + ")";
  return line;
}

std::string summary(const Diagnostics& diagnostics) {
  std::string text = "the scenario cannot be used";
  for (const Diagnostic& finding : diagnostics)
    if (finding.severity == Severity::error) text += "\n" + line_of(finding);
  return text;
}

}  // namespace

bool has_errors(const Diagnostics& diagnostics) noexcept {
  return std::ranges::find(diagnostics, Severity::error, &Diagnostic::severity) !=
         diagnostics.end();
}

ScenarioError::ScenarioError(Diagnostics diagnostics)
    : std::runtime_error{summary(diagnostics)}, diagnostics_{std::move(diagnostics)} {}

}  // namespace staffsim
