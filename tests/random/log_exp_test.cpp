// SPDX-License-Identifier: Apache-2.0
#include <staffsim/random/log_exp.hpp>
#include <staffsim/random/stream.hpp>

#include "random/stream_of.hpp"
#include "support/catch.hpp"
#include "support/odd_numbers.hpp"
#include "support/statistical.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

namespace {

using namespace staffsim;
using test::infinity;
using test::not_a_number;
using test::stream_of;

constexpr double smallest = std::numeric_limits<double>::denorm_min();

/// |value - exact| in units of the last place of the exact value, rounded to double.
double error_in_ulp(double value, long double exact) {
  const double rounded = std::abs(static_cast<double>(exact));
  const double ulp = std::nextafter(rounded, infinity) - rounded;
  return static_cast<double>(std::abs(static_cast<long double>(value) - exact) /
                             static_cast<long double>(ulp));
}

template <class Ours, class Exact, class Argument>
double worst_error(std::string_view name, Ours ours, Exact exact, Argument argument) {
  Stream stream = stream_of(name);
  double worst = 0.0;
  for (int i = 0; i < 1'000'000; ++i) {
    const double x = argument(stream);
    worst = std::max(worst, error_in_ulp(ours(x), exact(static_cast<long double>(x))));
  }
  return worst;
}

double fixed_log(double x) { return fixed::log(x); }
double fixed_exp(double x) { return fixed::exp(x); }
long double exact_log(long double x) { return std::log(x); }
long double exact_exp(long double x) { return std::exp(x); }

}  // namespace

TEST_CASE("fixed::log is within one unit in the last place") {
  CHECK(worst_error("log of uniforms", fixed_log, exact_log, [](Stream& s) { return s.open01(); }) <
        1.0);
  CHECK(worst_error("log around one", fixed_log, exact_log,
                    [](Stream& s) { return 0.7 + 0.8 * s.open01(); }) < 1.0);
  CHECK(worst_error("log near one", fixed_log, exact_log,
                    [](Stream& s) { return 1.0 + 1e-6 * (s.open01() - 0.5); }) < 1.0);
  CHECK(worst_error("log of any bits", fixed_log, exact_log, [](Stream& s) {
          return std::bit_cast<double>(1 + s() % 0x7fefffffffffffffU);  // subnormals too
        }) < 1.0);
}

TEST_CASE("fixed::exp is within 1.1 units in the last place") {
  CHECK(worst_error("exp around zero", fixed_exp, exact_exp,
                    [](Stream& s) { return 2.0 * s.open01() - 1.0; }) < 1.1);
  CHECK(worst_error("exp of all normal results", fixed_exp, exact_exp,
                    [](Stream& s) { return 1417.0 * s.open01() - 708.0; }) < 1.1);
  CHECK(worst_error("exp of subnormal results", fixed_exp, exact_exp,
                    [](Stream& s) { return -708.0 - 37.0 * s.open01(); }) < 1.1);
  CHECK(worst_error("exp of tiny numbers", fixed_exp, exact_exp,
                    [](Stream& s) { return 1e-15 * (s.open01() - 0.5); }) < 1.1);
}

TEST_CASE("fixed::log at the edges of its domain") {
  CHECK(fixed::log(1.0) == 0.0);
  CHECK(fixed::log(0.0) == -infinity);
  CHECK(fixed::log(-0.0) == -infinity);
  CHECK(fixed::log(infinity) == infinity);
  CHECK(std::isnan(fixed::log(-1.0)));
  CHECK(std::isnan(fixed::log(-infinity)));
  CHECK(std::isnan(fixed::log(not_a_number)));
  CHECK(fixed::log(smallest) == Approx(-744.4400719213812).epsilon(1e-15));
  CHECK(fixed::log(std::numeric_limits<double>::max()) == Approx(709.782712893384).epsilon(1e-15));
}

TEST_CASE("fixed::exp at the edges of its domain") {
  CHECK(fixed::exp(0.0) == 1.0);
  CHECK(fixed::exp(-0.0) == 1.0);
  CHECK(fixed::exp(infinity) == infinity);
  CHECK(fixed::exp(-infinity) == 0.0);
  CHECK(std::isnan(fixed::exp(not_a_number)));
  CHECK(std::isfinite(fixed::exp(709.782712893384)));
  CHECK(fixed::exp(709.7827128933841) == infinity);
  CHECK(fixed::exp(1e300) == infinity);
  CHECK(fixed::exp(-745.1332191019411) == smallest);
  CHECK(fixed::exp(-745.1332191019412) == 0.0);
  CHECK(fixed::exp(-800.0) == 0.0);
  CHECK(fixed::exp(-1e300) == 0.0);
}

TEST_CASE("fixed::exp is monotone across the seams of its argument reduction") {
  for (int k = -1000; k <= 1020; ++k) {
    double x = (k + 0.5) * 0.6931471805599453;
    for (int step = 0; step < 20; ++step) x = std::nextafter(x, -infinity);
    for (int step = 0; step < 40; ++step) {
      const double next = std::nextafter(x, infinity);
      REQUIRE(fixed::exp(x) <= fixed::exp(next));
      x = next;
    }
  }
}

TEST_CASE("fixed::log1p is accurate for small and large arguments") {
  for (const double x : {1e-300, 1e-18, 1e-12, 1e-6, 0.01, 1.0, 1e6, 1e300, -0.5, -1e-9}) {
    CAPTURE(x);
    CHECK(fixed::log1p(x) == Approx(std::log1p(x)).epsilon(4e-16).margin(0.0));
  }
  CHECK(fixed::log1p(infinity) == infinity);
}

TEST_CASE("fixed::pow is exp(y log x)") {
  CHECK(fixed::pow(2.0, 0.5) == Approx(std::sqrt(2.0)).epsilon(4e-16));
  CHECK(fixed::pow(10.0, 3.0) == Approx(1000.0).epsilon(2e-15));
  CHECK(fixed::pow(0.0, 2.0) == 0.0);
  CHECK(fixed::pow(0.0, 0.0) == 1.0);
  CHECK(fixed::pow(0.0, -1.0) == infinity);
  CHECK(std::isnan(fixed::pow(-1.0, 2.0)));
}

TEST_CASE("fixed::log_gamma and fixed::gamma agree with the C library in long double") {
  Stream stream = stream_of("log_gamma");
  for (int i = 0; i < 100'000; ++i) {
    const double x = fixed::exp(12.0 * stream.open01() - 6.0);  // 0.0025 to 403
    const auto exact = static_cast<double>(std::lgamma(static_cast<long double>(x)));
    CAPTURE(x);
    REQUIRE(fixed::log_gamma(x) == Approx(exact).epsilon(2e-15).margin(1e-14));
  }
  CHECK(fixed::gamma(1.0) == Approx(1.0).epsilon(1e-14));
  CHECK(fixed::gamma(5.0) == Approx(24.0).epsilon(1e-14));
  CHECK(fixed::gamma(0.5) == Approx(1.772453850905516).epsilon(1e-14));
  CHECK(fixed::log_gamma(1e10) == Approx(std::lgamma(1e10L)).epsilon(1e-15));
  CHECK(fixed::log_gamma(0.0) == infinity);
  CHECK(fixed::log_gamma(infinity) == infinity);
  CHECK(std::isnan(fixed::log_gamma(-1.5)));
  CHECK(std::isnan(fixed::log_gamma(not_a_number)));
}
