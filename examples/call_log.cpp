// SPDX-License-Identifier: Apache-2.0
// What each call of a week met, as a log: a kernel that listens to another. Made so:
// scenarios/recorded_week.csv, which scenarios/recorded_week.toml replays.
#include <staffsim/staffsim.hpp>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <vector>

namespace {

using namespace staffsim;
using namespace staffsim::engine;

/// Runs as the kernel inside does, and keeps every outcome, also of who still waits at the end.
class Listener final : public Kernel {
public:
  Listener(const Model& model, std::vector<Outcome>& heard)
      : inside_{make_kernel(model)}, heard_{&heard} {}
  void begin(const LaterLuck& luck) override { inside_->begin(luck); }
  void advance(const Block& block, Account& account) override {
    const auto before = static_cast<std::ptrdiff_t>(account.outcomes.size());
    inside_->advance(block, account);
    keep(account, before);
  }
  void finish(Account& account) override {
    const auto before = static_cast<std::ptrdiff_t>(account.outcomes.size());
    inside_->finish(account);
    keep(account, before);
  }

private:
  void keep(const Account& account, std::ptrdiff_t before) {
    heard_->insert(heard_->end(), account.outcomes.begin() + before, account.outcomes.end());
  }

  std::unique_ptr<Kernel> inside_;
  std::vector<Outcome>* heard_;
};

ContactTypeSpec calls(const char* name, double per_day, Duration mean_handle) {
  using namespace std::chrono_literals;
  std::vector<double> hours(24, 0.0);
  std::fill(hours.begin() + 8, hours.begin() + 18, 1.0);
  const WeeklyArrivals arrivals{.per_day = per_day,
                                .profiles = {{DaySet::daily(), hours}},
                                .weekday = {1.2, 1.1, 1, 1, 1, 0, 0}};
  return {.name = name,
          .arrivals = arrivals,
          .busyness_cv = 0.15,
          .handle = Lognormal{mean_handle, 1.0},
          .patience = Exponential{4min}};
}

/// A log has no other word for who still waits at the end: abandoned.
void print(const Outcome& call, const Model& model) {
  const int second = static_cast<int>(call.arrived_s);
  const bool answered = call.end == End::answered;
  std::printf("2025-09-%02d %02d:%02d:%02d,%s,%.0f,%s,", 1 + second / 86400, second / 3600 % 24,
              second / 60 % 60, second % 60, model.contact_types()[call.type].name.c_str(),
              call.wait_s, answered ? "answered" : "abandoned");
  if (answered) std::printf("%.0f", call.handled_s);
  std::printf("\n");
}

}  // namespace

int main() {
  using namespace std::chrono_literals;
  ModelSpec spec;
  spec.horizon = {.start = date_of(2025, 9, 1), .days = 5};
  spec.contact_types = {calls("procedures", 80, 5min), calls("support", 100, 6min)};
  const auto shift = [](const char* name, Duration start, int agents) {
    return Shift{.name = name, .start = start, .length = 8h, .agents = agents};
  };
  spec.agent_groups = {
      {.name = "desk",
       .staffing = std::vector<Shift>{shift("early", 8h, 2), shift("late", 10h, 2)},
       .handles = {{"procedures"}, {"support"}}}};
  std::vector<Outcome> heard;
  RunOptions options;
  options.kernel = [&heard](const Model& model) {
    return std::make_unique<Listener>(model, heard);
  };
  const Model model{spec};
  [[maybe_unused]] const Result result = simulate(model, {.replications = 1}, options);
  std::sort(heard.begin(), heard.end());
  std::printf("arrived,queue,waited_s,outcome,handled_s\n");
  for (const Outcome& call : heard) print(call, model);
}
