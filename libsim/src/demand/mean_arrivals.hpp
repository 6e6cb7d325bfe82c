// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/model/model.hpp>

#include <cstddef>
#include <optional>

namespace staffsim::demand {

/// The exact mean number of a type's own arrivals in the measured window: what its rates integrate
/// to, for a day's factor has mean 1. Without the surges of incidents. None where it is not known:
/// of a recorded log, and where incidents keep contacts away.
[[nodiscard]] std::optional<double> mean_arrivals(const Model& model, std::size_t type);

}  // namespace staffsim::demand
