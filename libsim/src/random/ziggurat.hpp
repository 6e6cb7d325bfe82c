// SPDX-License-Identifier: Apache-2.0
#pragma once
/// The ziggurat method for the exponential and the normal law.
///
/// 256 layers of equal area cover a falling density. One 64-bit draw gives the layer (bits 0 to 7)
/// and the place in it (bits 12 to 63 for the exponential, 11 to 63 with a sign for the normal), so
/// the two share no bit. 99 draws of 100 fall into the part of the layer below the density.
/// Source: G. Marsaglia, W. W. Tsang 2000; the shared bits of that paper's generator were found by
/// J. A. Doornik 2005, An improved ziggurat method to generate normal random samples.
#include <staffsim/random/log_exp.hpp>
#include <staffsim/random/stream.hpp>

#include <array>
#include <cstddef>
#include <cstdint>

namespace staffsim::ziggurat {

inline constexpr std::size_t layers = 256;

/// Layer i spans the heights height[i] to height[i + 1] and the places 0 to edge[i], where place is
/// measured in steps of edge[i] / 2^53; layer 0 is the base with the tail, and edge[0] the width
/// that gives it the area of the others.
struct Table {
  std::array<double, layers> step{};
  std::array<std::int64_t, layers> inside{};  ///< places below this lie under the density
  std::array<double, layers + 1> height{};    ///< density at the edges; height[layers] = 1
};

extern const Table exponential_table;
extern const Table normal_table;

/// The rare paths: the place lies in the wedge beside the density, or in the tail.
[[nodiscard]] double exponential_beside(std::size_t layer, std::int64_t place,
                                        Stream& stream) noexcept;
[[nodiscard]] double normal_beside(std::size_t layer, std::int64_t place, Stream& stream) noexcept;

/// One exponential of mean 1; `stream` should be a local variable of the caller.
inline double exponential(Stream& stream) noexcept {
  const std::uint64_t bits = stream();
  const std::size_t layer = bits % layers;
  const auto place = static_cast<std::int64_t>((bits >> 11) | 1U);
  if (place < exponential_table.inside[layer]) [[likely]]
    return static_cast<double>(place) * exponential_table.step[layer];
  Stream outside = stream;  // a copy: the stream whose address leaves is not the one in registers
  const double drawn = exponential_beside(layer, place, outside);
  stream = outside;
  return drawn;
}

/// One standard normal; `stream` should be a local variable of the caller.
inline double normal(Stream& stream) noexcept {
  const std::uint64_t bits = stream();
  const std::size_t layer = bits % layers;
  const std::int64_t place = (static_cast<std::int64_t>(bits) >> 10) | 1;
  if ((place < 0 ? -place : place) < normal_table.inside[layer]) [[likely]]
    return static_cast<double>(place) * normal_table.step[layer];
  Stream outside = stream;  // a copy: the stream whose address leaves is not the one in registers
  const double drawn = normal_beside(layer, place, outside);
  stream = outside;
  return drawn;
}

}  // namespace staffsim::ziggurat
