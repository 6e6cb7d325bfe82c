// SPDX-License-Identifier: Apache-2.0
// Contacts arrive as a nonhomogeneous Poisson process, mixed by gamma factors of days.
#include <staffsim/random/laws.hpp>

#include "statistical/contacts_of.hpp"
#include "support/catch.hpp"
#include "support/statistical.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

using namespace staffsim;
using namespace staffsim::test;
using namespace std::chrono_literals;

namespace {

const std::vector<double> office{1,  1,  1,  1,  1,  2,  4, 10, 20, 26, 28, 22,
                                 12, 18, 26, 27, 24, 16, 8, 5,  4,  3,  2,  2};
constexpr double office_sum = 264.0;

/// A Monday (a holiday with half of the calls) and a Tuesday.
constexpr double per_day = 600.0;
constexpr double monday = 1.4 / (6.3 / 7.0) * 0.5;
constexpr double tuesday = 1.1 / (6.3 / 7.0);

ModelSpec two_days(double busyness_cv) {
  WeeklyArrivals arrivals;
  arrivals.per_day = per_day;
  arrivals.profiles.resize(1);
  arrivals.profiles[0].weights = office;
  arrivals.weekday = {1.4, 1.1, 1.0, 1.0, 1.0, 0.5, 0.3};
  arrivals.dates[date_of(2025, 9, 1)] = 0.5;
  ContactTypeSpec calls;
  calls.name = "calls";
  calls.arrivals = arrivals;
  calls.busyness_cv = busyness_cv;
  calls.handle = Exponential{6min};
  calls.patience = Exponential{5min};
  AgentGroupSpec desk;
  desk.name = "desk";
  desk.staffing = HeadCount{4};
  desk.handles = {{"calls"}};
  ModelSpec spec;
  spec.horizon.days = 2;
  spec.contact_types = {calls};
  spec.agent_groups = {desk};
  return spec;
}

/// Mean contacts in hour `hour` of the two days.
double mean_of_hour(std::size_t hour) {
  return per_day * (hour < 24 ? monday : tuesday) * office[hour % 24] / office_sum;
}

/// counts[hour][replication], of 48 hours.
std::vector<std::vector<double>> counts_by_hour(const ModelSpec& spec, const std::string& name,
                                                std::size_t replications) {
  const Model model{spec};
  demand::ContactSource source{model};
  std::vector<std::vector<double>> counts(48, std::vector<double>(replications, 0.0));
  for (std::size_t r = 0; r < replications; ++r)
    for (const Contact& contact : contacts_of(source, model, seed_from_name(name), r))
      counts[static_cast<std::size_t>(contact.arrived_s / 3600.0)][r] += 1.0;
  return counts;
}

/// Of each replication, the product of two counts' distances from their means.
std::vector<double> products(const std::vector<double>& a, double mean_a,
                             const std::vector<double>& b, double mean_b) {
  std::vector<double> all;
  for (std::size_t r = 0; r < a.size(); ++r) all.push_back((a[r] - mean_a) * (b[r] - mean_b));
  return all;
}

void check_mean(const std::vector<double>& values, double expected, double level) {
  const Verdict verdict = mean_equals(values, expected, level);
  check(verdict);
}

void check_counts(const std::string& name, double cv, std::size_t replications) {
  const auto counts = counts_by_hour(two_days(cv), name, replications);
  const double level = alpha / (3.0 * 48.0);
  for (std::size_t hour = 0; hour < 48; ++hour) {
    CAPTURE(name, hour);
    const double mean = mean_of_hour(hour);
    check_mean(counts[hour], mean, level);
    check_mean(products(counts[hour], mean, counts[hour], mean), mean + cv * cv * mean * mean,
               level);
    const std::size_t next = (hour + 1) % 48;
    const bool same_day = hour / 24 == next / 24;
    check_mean(products(counts[hour], mean, counts[next], mean_of_hour(next)),
               same_day ? cv * cv * mean * mean_of_hour(next) : 0.0, level);
  }
}

/// Rates of equal parts of time that repeat for ever, one of them starting at `origin_s`.
struct Parts {
  double length_s;
  double origin_s;
  std::vector<double> per_s;

