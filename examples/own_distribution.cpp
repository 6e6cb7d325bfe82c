// SPDX-License-Identifier: Apache-2.0
// A law of your own: patience that most people lose at the announcement after a minute.
#include <staffsim/staffsim.hpp>

#include <cstdio>

namespace {

/// With probability `share` exactly `at`, otherwise exponential: a struct with a draw and a mean.
struct AnnouncementPatience {
  double share;
  double at_s;
  staffsim::Exponential otherwise;

  double operator()(staffsim::Stream& stream) const {
    const bool at_announcement = stream.open01() < share;
    const double other_s =
        otherwise(stream);  // drawn in any case: the next contact's luck stays put
    return at_announcement ? at_s : other_s;
  }
  bool operator==(const AnnouncementPatience&) const = default;  // equal laws share contacts
  [[nodiscard]] double mean() const { return share * at_s + (1.0 - share) * otherwise.mean(); }
};

}  // namespace

int main() {
  using namespace staffsim;
  using namespace std::chrono_literals;
  ModelSpec spec;
  spec.horizon = {.days = 7, .warm_up_days = 1};
  spec.contact_types = {{.name = "calls",
                         .arrivals = WeeklyArrivals{.per_day = 720},
                         .handle = Exponential{7.5min},
                         .patience = AnnouncementPatience{0.3, 60.0, Exponential{5min}}}};
  spec.agent_groups = {{.name = "desk", .staffing = HeadCount{4}, .handles = {{"calls"}}}};

  const Result result = simulate(Model{spec}, {.replications = 100});
  const Estimate& lost = result.total(Measure::abandonment_rate);
  std::printf("%.1f %% give up (95 %% interval %.1f to %.1f)\n", 100 * lost.value, 100 * lost.low,
              100 * lost.high);
}
