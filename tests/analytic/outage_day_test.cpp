// SPDX-License-Identifier: Apache-2.0
#include <staffsim/analytic/markov_chain.hpp>

#include "analytic/shared_cases.hpp"

#include <algorithm>
#include <map>

using namespace staffsim::analytic;
using tests::json;

// A day with an outage: more arrivals while it lasts, and contacts that start in it take longer.
// State: busy with normal contacts, busy with long ones, waiting.
namespace {

struct Day {
  std::vector<double> first_rates;
  std::vector<double> second_rates;
  std::vector<std::pair<double, int>> levels;
  double outage_start;
  double outage_end;
  double surge;
  double normal_ends;
  double long_ends;
  double leaves;

  explicit Day(const json& model)
      : first_rates{rates_of(model, 0)},
        second_rates{rates_of(model, 1)},
        outage_start{model.at("outage").at("start")},
        outage_end{model.at("outage").at("end")},
        surge{model.at("outage").at("branch2_arrival_multiplier")},
        normal_ends{1.0 / model.at("classes")[0].at("service").at("mean").get<double>()},
        long_ends{
            normal_ends /
            model.at("outage").at("service_multiplier_for_calls_started_during").get<double>()},
        leaves{1.0 / model.at("classes")[0].at("patience").at("mean").get<double>()} {
    for (const json& level : model.at("staffing").at("levels"))
      levels.emplace_back(level.at("from_minute"), level.at("agents"));
  }
  static std::vector<double> rates_of(const json& model, std::size_t type) {
    return model.at("classes")[type].at("arrivals").at("piecewise_rates");
  }
  [[nodiscard]] bool in_outage(double t) const { return t >= outage_start && t < outage_end; }
  [[nodiscard]] double rate(double t) const {
    const auto hour = static_cast<std::size_t>(t / 60.0);
    return first_rates[hour] + second_rates[hour] * (in_outage(t) ? surge : 1.0);
  }
  [[nodiscard]] int agents(double t) const {
    int level = 0;
    for (const auto& [from, agents_then] : levels)
      if (from <= t) level = agents_then;
    return level;
  }
};

constexpr int limit = 60;

std::vector<Transition> leaving(const Day& day, double t, const ChainState& s) {
  std::vector<Transition> jumps;
  const int agents = day.agents(t);
  const int busy = s[0] + s[1];
  const int starts_long = day.in_outage(t) ? 1 : 0;
  const auto add = [&](int normal, int slow, int waiting, double rate) {
    if (rate > 0.0) jumps.push_back({{s[0] + normal, s[1] + slow, s[2] + waiting}, rate});
  };
  if (busy < agents) add(1 - starts_long, starts_long, 0, day.rate(t));
  else if (s[2] < limit) add(0, 0, 1, day.rate(t));
  const bool next = busy <= agents && s[2] > 0;
  const int starts = next ? 1 : 0;
  add(starts * (1 - starts_long) - 1, starts * starts_long, -starts, s[0] * day.normal_ends);
  add(starts * (1 - starts_long), starts * starts_long - 1, -starts, s[1] * day.long_ends);
  add(0, 0, -1, s[2] * day.leaves);
  return jumps;
}

using Law = std::map<ChainState, double>;

/// Waiting contacts start with the agents who come on duty.
Law with_starts(const Day& day, double t, const Law& law) {
  Law after;
  for (const auto& [before, mass] : law) {
    ChainState s = before;
    const int starts = std::clamp(day.agents(t) - s[0] - s[1], 0, s[2]);
    s[day.in_outage(t) ? 1 : 0] += starts;
    s[2] -= starts;
    after[s] += mass;
  }
  return after;
}

/// One hour: constant rates, agents and kind of contact. Adds to sums, if any.
Law hour_later(const Day& day, double t, const Law& before, json* intervals) {
  std::vector<ChainState> states;
  std::vector<double> masses;
  for (const auto& [s, mass] : with_starts(day, t, before)) {
    states.push_back(s);
    masses.push_back(mass);
  }
  const MarkovChain chain{states, [&](const ChainState& s) { return leaving(day, t, s); }};
  const Evolution hour = evolve(chain, masses, 60.0);
  Law after;
  for (std::size_t i = 0; i < chain.size(); ++i) after[chain.states()[i]] = hour.at_end[i];
  if (intervals == nullptr) return after;
  const auto share = [&](auto value) { return mean_over(chain, hour.occupation, value) / 60.0; };
  const double full =
      share([&](const ChainState& s) { return s[0] + s[1] >= day.agents(t) ? 1.0 : 0.0; });
  const double queue = share([](const ChainState& s) { return s[2] * 1.0; });
  const double offered = 60.0 * day.rate(t);
  intervals->push_back(
      {{"start", t},
       {"end", t + 60.0},
       {"expected_offered", offered},
       {"expected_delayed", offered * full},
       {"p_delay", full},
       {"expected_abandoned", 60.0 * queue * day.leaves},
       {"mean_queue", queue},
       {"mean_busy", share([](const ChainState& s) { return s[0] + s[1] * 1.0; })}});
  return after;
}

double sum_of(const json& intervals, const char* key) {
  double sum = 0.0;
  for (const json& one : intervals) sum += one.at(key).get<double>();
  return sum;
}

json outage_day_metrics(const json& one) {
  const Day day{one.at("model")};
  Law law{{{0, 0, 0}, 1.0}};
  json intervals = json::array();
  // What a day leaves behind is forgotten within hours: the fifth is periodic to rounding.
  for (int round = 0; round < 5; ++round)
    for (int hour = 0; hour < 24; ++hour)
      law = hour_later(day, hour * 60.0, law, round == 4 ? &intervals : nullptr);
  const double offered = sum_of(intervals, "expected_offered");
  const double abandoned = sum_of(intervals, "expected_abandoned");
  const double waited = 60.0 * sum_of(intervals, "mean_queue");
  return {{"intervals", intervals},
          {"day",
           {{"expected_offered", offered},
            {"expected_abandoned", abandoned},
            {"p_abandon", abandoned / offered},
            {"p_delayed", sum_of(intervals, "expected_delayed") / offered},
            {"expected_total_wait", waited},
            {"mean_wait_all", waited / offered},
            {"mean_busy", sum_of(intervals, "mean_busy") / 24.0}}}};
}

}  // namespace

TEST_CASE("outage day", "[analytic][cases]") { tests::check_case({"D-OUT-1", outage_day_metrics}); }
