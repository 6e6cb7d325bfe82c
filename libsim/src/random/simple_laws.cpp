// SPDX-License-Identifier: Apache-2.0
#include <staffsim/random/simple_laws.hpp>

#include "random/fill_with.hpp"
#include "random/parameter.hpp"
#include "random/ziggurat.hpp"

namespace staffsim {

static_assert(Distribution<Deterministic> && Distribution<Never> && Distribution<Exponential> &&
              Distribution<Uniform> && Distribution<Triangular>);

void fill_standard_exponential(std::span<double> out, Stream& stream) {
  fill_with([](Stream& s) { return ziggurat::exponential(s); }, out, stream);
}

double standard_normal(Stream& stream) { return ziggurat::normal(stream); }

void fill_standard_normal(std::span<double> out, Stream& stream) {
  fill_with([](Stream& s) { return ziggurat::normal(s); }, out, stream);
}

Deterministic::Deterministic(Duration value)
    : value_s_{parameter::not_negative("Deterministic", "value", value.count())} {}

Exponential::Exponential(Duration mean)
    : mean_s_{parameter::positive("Exponential", "mean", mean.count())} {}

double Exponential::operator()(Stream& stream) const {
  return mean_s_ * ziggurat::exponential(stream);
}

void Exponential::fill(std::span<double> out, Stream& stream) const {
  fill_with([mean_s = mean_s_](Stream& s) { return mean_s * ziggurat::exponential(s); }, out,
            stream);
}

Uniform::Uniform(Duration min, Duration max)
    : min_s_{parameter::not_negative("Uniform", "min", min.count())},
      max_s_{parameter::at_least("Uniform", "max", min_s_, "min", max.count())} {}

void Uniform::fill(std::span<double> out, Stream& stream) const { fill_with(*this, out, stream); }

Triangular::Triangular(Duration min, Duration mode, Duration max)
    : min_s_{parameter::not_negative("Triangular", "min", min.count())},
      mode_s_{parameter::at_least("Triangular", "mode", min_s_, "min", mode.count())},
      max_s_{parameter::at_least("Triangular", "max", mode_s_, "mode", max.count())} {}

void Triangular::fill(std::span<double> out, Stream& stream) const {
  fill_with(*this, out, stream);
}

}  // namespace staffsim
