// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/display_width.hpp"

#include <algorithm>
#include <cstddef>
#include <sstream>
#include <string>

namespace staffsim::test {

/// Columns that the widest line of a text takes.
inline std::size_t widest_line(const std::string& text) {
  std::istringstream lines{text};
  std::size_t widest = 0;
  for (std::string line; std::getline(lines, line);) widest = std::max(widest, display_width(line));
  return widest;
}

}  // namespace staffsim::test
