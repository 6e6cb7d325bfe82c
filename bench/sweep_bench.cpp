// SPDX-License-Identifier: Apache-2.0
/// Several candidates on shared contacts, and several threads.
#include <staffsim/estimate/simulate.hpp>

#include "models.hpp"

#include <benchmark/benchmark.h>

#include <cmath>
#include <span>
#include <vector>

namespace staffsim::bench {
namespace {

constexpr double contacts_per_month = 450.0 * 30.0;

/// Candidates of one pooled group: each has an agent more than the one before. Counted are contacts
/// handled: as many as candidates for each that is made.
void sweep(benchmark::State& state) {
  const auto candidates = static_cast<int>(state.range(0));
  constexpr int months = 20;
  std::vector<Model> models;
  for (int extra = 0; extra < candidates; ++extra) models.push_back(models::hotline(extra));
  ExperimentSpec experiment{.replications = months, .seed = 0};
  for (auto _ : state) {
    ++experiment.seed;
    benchmark::DoNotOptimize(simulate_all(models, experiment));
  }
  const double handled = contacts_per_month * months * candidates;
  state.SetItemsProcessed(std::llround(handled) * state.iterations());
}

/// Wall-clock time: means something on an idle machine only.
void threads(benchmark::State& state) {
  constexpr int months = 200;
  const Model model = models::hotline();
  RunOptions options;
  options.threads = static_cast<int>(state.range(0));
  options.kernel = engine::make_event_kernel;
  ExperimentSpec experiment{.replications = months, .seed = 0};
  for (auto _ : state) {
    ++experiment.seed;
    benchmark::DoNotOptimize(simulate(model, experiment, options));
  }
  state.SetItemsProcessed(std::llround(contacts_per_month * months) * state.iterations());
}

BENCHMARK(sweep)
    ->Name("sweep/w3")
    ->ArgName("candidates")
    ->Arg(1)
    ->Arg(8)
    ->Unit(benchmark::kMillisecond);
BENCHMARK(threads)
    ->Name("engine/w3")
    ->ArgName("threads")
    ->Arg(1)
    ->Arg(2)
    ->MeasureProcessCPUTime()
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace staffsim::bench
