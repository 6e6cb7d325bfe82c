// SPDX-License-Identifier: Apache-2.0
#include <staffsim/analytic/markov_chain.hpp>

#include "analytic/shared_cases.hpp"

#include <algorithm>
#include <utility>

using namespace staffsim::analytic;
using tests::json;

namespace {

struct Type {
  double arrival_rate;
  double service_rate;
  double abandon_rate;

  explicit Type(const json& type)
      : arrival_rate{tests::arrival_rate(type)},
        service_rate{type.contains("service") ? 1.0 / type.at("service").at("mean").get<double>()
                                              : 0.0},
        abandon_rate{type.at("patience").is_null()
                         ? 0.0
                         : 1.0 / type.at("patience").at("mean").get<double>()} {}
};

const json& type_at(const json& one, std::size_t i) { return one.at("model").at("classes").at(i); }

void add(std::vector<Transition>& jumps, const ChainState& from,
         const std::vector<std::pair<std::size_t, int>>& changes, double rate) {
  if (rate <= 0.0) return;
  ChainState to = from;
  for (const auto& [place, change] : changes) to[place] += change;
  jumps.push_back({std::move(to), rate});
}

json type_metrics(const Type& type, double delayed, double queue) {
  return {{"p_wait", delayed},
          {"p_abandon", queue * type.abandon_rate / type.arrival_rate},
          {"mean_wait_all", queue / type.arrival_rate},
          {"mean_queue", queue}};
}

struct Solved {
  MarkovChain chain;
  std::vector<double> law;

