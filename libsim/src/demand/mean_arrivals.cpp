// SPDX-License-Identifier: Apache-2.0
#include "demand/mean_arrivals.hpp"

#include "demand/keep_probability.hpp"
#include "demand/rate_curve.hpp"

namespace staffsim::demand {
std::optional<double> mean_arrivals(const Model& model, std::size_t type) {
  const ContactTypeSpec& spec = model.contact_types()[type];
  if (std::holds_alternative<RecordedLog>(spec.arrivals) ||
      KeepProbability{model, spec.name}.is_needed())
    return std::nullopt;
  const IntervalGrid& grid = model.grid();
  const RateCurve curve{spec, grid};
  std::vector<RateSegment> segments;
  double sum = 0.0;
  for (int day = grid.days_in_run() - grid.days(); day < grid.days_in_run(); ++day) {
    segments.clear();
    curve.day(day, segments);
    for (const RateSegment& segment : segments)
      sum += segment.per_s * (segment.to_s - segment.from_s);
  }
  return sum;
}

}  // namespace staffsim::demand
