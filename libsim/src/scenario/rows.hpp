// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "scenario/assignment.hpp"
#include "scenario/field.hpp"

#include <string>
#include <vector>

namespace staffsim::scenario {

/// A row beside the base: its name and the values that it replaces.
struct Variant {
  std::string name;
  std::string label;  ///< for messages: candidate "six on the desk"
  SourceLocation at;
  std::string path;  ///< candidates[0]
  std::vector<Assignment> assignments;
};

/// What rows start from: the file without its rows and what is said of it, which would be copied
/// for each of them.
[[nodiscard]] Node base_of(Node root);

/// The candidates of a file, then the grid of its sweeps. Reports what is wrong with them; nothing
/// more when they are more than `most`.
[[nodiscard]] std::vector<Variant> variants_of(Node& root, std::size_t most, Surroundings& around);

/// Adds the rows that a command line asks for, unless there is one of the same name.
void add_asked(const std::vector<std::string>& asked, std::vector<Variant>& variants,
               Findings& findings);

}  // namespace staffsim::scenario
