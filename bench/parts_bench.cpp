// SPDX-License-Identifier: Apache-2.0
/// The library's parts, each alone: contacts per second of what one part does for a contact.
#include <staffsim/demand/contact_source.hpp>
#include <staffsim/engine/kernel.hpp>
#include <staffsim/staffing/schedule.hpp>

#include "engine/tally_book.hpp"
#include "estimate/accumulator.hpp"
#include "models.hpp"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <vector>

namespace staffsim::bench {
namespace {

using SharedModel = std::shared_ptr<const Model>;

/// How a run is cut: whole intervals, about 4,096 contacts each, as the library cuts it.
class Cut {
public:
  explicit Cut(const Model& model) : end_s_{model.grid().end_s()} {
    double per_week = 0.0;
    for (std::size_t type = 0; type < model.contact_types().size(); ++type)
      for (const double mean : demand::weekly_arrivals(model, type)) per_week += mean;
    const IntervalGrid& grid = model.grid();
    block_s_ = std::floor(4096.0 * grid.intervals_per_week() / per_week) * grid.interval_s();
  }
  /// Calls visit(until_s) for the end of each block.
  template <class Visit>
  void for_each_block(Visit visit) const {
    for (double until_s = 0.0; until_s < end_s_;) {
      until_s = std::min(until_s + block_s_, end_s_);
      visit(until_s);
    }
  }

private:
  double end_s_;
  double block_s_ = 0.0;
};

struct PreparedBlock {
  std::vector<Contact> contacts;
  std::vector<DutyChange> duty;
  double until_s = 0.0;
  [[nodiscard]] engine::Block view() const { return {contacts, duty, {}, until_s}; }
};

/// A replication's contacts and duty, made beforehand.
struct PreparedRun {
  std::vector<PreparedBlock> blocks;
  std::int64_t contacts = 0;
};

PreparedRun prepare(const Model& model, demand::ContactSource& source, std::uint64_t replication) {
  PreparedRun run;
  std::vector<DutyChange> duty;
  staffing::Schedule schedule{model};
  for (int day = 0; day < model.grid().days_in_run(); ++day) schedule.append_day(day, duty);
  auto next = duty.begin();
  source.begin(1, replication);
  Cut{model}.for_each_block([&](double until_s) {
    PreparedBlock& block = run.blocks.emplace_back();
    block.until_s = until_s;
    source.next(until_s, block.contacts);
    for (; next != duty.end() && next->at_s < until_s; ++next) block.duty.push_back(*next);
    run.contacts += static_cast<std::int64_t>(block.contacts.size());
  });
  return run;
}

/// Some runs, so that the branch predictor cannot learn one by heart.
class Rehearsal {
public:
  explicit Rehearsal(const Model& model) : source{model} {
    std::int64_t contacts = 0;
    for (std::uint64_t r = 0; contacts < 50'000; ++r) {
      runs_.push_back(prepare(model, source, r));
      contacts += runs_.back().contacts;
    }
  }
  const PreparedRun& next() { return runs_[turn_++ % runs_.size()]; }

