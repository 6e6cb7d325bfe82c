// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/core/diagnostics.hpp>

#include "core/key_path.hpp"

#include <string>
#include <string_view>

namespace staffsim::scenario {

/// Collects what is found in a text, up to the limit of a report.
class Findings {
public:
  void add(Diagnostic finding);
  void error(SourceLocation at, std::string path, std::string message, std::string hint = {});
  void warning(SourceLocation at, std::string path, std::string message, std::string hint = {});

  /// Whether an error is known at this path, above it or below it: then a further one there would
  /// only be its echo.
  [[nodiscard]] bool concern(std::string_view path) const;

  /// Puts words before the messages at a place and within a path.
  void prefix_where(SourceLocation at, std::string_view path, const std::string& words);

  [[nodiscard]] bool has_errors() const { return errors_ > 0; }
  [[nodiscard]] bool are_full() const;
  [[nodiscard]] const Diagnostics& all() const { return all_; }
  [[nodiscard]] Diagnostics take() { return std::move(all_); }

private:
  Diagnostics all_;
  std::size_t errors_ = 0;
  std::size_t warnings_ = 0;
};

/// Whether `path` is `root` or lies inside it.
[[nodiscard]] bool is_within(std::string_view path, std::string_view root);

}  // namespace staffsim::scenario
