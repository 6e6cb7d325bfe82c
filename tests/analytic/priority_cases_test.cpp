// SPDX-License-Identifier: Apache-2.0
#include <staffsim/analytic/duration_law.hpp>
#include <staffsim/analytic/erlang_c.hpp>
#include <staffsim/analytic/markov_chain.hpp>
#include <staffsim/analytic/priority.hpp>

#include "analytic/jumps.hpp"
#include "analytic/shared_cases.hpp"

using namespace staffsim::analytic;
using tests::add;
using tests::json;

namespace {

const json& type_at(const json& one, std::size_t i) { return one.at("model").at("classes").at(i); }

double rate_at(const json& one, std::size_t i) { return tests::arrival_rate(type_at(one, i)); }

double mean_of(const json& one, std::size_t i, const char* what) {
  return type_at(one, i).at(what).at("mean");
}

json waits_of(double p_wait, double mean_wait, double rate) {
  return {{"p_wait", p_wait}, {"mean_wait_all", mean_wait}, {"mean_queue", mean_wait * rate}};
}

json non_preemptive_metrics(const json& one) {
  const std::vector<double> rates{rate_at(one, 0), rate_at(one, 1)};
  const double service = mean_of(one, 0, "service");
  const int agents = tests::pool_size(one);
  const auto waits = priority_mean_waits(rates, service, agents);
  const ErlangC all{rates[0] + rates[1], service, agents};
  json metrics{{"high", waits_of(all.wait_probability(), waits[0], rates[0])},
               {"low", waits_of(all.wait_probability(), waits[1], rates[1])},
               {"occupancy", all.occupancy()}};
  metrics["high"]["p_served_within"] =
      tests::at_limits(one.at("expected").at("high").at("p_served_within"), [&](double t) {
        return 1.0 - highest_priority_wait_exceeds(rates, service, agents, t);
      });
  return metrics;
}

json single_server_metrics(const json& one) {
  const auto uniform = DurationLaw::uniform(type_at(one, 0).at("service").at("low"),
                                            type_at(one, 0).at("service").at("high"));
  const auto exponential = DurationLaw::exponential(mean_of(one, 1, "service"));
  const std::vector<PriorityType> types{
      {rate_at(one, 0), uniform.mean(), uniform.second_moment()},
      {rate_at(one, 1), exponential.mean(), exponential.second_moment()}};
  const auto waits = single_server_priority_mean_waits(types);
  const double load = rate_at(one, 0) * uniform.mean() + rate_at(one, 1) * exponential.mean();
  return {{"high", waits_of(load, waits[0], types[0].arrival_rate)},
          {"low", waits_of(load, waits[1], types[1].arrival_rate)},
          {"occupancy", load}};
}

// The high type does not see the low; both together are M/M/n, whoever of them is in service.
json preemptive_metrics(const json& one) {
  const double service = mean_of(one, 0, "service");
  const int agents = tests::pool_size(one);
  const ErlangC high{rate_at(one, 0), service, agents};
  const ErlangC all{rate_at(one, 0) + rate_at(one, 1), service, agents};
  const double low_queue = all.mean_queue() - high.mean_queue();
  json metrics{{"high", waits_of(high.wait_probability(), high.mean_wait(), rate_at(one, 0))},
               {"occupancy", all.occupancy()}};
  metrics["high"]["p_served_within"] =
      tests::at_limits(one.at("expected").at("high").at("p_served_within"),
                       [&](double t) { return high.served_within(t); });
  metrics["low"] = {{"mean_queue", low_queue},
                    {"mean_total_time_in_queue", low_queue / rate_at(one, 1)},
                    {"mean_sojourn", low_queue / rate_at(one, 1) + service}};
  return metrics;
}

struct TwoTypes {
  double high_rate;
  double low_rate;
  double high_leaves;
  double low_leaves;
  double ends;  // one agent's
  int agents;