  explicit Solved(const ChainState& start, const Leaving& leaving)
      : chain{{start}, leaving},
        law{start.size() == 2 ? stationary_by_sweeps(chain) : stationary_distribution(chain)} {}
  [[nodiscard]] double mean(std::size_t place) const {
    return mean_over(chain, law, [=](const ChainState& s) { return s[place] * 1.0; });
  }
  [[nodiscard]] double probability(const std::function<bool(const ChainState&)>& event) const {
    return mean_over(chain, law, [&](const ChainState& s) { return event(s) ? 1.0 : 0.0; });
  }
};

// N design, priority at the flexible pool. State: busy 1, busy 2, queue 1, queue 2.
json n_priority_metrics(const json& one) {
  const Type first{type_at(one, 0)};
  const Type second{type_at(one, 1)};
  const json& pools = one.at("model").at("pools");
  const int size1 = pools[0].at("agents");
  const int size2 = pools[1].at("agents");
  const double ends1 = 1.0 / pools[0].at("service").at("mean").get<double>();
  const double ends2 = 1.0 / pools[1].at("service").at("mean").get<double>();
  const int limit = 40;
  const Solved solved{{0, 0, 0, 0}, [=](const ChainState& s) {
                        std::vector<Transition> jumps;
                        if (s[0] < size1) add(jumps, s, {{0, 1}}, first.arrival_rate);
                        else if (s[1] < size2) add(jumps, s, {{1, 1}}, first.arrival_rate);
                        else if (s[2] < limit) add(jumps, s, {{2, 1}}, first.arrival_rate);
                        if (s[1] < size2) add(jumps, s, {{1, 1}}, second.arrival_rate);
                        else if (s[3] < limit) add(jumps, s, {{3, 1}}, second.arrival_rate);
                        add(jumps, s, {{s[2] > 0 ? 2 : 0, -1}}, s[0] * ends1);
                        add(jumps, s, {{s[3] > 0 ? 3 : s[2] > 0 ? 2 : 1, -1}}, s[1] * ends2);
                        add(jumps, s, {{2, -1}}, s[2] * first.abandon_rate);
                        add(jumps, s, {{3, -1}}, s[3] * second.abandon_rate);
                        return jumps;
                      }};
  const double full2 = solved.probability([=](const ChainState& s) { return s[1] == size2; });
  const double full =
      solved.probability([=](const ChainState& s) { return s[0] == size1 && s[1] == size2; });
  const std::vector<double> busy{solved.mean(0), solved.mean(1)};
  return {{"class1", type_metrics(first, full, solved.mean(2))},
          {"class2", type_metrics(second, full2, solved.mean(3))},
          {"mean_busy", busy},
          {"occupancy", {busy[0] / size1, busy[1] / size2}}};
}

// N design with one agent each, oldest first. State: busy 1, busy 2, then types in line.
json n_oldest_metrics(const json& one) {
  const Type first{type_at(one, 0)};
  const Type second{type_at(one, 1)};
  const json& pools = one.at("model").at("pools");
  const double ends1 = 1.0 / pools[0].at("service").at("mean").get<double>();
  const double ends2 = 1.0 / pools[1].at("service").at("mean").get<double>();
  constexpr std::size_t longest = 2 + 12;
  const auto without = [](ChainState s, std::ptrdiff_t place) {
    s.erase(s.begin() + place);
    return s;
  };
  const Solved solved{{0, 0}, [=](const ChainState& s) {
                        std::vector<Transition> jumps;
                        const auto join = [&](int type, double rate) {
                          if (s.size() == longest) return;
                          ChainState to = s;
                          to.push_back(type);
                          jumps.push_back({to, rate});
                        };
                        if (s[0] == 0) add(jumps, s, {{0, 1}}, first.arrival_rate);
                        else if (s[1] == 0) add(jumps, s, {{1, 1}}, first.arrival_rate);
                        else join(1, first.arrival_rate);
                        if (s[1] == 0) add(jumps, s, {{1, 1}}, second.arrival_rate);
                        else join(2, second.arrival_rate);
                        const auto oldest_first = std::find(s.begin() + 2, s.end(), 1);
                        if (s[0] == 1 && oldest_first != s.end())
                          jumps.push_back({without(s, oldest_first - s.begin()), ends1});
                        else add(jumps, s, {{0, -1}}, s[0] * ends1);
                        if (s[1] == 1 && s.size() > 2) jumps.push_back({without(s, 2), ends2});
                        else add(jumps, s, {{1, -1}}, s[1] * ends2);
                        for (std::size_t i = 2; i < s.size(); ++i)
                          jumps.push_back({without(s, static_cast<std::ptrdiff_t>(i)),
                                           s[i] == 1 ? first.abandon_rate : second.abandon_rate});
                        return jumps;
                      }};
  const auto queue = [&](int type) {
    return mean_over(solved.chain, solved.law, [=](const ChainState& s) {
      return static_cast<double>(std::count(s.begin() + 2, s.end(), type));
    });
  };
  const double full2 = solved.probability([](const ChainState& s) { return s[1] == 1; });
  const double full =
      solved.probability([](const ChainState& s) { return s[0] == 1 && s[1] == 1; });
  const std::vector<double> busy{solved.mean(0), solved.mean(1)};
  return {{"class1", type_metrics(first, full, queue(1))},
          {"class2", type_metrics(second, full2, queue(2))},
          {"mean_busy", busy},
          {"occupancy", busy}};
}

// Two branches and generalists. State: busy 1, busy 2, busy generalists, queue 1, queue 2.
json two_branches_metrics(const json& one) {
  const std::vector<Type> types{Type{type_at(one, 0)}, Type{type_at(one, 1)}};
  const json& pools = one.at("model").at("pools");
  std::vector<int> size;
  std::vector<double> ends;
  for (const json& pool : pools) {
    size.push_back(pool.at("agents"));
    ends.push_back(1.0 / pool.at("service").at("mean").get<double>());
  }
  const bool longest = pools[2].at("selection") != "branch1 first";
  const int limit = 40;
  const Solved solved{{0, 0, 0, 0, 0}, [&](const ChainState& s) {
                        std::vector<Transition> jumps;
                        for (std::size_t i = 0; i < 2; ++i) {
                          if (s[i] < size[i]) add(jumps, s, {{i, 1}}, types[i].arrival_rate);
                          else if (s[2] < size[2]) add(jumps, s, {{2, 1}}, types[i].arrival_rate);
                          else if (s[3 + i] < limit)
                            add(jumps, s, {{3 + i, 1}}, types[i].arrival_rate);
                          add(jumps, s, {{s[3 + i] > 0 ? 3 + i : i, -1}}, s[i] * ends[i]);
                          add(jumps, s, {{3 + i, -1}}, s[3 + i] * types[i].abandon_rate);
                        }
                        const std::size_t first = longest && s[4] > s[3] ? 4 : s[3] > 0 ? 3 : 4;
                        add(jumps, s, {{s[first] > 0 ? first : 2, -1}}, s[2] * ends[2]);
                        return jumps;
                      }};
  json metrics;
  for (std::size_t i = 0; i < 2; ++i) {
    const double full =
        solved.probability([&](const ChainState& s) { return s[i] == size[i] && s[2] == size[2]; });
    metrics["branch" + std::to_string(i + 1)] = type_metrics(types[i], full, solved.mean(3 + i));
  }
  for (std::size_t pool = 0; pool < 3; ++pool) {
    metrics["mean_busy"].push_back(solved.mean(pool));
    metrics["occupancy"].push_back(solved.mean(pool) / size[pool]);
  }
  return metrics;
}

// Voice before e-mail, agents kept free for voice. State: busy voice, busy e-mail, and queues.
json blending_metrics(const json& one) {
  const Type voice{type_at(one, 0)};
  const Type email{type_at(one, 1)};
  const int agents = tests::pool_size(one);
  const int reserved = one.at("model").at("reserved");
  const int voice_limit = 30;
  const int email_limit = 250;
  const Solved solved{{0, 0, 0, 0}, [=](const ChainState& s) {
                        std::vector<Transition> jumps;
                        const int idle = agents - s[0] - s[1];
                        if (idle > 0) add(jumps, s, {{0, 1}}, voice.arrival_rate);
                        else if (s[2] < voice_limit) add(jumps, s, {{2, 1}}, voice.arrival_rate);
                        if (idle > reserved) add(jumps, s, {{1, 1}}, email.arrival_rate);
                        else if (s[3] < email_limit) add(jumps, s, {{3, 1}}, email.arrival_rate);
                        for (const std::size_t ended : {std::size_t{0}, std::size_t{1}}) {
                          const double rate = s[ended] * (ended == 0 ? voice : email).service_rate;
                          if (s[2] > 0) add(jumps, s, {{ended, -1}, {0, 1}, {2, -1}}, rate);
                          else if (s[3] > 0 && idle + 1 > reserved)
                            add(jumps, s, {{ended, -1}, {1, 1}, {3, -1}}, rate);
                          else add(jumps, s, {{ended, -1}}, rate);
                        }
                        add(jumps, s, {{2, -1}}, s[2] * voice.abandon_rate);
                        return jumps;
                      }};
  const auto idle_at_most = [&](int most) {
    return solved.probability([=](const ChainState& s) { return agents - s[0] - s[1] <= most; });
  };
  return {{"voice", type_metrics(voice, idle_at_most(0), solved.mean(2))},
          {"email", type_metrics(email, idle_at_most(reserved), solved.mean(3))},
          {"mean_busy_voice", solved.mean(0)},
          {"mean_busy_email", solved.mean(1)},
          {"occupancy", (solved.mean(0) + solved.mean(1)) / agents}};
}

const std::vector<tests::Covered> covered_two_types{
    {"B-N-PRIO-1", n_priority_metrics}, {"B-N-FIFO-1", n_oldest_metrics},
    {"B-X-1", two_branches_metrics},    {"B-X-2", two_branches_metrics},
    {"B-BLEND-1", blending_metrics},    {"B-BLEND-2", blending_metrics}};

}  // namespace

TEST_CASE("skill and blending cases", "[analytic][cases]") {
  tests::check_family("B", covered_two_types,
                      {"B-NPP-1", "B-NPP-MG1", "B-NPPAB-1", "B-PRE-1"});  // priority_cases_test.cpp
  for (const tests::Covered& one : covered_two_types) {
    SECTION(one.id) { tests::check_case(one); }
  }
}
