// SPDX-License-Identifier: Apache-2.0
#include "engine/tally_book.hpp"

#include <staffsim/core/contracts.hpp>

#include "engine/attempt_book.hpp"
#include "engine/audit.hpp"
#include "engine/email_book.hpp"
#include "engine/plain_counter.hpp"
#include "engine/usual_cells.hpp"
#include "engine/whole_days.hpp"
#include "model/features.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace staffsim::engine {
namespace {

IntervalGrid cells_of(const IntervalGrid& grid, const TallyPlan& plan) {
  if (plan.by_interval) return grid;
  require(plan.series.empty(), "TallyBook", "series need cells by interval");
  return {grid.start(), grid.days(), grid.warm_up_days(), seconds_per_day};
}

/// How long one waited and was handled who was answered or gave up.
template <class Counts>
void add_times(Counts& counts, const Outcome& outcome, double within_s) noexcept {
  const bool answered = outcome.end == End::answered;
  at(counts, answered ? Counter::wait_answered_s : Counter::wait_abandoned_s) += outcome.wait_s;
  at(counts, Counter::excess_wait_s) += std::max(0.0, outcome.wait_s - within_s);
  if (answered) at(counts, Counter::handled_s) += outcome.handled_s;
  if (!outcome.delayed) at(counts, Counter::resumed_wait_s) += outcome.wait_s;
}

bool is_empty(const PlainCounts& counts) noexcept {
  return at(counts, Counter::offered) == 0.0 && at(counts, Counter::queue_s) == 0.0;
}

/// Adds a cell to its member's total, from counter `first` on.
template <class Counts, class Total>
void add_to(Total& total, const Counts& cell, std::size_t first = 0) noexcept {
  for (std::size_t i = 0; i < cell.size(); ++i) total[first + i] += cell[i];
}

}  // namespace

TallyBook::TallyBook(const Model& model, TallyPlan plan)
    : plan_{std::move(plan)},
      grid_{cells_of(model.grid(), plan_)},
      map_{grid_},
      from_s_{grid_.measured_from_s()},
      window_s_{grid_.end_s() - from_s_},
      audit_{std::make_unique<Audit>(model)} {
  static const MarkTable plain{false};
  static const MarkTable with_level{true};
  for (const ContactTypeSpec& type : model.contact_types()) {
    TypeRule rule;
    rule.marks = &plain;
    if (type.service_level) {
      rule.marks = &with_level;
      rule.within_s = type.service_level->within.count();
      rule.counts_within_s = longest_within_s(*type.service_level);
      if (type.service_level->short_abandon)
        rule.short_abandon_s = type.service_level->short_abandon->count();
    }
    rules_.push_back(rule);
  }
  for (const AgentGroupSpec& group : model.agent_groups()) {
    paid_per_duty_.push_back(1.0 / (1.0 - group.shrinkage));
    cost_per_paid_.push_back(group.cost_per_hour / seconds_per_hour);
  }
  usual_ = std::make_unique<UsualCells>(rules_.size(), paid_per_duty_.size(), map_.cells(),
                                        grid_.interval_s());
  whole_days_ = std::make_unique<WholeDays>(rules_.size());
  if (has_special_attempts(model.spec())) attempts_ = std::make_unique<AttemptBook>(model);
  if (has_email(model.spec())) emails_ = std::make_unique<EmailBook>(model, plan_.age_pools);
  if (has_further_counters(model.spec()))
    further_ = std::make_unique<FurtherCells>(grid_, rules_.size(), plan_.series);
}

TallyBook::~TallyBook() = default;
TallyBook::TallyBook(TallyBook&&) noexcept = default;

