// SPDX-License-Identifier: Apache-2.0
#pragma once
/// The exponential law of the raw kernel: a ziggurat of its own, so that the bound does not move
/// when the library's laws do. Source: G. Marsaglia, W. W. Tsang 2000, The ziggurat method for
/// generating random variables.
#include <staffsim/random/stream.hpp>

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>

namespace staffsim::bench {

class Ziggurat {
public:
  Ziggurat() {
    double edge = layer_area / std::exp(-tail_starts);
    double next = tail_starts;
    for (std::size_t i = 0; i < layers; ++i) {
      step_[i] = edge * 0x1p-53;
      inside_[i] = static_cast<std::int64_t>(next / edge * 0x1p53);
      height_[i + 1] = std::exp(-next);
      edge = next;
      next = i + 2 < layers ? -std::log(layer_area / edge + height_[i + 1]) : 0.0;
    }
  }

  /// One draw of mean 1. `stream` should be a local variable, so that its state is in registers.
  double operator()(Stream& stream) const {
    const std::uint64_t bits = stream();
    const std::size_t layer = bits % layers;
    const auto place = static_cast<std::int64_t>(bits >> 11);
    const double x = static_cast<double>(place) * step_[layer];
    if (place < inside_[layer]) [[likely]]
      return x;
    const Drawn drawn = beside(layer, x, stream);  // by value: no address of the state leaves
    stream = drawn.stream;
    return drawn.x;
  }

private:
  static constexpr std::size_t layers = 256;
  static constexpr double tail_starts = 7.697117470131049714;
  static constexpr double layer_area = 0.003949659822581557220;

  struct Drawn {
    double x;
    Stream stream;
  };

  /// The rare paths: beside the density, or in the tail, which has the shape of the whole.
  [[gnu::noinline, gnu::cold]] Drawn beside(std::size_t layer, double x, Stream stream) const {
    if (layer == 0) {
      const double beyond = (*this)(stream);
      return {tail_starts + beyond, stream};
    }
    const double low = height_[layer];
    const double height = low + stream.open01() * (height_[layer + 1] - low);
    if (height < std::exp(-x)) return {x, stream};
    const double again = (*this)(stream);
    return {again, stream};
  }

  std::array<double, layers> step_{};
  std::array<std::int64_t, layers> inside_{};  // places below this lie under the density
  std::array<double, layers + 1> height_{};
};

}  // namespace staffsim::bench
