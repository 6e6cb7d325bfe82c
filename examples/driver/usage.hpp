// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace driver {

/// The commands that this release carries out.
[[nodiscard]] const std::vector<std::string>& command_names();

/// Help on a command, or on the whole program when the name is empty.
[[nodiscard]] std::string usage(std::string_view command);

}  // namespace driver
