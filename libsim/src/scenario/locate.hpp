// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "scenario/field.hpp"

namespace staffsim::scenario {

/// Whether there is a value with this path in a tree.
[[nodiscard]] bool holds(std::string_view path, const Node& root);

/// Where the value with this path stands in a tree; its nearest existing parent if there is none.
[[nodiscard]] SourceLocation location_of(std::string_view path, const Node& root);

/// Hands findings with paths inside a field to the collection of the file, with their places.
void pass_on(const Diagnostics& found, const Field& field);

}  // namespace staffsim::scenario
