// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace staffsim::scenario {

/// The keys that cannot stand beside the last key of a path in the tree
/// ("agent_groups[0].roster"): setting it takes them away.
[[nodiscard]] std::vector<std::string> rivals_of(std::string_view path);

}  // namespace staffsim::scenario
