// SPDX-License-Identifier: Apache-2.0
#include "demand/day_factors.hpp"

#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/normal.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <numeric>

namespace staffsim::demand {
namespace {

/// Days whose weight is below this part of the newest day's do not count.
constexpr double least_weight = 1e-17;

double to_nine_digits(double value) {
  std::array<char, 32> text{};
  char* const end = text.data() + text.size();
  const auto written = std::to_chars(text.data(), end, value, std::chars_format::scientific, 8);
  double rounded = 0.0;
  std::from_chars(text.data(), written.ptr, rounded, std::chars_format::scientific);
  return rounded;
}

}  // namespace

DayScores::DayScores(std::string entity, double day_to_day) : entity_{std::move(entity)} {
  const double newest = std::sqrt(1.0 - day_to_day * day_to_day);
  for (double power = 1.0; power >= least_weight; power *= day_to_day)
    weights_.push_back(newest * power);
  std::reverse(weights_.begin(), weights_.end());
}

void DayScores::begin(std::uint64_t seed, std::uint64_t replication, Date first_day) {
  seed_ = seed;
  replication_ = replication;
  first_day_ = first_day;
  normals_.clear();
}

double DayScores::score(int day) {
  const auto first = static_cast<std::size_t>(day);
  const int oldest = 1 - static_cast<int>(weights_.size());
  while (normals_.size() < first + weights_.size())
    normals_.push_back(normal(oldest + static_cast<int>(normals_.size())));
  return std::inner_product(weights_.begin(), weights_.end(),
                            normals_.begin() + static_cast<std::ptrdiff_t>(first), 0.0);
}

double DayScores::normal(int day) const {
  const auto serial = (first_day_ + std::chrono::days{day}).time_since_epoch().count();
  Stream stream{
      {seed_, Purpose::day_score, entity_, replication_, static_cast<std::uint64_t>(serial)}};
  return standard_normal(stream);
}

DayFactors::DayFactors(const Model& model)
    : spec_{&model.spec()},
      grid_{model.grid()},
      laws_(model.contact_types().size()),
      has_scores_{spec_->day_factors != DayFactorsSpec{}},
      common_weight_{std::sqrt(spec_->day_factors.correlation)},
      own_weight_{std::sqrt(1.0 - spec_->day_factors.correlation)} {
  for (std::size_t type = 0; type < laws_.size(); ++type)
    if (const double cv = spec_->contact_types[type].busyness_cv; cv > 0.0)
      laws_[type].emplace(Duration{1.0}, cv);
  if (!has_scores_) return;
  const double day_to_day = spec_->day_factors.day_to_day;
  common_.emplace(std::string{}, day_to_day);  // of no type
  for (const ContactTypeSpec& type : spec_->contact_types) own_.emplace_back(type.name, day_to_day);
}

void DayFactors::begin(std::uint64_t seed, std::uint64_t replication) {
  seed_ = seed;
  replication_ = replication;
  if (!has_scores_) return;
  common_->begin(seed, replication, grid_.first_day());
  for (DayScores& own : own_) own.begin(seed, replication, grid_.first_day());
}

double DayFactors::factor(std::uint16_t type, int day) {
  if (!laws_[type]) return 1.0;
  return has_scores_ ? gamma_of_score(*laws_[type], score(type, day))
                     : independent_factor(type, day);
}

double DayFactors::score(std::uint16_t type, int day) {
  const double common = common_->score(day);
  const double own = own_[type].score(day);
  return common_weight_ * common + own_weight_ * own;
}

double DayFactors::independent_factor(std::uint16_t type, int day) const {
  const auto serial = grid_.date_of_day(day).time_since_epoch().count();
  Stream stream{{seed_, Purpose::day_factor, spec_->contact_types[type].name, replication_,
                 static_cast<std::uint64_t>(serial)}};
  return (*laws_[type])(stream);
}

double gamma_of_score(const Gamma& law, double score) {
  const boost::math::normal_distribution<> normal;
  const boost::math::gamma_distribution<> gamma{law.shape(), law.mean() / law.shape()};
  const double tail = cdf(normal, -std::abs(score));  // the smaller side keeps its digits
  return to_nine_digits(score < 0.0 ? quantile(gamma, tail) : quantile(complement(gamma, tail)));
}

}  // namespace staffsim::demand
