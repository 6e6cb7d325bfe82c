// SPDX-License-Identifier: Apache-2.0
#include "random/stream_of.hpp"
#include "random/ziggurat.hpp"
#include "support/catch.hpp"

#include <cstddef>
#include <cstdint>

namespace {

using namespace staffsim;

/// As `ziggurat::exponential`, but the density alone decides who lies under it.
double by_the_density(Stream& stream, int& beside) {
  const ziggurat::Table& table = ziggurat::exponential_table;
  const std::uint64_t bits = stream();
  const std::size_t layer = bits % ziggurat::layers;
  const auto place = static_cast<std::int64_t>((bits >> 11) | 1U);
  const double x = static_cast<double>(place) * table.step[layer];
  if (place < table.inside[layer]) return x;
  if (layer == 0) return 7.697117470131049714 + by_the_density(stream, beside);
  ++beside;
  const double low = table.height[layer];
  const double height = low + stream.open01() * (table.height[layer + 1] - low);
  return height < fixed::exp(-x) ? x : by_the_density(stream, beside);
}

}  // namespace

// Not a statistical test: every draw has to be the same. Of 22,000 draws beside the density, a
// chord that is too low by 1 % of a layer's height decides 168 otherwise, a bound below that is too
// high by as much 38.
TEST_CASE("chord and tangent decide as the density does") {
  Stream quick = test::stream_of("chord and tangent decide as the density does");
  Stream plain = quick;
  int beside = 0;
  int different = 0;
  for (int i = 0; i < 1'000'000; ++i)
    if (ziggurat::exponential(quick) != by_the_density(plain, beside)) ++different;
  CHECK(different == 0);
  CHECK(beside > 15'000);
}
