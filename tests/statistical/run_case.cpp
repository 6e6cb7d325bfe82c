// SPDX-License-Identifier: Apache-2.0
#include "statistical/run_case.hpp"

#include "estimate/student_t.hpp"
#include "statistical/case_numbers.hpp"
#include "statistical/case_study.hpp"
#include "support/catch.hpp"
#include "support/statistical.hpp"

#include <boost/math/distributions/students_t.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <iostream>
#include <sstream>

namespace staffsim::test {

namespace {

constexpr double normal_90 = 1.2816;       // 90 % point of the normal law
constexpr double histogram_error = 0.004;  // of the wait that stands for a bucket

/// A number beside what was estimated.
struct Compared {
  const Number* number;
  Estimate estimate;
  double slack;  // accuracy of the case, and of the histogram
  double se;     // of estimate and expectation together
  [[nodiscard]] double miss() const {
    return std::max(0.0, std::abs(estimate.value - number->expected) - slack);
  }
};

class Judge {
public:
  /// `t`: two-sided point of level alpha / k.
  Judge(const json& one, double t) : allowance_{allowance_of(one)}, t_{t} {}

  [[nodiscard]] Compared compare(const Number& number, const Estimate& estimate) const {
    double slack = std::max(allowance_.relative * std::abs(number.expected), allowance_.absolute);
    if (number.path.find("percentiles") != std::string::npos)
      slack += histogram_error * number.expected;
    return {&number, estimate, slack, std::hypot(estimate.half_width() / t_, number.expected_se)};
  }
  [[nodiscard]] bool passes(const Compared& compared) const {
    return compared.miss() <= t_ * compared.se;  // false for NaN
  }
  /// Relative error found with probability 0.9.
  [[nodiscard]] double sees(const Compared& compared) const {
    return ((t_ + normal_90) * compared.se + compared.slack) / std::abs(compared.number->expected);
  }

private:
  Allowance allowance_;
  double t_;
};

bool is_of_an_interval(const std::string& path) {
  return path.starts_with("/intervals") || path.starts_with("/per_unit_time");
}

bool is_headline(const Number& number) {
  static const std::array keys{"/p_abandon", "/p_abandon_per_attempt", "/mean_wait_all",
                               "/mean_wait_all_entered", "/mean_wait_per_attempt"};
  return !is_of_an_interval(number.path) && number.expected > 1e-3 &&
         std::ranges::any_of(keys, [&](const char* key) { return number.path.ends_with(key); });
}

std::string percent(double share) {
  std::ostringstream text;
  text.precision(2);
  text << 100.0 * share << " %";
  return text.str();
}

std::string text_of(const Compared& compared) {
  std::ostringstream text;
  text.precision(10);
  text << compared.number->path << ": " << compared.estimate.value << ", expected "
       << compared.number->expected << ", standard error " << compared.se << ", off by "
       << (compared.estimate.value - compared.number->expected) / compared.se << " of them";
  return text.str();
}

/// What the run has seen, in a few lines.
void print(const CaseRun& run, const Judge& judge, const std::vector<Compared>& all, double t) {
  const auto farthest = std::ranges::max_element(
      all, {}, [](const Compared& c) { return c.miss() > 0.0 ? c.miss() / c.se : 0.0; });
  std::ostringstream text;
  text << run.id << ": " << all.size() << " numbers, " << run.replications << " x " << run.days
       << " d, alarm beyond " << t << " se; farthest " << text_of(*farthest)
       << "\n  found with probability 0.9:";
  for (const Compared& compared : all)
    if (!is_of_an_interval(compared.number->path) && compared.number->expected != 0.0)
      text << ' ' << compared.number->path << ' ' << percent(judge.sees(compared)) << ';';
  std::cout << text.str() << std::endl;
}

}  // namespace

void check_case(const CaseRun& run, const json& one) {
  const CaseModel model = model_of(one, run.days);
  const std::vector<Number> numbers = numbers_of(one, model);
  REQUIRE(!numbers.empty());
  const double level = alpha / static_cast<double>(numbers.size());
  const boost::math::students_t law{run.replications - 1.0};
  const double t = quantile(complement(law, 0.5 * level));
  REQUIRE(interval_factor(1.0 - level, run.replications) == Approx(t).epsilon(1e-6));

  const std::vector<Estimate> estimates = estimate(one, model, numbers,
                                                   {.replications = run.replications,
                                                    .seed = seed_from_name(run.id),
                                                    .confidence = 1.0 - level});
  const Judge judge{one, t};
  std::vector<Compared> all;
  for (std::size_t i = 0; i < numbers.size(); ++i)
    all.push_back(judge.compare(numbers[i], estimates[i]));
  print(run, judge, all, t);
  for (const Compared& compared : all) {
    INFO(run.id << ' ' << text_of(compared) << ", alarm beyond " << t);
    CHECK(judge.passes(compared));
    if (is_headline(*compared.number)) CHECK(judge.sees(compared) <= run.sees);
  }
}

void check_family(const std::string& family, const std::vector<LeftForLater>& left) {
  std::multiset<std::string> listed;
  const std::multiset<std::string> present = ids_of_family(family);
  for (const std::string& id : ListedCases::all())
    if (id.starts_with(family + "-")) listed.insert(id);
  for (const LeftForLater& one : left) {
    INFO(one.id << " waits for " << one.because);
    CHECK(listed.count(one.id) == 0);
    listed.insert(one.id);
  }
  CHECK(listed == present);
}

}  // namespace staffsim::test
