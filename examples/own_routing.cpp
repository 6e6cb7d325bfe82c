// SPDX-License-Identifier: Apache-2.0
// A routing policy of your own: a struct with two verbs. A free agent takes from the longest queue.
#include <staffsim/staffsim.hpp>

#include <cstdio>
#include <memory>

namespace {

using namespace staffsim;
using namespace staffsim::engine;

struct LongestQueueFirst : LongestIdleAgent {
  static constexpr bool observes_queue_length = true;  // the lengths in the view are exact

  static TypeId select_queue(GroupId group, const SystemView& view) noexcept {
    TypeId best;
    for (const auto& skill : view.table.skills_of(group.index)) {
      const auto length = view.queue_length[skill.type];
      if (length > 0 && (!best.valid() || length > view.queue_length[best.index]))
        best.index = skill.type;
    }
    return best;
  }
};

ContactTypeSpec calls(const char* name, double per_day) {
  using namespace std::chrono_literals;
  return {.name = name,
          .arrivals = WeeklyArrivals{.per_day = per_day},
          .handle = Exponential{6min},
          .patience = Exponential{5min}};
}

}  // namespace

int main() {
  ModelSpec spec;
  spec.horizon = {.days = 7, .warm_up_days = 1};
  spec.contact_types = {calls("procedures", 300), calls("support", 600)};
  spec.agent_groups = {
      {.name = "desk", .staffing = HeadCount{4}, .handles = {{"procedures"}, {"support"}}}};
  const Model model{spec};

  RunOptions options;
  options.kernel = [](const Model& m) {
    return std::make_unique<EventKernel<LongestQueueFirst>>(m);
  };
  const Result own = simulate(model, {.replications = 100}, options);
  const Result priority = simulate(model, {.replications = 100});
  for (const char* type : {"procedures", "support"})
    std::printf("%-10s  mean wait %3.0f s longest queue first, %3.0f s by priority\n", type,
                own.of(Measure::mean_wait, type).value,
                priority.of(Measure::mean_wait, type).value);
}
