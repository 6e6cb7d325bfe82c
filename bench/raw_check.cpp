// SPDX-License-Identifier: Apache-2.0
#include "raw_check.hpp"

#include <staffsim/analytic/erlang_a.hpp>

#include "raw_kernel.hpp"

#include <array>
#include <cmath>
#include <cstddef>
#include <vector>

namespace staffsim::bench {
namespace {

constexpr std::size_t runs = 64;
/// Student's quantile with 63 degrees of freedom for a false alarm in a million, two-sided.
constexpr double limit = 5.42;

struct Sample {
  std::array<double, runs> abandonment{};
  std::array<double, runs> wait_min{};
};

/// Null: the mean of a run is `expected`, known to within `allowance`. The start from an empty
/// system moves it by less than a quarter of a standard error.
bool agrees(const std::array<double, runs>& values, double expected, double allowance) {
  double mean = 0.0;
  for (const double value : values) mean += value / runs;
  double squares = 0.0;
  for (const double value : values) squares += (value - mean) * (value - mean);
  const double error = std::sqrt(squares / (runs - 1) / runs);
  return std::abs(mean - expected) <= limit * error + allowance;
}

void note(Sample& sample, std::size_t run, const RawTotals& totals) {
  const auto offered = static_cast<double>(totals.offered);
  sample.abandonment[run] = static_cast<double>(totals.abandoned) / offered;
  sample.wait_min[run] = totals.wait_s / 60.0 / offered;
}

/// Power: with 4 agents a share of abandoned that is 0.6 % wrong is found in 9 cases of 10.
std::string one_queue_faults(int agents) {
  Stream stream{{.seed = 1, .purpose = Purpose::handle, .entity = "one_queue_faults"}};
  Sample sample;
  for (std::size_t run = 0; run < runs; ++run)
    note(sample, run, raw_one_queue(agents, 262'144, stream));
  const analytic::ErlangA exact{agents / 8.0, 7.5, 5.0, agents};
  const bool good = agrees(sample.abandonment, exact.abandonment(), 0.0) &&
                    agrees(sample.wait_min, exact.mean_wait(), 0.0);
  return good ? "" : "raw/w1/agents:" + std::to_string(agents) + " differs from Erlang A. ";
}

/// Expected: an independent simulator's figures, rounded to the digits shown. Power: a share of
/// abandoned that is 0.4 % wrong is found in 9 cases of 10.
std::string hotline_faults() {
  Stream stream{{.seed = 1, .purpose = Purpose::handle, .entity = "hotline_faults"}};
  Sample sample;
  std::vector<RawCell> cells(raw_hotline_cells);
  double offered = 0.0;
  for (std::size_t run = 0; run < runs; ++run) {
    RawTotals months;
    for (int month = 0; month < 25; ++month) {
      const RawTotals totals = raw_hotline(std::span<RawCell, raw_hotline_cells>{cells}, stream);
      months.offered += totals.offered;
      months.abandoned += totals.abandoned;
      months.wait_s += totals.wait_s;
    }
    note(sample, run, months);
    offered += static_cast<double>(months.offered);
  }
  for (const RawCell& cell : cells) offered -= cell.answered + cell.abandoned;
  const bool good = offered == 0.0 && agrees(sample.abandonment, 0.1708, 0.5e-4) &&
                    agrees(sample.wait_min, 0.854, 0.5e-3);
  return good ? "" : "raw/w3 differs from the reference. ";
}

}  // namespace

const std::string& raw_kernel_faults() {
  static const std::string faults =
      one_queue_faults(4) + one_queue_faults(40) + one_queue_faults(400) + hotline_faults();
  return faults;
}

}  // namespace staffsim::bench
