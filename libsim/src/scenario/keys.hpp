// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace staffsim::scenario {

/// The keys of one kind of table. Decoders, documents and tests all read them here.
struct Section {
  std::string_view path;  ///< "contact_types[].rates"; "" is the file itself
  std::vector<std::string> keys;
};

[[nodiscard]] std::span<const Section> all_sections();

/// @throws std::invalid_argument  when there is none: a slip in a decoder
[[nodiscard]] const Section& section(std::string_view path);

/// A family of distributions and its parameters.
struct Family {
  std::string_view name;
  std::vector<std::string> keys;
};

[[nodiscard]] std::span<const Family> all_families();
[[nodiscard]] const Family* family(std::string_view name);

}  // namespace staffsim::scenario
