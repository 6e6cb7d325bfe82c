// SPDX-License-Identifier: Apache-2.0
#include <staffsim/engine/tally_book.hpp>

#include <algorithm>
#include <stdexcept>

namespace staffsim::engine {

CellMap::CellMap(const IntervalGrid& grid) noexcept
    : dated_{grid.days() <= longest_dated_window},
      cells_{static_cast<std::size_t>(dated_ ? grid.days() * grid.intervals_per_day()
                                             : grid.intervals_per_week())},
      shift_{static_cast<std::int64_t>(weekday_of(grid.start())) * grid.intervals_per_day()} {}

TallyBook::TallyBook(const Model& model, TallyPlan plan)
    : grid_{model.grid()},
      cells_{grid_},
      plan_{std::move(plan)},
      from_s_{grid_.measured_from_s()},
      end_s_{grid_.end_s()} {
  for (const ContactTypeSpec& type : model.contact_types()) {
    TypeRule rule;
    if (type.service_level) {
      rule = {true, type.service_level->within.count(), -1.0};
      if (type.service_level->short_abandon)
        rule.short_abandon_s = type.service_level->short_abandon->count();
    }
    rules_.push_back(rule);
  }
  for (const AgentGroupSpec& group : model.agent_groups()) {
    paid_per_duty_.push_back(1.0 / (1.0 - group.shrinkage));
    cost_per_paid_.push_back(group.cost_per_hour / 3600.0);
  }
}

void TallyBook::begin() {
  const std::size_t types = rules_.size();
  const std::size_t groups = paid_per_duty_.size();
  tallies_.cells = cells_.cells();
  tallies_.contacts.assign(types * cells_.cells(), Counts{});
  tallies_.agents.assign(groups * cells_.cells(), AgentCounts{});
  tallies_.waits.resize(types);
  for (WaitHistogram& waits : tallies_.waits) waits.clear();
  tallies_.samples.clear();
  tallies_.series.resize(plan_.series.size());
  for (std::size_t s = 0; s < plan_.series.size(); ++s) {
    const auto days = static_cast<std::size_t>(grid_.days());
    const std::size_t spans =
        plan_.series[s].by_day ? days : days * static_cast<std::size_t>(grid_.intervals_per_day());
    tallies_.series[s].contacts.assign(spans, Counts{});
    tallies_.series[s].agents.assign(spans, AgentCounts{});
    tallies_.series[s].waits_within.assign(spans, 0.0);
  }
  groups_.assign(groups, GroupState{});
}

void TallyBook::add(const Account& account) {
  for (const Outcome& outcome : account.outcomes) count(outcome);
  for (const Spell& spell : account.spells) {
    if (spell.kind == Spell::Kind::waiting) add_waiting(spell.index, spell.from_s, spell.to_s);
    else add_handling(spell.index, spell.from_s, spell.to_s);
  }
  for (const HeadsStep& change : account.heads) step(change);
}

void TallyBook::count(const Outcome& outcome) {
  const double left_s = outcome.arrived_s + outcome.wait_s;
  if (!outcome.in_pieces) {
    if (outcome.wait_s > 0.0) add_waiting(outcome.type, outcome.arrived_s, left_s);
    if (outcome.end == End::answered)
      add_handling(outcome.group, left_s, left_s + outcome.handled_s);
  }
  if (outcome.arrived_s < from_s_) return;

  const auto interval =
      static_cast<std::int64_t>((outcome.arrived_s - from_s_) / grid_.interval_s());
  const std::size_t row = outcome.type * cells_.cells() + cells_.cell_of(interval);
  Counts single{};
  Counts& counts = plan_.series.empty() ? tallies_.contacts[row] : single;
  at(counts, Counter::offered) += 1.0;
  if (outcome.delayed) at(counts, Counter::delayed) += 1.0;
  if (outcome.end == End::unfinished) {
    at(counts, Counter::unfinished) += 1.0;
  } else {
    const bool answered = outcome.end == End::answered;
    at(counts, answered ? Counter::answered : Counter::abandoned) += 1.0;
    at(counts, answered ? Counter::wait_answered_s : Counter::wait_abandoned_s) += outcome.wait_s;
    if (answered) at(counts, Counter::handled_s) += outcome.handled_s;
    if (outcome.delayed) at(counts, Counter::delayed_ended) += 1.0;
    const std::uint32_t bucket = wait_bucket::of(outcome.wait_s);
    tallies_.waits[outcome.type].add(bucket);
    if (plan_.wait_samples) tallies_.samples.push_back({static_cast<std::uint32_t>(row), bucket});
  }
  count_level(counts, rules_[outcome.type], outcome);
  if (!plan_.series.empty()) {
    for (std::size_t i = 0; i < counter_count; ++i) tallies_.contacts[row][i] += single[i];
    count_series(outcome, single, interval);
  }
}

void TallyBook::count_level(Counts& counts, const TypeRule& rule,
                            const Outcome& outcome) const noexcept {
  if (!rule.has_level) return;
  at(counts, Counter::sl_offered) += 1.0;
  if (outcome.end == End::answered) {
    at(counts, Counter::sl_answered) += 1.0;
    if (outcome.first_wait_s <= rule.within_s) at(counts, Counter::answered_within) += 1.0;
  } else if (outcome.end == End::abandoned) {
    at(counts, Counter::sl_abandoned) += 1.0;
    if (outcome.wait_s <= rule.within_s) at(counts, Counter::abandoned_within) += 1.0;
    if (outcome.wait_s < rule.short_abandon_s) at(counts, Counter::short_abandoned) += 1.0;
  }
}

void TallyBook::count_series(const Outcome& outcome, const Counts& single, std::int64_t interval) {
  for (std::size_t s = 0; s < plan_.series.size(); ++s) {
    const SeriesPlan& plan = plan_.series[s];
    if (plan.types[outcome.type] == 0) continue;
    const auto span =
        static_cast<std::size_t>(plan.by_day ? interval / grid_.intervals_per_day() : interval);
    Counts& counts = tallies_.series[s].contacts[span];
    for (std::size_t i = 0; i < counter_count; ++i) counts[i] += single[i];
    if (outcome.end != End::unfinished && outcome.wait_s <= plan.wait_limit_s)
      tallies_.series[s].waits_within[span] += 1.0;
  }
}

/// Calls visit(interval, seconds) for each interval of the measured window that [from, to) covers.
template <class Visit>
void TallyBook::for_each_cell(double from_s, double to_s, Visit visit) const {
  from_s = std::max(from_s, from_s_) - from_s_;
  to_s = std::min(to_s, end_s_) - from_s_;
  if (!(from_s < to_s)) return;
  auto interval = static_cast<std::int64_t>(from_s / grid_.interval_s());
  double edge_s = static_cast<double>(interval + 1) * grid_.interval_s();
  for (; edge_s < to_s; ++interval) {
    visit(interval, edge_s - from_s);
    from_s = edge_s;
    edge_s = static_cast<double>(interval + 2) * grid_.interval_s();
  }
  visit(interval, to_s - from_s);
}

void TallyBook::add_waiting(std::uint16_t type, double from_s, double to_s) {
  Counts* const first = tallies_.contacts.data() + type * cells_.cells();
  for_each_cell(from_s, to_s, [&](std::int64_t interval, double seconds) {
    at(first[cells_.cell_of(interval)], Counter::queue_s) += seconds;
    for (std::size_t s = 0; s < plan_.series.size(); ++s) {
      if (plan_.series[s].types[type] == 0) continue;
      const auto span = static_cast<std::size_t>(
          plan_.series[s].by_day ? interval / grid_.intervals_per_day() : interval);
      at(tallies_.series[s].contacts[span], Counter::queue_s) += seconds;
    }
  });
}

void TallyBook::add_handling(std::uint16_t group, double from_s, double to_s) {
  add_agent_time(group, AgentCounter::busy, from_s, to_s, 1.0);
}

void TallyBook::add_agent_time(std::uint16_t group, AgentCounter counter, double from_s,
                               double to_s, double weight) {
  AgentCounts* const first = tallies_.agents.data() + group * cells_.cells();
  for_each_cell(from_s, to_s, [&](std::int64_t interval, double seconds) {
    at(first[cells_.cell_of(interval)], counter) += weight * seconds;
    for (std::size_t s = 0; s < plan_.series.size(); ++s) {
      if (plan_.series[s].groups[group] == 0) continue;
      const auto span = static_cast<std::size_t>(
          plan_.series[s].by_day ? interval / grid_.intervals_per_day() : interval);
      at(tallies_.series[s].agents[span], counter) += weight * seconds;
    }
  });
}

void TallyBook::step(const HeadsStep& change) {
  settle(change.group, change.at_s);
  groups_[change.group].present += change.present;
  groups_[change.group].on_duty += change.on_duty;
}

void TallyBook::settle(std::uint16_t group, double until_s) {
  GroupState& state = groups_[group];
  if (until_s <= state.since_s) return;
  if (state.present != 0)
    add_agent_time(group, AgentCounter::present, state.since_s, until_s, state.present);
  if (state.on_duty != 0) {
    const double paid = state.on_duty * paid_per_duty_[group];
    add_agent_time(group, AgentCounter::on_duty, state.since_s, until_s, state.on_duty);
    add_agent_time(group, AgentCounter::paid, state.since_s, until_s, paid);
    if (cost_per_paid_[group] > 0.0)
      add_agent_time(group, AgentCounter::cost, state.since_s, until_s,
                     paid * cost_per_paid_[group]);
  }
  state.since_s = until_s;
}

const Tallies& TallyBook::finish() {
  for (std::uint16_t group = 0; group < groups_.size(); ++group) settle(group, end_s_);
  double lost = 0.0;
  for (const Counts& counts : tallies_.contacts)
    lost += at(counts, Counter::offered) - at(counts, Counter::answered) -
            at(counts, Counter::abandoned) - at(counts, Counter::unfinished);
  if (lost != 0.0)
    throw std::logic_error{"TallyBook: offered differs from the sum of the outcomes"};
  return tallies_;
}

}  // namespace staffsim::engine
