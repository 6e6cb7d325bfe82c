// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace staffsim::scenario {

/// The keys that cannot stand beside a key of the table at a path in the tree ("roster" of
/// "agent_groups[0]"): setting it takes them away.
[[nodiscard]] std::vector<std::string> rivals_of(std::string_view table, std::string_view key);

}  // namespace staffsim::scenario
