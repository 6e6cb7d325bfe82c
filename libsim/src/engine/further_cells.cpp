// SPDX-License-Identifier: Apache-2.0
#include "engine/further_cells.hpp"

#include <utility>

namespace staffsim::engine {
namespace {

/// So long before an interval's end it is still that interval's: none is shorter than a minute.
constexpr double ending_s = 0.5;

}  // namespace

FurtherCells::FurtherCells(const IntervalGrid& grid, std::size_t types,
                           std::vector<SeriesPlan> series)
    : grid_{grid}, map_{grid}, types_{types}, plans_{std::move(series)} {}

void FurtherCells::begin(Tallies& tallies) const {
  tallies.further.assign(types_ * map_.cells(), FurtherCounts{});
}

std::optional<std::int64_t> FurtherCells::interval_at(double at_s) const noexcept {
  if (at_s < grid_.measured_from_s() || at_s >= grid_.end_s()) return std::nullopt;
  return grid_.interval_holding(at_s - grid_.measured_from_s());
}

std::optional<std::int64_t> FurtherCells::interval_before(double at_s) const noexcept {
  return interval_at(at_s - ending_s);
}

void FurtherCells::add(Tallies& tallies, std::uint16_t type, std::int64_t interval,
                       std::span<const Amount> amounts) const noexcept {
  FurtherCounts& cell = tallies.further[type * map_.cells() + map_.cell_of(interval)];
  for (const auto& [counter, amount] : amounts) at(cell, counter) += amount;
  for_each_series(tallies, type, interval,
                  [&](const SeriesPlan& /*plan*/, Series& series, std::size_t span) {
                    for (const auto& [counter, amount] : amounts)
                      at(series.contacts[span], counter) += amount;
                  });
}

}  // namespace staffsim::engine
