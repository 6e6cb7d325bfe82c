// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "scenario/node.hpp"

#include <string>

namespace staffsim::scenario {

/// A tree as TOML text, in its own order save that single values stand before tables.
[[nodiscard]] std::string toml_text(const Node& root);

/// One value on one line: 6, "5 min", [1, 2], { a = 1 }.
[[nodiscard]] std::string inline_text(const Node& value);

}  // namespace staffsim::scenario
