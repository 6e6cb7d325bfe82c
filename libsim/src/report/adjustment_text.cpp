// SPDX-License-Identifier: Apache-2.0
#include "report/adjustment_text.hpp"

#include "core/format.hpp"
#include "report/neighbour_text.hpp"
#include "report/parts.hpp"

#include <cmath>

namespace staffsim::report {

std::vector<std::string> adjustment_legend(const CandidateResult& candidate) {
  const std::string channel = main_part(candidate.model.spec()).name;
  const RowLabel label{.channel = channel};
  for (const Measure measure : {Measure::abandonment_rate, Measure::mean_wait})
    for (const MeasureEstimate& entry : candidate.result.measures) {
      if (entry.measure != measure || candidate.result.labels.at(entry.row) != label) continue;
      if (!entry.adjusted || !std::isfinite(entry.adjusted->variance_ratio)) continue;
      return {fmt::format(
          "The JSON also has estimates adjusted for how many contacts happened to "
          "come and how much work they brought: that of {} has {} times less variance.",
          main_measure_text(measure, label), times_text(entry.adjusted->variance_ratio))};
    }
  return {};
}

}  // namespace staffsim::report
