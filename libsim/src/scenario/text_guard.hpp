// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/core/diagnostics.hpp>

#include <optional>
#include <string_view>

namespace staffsim::scenario {

/// Why a text must not reach the TOML parser: larger than a scenario can be, not UTF-8, or nested
/// so deeply that the recursion of the parser would run out of stack. Nothing when it may.
[[nodiscard]] std::optional<Diagnostic> objection(std::string_view text);

/// The first place of a text that is no UTF-8; columns count characters.
[[nodiscard]] std::optional<SourceLocation> place_of_no_utf8(std::string_view text);

}  // namespace staffsim::scenario
