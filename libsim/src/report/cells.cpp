// SPDX-License-Identifier: Apache-2.0
#include "report/cells.hpp"

#include "core/format.hpp"
#include "core/wording.hpp"

#include <algorithm>
#include <cmath>

namespace staffsim::report {
namespace {

constexpr const char* no_bound = "±?";
constexpr double longest_in_seconds = 120.0;
constexpr double longest_in_minutes = 7200.0;

/// Decimals down to the first digit of the half width.
int decimals_for(double half_width, int most_decimals) {
  return std::clamp(static_cast<int>(std::ceil(-std::log10(half_width))), 0, most_decimals);
}

std::string fixed(double value, int decimals) {
  const std::string text = fmt::format("{:.{}f}", value, decimals);
  const bool is_minus_zero = text.find_first_not_of("-0.") == std::string::npos;
  return is_minus_zero && text.front() == '-' ? text.substr(1) : text;
}

/// 168 instead of 168.00.
std::string without_zeros(std::string number) {
  const std::size_t point = number.find('.');
  const bool is_whole = number.find_first_not_of('0', point + 1) == std::string::npos;
  if (point != std::string::npos && is_whole) number.erase(point);
  return number;
}

/// Rounded up where rounding would say that there is no doubt.
std::string fixed_half_width(double half_width, int decimals) {
  const double smallest = std::pow(10.0, -decimals);
  return fixed(std::max(half_width, smallest), decimals);
}

Cell number_cell(const Estimate& estimate, double scale, int most_decimals) {
  const double half_width = estimate.half_width() * scale;
  if (half_width > 0.0 && std::isfinite(half_width)) {
    const int decimals = decimals_for(half_width, most_decimals);
    return {fixed(estimate.value * scale, decimals), "±" + fixed_half_width(half_width, decimals)};
  }
  if (half_width == 0.0) return {without_zeros(fixed(estimate.value * scale, most_decimals)), ""};
  return {fixed(estimate.value * scale, most_decimals), std::isinf(half_width) ? no_bound : ""};
}

/// 83 as "1:23": `units` of which 60 make the greater one.
std::string sexagesimal(double units) {
  const auto whole = std::llround(units);
  return fmt::format("{}:{:02}", whole / 60, whole % 60);
}

Cell clock_cell(const Estimate& estimate, double unit_s) {
  const double half_width = estimate.half_width() / unit_s;
  Cell result{sexagesimal(estimate.value / unit_s), ""};
  if (half_width > 0.0 && std::isfinite(half_width))
    result.spread = "±" + sexagesimal(std::max(half_width, 1.0));
  else if (std::isinf(half_width)) result.spread = no_bound;
  return result;
}

}  // namespace

NumberStyle style_for(Unit unit, const std::vector<const Estimate*>& column) {
  if (unit == Unit::share) return NumberStyle::percent;
  if (unit != Unit::seconds) return NumberStyle::plain;
  double longest = 0.0;
  for (const Estimate* estimate : column)
    if (estimate != nullptr && estimate->is_known()) longest = std::max(longest, estimate->value);
  if (longest < longest_in_seconds) return NumberStyle::seconds;
  return longest < longest_in_minutes ? NumberStyle::minutes : NumberStyle::hours;
}

std::string unit_text(NumberStyle style, Unit unit) {
  switch (style) {
    case NumberStyle::percent: return "%";
    case NumberStyle::plain: return std::string{unit_name(unit)};
    case NumberStyle::seconds: return "s";
    case NumberStyle::minutes: return "min:s";
    case NumberStyle::hours: break;
  }
  return "h:min";
}

Cell cell(const Estimate& estimate, NumberStyle style) {
  if (!std::isfinite(estimate.value)) return {std::string{not_known}, ""};
  switch (style) {
    case NumberStyle::percent: return number_cell(estimate, 100.0, 1);
    case NumberStyle::minutes: return clock_cell(estimate, 1.0);
    case NumberStyle::hours: return clock_cell(estimate, 60.0);
    case NumberStyle::seconds: return number_cell(estimate, 1.0, 1);
    case NumberStyle::plain: break;
  }
  Cell result = number_cell(estimate, 1.0, 2);
  if (result.spread.empty()) result.value = without_zeros(std::move(result.value));
  return result;
}

std::string short_number(double value) {
  const bool is_whole = std::abs(value - std::round(value)) < 0.05;
  return fixed(value, is_whole ? 0 : 1);
}

std::string estimate_text(const Estimate& estimate, NumberStyle style) {
  const Cell text = cell(estimate, style);
  return text.value + (text.spread.empty() ? "" : " " + text.spread);
}

std::string about_text(std::int64_t count) {
  std::int64_t step = 1;
  while (count / step >= 100) step *= 10;
  return count_text((count + step - 1) / step * step);
}

}  // namespace staffsim::report
