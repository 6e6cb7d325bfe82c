// SPDX-License-Identifier: Apache-2.0
#include "scenario/findings.hpp"

#include <staffsim/scenario/scenario.hpp>

#include <algorithm>

namespace staffsim::scenario {

void Findings::add(Diagnostic finding) {
  std::size_t& count = finding.severity == Severity::error ? errors_ : warnings_;
  if (count == limits::diagnostics) return;
  ++count;
  all_.push_back(std::move(finding));
}

void Findings::error(SourceLocation at, std::string path, std::string message, std::string hint) {
  add({.severity = Severity::error,
       .at = at,
       .key_path = std::move(path),
       .message = std::move(message),
       .hint = std::move(hint)});
}

void Findings::warning(SourceLocation at, std::string path, std::string message, std::string hint) {
  add({.severity = Severity::warning,
       .at = at,
       .key_path = std::move(path),
       .message = std::move(message),
       .hint = std::move(hint)});
}

void Findings::prefix_where(SourceLocation at, std::string_view path, const std::string& words) {
  for (Diagnostic& finding : all_)
    if (finding.at == at && is_within(finding.key_path, path) &&
        !finding.message.starts_with(words))
      finding.message = words + finding.message;
}

bool Findings::are_full() const { return errors_ == limits::diagnostics; }

bool Findings::concern(std::string_view path) const {
  return std::ranges::any_of(all_, [path](const Diagnostic& known) {
    return known.severity == Severity::error &&
           (is_within(path, known.key_path) || is_within(known.key_path, path));
  });
}

bool is_within(std::string_view path, std::string_view root) {
  if (!path.starts_with(root)) return false;
  return path.size() == root.size() || path[root.size()] == '.' || path[root.size()] == '[';
}

}  // namespace staffsim::scenario
