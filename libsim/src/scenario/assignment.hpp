// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "scenario/findings.hpp"
#include "scenario/node.hpp"

#include <optional>
#include <string>

namespace staffsim::scenario {

/// A value that replaces another, named by its path by names ("agent_groups.help desk.agents").
struct Assignment {
  std::string key;
  Node value;
  SourceLocation at;  ///< of the key
  std::string path;   ///< where it stands: candidates[0].set.agent_groups.help desk.agents
  std::string label;  ///< for messages: candidate "six on the desk"
};

/// Paths in the tree of what an assignment replaced.
struct Assigned {
  std::string value;    ///< agent_groups[0].agents
  std::string changed;  ///< the outermost table that was added for it; otherwise the value
};

/// Makes the replacement in a tree, and adds tables on the way that are missing. Names may hold
/// dots and spaces: the longest that fits is meant; a part in double quotes is taken as it is.
/// Setting one of two keys that exclude each other takes the other away.
///
/// @return  nothing when a name on the way does not exist, which is reported at the assignment
[[nodiscard]] std::optional<Assigned> assign(Node& root, const Assignment& assignment,
                                             Findings& findings);

/// The path in the tree of a value, or of a whole entry of a list, by its path by names; nothing
/// when there is none.
/// @param tree  in which short forms on the way are spelled out
[[nodiscard]] std::optional<std::string> path_to(Node& tree, const std::string& key);

/// A hint for a path without quotes, which TOML reads as tables within tables: agent_groups with a
/// table for its value. Empty where it is none.
[[nodiscard]] std::string path_slip(const std::string& key, const Node& value);

}  // namespace staffsim::scenario