  demand::ContactSource source;

private:
  std::vector<PreparedRun> runs_;
  std::size_t turn_ = 0;
};

void make_contacts(benchmark::State& state, const Model& model) {
  demand::ContactSource source{model};
  const Cut cut{model};
  std::vector<Contact> contacts;
  std::uint64_t replication = 0;
  std::size_t made = 0;
  for (auto _ : state) {
    source.begin(1, replication++);
    cut.for_each_block([&](double until_s) {
      source.next(until_s, contacts);
      made += contacts.size();
      benchmark::ClobberMemory();
    });
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(made));
}

/// The engine on given contacts, outcomes recorded; `book`, if there is one, counts them.
void advance(benchmark::State& state, const Model& model, const engine::KernelFactory& factory,
             engine::TallyBook* book) {
  Rehearsal rehearsal{model};
  const auto kernel = factory(model);
  engine::Account account;
  std::int64_t contacts = 0;
  const auto count = [&] {
    if (book != nullptr) book->add(account);
    benchmark::DoNotOptimize(account.outcomes.data());
    benchmark::ClobberMemory();
    account.clear();
  };
  for (auto _ : state) {
    const PreparedRun& run = rehearsal.next();
    kernel->begin(rehearsal.source);
    if (book != nullptr) book->begin();
    for (const PreparedBlock& block : run.blocks) {
      kernel->advance(block.view(), account);
      count();
    }
    kernel->finish(account);
    count();
    if (book != nullptr) book->finish();
    contacts += run.contacts;
  }
  state.SetItemsProcessed(contacts);
}

void advance_and_tally(benchmark::State& state, const Model& model,
                       const engine::KernelFactory& factory) {
  engine::TallyBook book{model, {}};
  advance(state, model, factory, &book);
}

std::vector<engine::Account> accounts_of(const Model& model) {
  Rehearsal rehearsal{model};
  const auto kernel = engine::make_event_kernel(model);
  kernel->begin(rehearsal.source);
  std::vector<engine::Account> accounts;
  for (const PreparedBlock& block : rehearsal.next().blocks)
    kernel->advance(block.view(), accounts.emplace_back());
  kernel->finish(accounts.emplace_back());
  return accounts;
}

std::int64_t count_outcomes(const std::vector<engine::Account>& accounts) {
  std::size_t outcomes = 0;
  for (const engine::Account& account : accounts) outcomes += account.outcomes.size();
  return static_cast<std::int64_t>(outcomes);
}

void tally(benchmark::State& state, const Model& model) {
  const std::vector<engine::Account> accounts = accounts_of(model);
  engine::TallyBook book{model, {}};
  for (auto _ : state) {
    book.begin();
    for (const engine::Account& account : accounts) book.add(account);
    benchmark::DoNotOptimize(book.finish());
  }
  state.SetItemsProcessed(count_outcomes(accounts) * state.iterations());
}

/// The reduction of a replication's tallies to moments.
void estimate(benchmark::State& state, const Model& model, bool intervals) {
  const std::vector<engine::Account> accounts = accounts_of(model);
  Accumulator accumulator{model, intervals};
  engine::TallyBook book{model, accumulator.tally_plan()};
  book.begin();
  for (const engine::Account& account : accounts) book.add(account);
  const engine::Tallies& tallies = book.finish();
  for (auto _ : state) {
    accumulator.add(tallies);
    benchmark::ClobberMemory();
  }
  state.SetItemsProcessed(count_outcomes(accounts) * state.iterations());
}

void plan_duty(benchmark::State& state, const Model& model) {
  staffing::Schedule schedule{model};
  const int days = model.grid().days_in_run();
  std::vector<DutyChange> duty;
  for (auto _ : state) {
    duty.clear();
    for (int day = 0; day < days; ++day) schedule.append_day(day, duty);
    benchmark::DoNotOptimize(duty.data());
  }
  state.SetItemsProcessed(days * state.iterations());  // days
}

template <class Body>
void add(const std::string& name, const SharedModel& model, Body body) {
  benchmark::RegisterBenchmark(name.c_str(),
                               [model, body](benchmark::State& state) { body(state, *model); });
}

void add_parts(const std::string& place, const SharedModel& model) {
  add("arrivals/" + place, model, make_contacts);
  add("tally/" + place, model, tally);
  const auto with = [&](const std::string& name, engine::KernelFactory factory) {
    add("advance/" + name + "/" + place, model,
        [factory](auto& state, const Model& m) { advance(state, m, factory, nullptr); });
    add("advance_and_tally/" + name + "/" + place, model,
        [factory](auto& state, const Model& m) { advance_and_tally(state, m, factory); });
  };
  with("engine", engine::make_event_kernel);
  if (engine::is_simple(*model)) with("event_free", engine::make_event_free_kernel);
}

const bool registered = [] {
  const auto hotline = std::make_shared<const Model>(models::hotline());
  for (const int agents : {4, 500})
    add_parts("w1/agents:" + std::to_string(agents),
              std::make_shared<const Model>(models::one_queue(agents)));
  add_parts("w3", hotline);
  add_parts("two_skill", std::make_shared<const Model>(models::two_skill()));
  add("duty/w3", hotline, plan_duty);
  add("estimates/w3", hotline, [](auto& state, const Model& m) { estimate(state, m, false); });
  add("estimates/w3/intervals", hotline,
      [](auto& state, const Model& m) { estimate(state, m, true); });
  return true;
}();

}  // namespace
}  // namespace staffsim::bench
