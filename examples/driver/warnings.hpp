// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/core/diagnostics.hpp>
#include <staffsim/scenario/scenario.hpp>

#include <span>

namespace driver {

/// What cannot work in the base, and then in other rows what the base has not: about a value where
/// a row has more findings than all rows before. Each names the first row that it is true of.
[[nodiscard]] staffsim::Diagnostics warnings_of(std::span<const staffsim::scenario::Row> rows);

}  // namespace driver