  /// Mean contacts from time 0 to `until_s`.
  [[nodiscard]] double mass(double until_s) const {
    double sum = 0.0;
    auto part = static_cast<std::int64_t>(std::floor(-origin_s / length_s));
    const auto parts = static_cast<std::int64_t>(per_s.size());
    for (double from_s = 0.0; from_s < until_s; ++part) {
      const double to_s = std::min(until_s, origin_s + static_cast<double>(part + 1) * length_s);
      sum += (to_s - from_s) * per_s[static_cast<std::size_t>((part % parts + parts) % parts)];
      from_s = to_s;
    }
    return sum;
  }
};

/// Mean contacts between successive arrivals: exponential with mean 1 for a Poisson process.
void check_time_change(const ModelSpec& spec, const Parts& parts, const std::string& name) {
  const Model model{spec};
  const auto contacts = contacts_of(model, seed_from_name(name));
  std::vector<double> gaps;
  std::vector<double> next;
  double before = 0.0;
  for (const Contact& contact : contacts) {
    const double now = parts.mass(contact.arrived_s);
    gaps.push_back(now - before);
    before = now;
  }
  next.assign(gaps.begin() + 1, gaps.end());
  next.push_back(gaps.front());
  CAPTURE(name, gaps.size());
  for (const Verdict& verdict :
       {fits(
            gaps, [](double x) { return 1.0 - std::exp(-x); }, alpha / 3),
        mean_equals(gaps, 1.0, alpha / 3), uncorrelated(gaps, next, alpha / 3)}) {
    check(verdict);
  }
}

}  // namespace

// Null: a Poisson process with the rates of the profile, weekdays and dates. Statistics, by hour of
// two days over 20,000 replications: the mean count; the mean square of its distance from the mean;
// the mean product with the next hour's. Student t, alpha / 144 each. Power 0.9 for an error of 7.1
// standard errors: in the busiest hour (78 contacts) 0.6 % of the mean and 7 % of the variance, in
// the quietest (1.8) 4 % and 8 %.
TEST_CASE("counts of hours are Poisson", "[statistical][demand]") {
  check_counts("counts of hours are Poisson", 0.0, 20'000);
}

// The same with a gamma factor of the day: variance m + (cv m)^2, covariance cv^2 m m' within a
// day, none between days. Power 0.9: in the busiest hour 1.6 % of the mean and 8 % of the variance.
TEST_CASE("counts of hours share the factor of their day", "[statistical][demand]") {
  check_counts("counts of hours share the factor of their day", 0.3, 20'000);
}

// Null: arrivals, measured by the mean number before them, are a Poisson process of rate 1.
// Chi-squared of the gaps over 2 n^0.4 cells, their mean and their correlation with the next; alpha
// / 3 each. n is about 146,000: 232 cells. Power 0.9: 1.7 % in the mean gap, a correlation of
// 0.017, a density wrong by 3.4 % up in one half and down in the other.
TEST_CASE("arrivals are Poisson after a change of time", "[statistical][demand]") {
  ModelSpec spec = two_days(0.0);
  auto& arrivals = std::get<WeeklyArrivals>(spec.contact_types[0].arrivals);
  arrivals.weekday = {1, 1, 1, 1, 1, 1, 1};
  arrivals.dates.clear();
  spec.horizon.days = 244;
  Parts parts{3600.0, 0.0, {}};
  for (const double weight : office) parts.per_s.push_back(per_day * weight / office_sum / 3600.0);
  check_time_change(spec, parts, "arrivals are Poisson: profile");
}

// The same, with parts that do not divide a day and begin with the first measured day, so that in
// the warm-up they run backwards.
TEST_CASE("arrivals by a rate table are Poisson after a change of time", "[statistical][demand]") {
  ModelSpec spec = two_days(0.0);
  RateTable table{.every = 50min, .per_hour = {}};
  Parts parts{3000.0, 3.0 * seconds_per_day, {}};
  for (int part = 0; part < 37; ++part) {
    table.per_hour.push_back(part % 5 == 4 ? 0.0 : 10.0 + 2.0 * part);
    parts.per_s.push_back(table.per_hour.back() / 3600.0);
  }
  spec.contact_types[0].arrivals = table;
  spec.horizon.days = 160;
  spec.horizon.warm_up_days = 3;
  check_time_change(spec, parts, "arrivals are Poisson: table");
}

// Contacts carry their own luck: bit for bit the same whoever is on duty, and whatever else comes.
TEST_CASE("contacts do not depend on staffing or on other types", "[statistical][demand]") {
  const std::uint64_t seed = seed_from_name("contacts do not depend on staffing");
  const ModelSpec spec = two_days(0.3);
  ModelSpec staffed = spec;
  staffed.agent_groups[0].staffing = HeadCount{40};
  staffed.agent_groups[0].end_of_shift = EndOfShift::hand_over;
  staffed.agent_groups.push_back(staffed.agent_groups[0]);
  staffed.agent_groups.back().name = "second desk";
  ModelSpec richer = spec;
  richer.contact_types.push_back(spec.contact_types[0]);
  richer.contact_types.back().name = "another type";
  richer.agent_groups[0].handles.push_back({"another type"});
  for (std::uint64_t r = 0; r < 20; ++r) {
    const auto contacts = contacts_of(Model{spec}, seed, r);
    CHECK(contacts.size() > 100);
    CHECK(contacts == contacts_of(Model{staffed}, seed, r));
    auto among_others = contacts_of(Model{richer}, seed, r);
    CHECK(among_others.size() > contacts.size());
    std::erase_if(among_others, [](const Contact& contact) { return contact.type != 0; });
    CHECK(contacts == among_others);
  }
}
