// SPDX-License-Identifier: Apache-2.0
#include "report/text_pieces.hpp"

#include "core/format.hpp"
#include "model/day_text.hpp"

#include <fmt/compile.h>

#include <cmath>
#include <iterator>

namespace staffsim::report {

void TextPieces::add(double value, std::string_view missing) {
  if (!std::isfinite(value)) return add(missing);
  fmt::format_to(std::back_inserter(buffer_), FMT_COMPILE("{}"), value);
}

void TextPieces::add(const Estimate& estimate, std::string_view between, std::string_view missing) {
  add(estimate.value, missing);
  add(between);
  add(estimate.low, missing);
  add(between);
  add(estimate.high, missing);
}

void TextPieces::flush() {
  if (buffer_.size() > 0) (*sink_)({buffer_.data(), buffer_.size()});
  buffer_.clear();
}

std::vector<std::string> interval_starts(const IntervalGrid& grid) {
  std::vector<std::string> starts;
  starts.reserve(static_cast<std::size_t>(grid.intervals_per_day()));
  for (int i = 0; i < grid.intervals_per_day(); ++i)
    starts.push_back(clock_text(Duration{i * grid.interval_s()}));
  return starts;
}

}  // namespace staffsim::report
