// SPDX-License-Identifier: Apache-2.0
#include "support/statistical.hpp"

#include "support/catch.hpp"

#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <sstream>
#include <vector>

namespace staffsim::test {

namespace {

/// P(|T| > |t|).
double two_sided_probability(double t, double dof) {
  if (!std::isfinite(t)) return 0.0;
  if (std::isinf(dof))
    return 2.0 * cdf(complement(boost::math::normal_distribution<>{}, std::abs(t)));
  return 2.0 * cdf(complement(boost::math::students_t_distribution<>{dof}, std::abs(t)));
}

double chi_squared_statistic(std::span<const std::size_t> counts,
                             std::span<const double> expected) {
  double sum = 0.0;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const double miss = static_cast<double>(counts[i]) - expected[i];
    sum += miss * miss / expected[i];
  }
  return sum;
}

Verdict chi_squared_verdict(double statistic, std::size_t cells, double level) {
  const auto dof = static_cast<double>(cells - 1);
  const double p = cdf(complement(boost::math::chi_squared_distribution<>{dof}, statistic));
  std::ostringstream text;
  text << "chi-squared " << statistic << " with " << dof << " degrees: p = " << p << ", alpha "
       << level;
  return {p >= level, text.str()};
}

struct Moments {
  double mean = 0.0;
  double variance = 0.0;
};

Moments moments_of(std::span<const double> values) {
  Moments moments;
  const auto n = static_cast<double>(values.size());
  for (const double x : values) moments.mean += x / n;
  for (const double x : values)
    moments.variance += (x - moments.mean) * (x - moments.mean) / (n - 1.0);
  return moments;
}

}  // namespace

Verdict within_standard_errors(double estimate, double standard_error, double expected,
                               double level, double dof) {
  const double t = (estimate - expected) / standard_error;
  const double p = two_sided_probability(t, dof);
  std::ostringstream text;
  text.precision(12);
  text << "estimate " << estimate << " +- " << standard_error << ", expected " << expected
       << ": t = " << t << " with " << dof << " degrees, p = " << p << ", alpha " << level;
  return {p >= level, text.str()};
}

void check(const Verdict& verdict) {
  INFO(verdict.text);
  CHECK(verdict.passed);
}

Verdict mean_equals(std::span<const double> per_replication, double expected, double level) {
  if (per_replication.size() < 2) return {false, "fewer than two replications"};
  const Moments moments = moments_of(per_replication);
  if (moments.variance == 0.0) {
    const bool equal = std::abs(moments.mean - expected) <= 1e-12 * std::abs(expected);
    return {equal,
            "no spread: " + std::to_string(moments.mean) + " against " + std::to_string(expected)};
  }
  const auto n = static_cast<double>(per_replication.size());
  return within_standard_errors(moments.mean, std::sqrt(moments.variance / n), expected, level,
                                n - 1.0);
}

Verdict counts_fit(std::span<const std::size_t> counts, std::span<const double> probabilities,
                   double level) {
  if (counts.size() < 2 || counts.size() != probabilities.size())
    return {false, "needs two cells or more, and a probability for each"};
  double n = 0.0;
  for (const std::size_t count : counts) n += static_cast<double>(count);
  std::vector<double> expected;
  for (const double probability : probabilities) expected.push_back(n * probability);
  if (std::any_of(expected.begin(), expected.end(), [](double count) { return count < 5.0; }))
    return {false, "a cell expects fewer than 5"};
  return chi_squared_verdict(chi_squared_statistic(counts, expected), counts.size(), level);
}

Verdict fits(std::span<const double> samples, const std::function<double(double)>& cdf,
             double level) {
  const auto n = static_cast<double>(samples.size());
  const auto cells = static_cast<std::size_t>(2.0 * std::pow(n, 0.4));
  if (cells < 2) return {false, "too few samples"};
  std::vector<double> sorted{samples.begin(), samples.end()};
  if (std::any_of(sorted.begin(), sorted.end(), [](double x) { return std::isnan(x); }))
    return {false, "a sample is not a number"};
  std::sort(sorted.begin(), sorted.end());
  std::vector<std::size_t> counts;
  auto from = sorted.begin();  // the cdf is monotone: some 20 calls find where a cell ends
  for (std::size_t cell = 1; cell < cells; ++cell) {
    const double end = static_cast<double>(cell) / static_cast<double>(cells);
    const auto to =
        std::partition_point(from, sorted.end(), [&](double x) { return cdf(x) < end; });
    counts.push_back(static_cast<std::size_t>(to - from));
    from = to;
  }
  counts.push_back(static_cast<std::size_t>(sorted.end() - from));
  const std::vector<double> probabilities(cells, 1.0 / static_cast<double>(cells));
  return counts_fit(counts, probabilities, level);
}

Verdict proportion_equals(std::size_t successes, std::size_t n, double p, double level) {
  const boost::math::binomial_distribution<> law{static_cast<double>(n), p};
  const auto k = static_cast<double>(successes);
  const double lower = cdf(law, k);
  const double upper = successes == 0 ? 1.0 : cdf(complement(law, k - 1.0));
  std::ostringstream text;
  text.precision(9);
  text << successes << " of " << n << " = " << k / static_cast<double>(n) << ", expected " << p
       << ": tails " << lower << " and " << upper << ", alpha " << level;
  return {std::min(lower, upper) >= 0.5 * level, text.str()};
}

Verdict uncorrelated(std::span<const double> a, std::span<const double> b, double level) {
  if (a.size() != b.size() || a.size() < 1000) return {false, "needs 1000 pairs or more"};
  const Moments of_a = moments_of(a);
  const Moments of_b = moments_of(b);
  const auto n = static_cast<double>(a.size());
  double covariance = 0.0;
  for (std::size_t i = 0; i < a.size(); ++i)
    covariance += (a[i] - of_a.mean) * (b[i] - of_b.mean) / (n - 1.0);
  const double correlation = covariance / std::sqrt(of_a.variance * of_b.variance);
  return within_standard_errors(correlation, 1.0 / std::sqrt(n), 0.0, level,
                                std::numeric_limits<double>::infinity());
}

}  // namespace staffsim::test
