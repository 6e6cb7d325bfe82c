// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace staffsim {

/// Places in a specification, as findings name them: "agent_groups[0].people".

[[nodiscard]] inline std::string child(const std::string& path, std::string_view key) {
  return path.empty() ? std::string{key} : path + "." + std::string{key};
}

[[nodiscard]] inline std::string element(const std::string& path, std::size_t index) {
  return path + "[" + std::to_string(index) + "]";
}

/// What stands for all elements: "agent_groups[].people".
[[nodiscard]] inline std::string without_indices(std::string_view path) {
  std::string pattern;
  bool is_index = false;
  for (const char letter : path) {
    if (letter == ']') is_index = false;
    if (!is_index) pattern += letter;
    if (letter == '[') is_index = true;
  }
  return pattern;
}

}  // namespace staffsim
