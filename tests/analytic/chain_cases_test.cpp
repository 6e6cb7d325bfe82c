// SPDX-License-Identifier: Apache-2.0
#include <staffsim/analytic/markov_chain.hpp>

#include "analytic/jumps.hpp"
#include "analytic/shared_cases.hpp"

#include <algorithm>

using namespace staffsim::analytic;
using tests::add;
using tests::json;

// Outages that come and go by themselves, and redials: small Markov chains, solved whole.
namespace {

struct Line {
  double arrival_rate;
  double service_rate;
  double abandon_rate;
  int agents;

  explicit Line(const json& one)
      : arrival_rate{tests::arrival_rate(tests::only_class(one))},
        service_rate{1.0 / tests::only_class(one).at("service").at("mean").get<double>()},
        abandon_rate{1.0 / tests::only_class(one).at("patience").at("mean").get<double>()},
        agents{tests::pool_size(one)} {}

  [[nodiscard]] int busy(const ChainState& state) const { return std::min(state[0], agents); }
  [[nodiscard]] int queue(const ChainState& state) const { return state[0] - busy(state); }
  [[nodiscard]] bool is_full(const ChainState& state) const { return state[0] >= agents; }
};

constexpr int most_present = 100;
constexpr int most_redials = 60;

json redial_metrics(const json& one) {
  const Line line{one};
  const json& retry = tests::only_class(one).at("retry");
  const double redials = retry.at("probability");
  const double redial_rate = 1.0 / retry.at("delay").at("mean").get<double>();
  // State: contacts present, contacts that will redial.
  const MarkovChain chain{
      {{0, 0}}, [&](const ChainState& s) {
        std::vector<Transition> jumps;
        const double gives_up = line.queue(s) * line.abandon_rate;
        if (s[0] < most_present) add(jumps, {s[0] + 1, s[1]}, line.arrival_rate);
        if (s[0] < most_present) add(jumps, {s[0] + 1, s[1] - 1}, s[1] * redial_rate);
        add(jumps, {s[0] - 1, s[1]}, line.busy(s) * line.service_rate);
        if (s[1] < most_redials) add(jumps, {s[0] - 1, s[1] + 1}, gives_up * redials);
        add(jumps, {s[0] - 1, s[1]}, gives_up * (s[1] < most_redials ? 1.0 - redials : 1.0));
        return jumps;
      }};
  const auto law = stationary_distribution(chain);
  const auto mean = [&](auto value) { return mean_over(chain, law, value); };
  const double queue = mean([&](const ChainState& s) { return line.queue(s) * 1.0; });
  const double busy = mean([&](const ChainState& s) { return line.busy(s) * 1.0; });
  const double orbit = mean([](const ChainState& s) { return s[1] * 1.0; });
  const double full = mean([&](const ChainState& s) { return line.is_full(s) ? 1.0 : 0.0; });
  const double full_orbit = mean([&](const ChainState& s) { return line.is_full(s) ? s[1] : 0.0; });
  const double attempts = line.arrival_rate + redial_rate * orbit;
  const double served = busy * line.service_rate / line.arrival_rate;
  return {{"attempt_rate", attempts},
          {"p_wait_per_attempt", (line.arrival_rate * full + redial_rate * full_orbit) / attempts},
          {"p_wait_fresh", full},
          {"p_abandon_per_attempt", queue * line.abandon_rate / attempts},
          {"p_served_per_original", served},
          {"p_lost_per_original", 1.0 - served},
          {"mean_attempts_per_original", attempts / line.arrival_rate},
          {"mean_wait_per_attempt", queue / attempts},
          {"mean_queue", queue},
          {"mean_orbit", orbit},
          {"mean_busy", busy},
          {"occupancy", busy / line.agents}};
}

json outage_metrics(const json& one) {
  const Line line{one};
  const json& outage = one.at("model").at("outage");
  const double fails = 1.0 / outage.at("up").at("mean").get<double>();
  const double mends = 1.0 / outage.at("down").at("mean").get<double>();
  const double surge = outage.at("arrival_multiplier_while_down");
  // State: contacts present, 1 while the outage lasts.
  const MarkovChain chain{{{0, 0}}, [&](const ChainState& s) {
                            std::vector<Transition> jumps;
                            const double rate = line.arrival_rate * (s[1] == 1 ? surge : 1.0);
                            if (s[0] < most_present) add(jumps, {s[0] + 1, s[1]}, rate);
                            add(jumps, {s[0] - 1, s[1]},
                                line.busy(s) * line.service_rate +
                                    line.queue(s) * line.abandon_rate);
                            add(jumps, {s[0], 1 - s[1]}, s[1] == 1 ? mends : fails);
                            return jumps;
                          }};
  const auto law = stationary_distribution(chain);
  const auto mean = [&](auto value) { return mean_over(chain, law, value); };
  const double down = mean([](const ChainState& s) { return s[1] * 1.0; });
  const double queue_down = mean([&](const ChainState& s) { return line.queue(s) * s[1] * 1.0; });
  const double queue = mean([&](const ChainState& s) { return line.queue(s) * 1.0; });
  const double busy = mean([&](const ChainState& s) { return line.busy(s) * 1.0; });
  const double rate = line.arrival_rate * (1.0 - down + surge * down);
  const double delayed = mean([&](const ChainState& s) {
    return line.is_full(s) ? line.arrival_rate * (s[1] == 1 ? surge : 1.0) : 0.0;
  });
  const double queue_given_down = queue_down / down;
  const double queue_given_up = (queue - queue_down) / (1.0 - down);
  return {{"mean_arrival_rate", rate},
          {"down_fraction", down},
          {"p_wait", delayed / rate},
          {"p_abandon", queue * line.abandon_rate / rate},
          {"mean_wait_all", queue / rate},
          {"mean_queue", queue},
          {"mean_busy", busy},
          {"occupancy", busy / line.agents},
          {"mean_queue_given_up", queue_given_up},
          {"mean_queue_given_down", queue_given_down},
          {"abandonments_per_minute_up", queue_given_up * line.abandon_rate},
          {"abandonments_per_minute_down", queue_given_down * line.abandon_rate}};
}

}  // namespace

TEST_CASE("redial cases", "[analytic][cases]") {
  const std::vector<tests::Covered> covered{{"E-RET-1", redial_metrics},
                                            {"E-RET-2", redial_metrics}};
  tests::check_family("E", covered, {});
  for (const tests::Covered& one : covered) {
    SECTION(one.id) { tests::check_case(one); }
  }
}

TEST_CASE("outage cases", "[analytic][cases]") {
  const std::vector<tests::Covered> covered{{"D-MM-1", outage_metrics}, {"D-MM-2", outage_metrics}};
  // A day with two speeds of service: outage_day_test.cpp.
  tests::check_family("D", covered, {"D-OUT-1"});
  for (const tests::Covered& one : covered) {
    SECTION(one.id) { tests::check_case(one); }
  }
}
