// SPDX-License-Identifier: Apache-2.0
#include <staffsim/core/printable.hpp>

#include "core/wording.hpp"
#include "model/validate.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace staffsim::validation {
namespace {

constexpr std::size_t longest_name = 200;
constexpr Date first_date = date_of(1900, 1, 1);
constexpr Date last_date = date_of(9999, 12, 31);

std::string range_text(double least, double most) {
  return "between " + amount_text(least) + " and " + amount_text(most);
}

}  // namespace

void report(Diagnostics& out, std::string path, std::string message, std::string hint) {
  out.push_back({.severity = Severity::error,
                 .at = {},
                 .key_path = std::move(path),
                 .message = std::move(message),
                 .hint = std::move(hint)});
}

void warn(Diagnostics& out, std::string path, std::string message, std::string hint) {
  report(out, std::move(path), std::move(message), std::move(hint));
  out.back().severity = Severity::warning;
}

bool check_number(Diagnostics& out, const std::string& path, double value, double least,
                  double most) {
  if (value >= least && value <= most) return true;
  const bool is_percent = least == 0.0 && most == 1.0 && value > 1.0 && value <= 100.0;
  report(out, path, "must be " + range_text(least, most) + ", got " + amount_text(value),
         is_percent ? percent_hint(value) : "");
  return false;
}

bool check_positive(Diagnostics& out, const std::string& path, double value, double most) {
  if (value > 0.0 && value <= most) return true;
  report(out, path,
         "must be above 0 and at most " + amount_text(most) + ", got " + amount_text(value));
  return false;
}

bool check_share_below_one(Diagnostics& out, const std::string& path, double value) {
  if (value >= 0.0 && value < 1.0) return true;
  report(out, path, "must be at least 0 and below 1, got " + number_text(value),
         "a share: write 0.30 for 30 %");
  return false;
}

bool check_size(Diagnostics& out, const std::string& path, std::size_t size, std::size_t most) {
  if (size <= most) return true;
  report(out, path,
         count_text(static_cast<std::int64_t>(size)) + " are too many: limit " +
             count_text(static_cast<std::int64_t>(most)));
  return false;
}

bool check_once(Diagnostics& out, const std::string& path, const std::string& name,
                std::set<std::string>& seen) {
  if (name.empty() || seen.insert(name).second) return true;
  report(out, path, in_quotes(name) + " is listed twice");
  return false;
}

bool check_count(Diagnostics& out, const std::string& path, int value, int least, int most,
                 const char* what) {
  if (value < least)
    report(out, path,
           "must be at least " + std::to_string(least) + ", got " + std::to_string(value));
  else if (value > most)
    report(out, path, count_text(value) + " is too many: limit " + count_text(most) + " " + what);
  return value >= least && value <= most;
}

bool check_duration(Diagnostics& out, const std::string& path, Duration value) {
  if (value.count() >= 0.0 && value.count() <= limits::duration_s) return true;
  if (value.count() > limits::duration_s)
    report(out, path,
           duration_text(value) + " is too long: limit " +
               duration_text(Duration{limits::duration_s}));
  else report(out, path, "must be >= 0, got " + duration_text(value));
  return false;
}

bool check_positive_duration(Diagnostics& out, const std::string& path, Duration value) {
  if (value.count() > 0.0) return check_duration(out, path, value);
  report(out, path, "must be > 0, got " + duration_text(value),
         "write a positive duration such as \"30 min\"");
  return false;
}

bool check_mean(Diagnostics& out, const std::string& path, const AnyDistribution& law,
                bool may_be_zero) {
  const double mean = law.mean();
  if (!(mean <= limits::duration_s)) {
    const std::string limit = duration_text(Duration{limits::duration_s});
    report(out, path,
           std::isfinite(mean)
               ? "its mean, " + duration_text(Duration{mean}) + ", is too long: limit " + limit
               : "must end some time: its mean is infinite",
           std::isfinite(mean) ? "" : "\"never\" is for patience only");
  } else if (!(mean > 0.0) && !(may_be_zero && mean == 0.0)) {
    report(out, path, "its mean must be > 0, got " + duration_text(Duration{mean}));
  } else {
    return true;
  }
  return false;
}

bool check_weights(Diagnostics& out, const std::string& path, std::span<const double> weights) {
  const auto wrong = std::ranges::find_if(weights, [](double weight) {
    return !(weight >= 0.0 && weight <= limits::contacts_per_day);
  });
  if (wrong != weights.end()) {
    report(out, element(path, static_cast<std::size_t>(wrong - weights.begin())),
           "a weight must be " + range_text(0.0, limits::contacts_per_day) + ", got " +
               amount_text(*wrong));
    return false;
  }
  constexpr double least = 1e-100;  // so that none is lost where they are divided by their mean
  const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
  if (sum >= least) return true;
  report(out, path,
         sum > 0.0 ? "the weights are too small: they add up to " + number_text(sum)
                   : "at least one weight must be above 0");
  return false;
}

bool check_profile(Diagnostics& out, const std::string& path, std::span<const double> weights) {
  if (weights.size() == 24 || weights.size() == 48 || weights.size() == 96)
    return check_weights(out, path, weights);
  report(out, path, "a profile has 24, 48 or 96 weights, got " + std::to_string(weights.size()),
         "one weight for each hour, half-hour or quarter of an hour");
  return false;
}

bool check_date(Diagnostics& out, const std::string& path, Date date) {
  if (date >= first_date && date <= last_date) return true;
  report(out, path, "a date must lie between 1900 and 9999, got " + date_text(date));
  return false;
}

bool check_moment(Diagnostics& out, const std::string& path, const Moment& moment) {
  if (!check_date(out, path, moment.date)) return false;
  if (moment.time_of_day.count() >= 0.0 && moment.time_of_day < one_day) return true;
  report(out, path, "a time of day must be from 00:00 to before 24:00");
  return false;
}

bool check_name(Diagnostics& out, const std::string& path, const std::string& name,
                const char* what) {
  if (name.empty()) report(out, path, std::string{"the name of "} + what + " must not be empty");
  else if (name == "*")
    report(out, path, "\"*\" stands for totals in the results", "choose another name");
  else if (printable(name) != name)
    report(out, path,
           "a name must not contain line breaks, tabs, control characters or marks of direction");
  else if (name.size() > longest_name)
    report(out, path, "the name is too long: limit " + std::to_string(longest_name) + " bytes");
  else return true;
  return false;
}

}  // namespace staffsim::validation
