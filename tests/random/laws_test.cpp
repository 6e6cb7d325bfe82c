// SPDX-License-Identifier: Apache-2.0
#include <staffsim/random/laws.hpp>

#include "support/catch.hpp"
#include "support/statistical.hpp"

#include <boost/math/distributions/exponential.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/lognormal.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/triangular.hpp>
#include <boost/math/distributions/uniform.hpp>
#include <boost/math/distributions/weibull.hpp>

#include <cmath>
#include <functional>
#include <limits>
#include <string>
#include <vector>

// Goodness of fit. Null: draws are independent with the cdf of Boost.Math. Statistic: chi-squared
// over 2 n^0.4 = 502 cells of equal probability, n = 10^6; alpha 1e-6. Power: a density that is too
// high by a share d in half of the range and too low by it in the other half adds n d^2 to a
// statistic with standard deviation 31.7, of which about 167 above its mean are alarming: d = 1.5 %
// is found with 90 %.
//
// Mean. Null: the mean of each hundredth of the draws has the mean that the law tells. Statistic:
// Student t, 99 degrees; alpha 1e-6. Power 90 % for a bias of 0.67 % times cv (t 5.2 + 1.3).

namespace {

using namespace staffsim;
using Cdf = std::function<double(double)>;

std::vector<double> draws(const AnyDistribution& law, std::string_view name) {
  Stream stream{{.seed = test::seed_from_name(name), .purpose = Purpose::handle, .entity = name}};
  std::vector<double> values(1'000'000);
  law.fill(values, stream);
  return values;
}

std::vector<double> means_of_hundredths(const std::vector<double>& values) {
  std::vector<double> means(100, 0.0);
  const std::size_t length = values.size() / means.size();
  for (std::size_t i = 0; i < values.size(); ++i)
    means[i / length] += values[i] / static_cast<double>(length);
  return means;
}

void check_mean(const std::vector<double>& values, double expected) {
  const auto verdict = test::mean_equals(means_of_hundredths(values), expected);
  check(verdict);
}

void check_fit(const std::vector<double>& values, const Cdf& cdf) {
  const auto verdict = test::fits(values, cdf);
  check(verdict);
}

template <class Reference>
Cdf cdf_of(const Reference& reference) {
  return [reference](double x) { return cdf(reference, x); };
}

/// The law has the mean and the cdf of the reference.
template <class Reference>
void check_law(std::string_view name, const AnyDistribution& law, const Reference& reference) {
  CAPTURE(std::string{name});
  CHECK(law.mean() == Approx(mean(reference)).epsilon(1e-12));
  const auto values = draws(law, name);
  check_fit(values, cdf_of(reference));
  check_mean(values, law.mean());
}

boost::math::lognormal_distribution<> lognormal(double mean, double cv) {
  const double variance = std::log1p(cv * cv);
  return {std::log(mean) - 0.5 * variance, std::sqrt(variance)};
}

boost::math::gamma_distribution<> gamma(double mean, double cv) {
  return {1.0 / (cv * cv), mean * cv * cv};
}

}  // namespace

TEST_CASE("standard variates have their laws") {
  Stream stream{
      {.seed = test::seed_from_name("standard"), .purpose = Purpose::handle, .entity = "standard"}};
  std::vector<double> values(1'000'000);
  fill_standard_normal(values, stream);
  check_fit(values, cdf_of(boost::math::normal_distribution<>{}));
  check_mean(values, 0.0);
  // The upper tail of the ziggurat, from 3.654 on: P = 1.29e-4.
  std::size_t beyond = 0;
  for (const double x : values) beyond += std::abs(x) > 3.6541528853610088 ? 1U : 0U;
  const double p = 2.0 * cdf(complement(boost::math::normal_distribution<>{}, 3.6541528853610088));
  const auto tail = test::proportion_equals(beyond, values.size(), p);
  INFO(tail.text);
  CHECK(tail.passed);
  fill_standard_exponential(values, stream);
  check_fit(values, cdf_of(boost::math::exponential_distribution<>{}));
  check_mean(values, 1.0);
}

