// SPDX-License-Identifier: Apache-2.0
#include "engine/email_book.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace staffsim::engine {

EmailBook::EmailBook(const Model& model, std::vector<Pool> age_pools)
    : age_pools_{std::move(age_pools)}, grid_{model.grid()} {
  for (const ContactTypeSpec& type : model.contact_types())
    due_s_.push_back(type.due ? std::optional{type.due->count()} : std::nullopt);
}

void EmailBook::begin(Tallies& tallies) {
  tallies.responses.resize(due_s_.size());
  for (WaitHistogram& responses : tallies.responses) responses.clear();
  tallies.ages.resize(age_pools_.size());
  for (OldestAge& ages : tallies.ages) {
    ages.daily_s = 0.0;
    ages.cell_s.assign(tallies.cells, 0.0);
  }
  oldest_.assign(age_pools_.size(), Oldest{});
}

void EmailBook::add(const Account& account, const FurtherCells& cells, Tallies& tallies) {
  for (const Reply& reply : account.replies) count(reply, cells, tallies);
  for (const BacklogSample& sample : account.backlog) count(sample, cells, tallies);
}

void EmailBook::count(const Reply& reply, const FurtherCells& cells, Tallies& tallies) const {
  if (const auto& due_s = due_s_[reply.type]) {
    const double due_at_s = reply.arrived_s + *due_s;
    if (const auto interval = cells.interval_at(due_at_s)) {
      cells.add(tallies, reply.type, *interval, Counter::due);
      if (reply.completed_s <= due_at_s)
        cells.add(tallies, reply.type, *interval, Counter::due_met);
    }
  }
  const auto interval = cells.interval_at(reply.arrived_s);
  if (!interval || reply.completed_s >= grid_.end_s()) return;
  const double response_s = reply.completed_s - reply.arrived_s;
  const std::array amounts{FurtherCells::Amount{Counter::completed},
                           FurtherCells::Amount{Counter::response_s, response_s}};
  cells.add(tallies, reply.type, *interval, amounts);
  tallies.responses[reply.type].add(wait_bucket::of(response_s));
  cells.for_each_series(tallies, reply.type, *interval,
                        [&](const SeriesPlan& plan, Series& series, std::size_t span) {
                          if (response_s <= plan.response_limit_s) series.within[span] += 1.0;
                        });
}

void EmailBook::count(const BacklogSample& sample, const FurtherCells& cells, Tallies& tallies) {
  const auto interval = cells.interval_before(sample.at_s);
  if (!interval) return;
  cells.add(tallies, sample.type, *interval, Counter::backlog, sample.count);
  for (std::size_t pool = 0; pool < age_pools_.size(); ++pool)
    if (age_pools_[pool][sample.type] != 0)
      raise(oldest_[pool], sample, *interval, cells, tallies.ages[pool]);
  const double age_s = sample.at_s - sample.oldest_arrived_s;
  cells.for_each_series(tallies, sample.type, *interval,
                        [&](const SeriesPlan& /*plan*/, Series& series, std::size_t span) {
                          double& oldest = at(series.contacts[span], Counter::oldest_age_s);
                          oldest = std::max(oldest, age_s);
                        });
}

/// The samples of one moment come together, and those of one day: so a pool's oldest is known
/// without a look at what comes later.
void EmailBook::raise(Oldest& oldest, const BacklogSample& sample, std::int64_t interval,
                      const FurtherCells& cells, OldestAge& ages) {
  const double age_s = sample.at_s - sample.oldest_arrived_s;
  if (sample.at_s != oldest.at_s) {
    oldest.at_s = sample.at_s;
    oldest.age_s = 0.0;
  }
  if (age_s > oldest.age_s) {
    ages.cell_s[cells.cell_of(interval)] += age_s - oldest.age_s;
    oldest.age_s = age_s;
  }
  if (cells.day_of(interval) != oldest.day) {
    oldest.day = cells.day_of(interval);
    oldest.day_age_s = 0.0;
  }
  if (age_s > oldest.day_age_s) {
    ages.daily_s += age_s - oldest.day_age_s;
    oldest.day_age_s = age_s;
  }
}

}  // namespace staffsim::engine
