// SPDX-License-Identifier: Apache-2.0
#pragma once
/// Which of a case's expected numbers are estimated, and from what.
#include <staffsim/estimate/measure.hpp>

#include "engine/tallies.hpp"
#include "statistical/case_model.hpp"
#include "statistical/sightings.hpp"

#include <functional>
#include <string>
#include <variant>
#include <vector>

namespace staffsim::test {

/// What one replication yields.
struct Yield {
  const engine::Tallies& tallies;
  const Sightings& sightings;
};
using Sum = std::function<double(const Yield&)>;

/// The library's own estimate, times a factor; `of` is a contact type or an agent group, empty:
/// all.
struct OfResult {
  Measure measure;
  std::string of;
  double factor = 1.0;
};
/// The library's estimate for an interval of the only day.
struct OfInterval {
  Measure measure;
  int interval;
  double factor = 1.0;
};
/// Quantile of the waits of all contacts, which the library estimates for others than its measures.
struct OfQuantile {
  double probability;
  double factor;
};
/// Ratio of the expectations of two sums over a replication.
struct OfSums {
  Sum top;
  Sum bottom;
};
using Source = std::variant<OfResult, OfInterval, OfQuantile, OfSums>;

struct Number {
  std::string path;  ///< in the case's "expected", as a JSON pointer
  double expected = 0.0;
  double expected_se = 0.0;  ///< where the case's number is a simulation's
  Source source;
};

/// Those of a case's numbers that a run can estimate. What the others are is said once in
/// case_numbers.cpp.
/// @throws std::invalid_argument  for a name that neither list knows
[[nodiscard]] std::vector<Number> numbers_of(const json& one, const CaseModel& model);

/// What the account has to be searched for, for these numbers.
[[nodiscard]] Search search_for(const json& one, const CaseModel& model);

}  // namespace staffsim::test
