// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/report/page.hpp>

#include <cstddef>
#include <optional>

namespace driver {

/// How wide the terminal is that a descriptor writes to; nothing for a file or a pipe, and where it
/// does not say, as what mpirun puts in its place.
[[nodiscard]] std::optional<std::size_t> columns_of_terminal(int descriptor);

/// The page that standard output is: no wider than its terminal, if that says how wide it is.
[[nodiscard]] staffsim::report::Page output_page();

}  // namespace driver
