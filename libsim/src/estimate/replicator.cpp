// SPDX-License-Identifier: Apache-2.0
#include "estimate/replicator.hpp"

#include "engine/audit.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace staffsim {
namespace {

/// Contacts of a block: few enough for the second-level cache, enough to forget the cost of a
/// block.
constexpr double contacts_per_block = 4096.0;

/// A whole number of intervals with about `contacts_per_block` contacts.
double block_length_s(const Model& model) {
  double per_week = 0.0;
  for (std::size_t type = 0; type < model.contact_types().size(); ++type) {
    const std::vector<double> arrivals = demand::weekly_arrivals(model, type);
    per_week += std::accumulate(arrivals.begin(), arrivals.end(), 0.0);
  }
  const IntervalGrid& grid = model.grid();
  const double per_interval = std::max(per_week / grid.intervals_per_week(), 1e-3);
  return std::max(1.0, std::floor(contacts_per_block / per_interval)) * grid.interval_s();
}

}  // namespace

Replicator::Replicator(std::span<const Model* const> models,
                       std::span<const engine::TallyPlan> plans,
                       const engine::KernelFactory& kernel)
    : grid_{models.front()->grid()},
      source_{*models.front()},
      block_s_{block_length_s(*models.front())} {
  for (std::size_t i = 0; i < models.size(); ++i) {
    auto one = kernel(*models[i]);
    engine::TallyPlan plan = plans[i];
    plan.virtual_waits = one->tells_virtual_waits();
    centres_.push_back({staffing::Schedule{*models[i]}, std::move(one),
                        engine::TallyBook{*models[i], std::move(plan)}});
  }
}

void Replicator::run(std::uint64_t seed, std::uint64_t replication,
                     std::span<engine::Tallies> tallies) {
  source_.begin(seed, replication);
  for (Centre& centre : centres_) {
    centre.schedule.begin(seed, replication);
    centre.kernel->begin(source_);
    centre.book.begin();
    centre.duty.clear();
    centre.duty_done = 0;
  }
  duty_days_ = 0;
  arrived_ = 0;
  std::span<const IncidentStep> steps = source_.timeline().steps;
  for (double until_s = 0.0; until_s < grid_.end_s();) {
    until_s = std::min(until_s + block_s_, grid_.end_s());
    source_.next(until_s, contacts_);
    arrived_ += static_cast<std::int64_t>(contacts_.size());
    append_duty(until_s);
    const auto later =
        std::ranges::find_if(steps, [&](const IncidentStep& step) { return step.at_s >= until_s; });
    const auto now = static_cast<std::size_t>(later - steps.begin());
    for (Centre& centre : centres_) advance(centre, until_s, steps.first(now));
    steps = steps.subspan(now);
  }
  for (std::size_t i = 0; i < centres_.size(); ++i) {
    account_.clear();
    centres_[i].kernel->finish(account_);
    take_account(centres_[i]);
    centres_[i].book.finish();
    engine::require_all_reported(arrived_, centres_[i].book.first_attempts());
    centres_[i].book.swap(tallies[i]);
  }
}

/// The plan up to `until_s`; days are planned as a whole.
void Replicator::append_duty(double until_s) {
  for (; duty_days_ * seconds_per_day < until_s; ++duty_days_)
    for (Centre& centre : centres_) centre.schedule.append_day(duty_days_, centre.duty);
}

void Replicator::advance(Centre& centre, double until_s, std::span<const IncidentStep> incidents) {
  std::size_t end = centre.duty_done;
  while (end < centre.duty.size() && centre.duty[end].at_s < until_s) ++end;
  const std::span<const DutyChange> duty{centre.duty.data() + centre.duty_done,
                                         end - centre.duty_done};
  account_.clear();
  centre.kernel->advance({contacts_, duty, incidents, until_s}, account_);
  take_account(centre);
  centre.duty_done = end;
  if (end == centre.duty.size()) {
    centre.duty.clear();
    centre.duty_done = 0;
  }
}

void Replicator::take_account(Centre& centre) {
  centre.book.add(account_);
  if (listener_) listener_(static_cast<std::size_t>(&centre - centres_.data()), account_);
}

}  // namespace staffsim
