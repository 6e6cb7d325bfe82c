// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/model/model.hpp>
#include <staffsim/random/laws.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace staffsim::demand {

/// Standard normal scores of the days, of which those of neighbouring days are correlated: a
/// stationary autoregressive process of order 1, as a moving average over normals that are keyed by
/// the date. So a longer warm-up moves no day.
class DayScores {
public:
  /// @param entity      names the normals
  /// @param day_to_day  correlation from one day to the next, in [0, 1)
  DayScores(std::string entity, double day_to_day);

  void begin(std::uint64_t seed, std::uint64_t replication, Date first_day);
  /// Of a day of the run, from 0.
  [[nodiscard]] double score(int day);

private:
  [[nodiscard]] double normal(int day) const;

  std::string entity_;
  std::vector<double> weights_;  // the oldest day's first; their squares add up to 1
  std::vector<double> normals_;  // from the oldest that day 0 needs
  std::uint64_t seed_ = 0;
  std::uint64_t replication_ = 0;
  Date first_day_{};
};

/// The factors of the days of all types: gamma with mean 1 and keyed by the date, independent, or
/// with correlated normal scores behind them (rules 11 and 15).
class DayFactors {
public:
  explicit DayFactors(const Model& model);

  void begin(std::uint64_t seed, std::uint64_t replication);
  [[nodiscard]] double factor(std::uint16_t type, int day);
  /// The normal score of a type with busyness, where scores are correlated.
  [[nodiscard]] double score(std::uint16_t type, int day);

private:
  [[nodiscard]] double independent_factor(std::uint16_t type, int day) const;

  const ModelSpec* spec_;
  IntervalGrid grid_;
  std::vector<std::optional<Gamma>> laws_;  // by type; none: the factor is 1
  bool has_scores_;
  double common_weight_;
  double own_weight_;
  std::optional<DayScores> common_;
  std::vector<DayScores> own_;  // by type; empty without correlation
  std::uint64_t seed_ = 0;
  std::uint64_t replication_ = 0;
};

/// The law's value below which a standard normal score's share of values lies, to nine significant
/// digits: the last bits of special functions differ between processors.
[[nodiscard]] double gamma_of_score(const Gamma& law, double score);

}  // namespace staffsim::demand
