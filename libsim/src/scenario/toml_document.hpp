// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "scenario/findings.hpp"
#include "scenario/node.hpp"

#include <optional>
#include <string_view>

namespace staffsim::scenario {

/// The tree of a TOML text, or nothing when it is too large, no UTF-8 or no TOML: then there is one
/// finding that says why.
[[nodiscard]] std::optional<Node> parse_toml(std::string_view text, Findings& findings);

/// A single TOML value such as `6`, `[1, 2]` or `"5 min"`; nothing when it is none.
[[nodiscard]] std::optional<Node> parse_toml_value(std::string_view text);

}  // namespace staffsim::scenario
