// SPDX-License-Identifier: Apache-2.0
/// Nanoseconds per draw of the generator and of each law, in blocks of 256.
#include <staffsim/random/laws.hpp>

#include <benchmark/benchmark.h>

#include <array>
#include <string>
#include <utility>

namespace {

using staffsim::AnyDistribution;
using staffsim::Duration;
using staffsim::Stream;

constexpr std::size_t block = 256;

Stream bench_stream() {
  return Stream{{.seed = 1, .purpose = staffsim::Purpose::handle, .entity = "bench"}};
}

void count_draws(benchmark::State& state) {
  state.SetItemsProcessed(static_cast<std::int64_t>(block) * state.iterations());
}

void raw_bits(benchmark::State& state) {
  Stream stream = bench_stream();
  std::array<std::uint64_t, block> out{};
  for (auto _ : state) {
    Stream local = stream;
    for (auto& bits : out) bits = local();
    stream = local;
    benchmark::DoNotOptimize(out.data());
    benchmark::ClobberMemory();
  }
  count_draws(state);
}

void stream_by_key(benchmark::State& state) {
  std::uint64_t replication = 0;
  for (auto _ : state) {
    Stream stream{{.seed = 1,
                   .purpose = staffsim::Purpose::handle,
                   .entity = "first branch",
                   .replication = ++replication}};
    benchmark::DoNotOptimize(stream);
  }
  state.SetItemsProcessed(state.iterations());
}

void standard_normals(benchmark::State& state) {
  Stream stream = bench_stream();
  std::array<double, block> out{};
  for (auto _ : state) {
    staffsim::fill_standard_normal(out, stream);
    benchmark::DoNotOptimize(out.data());
    benchmark::ClobberMemory();
  }
  count_draws(state);
}

void fill_law(benchmark::State& state, const AnyDistribution& law) {
  Stream stream = bench_stream();
  std::array<double, block> out{};
  for (auto _ : state) {
    law.fill(out, stream);
    benchmark::DoNotOptimize(out.data());
    benchmark::ClobberMemory();
  }
  count_draws(state);
}

void bench_law(const std::string& name, AnyDistribution law) {
  benchmark::RegisterBenchmark(
      ("distributions/" + name).c_str(),
      [law = std::move(law)](benchmark::State& state) { fill_law(state, law); });
}

std::vector<Duration> hundred_values() {
  std::vector<Duration> values;
  for (int i = 0; i < 100; ++i) values.emplace_back(10.0 * i);
  return values;
}

void bench_simple_laws() {
  using namespace staffsim;
  bench_law("deterministic", Deterministic{Duration{450}});
  bench_law("never", Never{});
  bench_law("exponential", Exponential{Duration{450}});
  bench_law("uniform", Uniform{Duration{300}, Duration{600}});
  bench_law("triangular", Triangular{Duration{300}, Duration{400}, Duration{600}});
  bench_law("lognormal", Lognormal{Duration{450}, 1.0});
  bench_law("gamma/shape:2.5", Gamma{Duration{450}, 0.632455532});
  bench_law("gamma/shape:0.4", Gamma{Duration{450}, 1.58113883});
  bench_law("erlang/stages:3", Erlang{Duration{450}, 3});
  bench_law("weibull/shape:1.5", Weibull{Duration{450}, 1.5});
}

void bench_composed_laws() {
  using namespace staffsim;
  bench_law("hyperexponential/parts:2",
            Hyperexponential{{Duration{200}, Duration{1000}}, {0.7, 0.3}});
  bench_law("empirical/values:100", Empirical{hundred_values()});
  bench_law("mixture/parts:2",
            Mixture{{Exponential{Duration{200}}, Lognormal{Duration{600}, 1.0}}, {0.3, 0.7}});
}

const bool registered = [] {
  benchmark::RegisterBenchmark("stream", raw_bits);
  benchmark::RegisterBenchmark("stream/by_key", stream_by_key);
  benchmark::RegisterBenchmark("distributions/standard_normal", standard_normals);
  bench_simple_laws();
  bench_composed_laws();
  return true;
}();

}  // namespace
