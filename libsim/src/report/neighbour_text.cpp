// SPDX-License-Identifier: Apache-2.0
#include "report/neighbour_text.hpp"

#include "core/format.hpp"
#include "model/features.hpp"
#include "report/parts.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <span>

namespace staffsim::report {
namespace {

bool is_not_told_apart(const CandidateResult& candidate) noexcept {
  const std::optional<MeasureDifference>& neighbour = candidate.result.neighbour;
  return neighbour && !std::isnan(neighbour->difference.low) && !neighbour->is_told_apart();
}

std::string measure_text(const CandidateResult& candidate) {
  const MeasureDifference& neighbour = *candidate.result.neighbour;
  return main_measure_text(neighbour.measure, candidate.result.labels.at(neighbour.row));
}

}  // namespace

std::string_view neighbour_mark(const CandidateResult& candidate) noexcept {
  return is_not_told_apart(candidate) ? " ≈" : "";
}

std::string main_measure_text(Measure measure, const RowLabel& label) {
  const std::string contacts =
      contacts_of(label.channel == channel_name(Channel::phone) ? Channel::phone : Channel::email);
  return measure == Measure::abandonment_rate ? "the share of " + contacts + " abandoned"
                                              : "the mean wait of " + contacts;
}

std::string times_text(double ratio) {
  if (ratio < 10.0) return fmt::format("{:.1f}", ratio);
  const double step = std::pow(10.0, std::floor(std::log10(ratio)) - 1.0);
  return fmt::format("{:.0f}", std::round(ratio / step) * step);
}

std::vector<std::string> neighbour_legend(std::span<const CandidateResult> candidates) {
  std::vector<std::string> lines;
  const auto marked = std::ranges::find_if(candidates, is_not_told_apart);
  if (marked != candidates.end())
    lines.push_back(fmt::format("≈: not told apart from the row above: the interval of the paired "
                                "difference in {} contains 0.",
                                measure_text(*marked)));
  std::vector<double> ratios;
  for (const CandidateResult& candidate : candidates)
    if (candidate.result.neighbour && std::isfinite(candidate.result.neighbour->variance_ratio))
      ratios.push_back(candidate.result.neighbour->variance_ratio);
  if (ratios.empty()) return lines;
  const std::string least = times_text(*std::ranges::min_element(ratios));
  const std::string most = times_text(*std::ranges::max_element(ratios));
  const Model& base = candidates.front().model;
  const bool is_all_the_same = std::ranges::all_of(
      candidates, [&](const CandidateResult& other) { return same_contacts(base, other.model); });
  lines.push_back(
      fmt::format("{} With separate contacts for each, the variance of a row's difference from the "
                  "one above in "
                  "{} would be {} times as large.",
                  is_all_the_same ? "All rows meet the same contacts."
                                  : "Rows meet the same contacts, as far as both have them.",
                  measure_text(candidates[1]), least == most ? least : least + " to " + most));
  return lines;
}

}  // namespace staffsim::report
