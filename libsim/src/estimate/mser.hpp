// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <span>

namespace staffsim {

/// How many values at the start of a series belong to its warm-up: as many as make the standard
/// error of the mean of the rest smallest, as if the rest were independent (the MSER of White 1997,
/// Simulation 69). Only the first half is searched: a result of size / 2 says that the series has
/// not settled.
[[nodiscard]] std::size_t mser_warm_up(std::span<const double> series);

}  // namespace staffsim
