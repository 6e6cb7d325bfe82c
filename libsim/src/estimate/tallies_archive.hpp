// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "engine/tallies.hpp"
#include "estimate/archive.hpp"

namespace staffsim {

template <>
struct IsBlock<engine::WaitSample> : std::true_type {};

}  // namespace staffsim

/// The yield of a replication as bytes; found by cereal beside the types.
namespace staffsim::engine {

template <class Archive>
void save(Archive& archive, const WaitHistogram& waits) {
  archive(waits.counts());
}
template <class Archive>
void load(Archive& archive, WaitHistogram& waits) {
  std::vector<std::uint64_t> counts;
  archive(counts);
  waits.clear();
  waits.merge(std::span<const std::uint64_t>{counts});
}

template <class Archive>
void serialize(Archive& archive, Series& series) {
  archive(series.contacts, series.agents, series.within);
}

template <class Archive>
void serialize(Archive& archive, OldestAge& age) {
  archive(age.daily_s, age.cell_s);
}

template <class Archive>
void serialize(Archive& archive, Tallies& tallies) {
  archive(tallies.cells, tallies.contacts, tallies.further, tallies.agents, tallies.type_totals,
          tallies.group_totals, tallies.waits, tallies.responses, tallies.samples, tallies.series,
          tallies.ages, tallies.patient_in_time);
}

}  // namespace staffsim::engine
