// SPDX-License-Identifier: Apache-2.0
#include <staffsim/random/composed_laws.hpp>

#include "random/fill_with.hpp"
#include "random/parameter.hpp"
#include "random/ziggurat.hpp"

#include <stdexcept>
#include <string>

namespace staffsim {

static_assert(Distribution<Hyperexponential> && Distribution<Empirical> && Distribution<Mixture> &&
              Distribution<AnyDistribution>);

namespace {

void require_pairs(const char* law, std::size_t parts, std::size_t weights) {
  if (parts != weights)
    throw std::invalid_argument{std::string{law} + ": needs as many weights as parts, but has " +
                                std::to_string(weights) + " weights for " + std::to_string(parts)};
}

std::vector<double> seconds_of(const char* law, const std::vector<Duration>& means) {
  std::vector<double> means_s;
  means_s.reserve(means.size());
  for (const Duration mean : means)
    means_s.push_back(parameter::positive(law, "each mean", mean.count()));
  return means_s;
}

}  // namespace

Choice::Choice(const char* law, const std::vector<double>& weights) {
  if (weights.empty())
    throw std::invalid_argument{std::string{law} + ": needs at least one weight, but has none"};
  double total = 0.0;
  for (const double weight : weights) total += parameter::not_negative(law, "each weight", weight);
  total = parameter::positive(law, "the sum of the weights", total);
  double sum = 0.0;
  std::size_t last = 0;  // the last alternative that can happen takes what rounding left over
  for (std::size_t i = 0; i < weights.size(); ++i) {
    sum += weights[i];
    up_to_.push_back(sum / total);
    if (weights[i] > 0.0) last = i;
  }
  for (std::size_t i = last; i < up_to_.size(); ++i) up_to_[i] = 1.0;
}

double Choice::probability(std::size_t alternative) const {
  return alternative == 0 ? up_to_.at(0) : up_to_.at(alternative) - up_to_[alternative - 1];
}

Hyperexponential::Hyperexponential(const std::vector<Duration>& means,
                                   const std::vector<double>& weights)
    : choice_{"Hyperexponential", weights}, means_s_{seconds_of("Hyperexponential", means)} {
  require_pairs("Hyperexponential", means_s_.size(), choice_.size());
  for (std::size_t i = 0; i < means_s_.size(); ++i) mean_s_ += choice_.probability(i) * means_s_[i];
}

double Hyperexponential::operator()(Stream& stream) const {
  const double mean_s = means_s_[choice_(stream)];
  return mean_s * ziggurat::exponential(stream);
}

void Hyperexponential::fill(std::span<double> out, Stream& stream) const {
  fill_with([this](Stream& s) { return (*this)(s); }, out, stream);
}

Empirical::Empirical(const std::vector<Duration>& values) {
  if (values.empty())
    throw std::invalid_argument{"Empirical: needs at least one value, but has none"};
  values_s_.reserve(values.size());
  for (const Duration value : values)
    values_s_.push_back(parameter::not_negative("Empirical", "each value", value.count()));
  const auto count = static_cast<double>(values_s_.size());
  for (const double value : values_s_) mean_s_ += value / count;
}

void Empirical::fill(std::span<double> out, Stream& stream) const {
  fill_with([values = values()](Stream& s) { return draw(values, s); }, out, stream);
}

Mixture::Mixture(std::vector<AnyDistribution> parts, const std::vector<double>& weights)
    : choice_{"Mixture", weights}, parts_{std::move(parts)} {
  require_pairs("Mixture", parts_.size(), choice_.size());
  for (std::size_t i = 0; i < parts_.size(); ++i)
    if (choice_.probability(i) > 0.0) mean_s_ += choice_.probability(i) * parts_[i].mean();
}

double Mixture::operator()(Stream& stream) const {
  const AnyDistribution& part = parts_[choice_(stream)];
  return part(stream);
}

}  // namespace staffsim