void TallyBook::begin() {
  const std::size_t types = rules_.size();
  const std::size_t groups = paid_per_duty_.size();
  if (is_under_way_) usual_->clear();  // else `finish` left it empty
  is_under_way_ = true;
  patient_in_time_.assign(types, 0);
  tallies_.cells = map_.cells();
  tallies_.contacts.assign(types * map_.cells(), PlainCounts{});
  tallies_.agents.assign(groups * map_.cells(), AgentCounts{});
  tallies_.waits.resize(types);
  for (WaitHistogram& waits : tallies_.waits) waits.clear();
  tallies_.samples.clear();
  samples_.clear();
  tallies_.series.resize(plan_.series.size());
  for (std::size_t s = 0; s < plan_.series.size(); ++s) {
    const auto days = static_cast<std::size_t>(grid_.days());
    const std::size_t spans =
        plan_.series[s].by_day ? days : days * static_cast<std::size_t>(grid_.intervals_per_day());
    tallies_.series[s].contacts.assign(spans, Counts{});
    tallies_.series[s].agents.assign(spans, AgentCounts{});
    tallies_.series[s].within.assign(spans, 0.0);
  }
  groups_.assign(groups, GroupState{});
  lap_ = -static_cast<std::int64_t>(map_.cell_of(0));  // nothing may remember the run before
  outcomes_ = 0;
  whole_days_->clear();
  audit_->begin();
  if (further_) further_->begin(tallies_);
  if (attempts_) attempts_->begin();
  if (emails_) emails_->begin(tallies_);
}

std::int64_t TallyBook::first_attempts() const noexcept {
  return outcomes_ - (attempts_ ? attempts_->later_attempts() : 0);
}

void TallyBook::add(const Account& account) {
  count_all(account.outcomes);
  for (const Spell& spell : account.spells) {
    if (spell.kind == Spell::Kind::waiting) add_waiting(spell.index, spell.from_s, spell.to_s);
    else add_handling(spell.index, spell.from_s, spell.to_s);
  }
  for (const HeadsStep& change : account.heads) step(change);
  if (attempts_) attempts_->add(account, *further_, tallies_);
  if (emails_) emails_->add(account, *further_, tallies_);
}

void TallyBook::require_possible(const Account& account) const {
  audit_->require_possible(account);
}

void TallyBook::count_all(std::span<const Outcome> outcomes) {
  PlainCounter count_plain{*this};
  for (const Outcome& outcome : outcomes) count_plain(outcome);
}

std::size_t TallyBook::cell_of(std::int64_t interval) noexcept {
  const auto cells = static_cast<std::int64_t>(map_.cells());
  std::int64_t cell = interval - lap_;
  if (cell < 0 || cell >= cells) [[unlikely]] {
    cell = static_cast<std::int64_t>(map_.cell_of(interval));
    lap_ = interval - cell;
  }
  return static_cast<std::size_t>(cell);
}

TallyBook::Spot TallyBook::spot(double into_s) noexcept {
  const std::int64_t interval = grid_.interval_holding(into_s);
  return {interval, cell_of(interval), static_cast<double>(interval + 1) * grid_.interval_s()};
}

/// Any contact.
void TallyBook::count(const Outcome& outcome) {
  ++outcomes_;
  const bool answered = outcome.end == End::answered;
  const bool has_wait = outcome.end < End::unfinished;
  if (!outcome.in_pieces) {
    const double left_s = outcome.arrived_s + outcome.wait_s;
    add_waiting(outcome.type, outcome.arrived_s, left_s);
    if (answered) add_handling(outcome.group, left_s, left_s + outcome.handled_s);
  }
  const bool is_measured = outcome.arrived_s >= from_s_;
  if (!is_measured || !has_wait) audit_->add_untold_wait(outcome.type, outcome.wait_s);
  if (!is_measured || !answered) audit_->add_untold_work(outcome.handled_s);
  if (!is_measured) return;
  const Spot at_spot = spot(outcome.arrived_s - from_s_);
  const TypeRule& rule = rules_[outcome.type];
  const std::size_t kind =
      kind::of(outcome.end, outcome.delayed, outcome.first_wait_s <= rule.counts_within_s,
               outcome.first_wait_s < rule.short_abandon_s);
  patient_in_time_[outcome.type] += is_in_time_if_patient(outcome);
  const std::size_t row = outcome.type * map_.cells() + at_spot.cell;
  const Marks& marks = rule.marks->of(kind);
  PlainCounts& counts = tallies_.contacts[row];
  for (std::size_t i = 0; i < mark_count; ++i) counts[i] += marks[i];
  if (!plan_.series.empty()) count_series(outcome, marks, at_spot.interval);
  if (!has_wait) return;
  add_times(counts, outcome, rule.within_s);
  const std::uint32_t bucket = wait_bucket::of(outcome.wait_s);
  tallies_.waits[outcome.type].add(bucket);
  if (plan_.wait_samples) add_sample(row, bucket);
}

