// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>

namespace staffsim {

/// What a row of results is about; "*" in a field that is summed over.
struct RowLabel {
  std::string contact_type = "*";
  std::string branch = "*";
  std::string channel = "*";
  std::string agent_group = "*";
  std::size_t target = 0;  ///< of a target: its number, from 1
  bool operator==(const RowLabel&) const = default;
};

/// Index of a row's label in `Result::labels`.
using RowIndex = std::uint32_t;

}  // namespace staffsim
