// SPDX-License-Identifier: Apache-2.0
/// Contacts per second on one core: the raw kernel, and the library from model to result.
#include <staffsim/estimate/simulate.hpp>

#include "estimate/accumulator.hpp"
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

struct Run {
  engine::KernelFactory kernel = engine::make_event_kernel;
  int replications = 1;
  bool intervals = false;
};

/// From a model to its results; other callers every time.
void simulate_model(benchmark::State& state, const Model& model, const Run& run) {
  RunOptions options;
  options.intervals = run.intervals;
  options.kernel = run.kernel;
  ExperimentSpec experiment{.replications = run.replications, .seed = 0};
  std::int64_t contacts = 0;
  for (auto _ : state) {
    ++experiment.seed;
    contacts += contacts_of(simulate(model, experiment, options), model);
  }
  state.SetItemsProcessed(contacts);
}

/// One month alone, memory kept from month to month, as inside a long run.
void hotline_month(benchmark::State& state, const engine::KernelFactory& kernel) {
  const Model model = models::hotline();
  const Model* const models[] = {&model};
  const Accumulator accumulator{model, false};
  const engine::TallyPlan plans[] = {accumulator.tally_plan()};
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

void add(const std::string& name, const SharedModel& model, const Run& run) {
  benchmark::RegisterBenchmark(name.c_str(), [model, run](benchmark::State& state) {
    simulate_model(state, *model, run);
  })->Unit(benchmark::kMillisecond);
}

void add_one_queue() {
  for (const int agents : {4, 40, 400, 500}) {
    const std::string place = "/w1/agents:" + std::to_string(agents);
    const SharedModel model = share(models::one_queue(agents));
    add("engine" + place, model, {});
    add("event_free" + place, model, {.kernel = engine::make_event_free_kernel});
  }
}

void add_hotline() {
  constexpr int months = 20;
  const engine::KernelFactory event_free = engine::make_event_free_kernel;
  const SharedModel hotline = share(models::hotline());
  add("engine/w3", hotline, {.replications = months});
  add("engine/w3/intervals", hotline, {.replications = months, .intervals = true});
  add("event_free/w3", hotline, {.kernel = event_free, .replications = months});
  add("event_free/w3/intervals", hotline,
      {.kernel = event_free, .replications = months, .intervals = true});
  add("engine/two_skill", share(models::two_skill()), {.replications = months});
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
  benchmark::RegisterBenchmark("engine/hotline_month", hotline_month, engine::make_event_kernel)
      ->Unit(benchmark::kMillisecond);
  benchmark::RegisterBenchmark("event_free/hotline_month", hotline_month,
                               engine::make_event_free_kernel)
      ->Unit(benchmark::kMillisecond);
  return true;
}();

}  // namespace
}  // namespace staffsim::bench
