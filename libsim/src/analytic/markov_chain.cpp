// SPDX-License-Identifier: Apache-2.0
#include <staffsim/analytic/markov_chain.hpp>

#include "analytic/require.hpp"

#include <algorithm>
#include <cstdint>
#include <stdexcept>
#include <unordered_map>

namespace staffsim::analytic {
namespace {

struct StateHash {
  std::size_t operator()(const ChainState& state) const noexcept {
    std::uint64_t hash = 0xcbf29ce484222325U;  // FNV-1a, a word at a time
    for (const int part : state) hash = (hash ^ static_cast<std::uint64_t>(part)) * 0x100000001b3U;
    return static_cast<std::size_t>(hash ^ (hash >> 32U));
  }
};

class StateIndex {
public:
  StateIndex(std::vector<ChainState>& states, std::size_t max_states)
      : states_{states}, max_states_{max_states} {}

  std::size_t index_of(const ChainState& state) {
    const auto [place, is_new] = index_.try_emplace(state, states_.size());
    if (is_new) {
      if (states_.size() == max_states_)
        throw std::length_error{"MarkovChain: more than max_states states can be reached"};
      states_.push_back(state);
    }
    return place->second;
  }

private:
  std::vector<ChainState>& states_;
  std::size_t max_states_;
  std::unordered_map<ChainState, std::size_t, StateHash> index_;  // looked up only, never walked
};

struct Jump {
  std::size_t from;
  std::size_t to;
  double rate;
};

}  // namespace

MarkovChain::MarkovChain(const std::vector<ChainState>& start, const Leaving& leaving,
                         std::size_t max_states) {
  require_argument(!start.empty(), "MarkovChain: need at least one state to start from");
  StateIndex index{states_, max_states};
  for (const ChainState& state : start) index.index_of(state);
  std::vector<Jump> jumps;
  for (std::size_t from = 0; from < states_.size(); ++from) {
    const ChainState state = states_[from];  // a copy: states_ grows
    double exit_rate = 0.0;
    for (const Transition& transition : leaving(state)) {
      require_argument(is_positive(transition.rate), "MarkovChain: need rates > 0 and finite");
      const std::size_t to = index.index_of(transition.to);
      if (to == from) continue;
      jumps.push_back({from, to, transition.rate});
      exit_rate += transition.rate;
    }
    exit_rates_.push_back(exit_rate);
  }
  largest_exit_rate_ = *std::max_element(exit_rates_.begin(), exit_rates_.end());

  inflow_starts_.assign(size() + 1, 0);
  for (const Jump& jump : jumps) ++inflow_starts_[jump.to + 1];
  for (std::size_t i = 0; i < size(); ++i) inflow_starts_[i + 1] += inflow_starts_[i];
  inflows_.resize(jumps.size());
  std::vector<std::size_t> next(inflow_starts_.begin(), inflow_starts_.end() - 1);
  for (const Jump& jump : jumps) inflows_[next[jump.to]++] = {jump.from, jump.rate};
}

std::span<const MarkovChain::Inflow> MarkovChain::inflow(std::size_t state) const {
  const std::size_t first = inflow_starts_[state];
  return std::span{inflows_}.subspan(first, inflow_starts_[state + 1] - first);
}

double mean_over(const MarkovChain& chain, std::span<const double> law,
                 const std::function<double(const ChainState&)>& value) {
  require_argument(law.size() == chain.size(), "mean_over: need one probability for each state");
  double sum = 0.0;
  for (std::size_t i = 0; i < law.size(); ++i) sum += law[i] * value(chain.states()[i]);
  return sum;
}

}  // namespace staffsim::analytic