  explicit TwoTypes(const json& one)
      : high_rate{rate_at(one, 0)},
        low_rate{rate_at(one, 1)},
        high_leaves{1.0 / mean_of(one, 0, "patience")},
        low_leaves{1.0 / mean_of(one, 1, "patience")},
        ends{1.0 / mean_of(one, 0, "service")},
        agents{tests::pool_size(one)} {}
};

constexpr int most_waiting = 45;

// State: busy, high waiting, low waiting.
std::vector<Transition> leaving(const TwoTypes& t, const ChainState& s) {
  std::vector<Transition> jumps;
  const int busy = s[0];
  const int high = s[1];
  const int low = s[2];
  if (busy < t.agents) {
    add(jumps, {busy + 1, 0, 0}, t.high_rate + t.low_rate);
    add(jumps, {busy - 1, 0, 0}, busy * t.ends);
    return jumps;
  }
  if (high < most_waiting) add(jumps, {busy, high + 1, low}, t.high_rate);
  if (low < most_waiting) add(jumps, {busy, high, low + 1}, t.low_rate);
  const double ends = busy * t.ends;
  if (high > 0) add(jumps, {busy, high - 1, low}, ends);
  else if (low > 0) add(jumps, {busy, 0, low - 1}, ends);
  else add(jumps, {busy - 1, 0, 0}, ends);
  add(jumps, {busy, high - 1, low}, high * t.high_leaves);
  add(jumps, {busy, high, low - 1}, low * t.low_leaves);
  return jumps;
}

const ChainState served{-1, 0};
const ChainState abandoned{-2, 0};

// One contact and those ahead of it, who are: high waiting, low waiting. Later high contacts come
// ahead of a low one.
std::vector<Transition> leaving_ahead(const TwoTypes& t, bool of_low, const ChainState& s) {
  std::vector<Transition> jumps;
  if (s[0] < 0) return jumps;
  const double ends = t.agents * t.ends;
  if (s[0] > 0) add(jumps, {s[0] - 1, s[1]}, ends);
  else if (s[1] > 0) add(jumps, {0, s[1] - 1}, ends);
  else add(jumps, served, ends);
  add(jumps, {s[0] - 1, s[1]}, s[0] * t.high_leaves);
  add(jumps, {s[0], s[1] - 1}, s[1] * t.low_leaves);
  if (of_low && s[0] < most_waiting) add(jumps, {s[0] + 1, s[1]}, t.high_rate);
  add(jumps, abandoned, of_low ? t.low_leaves : t.high_leaves);
  return jumps;
}

class Tagged {
public:
  Tagged(const TwoTypes& types, bool of_low, const MarkovChain& chain,
         const std::vector<double>& law)
      : ahead_{starts(), [&](const ChainState& s) { return leaving_ahead(types, of_low, s); }},
        start_(ahead_.size(), 0.0) {
    for (std::size_t i = 0; i < chain.size(); ++i) {
      const ChainState& s = chain.states()[i];
      const ChainState meets = s[0] < types.agents ? served : ChainState{s[1], of_low ? s[2] : 0};
      for (std::size_t j = 0; j < ahead_.size(); ++j)
        if (ahead_.states()[j] == meets) start_[j] += law[i];
    }
  }
  [[nodiscard]] Evolution after(double time) const { return evolve(ahead_, start_, time); }

private:
  static std::vector<ChainState> starts() {
    return {served, abandoned, {most_waiting, most_waiting}, {0, 0}};
  }
  MarkovChain ahead_;
  std::vector<double> start_;
};

json tagged_metrics(const Tagged& contact, double queue, double rate, double patience,
                    const json& limits) {
  constexpr double long_time = 300.0;  // 30 mean patiences and more
  const Evolution whole = contact.after(long_time);
  const double served_share = whole.at_end[0];
  const double gone = queue / patience / rate;
  // E[wait; served] is the integral of P(served after t or later).
  const double served_part = served_share * long_time - whole.occupation[0];
  return {{"p_abandon", gone},
          {"mean_wait_all", queue / rate},
          {"mean_queue", queue},
          {"mean_wait_served", served_part / served_share},
          {"mean_wait_abandoned", (queue / rate - served_part) / gone},
          {"p_served_within",
           tests::at_limits(limits, [&](double t) { return contact.after(t).at_end[0]; })}};
}

json with_abandonment_metrics(const json& one) {
  const TwoTypes types{one};
  const MarkovChain chain{{{0, 0, 0}}, [&](const ChainState& s) { return leaving(types, s); }};
  const auto law = stationary_distribution(chain);
  const auto mean = [&](std::size_t place) {
    return mean_over(chain, law, [=](const ChainState& s) { return s[place] * 1.0; });
  };
  const double delayed =
      mean_over(chain, law, [&](const ChainState& s) { return s[0] == types.agents ? 1.0 : 0.0; });
  json metrics{{"mean_busy", mean(0)}, {"occupancy", mean(0) / types.agents}};
  for (const bool of_low : {false, true}) {
    const char* name = of_low ? "low" : "high";
    metrics[name] = tagged_metrics(Tagged{types, of_low, chain, law}, mean(of_low ? 2 : 1),
                                   of_low ? types.low_rate : types.high_rate,
                                   1.0 / (of_low ? types.low_leaves : types.high_leaves),
                                   one.at("expected").at(name).at("p_served_within"));
    metrics[name]["p_wait"] = delayed;
  }
  return metrics;
}

const std::vector<tests::Covered> covered_priorities{{"B-NPP-1", non_preemptive_metrics},
                                                     {"B-NPP-MG1", single_server_metrics},
                                                     {"B-PRE-1", preemptive_metrics},
                                                     {"B-NPPAB-1", with_abandonment_metrics}};

}  // namespace

TEST_CASE("priority cases", "[analytic][cases]") {
  tests::check_family("B", covered_priorities,
                      {"B-BLEND-1", "B-BLEND-2", "B-N-FIFO-1", "B-N-PRIO-1", "B-X-1",
                       "B-X-2"});  // two_type_cases_test.cpp
  for (const tests::Covered& one : covered_priorities) {
    SECTION(one.id) { tests::check_case(one); }
  }
}
