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
  const auto add_panel = [&](double end) {
    if (end > start) sum += Rule::integrate(f, start, end, max_depth, tolerance);
    start = end;
  };
  for (const double cut : cuts)
    if (cut > start && cut < to) add_panel(cut);
  add_panel(to);
  return sum;
}

double integrate_tail(const std::function<double(double)>& f, double from) {
  return Rule::integrate(f, from, std::numeric_limits<double>::infinity(), max_depth, tolerance);
}

}  // namespace staffsim::analytic
