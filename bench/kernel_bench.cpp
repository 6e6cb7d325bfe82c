// SPDX-License-Identifier: Apache-2.0
/// Contacts per second on one core: the raw kernel, and the library from model to result.
#include <staffsim/estimate/simulate.hpp>

#include "estimate/replicator.hpp"
#include "models.hpp"
#include "raw_check.hpp"
#include "raw_kernel.hpp"

#include <benchmark/benchmark.h>

#include <cmath>
#include <memory>
#include <utility>

namespace staffsim::bench {
namespace {

/// A benchmark's models are made once and live as long as its closure.
using SharedModel = std::shared_ptr<const Model>;

SharedModel share(Model model) { return std::make_shared<const Model>(std::move(model)); }

Stream raw_stream() { return Stream{{.seed = 1, .purpose = Purpose::handle, .entity = "bench"}}; }

bool is_right(benchmark::State& state) {
  if (raw_kernel_faults().empty()) return true;
  state.SkipWithError(raw_kernel_faults().c_str());
  return false;
}

void raw_w1(benchmark::State& state) {
  if (!is_right(state)) return;
  const auto agents = static_cast<int>(state.range(0));
  constexpr std::int64_t contacts = 262'144;
  Stream stream = raw_stream();
  for (auto _ : state) benchmark::DoNotOptimize(raw_one_queue(agents, contacts, stream));
  state.SetItemsProcessed(contacts * state.iterations());
}

void raw_w3(benchmark::State& state) {
  if (!is_right(state)) return;
  Stream stream = raw_stream();
  std::vector<RawCell> cells(raw_hotline_cells);
  std::uint64_t contacts = 0;
  for (auto _ : state) {
    contacts += raw_hotline(std::span<RawCell, raw_hotline_cells>{cells}, stream).offered;
    benchmark::DoNotOptimize(cells.data());
    benchmark::ClobberMemory();
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(contacts));
}

std::int64_t contacts_of(const Result& result, const Model& model) {
  double per_day = 0.0;
  for (const ContactTypeSpec& type : model.contact_types())
    per_day += result.of(Measure::offered, type.name).value;
  return std::llround(per_day * model.spec().horizon.days * result.replications);
}

/// From a model to its results; other callers every time.
void study_intervals(benchmark::State& state, const Model& model,
                     const engine::KernelFactory& kernel) {
  RunOptions options;
  options.intervals = true;
  options.kernel = kernel;
  ExperimentSpec experiment{.replications = 20, .seed = 0};
  std::int64_t contacts = 0;
  for (auto _ : state) {
    ++experiment.seed;
    contacts += contacts_of(simulate(model, experiment, options), model);
  }
  state.SetItemsProcessed(contacts);
}

/// Contacts made, served and counted by interval, replication after replication; memory is kept, as
/// inside a long run.
void replicate(benchmark::State& state, const Model& model, const engine::KernelFactory& kernel) {
  const Model* const models[] = {&model};
  const engine::TallyPlan plans[] = {{}};
  Replicator replicator{models, plans, kernel};
  std::vector<engine::Tallies> tallies(1);
  std::uint64_t replication = 0;
  double contacts = 0.0;
  for (auto _ : state) {
    replicator.run(1, replication++, tallies);
    for (const auto& counts : tallies.front().contacts)
      contacts += counts[static_cast<std::size_t>(engine::Counter::offered)];
  }
  state.SetItemsProcessed(std::llround(contacts));
}

using Work = void(benchmark::State&, const Model&, const engine::KernelFactory&);

void add(const std::string& name, Work* work, const SharedModel& model,
         const engine::KernelFactory& kernel = engine::make_event_kernel) {
  benchmark::RegisterBenchmark(name.c_str(), [work, model, kernel](benchmark::State& state) {
    work(state, *model, kernel);
  })->Unit(benchmark::kMillisecond);
}

void add_one_queue() {
  for (const int agents : {4, 40, 400, 500}) {
    const std::string place = "/w1/agents:" + std::to_string(agents);
    const SharedModel model = share(models::one_queue(agents));
    add("engine" + place, replicate, model);
    add("event_free" + place, replicate, model, engine::make_event_free_kernel);
  }
}

void add_hotline() {
  const SharedModel hotline = share(models::hotline());
  add("engine/w3", replicate, hotline);
  add("engine/w3/intervals", study_intervals, hotline);
  add("event_free/w3", replicate, hotline, engine::make_event_free_kernel);
  add("event_free/w3/intervals", study_intervals, hotline, engine::make_event_free_kernel);
  add("engine/two_skill", replicate, share(models::two_skill()));
}

const bool registered = [] {
  benchmark::RegisterBenchmark("raw/w1", raw_w1)
      ->ArgName("agents")
      ->Arg(4)
      ->Arg(40)
      ->Arg(400)
      ->Unit(benchmark::kMillisecond);
  benchmark::RegisterBenchmark("raw/w3", raw_w3)->Unit(benchmark::kMillisecond);
  add_one_queue();
  add_hotline();
  return true;
}();

}  // namespace
}  // namespace staffsim::bench
