// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>

namespace staffsim::report {

/// What a text for people is laid out on. Prose is wrapped; a table that is wider goes on below,
/// with its further columns beside the same names.
struct Page {
  std::size_t columns = 100;  ///< at least 20; a number is never cut
};

}  // namespace staffsim::report
