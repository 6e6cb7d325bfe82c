// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/scenario/scenario.hpp>

#include "scenario/assignment.hpp"
#include "scenario/findings.hpp"
#include "scenario/node.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace staffsim::scenario {

/// Which paths of the tree came from the command line: what is wrong there is no line's fault.
class OverriddenPaths {
public:
  void add(std::string path, std::string option) {
    causes_.emplace_back(std::move(path), std::move(option));
  }
  /// Puts the option before the message of each finding that has no line and goes back to it.
  void name_causes(Findings& findings) const;

private:
  std::vector<std::pair<std::string, std::string>> causes_;
};

/// The assignment that "KEY=VALUE" asks for: the value is TOML or plain text. Reports what is wrong
/// with the text after `shown`, the words of the command line.
[[nodiscard]] std::optional<Assignment>
assignment_from(const std::string& text, const std::string& shown, Findings& findings);

/// Replaces the values of a tree that the overrides name.
[[nodiscard]] OverriddenPaths apply(const Overrides& overrides, Node& root, Findings& findings);

}  // namespace staffsim::scenario
