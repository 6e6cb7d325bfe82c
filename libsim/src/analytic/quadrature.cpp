// SPDX-License-Identifier: Apache-2.0
#include "analytic/quadrature.hpp"

#include <boost/math/quadrature/gauss_kronrod.hpp>

#include <limits>

namespace staffsim::analytic {
namespace {

using Rule = boost::math::quadrature::gauss_kronrod<double, 31>;
constexpr unsigned max_depth = 10;
constexpr double tolerance = 1e-13;

}  // namespace

double integrate(const std::function<double(double)>& f, double from, double to,
                 std::span<const double> cuts) {
  double sum = 0.0;
  double start = from;
  // Over [-1, 1]: the rule compares an error that is not scaled with an integral that is.
  const auto add_panel = [&](double end) {
    const double half = 0.5 * (end - start);
    const double middle = start + half;
    const auto scaled = [&](double x) { return f(middle + half * x); };
    if (end > start) sum += half * Rule::integrate(scaled, -1.0, 1.0, max_depth, tolerance);
    start = end;
  };
  for (const double cut : cuts)
    if (cut > start && cut < to) add_panel(cut);
  add_panel(to);
  return sum;
}

double integrate_tail(const std::function<double(double)>& f, double from) {
  const double scale = from > 0.0 ? from : 1.0;
  const auto scaled = [&](double u) { return f(from + scale * u); };
  return scale * Rule::integrate(scaled, 0.0, std::numeric_limits<double>::infinity(), max_depth,
                                 tolerance);
}

}  // namespace staffsim::analytic