TEST_CASE("the tails of the ziggurats have the shape of the law") {
  // Null and statistic as above, on the draws beyond the last edge alone (20 million draws:
  // 9,100 exponential ones from 7.697, 5,160 normal ones from 3.654). Power: one cell of 70 that is
  // off by half is found almost surely.
  Stream stream{
      {.seed = test::seed_from_name("tails"), .purpose = Purpose::handle, .entity = "tails"}};
  std::vector<double> block(10'000);
  std::vector<double> normals;
  std::vector<double> exponentials;
  for (int i = 0; i < 2'000; ++i) {
    fill_standard_normal(block, stream);
    for (const double x : block)
      if (std::abs(x) > 3.6541528853610088) normals.push_back(x);
    fill_standard_exponential(block, stream);
    for (const double x : block)
      if (x > 7.69711747013105) exponentials.push_back(x - 7.69711747013105);
  }
  const boost::math::normal_distribution<> normal;
  const double tail = cdf(normal, -3.6541528853610088);
  check_fit(normals, [&](double x) {
    return x < 0.0 ? 0.5 * cdf(normal, x) / tail : 1.0 - 0.5 * cdf(complement(normal, x)) / tail;
  });
  check_fit(exponentials, cdf_of(boost::math::exponential_distribution<>{}));
}

TEST_CASE("the laws of one piece have their mean and cdf") {
  check_law("exponential", Exponential{Duration{300}},
            boost::math::exponential_distribution<>{1.0 / 300.0});
  check_law("uniform", Uniform{Duration{300}, Duration{600}},
            boost::math::uniform_distribution<>{300.0, 600.0});
  check_law("triangular", Triangular{Duration{60}, Duration{100}, Duration{600}},
            boost::math::triangular_distribution<>{60.0, 100.0, 600.0});
  check_law("triangular, falling", Triangular{Duration{60}, Duration{60}, Duration{600}},
            boost::math::triangular_distribution<>{60.0, 60.0, 600.0});
}

TEST_CASE("lognormal laws have their mean and cdf") {
  check_law("lognormal 1", Lognormal{Duration{450}, 1.0}, lognormal(450.0, 1.0));
  check_law("lognormal 0.1", Lognormal{Duration{450}, 0.1}, lognormal(450.0, 0.1));
  const auto law = Lognormal::from_median_p90(Duration{240}, Duration{900});
  const boost::math::lognormal_distribution<> reference{law.mu(), law.sigma()};
  CHECK(quantile(reference, 0.5) == Approx(240.0).epsilon(1e-12));
  CHECK(quantile(reference, 0.9) == Approx(900.0).epsilon(1e-12));
  CHECK(law.cv() == Approx(standard_deviation(reference) / mean(reference)).epsilon(1e-12));
  check_law("lognormal from median and p90", law, reference);
}

TEST_CASE("gamma and Erlang laws have their mean and cdf") {
  for (const double cv : {0.02, 0.15, 0.5, 0.63, 1.0, 1.3, 1.58, 3.0})
    check_law("gamma " + std::to_string(cv), Gamma{Duration{450}, cv}, gamma(450.0, cv));
  check_law("day factor", Gamma{Duration{1}, 0.2}, gamma(1.0, 0.2));
  for (const int stages : {1, 2, 3, 20})
    check_law("erlang " + std::to_string(stages), Erlang{Duration{450}, stages},
              boost::math::gamma_distribution<>{static_cast<double>(stages), 450.0 / stages});
}

TEST_CASE("a gamma law of hardly any spread is all but normal") {
  // Skewness 2 cv = 2e-6: the cdf is within 1e-6 of the normal one.
  for (const double cv : {1e-6, 1e-3 * 0.09}) {
    CAPTURE(cv);
    const auto values = draws(Gamma{Duration{1}, cv}, "narrow gamma");
    if (cv < 1e-5) check_fit(values, cdf_of(boost::math::normal_distribution<>{1.0, cv}));
    check_mean(values, 1.0);
  }
}

TEST_CASE("Weibull laws have their mean and cdf") {
  for (const double shape : {0.5, 1.0, 1.5, 4.0}) {
    const double scale = 450.0 / std::tgamma(1.0 + 1.0 / shape);
    const Weibull law{Duration{450}, shape};
    CHECK(law.scale() == Approx(scale).epsilon(1e-12));
    check_law("weibull " + std::to_string(shape), law,
              boost::math::weibull_distribution<>{shape, scale});
  }
}

TEST_CASE("a hyperexponential law has its mean and cdf") {
  const Hyperexponential law{{Duration{100}, Duration{1000}}, {7.0, 3.0}};
  CHECK(law.mean() == Approx(370.0));
  const auto values = draws(law, "hyperexponential");
  check_mean(values, 370.0);
  check_fit(values, [](double x) {
    return 1.0 - 0.7 * std::exp(-x / 100.0) - 0.3 * std::exp(-x / 1000.0);
  });
}

TEST_CASE("an empirical law gives each value its share") {
  // Chi-squared over the four different values; power: a share off by 0.35 % of all is found.
  const Empirical law{{Duration{30}, Duration{60}, Duration{60}, Duration{300}, Duration{1200}}};
  CHECK(law.mean() == Approx(330.0));
  std::vector<std::size_t> counts(4, 0);
  for (const double x : draws(law, "empirical"))
    ++counts.at(x == 30.0 ? 0 : x == 60.0 ? 1 : x == 300.0 ? 2 : 3);
  const auto verdict = test::counts_fit(counts, std::vector<double>{0.2, 0.4, 0.2, 0.2});
  check(verdict);
}

TEST_CASE("a mixture has its mean and its parts in proportion") {
  const Mixture law{{Exponential{Duration{60}}, Uniform{Duration{300}, Duration{600}}}, {1.0, 3.0}};
  CHECK(law.mean() == Approx(352.5));
  const auto values = draws(law, "mixture");
  check_mean(values, 352.5);
  check_fit(values, [](double x) {
    const double uniform = x <= 300.0 ? 0.0 : x >= 600.0 ? 1.0 : (x - 300.0) / 300.0;
    return 0.25 * (1.0 - std::exp(-x / 60.0)) + 0.75 * uniform;
  });
}

TEST_CASE("an alternative of weight 0 never happens") {
  const Mixture law{{Never{}, Deterministic{Duration{1}}, Never{}}, {0.0, 2.0, 0.0}};
  CHECK(law.mean() == 1.0);
  bool all_one = true;
  for (const double x : draws(law, "weight 0")) all_one = all_one && x == 1.0;
  CHECK(all_one);
}

TEST_CASE("laws without spread return their value") {
  Stream stream{{.seed = 1, .purpose = Purpose::handle, .entity = "fixed"}};
  const Stream untouched = stream;
  CHECK(Deterministic{std::chrono::minutes{2}}(stream) == 120.0);
  CHECK(Lognormal{Duration{450}, 0.0}(stream) == 450.0);
  CHECK(Gamma{Duration{450}, 0.0}(stream) == 450.0);
  CHECK(Never{}(stream) == std::numeric_limits<double>::infinity());
  CHECK(stream == untouched);
  CHECK(Uniform{Duration{5}, Duration{5}}(stream) == 5.0);
  CHECK(Triangular{Duration{5}, Duration{5}, Duration{5}}(stream) == 5.0);
}
