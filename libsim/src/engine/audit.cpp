// SPDX-License-Identifier: Apache-2.0
#include "engine/audit.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

namespace staffsim::engine {
namespace {

double sum_of(const std::vector<PlainCounts>& counts, std::size_t cells, std::size_t type,
              Counter counter) {
  double sum = 0.0;
  for (std::size_t cell = 0; cell < cells; ++cell) sum += at(counts[type * cells + cell], counter);
  return sum;
}

double sum_of(const std::vector<FurtherCounts>& counts, std::size_t cells, std::size_t type,
              Counter counter) {
  if (counts.empty()) return 0.0;
  double sum = 0.0;
  for (std::size_t cell = 0; cell < cells; ++cell) sum += at(counts[type * cells + cell], counter);
  return sum;
}

}  // namespace

Audit::Audit(const Model& model)
    : from_s_{model.grid().measured_from_s()}, end_s_{model.grid().end_s()} {
  for (const ContactTypeSpec& type : model.contact_types()) names_.push_back(type.name);
}

void Audit::begin() {
  untold_wait_s_.assign(names_.size(), 0.0);
  outer_wait_s_.assign(names_.size(), 0.0);
  untold_work_s_ = 0.0;
  outer_work_s_ = 0.0;
  stretches_ = 0.0;
}

double Audit::outside(double from_s, double to_s) noexcept {
  stretches_ += 1.0;
  const double inside_s = std::min(to_s, end_s_) - std::max(from_s, from_s_);
  return to_s - from_s - std::max(inside_s, 0.0);
}

void Audit::check(const Tallies& tallies) const {
  for (std::size_t type = 0; type < names_.size(); ++type) {
    check_conservation(tallies, type);
    check_waiting(tallies, type);
  }
  check_work(tallies);
}

void Audit::check_conservation(const Tallies& tallies, std::size_t type) const {
  const auto plain = [&](Counter counter) {
    return sum_of(tallies.contacts, tallies.cells, type, counter);
  };
  const auto further = [&](Counter counter) {
    return sum_of(tallies.further, tallies.cells, type, counter);
  };
  const double offered = plain(Counter::offered);
  const double ended = plain(Counter::answered) + plain(Counter::abandoned) +
                       plain(Counter::unfinished) + further(Counter::blocked) +
                       further(Counter::deflected);
  if (offered != ended)
    throw std::logic_error{
        fmt::format("contacts were lost: of {}, {} were offered, and {} answered, abandoned, "
                    "blocked, deflected or unfinished",
                    names_[type], offered, ended)};
}

void Audit::check_waiting(const Tallies& tallies, std::size_t type) const {
  const auto plain = [&](Counter counter) {
    return sum_of(tallies.contacts, tallies.cells, type, counter);
  };
  const double told_s =
      plain(Counter::wait_answered_s) + plain(Counter::wait_abandoned_s) + untold_wait_s_[type];
  const double found_s = plain(Counter::queue_s) + outer_wait_s_[type];
  if (!agree(told_s, found_s, plain(Counter::offered)))
    throw std::logic_error{
        fmt::format("Little's law fails: contacts of {} waited for {} s, queues held {} s",
                    names_[type], told_s, found_s)};
}

void Audit::check_work(const Tallies& tallies) const {
  double told_s = untold_work_s_;
  double contacts = 0.0;
  for (const PlainCounts& counts : tallies.contacts) {
    told_s += at(counts, Counter::handled_s);
    contacts += at(counts, Counter::answered);
  }
  double found_s = outer_work_s_;
  for (const AgentCounts& counts : tallies.agents) found_s += at(counts, AgentCounter::busy);
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