template <class Visit>
void TallyBook::for_each_series(std::vector<std::uint8_t> SeriesPlan::*pool, std::uint16_t member,
                                std::int64_t interval, Visit visit) {
  for (std::size_t s = 0; s < plan_.series.size(); ++s) {
    const SeriesPlan& plan = plan_.series[s];
    if ((plan.*pool)[member] == 0) continue;
    visit(plan, tallies_.series[s], plan.span_of(interval, grid_));
  }
}

void TallyBook::count_series(const Outcome& outcome, const Marks& marks, std::int64_t interval) {
  const bool has_wait = outcome.end < End::unfinished;
  const double within_s = rules_[outcome.type].within_s;
  for_each_series(&SeriesPlan::types, outcome.type, interval,
                  [&](const SeriesPlan& plan, Series& series, std::size_t span) {
                    Counts& counts = series.contacts[span];
                    for (std::size_t i = 0; i < mark_count; ++i) counts[i] += marks[i];
                    if (!has_wait) return;
                    add_times(counts, outcome, within_s);
                    if (outcome.wait_s <= plan.wait_limit_s) series.within[span] += 1.0;
                  });
}

/// Calls visit(spot, seconds) for each interval of the measured window that [from, to) covers.
template <class Visit>
void TallyBook::for_each_cell(double from_s, double to_s, Visit visit) {
  from_s = std::max(from_s - from_s_, 0.0);
  to_s = std::min(to_s - from_s_, window_s_);
  if (!(from_s < to_s)) return;
  Spot at = spot(from_s);
  for (; at.until_s < to_s; at = {at.interval + 1, cell_of(at.interval + 1),
                                  static_cast<double>(at.interval + 2) * grid_.interval_s()}) {
    visit(at, at.until_s - from_s);
    from_s = at.until_s;
  }
  visit(at, to_s - from_s);
}

/// Whole days are only counted here, and spread over their intervals in the end.
void TallyBook::add_waiting(std::uint16_t type, double from_s, double to_s) {
  audit_->add_outer_wait(type, from_s, to_s);
  if (to_s - from_s < seconds_per_day) return add_waiting_by_interval(type, from_s, to_s, 1.0);
  const double first = std::max(std::ceil((from_s - from_s_) / seconds_per_day), 0.0);
  const double end = std::floor(std::min(to_s - from_s_, window_s_) / seconds_per_day);
  if (first >= end) return add_waiting_by_interval(type, from_s, to_s, 1.0);
  whole_days_->add(type, static_cast<std::size_t>(first), static_cast<std::size_t>(end));
  add_waiting_by_interval(type, from_s, from_s_ + first * seconds_per_day, 1.0);
  add_waiting_by_interval(type, from_s_ + end * seconds_per_day, to_s, 1.0);
}

void TallyBook::add_waiting_by_interval(std::uint16_t type, double from_s, double to_s,
                                        double contacts) {
  PlainCounts* const first = tallies_.contacts.data() + type * map_.cells();
  for_each_cell(from_s, to_s, [&](const Spot& at_spot, double seconds) {
    at(first[at_spot.cell], Counter::queue_s) += contacts * seconds;
    for_each_series(&SeriesPlan::types, type, at_spot.interval,
                    [&](const SeriesPlan&, Series& series, std::size_t span) {
                      at(series.contacts[span], Counter::queue_s) += contacts * seconds;
                    });
  });
}

void TallyBook::spread_whole_days() {
  whole_days_->for_each([&](std::size_t type, std::size_t day, std::int64_t count) {
    const double from_s = from_s_ + static_cast<double>(day) * seconds_per_day;
    add_waiting_by_interval(static_cast<std::uint16_t>(type), from_s, from_s + seconds_per_day,
                            static_cast<double>(count));
  });
}

