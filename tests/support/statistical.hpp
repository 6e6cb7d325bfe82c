// SPDX-License-Identifier: Apache-2.0
#pragma once
/// Statistical verdicts for tests. A test states its null hypothesis, statistic, alpha and power in
/// a comment, takes its seed from its own name, or the first words of it,
/// and never changes it: a failure is a finding.
#include <staffsim/core/fnv1a.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace staffsim::test {

/// Two-sided error probability of every statistical test: |z| <= 4.8916.
inline constexpr double alpha = 1e-6;

/// FNV-1a of the test's name: a seed that nobody chose.
[[nodiscard]] constexpr std::uint64_t seed_from_name(std::string_view name) noexcept {
  return fnv1a(name);
}

/// The outcome of a test, with the figures behind it.
struct Verdict {
  bool passed = false;
  std::string text;
};

/// Catch2's CHECK that it passed, with the figures.
void check(const Verdict& verdict);

/// Null: the replications are independent with mean `expected`. Student t with n - 1 degrees.
/// Without any spread the mean must equal `expected` to 1e-12, relatively.
[[nodiscard]] Verdict mean_equals(std::span<const double> per_replication, double expected,
                                  double level = alpha);

/// Null: the estimate, with this standard error, has mean `expected`. Student t with `dof` degrees
/// (infinity: normal).
[[nodiscard]] Verdict within_standard_errors(double estimate, double standard_error,
                                             double expected, double level, double dof);

/// Null: the samples are independent draws of the continuous law with this cdf. Chi-squared over
/// about 2 n^0.4 cells of equal probability; one-sided.
/// Source: H. B. Mann, A. Wald 1942, On the choice of the number of class intervals.
[[nodiscard]] Verdict fits(std::span<const double> samples,
                           const std::function<double(double)>& cdf, double level = alpha);

/// Null: the counts are multinomial with these probabilities (each times the sum of counts at least
/// 5). Chi-squared; one-sided.
[[nodiscard]] Verdict counts_fit(std::span<const std::size_t> counts,
                                 std::span<const double> probabilities, double level = alpha);

/// Null: successes are binomial(n, p). Exact: each tail must have at least alpha / 2.
[[nodiscard]] Verdict proportion_equals(std::size_t successes, std::size_t n, double p,
                                        double level = alpha);

/// Null: the pairs are uncorrelated. sqrt(n) times the sample correlation is about standard normal.
[[nodiscard]] Verdict uncorrelated(std::span<const double> a, std::span<const double> b,
                                   double level = alpha);

}  // namespace staffsim::test
