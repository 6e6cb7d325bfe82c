// SPDX-License-Identifier: Apache-2.0
#include "estimate/replicator.hpp"

#include <staffsim/core/contracts.hpp>

#include "engine/audit.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace staffsim {
namespace {

/// Contacts of a block: few enough for the second-level cache, enough to forget the cost of a
/// block.
constexpr double contacts_per_block = 1024.0;

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

/// Heads on duty at the same time, if nobody is absent.
int most_heads(const Model& model) {
  staffing::Schedule schedule{model};
  std::vector<DutyChange> changes;
  int most = 0;
  for (int day = 0; day < model.grid().days_in_run(); ++day) {
    changes.clear();
    schedule.append_day(day, changes);
    for (const DutyChange& change : changes) most = std::max(most, change.heads);
  }
  return most;
}

/// Whether most contacts are handled within an interval: what lasts longer is counted one by one,
/// and then nothing is won side by side.
bool are_intervals_long(const Model& model) {
  return std::ranges::all_of(model.contact_types(), [&](const ContactTypeSpec& type) {
    return type.handle.mean() + type.wrap_up.mean() <= model.grid().interval_s();
  });
}

}  // namespace

Replicator::Replicator(std::span<const Model* const> models,
                       std::span<const engine::TallyPlan> plans,
                       const engine::KernelFactory& kernel)
    : grid_{models.front()->grid()},
      source_{*models.front()},
      controls_{*models.front()},
      block_s_{block_length_s(*models.front())} {
  const bool by_interval = std::ranges::any_of(plans, &engine::TallyPlan::by_interval);
  for (std::size_t i = 0; i < models.size(); ++i) {
    auto own = kernel(*models[i]);
    require(own != nullptr, "simulate", "a kernel factory made no kernel");
    auto* const event_free = dynamic_cast<engine::EventFreeKernel*>(own.get());
    engine::TallyPlan plan = plans[i];
    plan.virtual_waits = own->tells_virtual_waits();
    plan.by_interval = by_interval;  // all alike: those side by side share their cells
    centres_.push_back({staffing::Schedule{*models[i]}, std::move(own), event_free,
                        engine::TallyBook{*models[i], std::move(plan)}});
  }
  make_rows(models, by_interval);
}

/// Candidates on shared contacts go side by side where they can.
void Replicator::make_rows(std::span<const Model* const> models, bool by_interval) {
  const bool pays = centres_.size() > 1 && engine::EventFreeLanes::are_supported() &&
                    (!by_interval || are_intervals_long(*models.front()));
  std::vector<std::size_t> able;
  for (std::size_t i = 0; i < centres_.size(); ++i) {
    const bool is_able = pays && centres_[i].event_free != nullptr &&
                         most_heads(*models[i]) <= static_cast<int>(engine::FewTimes::most);
    (is_able ? able : alone_).push_back(i);
  }
  for (std::size_t first = 0; first < able.size(); first += engine::EventFreeLanes::width) {
    const std::size_t n = std::min(engine::EventFreeLanes::width, able.size() - first);
    if (n == 1) {
      alone_.push_back(able[first]);
      continue;
    }
    std::vector<engine::EventFreeLanes::Lane> lanes;
    for (std::size_t i = first; i < first + n; ++i)
      lanes.push_back({centres_[able[i]].event_free, &centres_[able[i]].book});
    rows_.push_back({engine::EventFreeLanes{lanes},
                     {able.begin() + static_cast<std::ptrdiff_t>(first),
                      able.begin() + static_cast<std::ptrdiff_t>(first + n)}});
  }
}

void Replicator::listen(Listener listener) {
  listener_ = std::move(listener);
  rows_.clear();  // who listens wants single outcomes
  alone_.resize(centres_.size());
  std::iota(alone_.begin(), alone_.end(), std::size_t{0});
}

bool Replicator::run(std::uint64_t seed, std::uint64_t replication,
                     std::span<engine::Tallies> tallies, const std::stop_token& stop) {
  begin(seed, replication);
  std::span<const IncidentStep> steps = source_.timeline().steps;
  for (double until_s = 0.0; until_s < grid_.end_s();) {
    if (stop.stop_requested()) return false;
    until_s = std::min(until_s + block_s_, grid_.end_s());
    source_.next(until_s, contacts_);
    controls_.add(contacts_);
    arrived_ += static_cast<std::int64_t>(contacts_.size());
    append_duty(until_s);
    const auto later =
        std::ranges::find_if(steps, [&](const IncidentStep& step) { return step.at_s >= until_s; });
    const auto now = static_cast<std::size_t>(later - steps.begin());
    advance(until_s, steps.first(now));
    steps = steps.subspan(now);
  }
  for (Row& row : rows_) row.lanes.finish();
  for (std::size_t i = 0; i < centres_.size(); ++i) {
    finish(centres_[i]);
    centres_[i].book.swap(tallies[i]);
  }
  return true;
}

void Replicator::begin(std::uint64_t seed, std::uint64_t replication) {
  source_.begin(seed, replication);
  controls_.begin();
  for (Centre& centre : centres_) {
    centre.schedule.begin(seed, replication);
    centre.kernel->begin(source_);
    centre.book.begin();
    centre.duty.clear();
    centre.duty_done = 0;
  }
  for (Row& row : rows_) row.lanes.begin();
  duty_days_ = 0;
  arrived_ = 0;
}

void Replicator::finish(Centre& centre) {
  account_.clear();
  centre.kernel->finish(account_);
  centre.book.require_possible(account_);
  take_account(centre);
  centre.book.finish();
  engine::require_all_reported(arrived_, centre.book.first_attempts());
}

/// The plan up to `until_s`; days are planned as a whole.
void Replicator::append_duty(double until_s) {
  for (Centre& centre : centres_) {
    if (centre.duty_done < centre.duty.size()) continue;
    centre.duty.clear();
    centre.duty_done = 0;
  }
  for (; duty_days_ * seconds_per_day < until_s; ++duty_days_)
    for (Centre& centre : centres_) centre.schedule.append_day(duty_days_, centre.duty);
}

void Replicator::advance(double until_s, std::span<const IncidentStep> incidents) {
  for (Row& row : rows_) {
    blocks_.clear();
    for (const std::size_t i : row.centres)
      blocks_.push_back(take_block(centres_[i], until_s, incidents));
    row.lanes.advance(blocks_);
  }
  for (const std::size_t i : alone_)
    advance(centres_[i], take_block(centres_[i], until_s, incidents));
}

/// The centre's changes of duty before `until_s` are taken from its list.
engine::Block Replicator::take_block(Centre& centre, double until_s,
                                     std::span<const IncidentStep> incidents) const {
  const std::size_t from = centre.duty_done;
  while (centre.duty_done < centre.duty.size() && centre.duty[centre.duty_done].at_s < until_s)
    ++centre.duty_done;
  return {contacts_, {centre.duty.data() + from, centre.duty_done - from}, incidents, until_s};
}

void Replicator::advance(Centre& centre, const engine::Block& block) {
  account_.clear();
  if (listener_) {
    centre.kernel->advance(block, account_);
    centre.book.require_possible(account_);
  } else {
    centre.kernel->advance_counted(block, centre.book, account_);
  }
  take_account(centre);
}

void Replicator::take_account(Centre& centre) {
  centre.book.add(account_);
  if (listener_) listener_(static_cast<std::size_t>(&centre - centres_.data()), account_);
}

}  // namespace staffsim