void TallyBook::add_handling(std::uint16_t group, double from_s, double to_s) {
  audit_->add_outer_work(from_s, to_s);
  for_each_agent_cell(group, from_s, to_s, [](AgentCounts& counts, double seconds) {
    at(counts, AgentCounter::busy) += seconds;
  });
}

/// Calls add(counts, seconds) for each interval that [from, to) covers, and in series for each
/// span.
template <class Add>
void TallyBook::for_each_agent_cell(std::uint16_t group, double from_s, double to_s, Add add) {
  AgentCounts* const first = tallies_.agents.data() + group * map_.cells();
  for_each_cell(from_s, to_s, [&](const Spot& at_spot, double seconds) {
    add(first[at_spot.cell], seconds);
    for_each_series(&SeriesPlan::groups, group, at_spot.interval,
                    [&](const SeriesPlan&, Series& series, std::size_t span) {
                      add(series.agents[span], seconds);
                    });
  });
}

void TallyBook::step(const HeadsStep& change) {
  settle(change.group, change.at_s);
  groups_[change.group].present += change.present;
  groups_[change.group].on_duty += change.on_duty;
  groups_[change.group].overrun += change.overrun;
  groups_[change.group].called_in += change.called_in;
}

void TallyBook::settle(std::uint16_t group, double until_s) {
  GroupState& state = groups_[group];
  if (until_s <= state.since_s) return;
  if (state.present != 0 || state.on_duty != 0 || state.overrun != 0) {
    AgentCounts per_s{};
    const double paid = state.on_duty * paid_per_duty_[group];
    at(per_s, AgentCounter::present) = state.present;
    at(per_s, AgentCounter::on_duty) = state.on_duty;
    at(per_s, AgentCounter::paid) = paid;
    at(per_s, AgentCounter::cost) = paid * cost_per_paid_[group];
    at(per_s, AgentCounter::overrun) = state.overrun;
    at(per_s, AgentCounter::called_in) = state.called_in;
    for_each_agent_cell(group, state.since_s, until_s, [&](AgentCounts& counts, double seconds) {
      for (std::size_t i = 0; i < counts.size(); ++i) counts[i] += per_s[i] * seconds;
    });
  }
  state.since_s = until_s;
}

/// Usual contacts join the others in their cells, and the cells are summed by type.
void TallyBook::sum_contacts() {
  tallies_.type_totals.assign(rules_.size(), Counts{});
  std::size_t row = 0;
  for (std::size_t type = 0; type < rules_.size(); ++type) {
    usual_->move_waits(type, tallies_.waits[type]);
    for (std::size_t cell = 0; cell < map_.cells(); ++cell, ++row) {
      PlainCounts& counts = tallies_.contacts[row];
      patient_in_time_[type] += usual_->cells[row].patient_in_time;
      outcomes_ += UsualCells::move(usual_->cells[row], *rules_[type].marks, counts);
      if (!is_empty(counts)) add_to(tallies_.type_totals[type], counts);
      if (further_) add_to(tallies_.type_totals[type], tallies_.further[row], plain_counter_count);
    }
  }
}

void TallyBook::sum_agents() {
  tallies_.group_totals.assign(groups_.size(), AgentCounts{});
  std::size_t row = 0;
  for (AgentCounts& total : tallies_.group_totals)
    for (std::size_t cell = 0; cell < map_.cells(); ++cell, ++row) {
      AgentCounts& counts = tallies_.agents[row];
      at(counts, AgentCounter::busy) += std::exchange(usual_->busy_s[row], 0.0);
      drop_rounding(counts);
      add_to(total, counts);
    }
  for (Series& series : tallies_.series) std::ranges::for_each(series.agents, drop_rounding);
}

const Tallies& TallyBook::finish() {
  for (std::uint16_t group = 0; group < groups_.size(); ++group) settle(group, grid_.end_s());
  spread_whole_days();
  sum_contacts();
  sum_agents();
  samples_.move_to(tallies_.samples);
  is_under_way_ = false;
  tallies_.patient_in_time.clear();
  if (plan_.virtual_waits)
    tallies_.patient_in_time.assign(patient_in_time_.begin(), patient_in_time_.end());
  audit_->check(tallies_);
  return tallies_;
}

}  // namespace staffsim::engine
