// SPDX-License-Identifier: Apache-2.0
#include "engine/audit.hpp"

#include "core/format.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

namespace staffsim::engine {
namespace {

bool is_duration(double seconds) noexcept { return seconds >= 0.0 && std::isfinite(seconds); }

}  // namespace

Audit::Audit(const Model& model)
    : groups_{model.agent_groups().size()},
      from_s_{model.grid().measured_from_s()},
      end_s_{model.grid().end_s()} {
  for (const ContactTypeSpec& type : model.contact_types()) names_.push_back(type.name);
}

void Audit::begin() {
  untold_wait_s_.assign(names_.size(), 0.0);
  outer_wait_s_.assign(names_.size(), 0.0);
  untold_work_s_ = 0.0;
  outer_work_s_ = 0.0;
  stretches_ = 0.0;
}

bool Audit::is_possible(const Outcome& outcome) const noexcept {
  constexpr double rounded = 1.0 + 1e-9;  // a wait until the end may end a bit later
  const double undelayed_s = outcome.in_pieces ? outcome.first_wait_s : outcome.wait_s;
  return outcome.type < names_.size() && outcome.group < groups_ && outcome.end <= End::deflected &&
         is_in_run(outcome.arrived_s) && outcome.wait_s >= 0.0 &&
         outcome.arrived_s + outcome.wait_s <= end_s_ * rounded &&
         is_duration(outcome.first_wait_s) && is_duration(outcome.handled_s) &&
         (outcome.delayed || undelayed_s == 0.0);
}
bool Audit::is_possible(const Spell& spell) const noexcept {
  const bool is_waiting = spell.kind == Spell::Kind::waiting;
  return spell.index < (is_waiting ? names_.size() : groups_) && is_in_run(spell.from_s) &&
         is_duration(spell.to_s - spell.from_s);
}
bool Audit::is_possible(const HeadsStep& step) const noexcept {
  return step.group < groups_ && is_in_run(step.at_s);
}
bool Audit::is_possible(const PersonEnd& person) const noexcept {
  return person.type < names_.size() && is_in_run(person.since_s);
}
bool Audit::is_possible(const Reply& reply) const noexcept {
  return reply.type < names_.size() && is_in_run(reply.arrived_s) &&
         reply.completed_s >= reply.arrived_s;
}
bool Audit::is_possible(const BacklogSample& sample) const noexcept {
  return sample.type < names_.size() && is_in_run(sample.at_s) &&
         is_in_run(sample.oldest_arrived_s);
}

void Audit::require_possible(const Account& account) const {
  const auto require_all = [this](const auto& told, const char* what) {
    const auto wrong =
        std::ranges::find_if_not(told, [this](const auto& one) { return is_possible(one); });
    if (wrong != told.end())
      throw std::logic_error{fmt::format(
          "a kernel told of {} that cannot be, number {} of a block: its type, group or "
          "times are none of the run's, or it waited and was not delayed",
          what, wrong - told.begin() + 1)};
  };
  require_all(account.outcomes, "an outcome");
  require_all(account.spells, "a spell");
  require_all(account.heads, "a change of heads");
  require_all(account.persons, "a person");
  require_all(account.replies, "a reply");
  require_all(account.backlog, "a backlog");
}

double Audit::outside(double from_s, double to_s) noexcept {
  stretches_ += 1.0;
  const double inside_s = std::min(to_s, end_s_) - std::max(from_s, from_s_);
  return to_s - from_s - std::max(inside_s, 0.0);
}

void Audit::check(const Tallies& tallies) const {
  double handled_s = untold_work_s_;
  double handled = 0.0;
  for (std::size_t type = 0; type < names_.size(); ++type) {
    const Counts& total = tallies.type_totals[type];
    check_conservation(total, type);
    check_waiting(total, type);
    handled_s += at(total, Counter::handled_s);
    handled += at(total, Counter::answered);
  }
  check_work(handled_s, handled, tallies);
}

void Audit::check_conservation(const Counts& total, std::size_t type) const {
  double ended = 0.0;
  for (const Counter end : {Counter::answered, Counter::abandoned, Counter::unfinished,
                            Counter::blocked, Counter::deflected})
    ended += at(total, end);
  if (at(total, Counter::offered) != ended)
    throw std::logic_error{
        fmt::format("contacts were lost: of {}, {} were offered, and {} answered, abandoned, "
                    "blocked, deflected or unfinished",
                    names_[type], at(total, Counter::offered), ended)};
}

void Audit::check_waiting(const Counts& total, std::size_t type) const {
  const double told_s = at(total, Counter::wait_answered_s) + at(total, Counter::wait_abandoned_s) +
                        untold_wait_s_[type];
  const double found_s = at(total, Counter::queue_s) + outer_wait_s_[type];
  if (!agree(told_s, found_s, at(total, Counter::offered)))
    throw std::logic_error{
        fmt::format("Little's law fails: contacts of {} waited for {} s, queues held {} s",
                    names_[type], told_s, found_s)};
}

void Audit::check_work(double told_s, double contacts, const Tallies& tallies) const {
  double found_s = outer_work_s_;
  for (const AgentCounts& counts : tallies.group_totals) found_s += at(counts, AgentCounter::busy);
  if (!agree(told_s, found_s, contacts))
    throw std::logic_error{fmt::format(
        "contacts took {} s of agents' time, agents were busy for {} s", told_s, found_s)};
}

bool Audit::agree(double told_s, double found_s, double stretches) const {
  constexpr double relative = 1e-9;
  const double coarse_s = 4.0 * std::numeric_limits<double>::epsilon() * end_s_;
  return std::abs(told_s - found_s) <=
         relative * std::max(told_s, found_s) + coarse_s * (1.0 + stretches + stretches_);
}

void require_all_reported(std::int64_t given, std::int64_t reported) {
  if (given != reported)
    throw std::logic_error{
        fmt::format("contacts were lost: {} arrived, {} were reported", given, reported)};
}

}  // namespace staffsim::engine
