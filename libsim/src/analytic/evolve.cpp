// SPDX-License-Identifier: Apache-2.0
#include <staffsim/analytic/markov_chain.hpp>

#include "analytic/require.hpp"

#include <algorithm>
#include <cmath>

namespace staffsim::analytic {
namespace {

// Longest step in mean numbers of jumps: exp(-400) is still a normal double, and long steps need
// fewer terms beyond their mean.
constexpr double longest_step = 400.0;

/// Poisson probabilities of k = 0, 1, ... jumps and of more than k, until the rest is nothing.
struct JumpCounts {
  std::vector<double> exactly;
  std::vector<double> more_than;
};

JumpCounts jump_counts(double mean) {
  JumpCounts counts;
  double p = std::exp(-mean);
  for (double k = 1.0; k <= mean || p > 1e-20; k += 1.0) {
    counts.exactly.push_back(p);
    p *= mean / k;
  }
  counts.more_than.assign(counts.exactly.size(), p);
  for (std::size_t k = counts.exactly.size() - 1; k > 0; --k)
    counts.more_than[k - 1] = counts.more_than[k] + counts.exactly[k];
  return counts;
}

/// law <- law * (I + Q / rate), the chain watched at the ticks of a Poisson clock.
void tick(const MarkovChain& chain, double rate, const std::vector<double>& law,
          std::vector<double>& next) {
  for (std::size_t to = 0; to < chain.size(); ++to) {
    double flow = law[to] * (rate - chain.exit_rate(to));
    for (const auto& [from, jump_rate] : chain.inflow(to)) flow += law[from] * jump_rate;
    next[to] = flow / rate;
  }
}

void step(const MarkovChain& chain, double rate, const JumpCounts& counts, Evolution& evolution) {
  std::vector<double> law = evolution.at_end;
  std::vector<double> next(law.size());
  std::fill(evolution.at_end.begin(), evolution.at_end.end(), 0.0);
  for (std::size_t k = 0; k < counts.exactly.size(); ++k) {
    for (std::size_t i = 0; i < law.size(); ++i) {
      evolution.at_end[i] += counts.exactly[k] * law[i];
      evolution.occupation[i] += counts.more_than[k] / rate * law[i];
    }
    tick(chain, rate, law, next);
    law.swap(next);
  }
}

}  // namespace

Evolution evolve(const MarkovChain& chain, std::span<const double> start, double duration) {
  require_argument(start.size() <= chain.size(), "evolve: more probabilities than states");
  require_domain(is_non_negative(duration), "evolve: need duration >= 0 and finite");
  Evolution evolution{{start.begin(), start.end()}, std::vector<double>(chain.size(), 0.0)};
  evolution.at_end.resize(chain.size(), 0.0);
  const double rate = chain.largest_exit_rate();
  if (rate == 0.0) {
    std::transform(start.begin(), start.end(), evolution.occupation.begin(),
                   [=](double p) { return p * duration; });
    return evolution;
  }
  const double steps = std::max(1.0, std::ceil(rate * duration / longest_step));
  const JumpCounts counts = jump_counts(rate * duration / steps);
  for (double i = 0.0; i < steps; i += 1.0) step(chain, rate, counts, evolution);
  return evolution;
}

}  // namespace staffsim::analytic
