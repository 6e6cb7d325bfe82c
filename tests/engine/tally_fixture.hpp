// SPDX-License-Identifier: Apache-2.0
#pragma once
/// Tallies of a play, and words to read them.
#include "engine/play.hpp"
#include "engine/tally_book.hpp"

namespace staffsim::test {

inline constexpr double day_s = 86400.0;
inline constexpr double half_hour_s = 1800.0;

/// `days` measured days from Monday, 1 September 2025, after `warm_up` days.
inline ModelSpec lasting(ModelSpec spec, int days, int warm_up = 0) {
  spec.horizon.start = date_of(2025, 9, 1);
  spec.horizon.days = days;
  spec.horizon.warm_up_days = warm_up;
  return spec;
}

inline engine::Tallies tally(const ModelSpec& spec, const engine::Account& account,
                             engine::TallyPlan plan = {}) {
  engine::TallyBook book{Model{spec}, std::move(plan)};
  book.begin();
  book.add(account);
  return book.finish();
}
inline engine::Tallies tally(const Play& play, engine::TallyPlan plan = {}) {
  return tally(play.spec, perform(play), std::move(plan));
}

inline double count_of(const engine::Tallies& tallies, engine::Counter counter, std::size_t cell,
                       std::size_t type = 0) {
  return engine::at(tallies.contacts[type * tallies.cells + cell], counter);
}
/// Of a counter that only some models have.
inline double further_of(const engine::Tallies& tallies, engine::Counter counter, std::size_t cell,
                         std::size_t type = 0) {
  return engine::at(tallies.further.at(type * tallies.cells + cell), counter);
}
inline double count_of(const engine::Tallies& tallies, engine::AgentCounter counter,
                       std::size_t cell, std::size_t group = 0) {
  return engine::at(tallies.agents[group * tallies.cells + cell], counter);
}
template <class Counter>
double total_of(const engine::Tallies& tallies, Counter counter, std::size_t row = 0) {
  double sum = 0.0;
  for (std::size_t cell = 0; cell < tallies.cells; ++cell)
    sum += count_of(tallies, counter, cell, row);
  return sum;
}

/// An outcome by hand.
inline engine::Outcome answered(double arrived_s, double wait_s, double handled_s) {
  return {arrived_s, wait_s, wait_s, handled_s, 0, 0, engine::End::answered, wait_s > 0.0, false};
}
inline engine::Outcome abandoned(double arrived_s, double wait_s) {
  return {arrived_s, wait_s, wait_s, 0.0, 0, 0, engine::End::abandoned, true, false};
}

}  // namespace staffsim::test
