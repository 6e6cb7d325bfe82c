// SPDX-License-Identifier: Apache-2.0
#include "engine/attempt_book.hpp"

#include <array>
#include <span>

namespace staffsim::engine {

AttemptBook::AttemptBook(const Model& model) {
  for (const ContactTypeSpec& type : model.contact_types())
    has_level_.push_back(type.service_level ? 1 : 0);
}

void AttemptBook::add(const Account& account, const FurtherCells& cells, Tallies& tallies) {
  for (const Outcome& outcome : account.outcomes) {
    const bool is_plain = outcome.notes == 0 && outcome.end < End::blocked;
    if (is_plain) continue;
    later_attempts_ += (outcome.notes & note::is_later) != 0 ? 1 : 0;
    if (const auto interval = cells.interval_at(outcome.arrived_s))
      count(outcome, *interval, cells, tallies);
  }
  for (const PersonEnd& person : account.persons) {
    const auto interval = cells.interval_at(person.since_s);
    if (!interval) continue;
    cells.add(tallies, person.type, *interval, Counter::chains);
    if (person.answered) cells.add(tallies, person.type, *interval, Counter::chains_answered);
  }
}

void AttemptBook::count(const Outcome& outcome, std::int64_t interval, const FurtherCells& cells,
                        Tallies& tallies) const {
  std::array<FurtherCells::Amount, 8> marks{};
  std::size_t size = 0;
  const auto mark = [&](Counter counter, bool counts) {
    marks[size] = {counter};
    size += counts ? 1 : 0;
  };
  const auto is = [&](std::uint8_t noted) { return (outcome.notes & noted) != 0; };
  const bool answered = outcome.end == End::answered;
  const bool deflected = outcome.end == End::deflected;
  mark(Counter::blocked, outcome.end == End::blocked);
  mark(Counter::deflected, deflected);
  mark(Counter::sl_deflected, deflected && has_level_[outcome.type] != 0);
  mark(Counter::invalid, is(note::is_invalid) && answered);
  mark(Counter::invalid_offered, is(note::is_invalid));
  mark(Counter::redials, is(note::is_redial));
  const bool has_ended = !deflected && outcome.end != End::unfinished;
  const bool is_chained = is(note::is_later | note::goes_on);
  mark(Counter::chained, has_ended && is_chained);
  mark(Counter::chained_answered, answered && is_chained);
  cells.add(tallies, outcome.type, interval, std::span{marks}.first(size));
}

}  // namespace staffsim::engine
