// SPDX-License-Identifier: Apache-2.0
#include "random/ziggurat.hpp"

namespace staffsim::ziggurat {

namespace {

constexpr double places = 0x1.0p53;

/// A falling density on x >= 0 with density(0) = 1.
struct ExponentialShape {
  static constexpr double tail_starts = 7.697117470131049714;  // solves: the top layer ends at 1
  static constexpr double layer_area = 0.003949659822581557220;
  static constexpr double density(double x) { return fixed::exp(-x); }
  static constexpr double place_of(double density) { return -fixed::log(density); }
};

struct NormalShape {
  static constexpr double tail_starts = 3.654152885361008772;
  static constexpr double layer_area = 0.004928673233974655347;
  static constexpr double density(double x) { return fixed::exp(-0.5 * x * x); }
  static constexpr double place_of(double density) {
    return fixed::pow(-2.0 * fixed::log(density), 0.5);  // std::sqrt is not constexpr
  }
};

template <class Shape>
constexpr Table make_table() {
  Table table;
  double edge = Shape::layer_area / Shape::density(Shape::tail_starts);
  double next = Shape::tail_starts;
  for (std::size_t i = 0; i < layers; ++i) {
    table.step[i] = edge / places;
    table.inside[i] = static_cast<std::int64_t>(next / edge * places);
    table.height[i + 1] = Shape::density(next);
    edge = next;
    const bool below_top = i + 2 < layers;
    next = below_top ? Shape::place_of(Shape::layer_area / edge + table.height[i + 1]) : 0.0;
  }
  return table;
}

/// Is a height between the two edges of the layer under the density at x?
/// @param u  the height's place between the edges: 0 to 1
template <class Shape>
bool is_under(const Table& table, std::size_t layer, double x, double u) noexcept {
  const double low = table.height[layer];
  return low + u * (table.height[layer + 1] - low) < Shape::density(x);
}

/// The same, mostly without the density. Where x lies the share v of the way across the wedge, of
/// width d, the density is at the height (e^(-dv) - e^-d) / (1 - e^-d) between the edges: convex,
/// so below 1 - v, and above (1 - v)(1 - dv) as d < 1.
bool is_under_exponential(std::size_t layer, std::int64_t place, double x, double u) noexcept {
  constexpr double rounding = 1e-9;
  const auto inside = static_cast<double>(exponential_table.inside[layer]);
  const double right = (places - static_cast<double>(place)) / (places - inside);  // 1 - v
  if (u > right + rounding) return false;
  const double across = x - inside * exponential_table.step[layer];  // d v
  if (u < right * (1.0 - across) - rounding) return true;
  return is_under<ExponentialShape>(exponential_table, layer, x, u);
}

/// The normal law beyond the last edge. Source: G. Marsaglia 1964, Generating a variable from the
/// tail of the normal distribution. Below 14, because open01 >= 2^-53.
double normal_tail(Stream& stream) noexcept {
  while (true) {
    const double beyond = -fixed::log(stream.open01()) / NormalShape::tail_starts;
    const double limit = -fixed::log(stream.open01());
    if (limit + limit > beyond * beyond) return NormalShape::tail_starts + beyond;
  }
}

}  // namespace

constinit const Table exponential_table = make_table<ExponentialShape>();
constinit const Table normal_table = make_table<NormalShape>();

double exponential_beside(std::size_t layer, std::int64_t place, Stream& stream) noexcept {
  if (layer == 0)  // the tail has the shape of the whole
    return ExponentialShape::tail_starts + exponential(stream);
  const double x = static_cast<double>(place) * exponential_table.step[layer];
  return is_under_exponential(layer, place, x, stream.open01()) ? x : exponential(stream);
}

double normal_beside(std::size_t layer, std::int64_t place, Stream& stream) noexcept {
  if (layer == 0) {
    const double size = normal_tail(stream);
    return place < 0 ? -size : size;
  }
  const double x = static_cast<double>(place) * normal_table.step[layer];
  return is_under<NormalShape>(normal_table, layer, x, stream.open01()) ? x : normal(stream);
}

}  // namespace staffsim::ziggurat
