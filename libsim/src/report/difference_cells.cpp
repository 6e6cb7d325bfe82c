// SPDX-License-Identifier: Apache-2.0
#include "report/difference_cells.hpp"

#include "report/verdict_words.hpp"

#include <cmath>

namespace staffsim::report {
namespace {

bool is_exactly_0(const Estimate& difference) {
  return difference.low == 0.0 && difference.high == 0.0;
}

std::string doubt_text(const MeasureDifference& of) {
  if (std::isnan(of.difference.low)) return "cannot tell from one replication";
  if (std::isinf(of.difference.high)) return "cannot tell: seen too rarely";
  if (!of.more_replications) return "cannot tell: finer than the histogram of waits";
  return "cannot tell yet: about " + about_text(*of.more_replications) + " more";
}

}  // namespace

Cell difference_cell(const Estimate& difference, NumberStyle style) {
  const double half = difference.half_width();
  const double size = std::abs(difference.value);
  Cell result = cell({size, size - half, size + half}, style);
  const bool is_zero = result.value.find_first_not_of("0.:") == std::string::npos;
  if (difference.is_known() && !is_zero)
    result.value = (difference.value > 0.0 ? "+" : "−") + result.value;
  return result;
}

std::string difference_text(const MeasureDifference& of, NumberStyle style) {
  if (!of.difference.is_known()) return {};
  if (of.verdict == DifferenceVerdict::cannot_tell) return doubt_text(of);
  if (of.verdict != DifferenceVerdict::no_difference)
    return std::string{difference_word(of.verdict)};
  if (is_exactly_0(of.difference)) return "the same";
  return "no difference above " + cell({.value = of.indifference}, style).value;
}

}  // namespace staffsim::report
