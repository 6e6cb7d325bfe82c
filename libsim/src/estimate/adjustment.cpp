// SPDX-License-Identifier: Apache-2.0
#include "estimate/adjustment.hpp"

#include "estimate/student_t.hpp"

#include <Eigen/Cholesky>
#include <Eigen/Core>

#include <algorithm>
#include <utility>

namespace staffsim {
namespace {

constexpr int replications_per_control = 30;
/// Of a control's variance that the other does not explain: below, it says nothing of its own.
constexpr double least_own_part = 1e-6;

using Form = std::array<double, 4>;

Form unit(std::size_t i) {
  Form form{};
  form[i] = 1.0;
  return form;
}

/// The controls that say something, as forms of the moments.
std::vector<Form> useful_controls(const ControlledMoments& moments) {
  const Form contacts = unit(2);
  const Form work = unit(3);
  const double variance = moments.variance_of_mean(contacts);
  const double work_variance = moments.variance_of_mean(work);
  std::vector<Form> useful;
  if (variance > 0.0) useful.push_back(contacts);
  if (!(work_variance > 0.0)) return useful;
  const double together = moments.covariance_of_means(contacts, work);
  const bool is_its_own =
      variance * work_variance - together * together > least_own_part * variance * work_variance;
  if (variance == 0.0 || is_its_own) useful.push_back(work);
  return useful;
}

bool can_be_adjusted(Measure measure) {
  const MeasureInfo& what = info(measure);
  if (measure == Measure::sl_virtual_wait) return true;
  if (what.scope == MeasureScope::targets) return false;  // days, or intervals, are counted
  if (what.scope == MeasureScope::contacts && is_quantile(contact_formula(measure).kind))
    return false;
  return what.unit == Unit::share || what.unit == Unit::seconds || what.unit == Unit::contacts;
}

}  // namespace

std::optional<AdjustedEstimate> adjusted_ratio(const ControlledMoments& moments,
                                               double confidence) {
  const int n = moments.count();
  const Form mean = moments.mean();
  const std::vector<Form> controls = useful_controls(moments);
  const auto k = static_cast<int>(controls.size());
  if (k == 0 || n < replications_per_control * k || !(mean[1] > 0.0)) return std::nullopt;
  if (2.0 * moments.telling(unit(1)) < n) return std::nullopt;  // most say nothing: no regression
  const double ratio = mean[0] / mean[1];
  const Form residual{1.0 / mean[1], -ratio / mean[1], 0.0, 0.0};

  // All of them as covariances of means over replications: 1 / n of those of single ones.
  Eigen::MatrixXd among(k, k);
  Eigen::VectorXd with(k);
  Eigen::VectorXd means(k);
  for (int i = 0; i < k; ++i) {
    for (int j = 0; j < k; ++j)
      among(i, j) = moments.covariance_of_means(controls[static_cast<std::size_t>(i)],
                                                controls[static_cast<std::size_t>(j)]);
    with(i) = moments.covariance_of_means(controls[static_cast<std::size_t>(i)], residual);
    means(i) = dot(controls[static_cast<std::size_t>(i)], mean);
  }
  const Eigen::LDLT<Eigen::MatrixXd> solver{among};
  const Eigen::VectorXd coefficients = solver.solve(with);
  const double plain = moments.variance_of_mean(residual);
  constexpr double rounding = 1e-15;  // of squares: a regression loses half of the digits
  if (!(plain > rounding * ratio * ratio)) return std::nullopt;  // nothing varies
  const double explained = std::max(0.0, coefficients.dot(with));
  const double left = std::max(0.0, plain - explained) * (n - 1.0) / (n - 1.0 - k);
  const double variance = left * (1.0 + means.dot(solver.solve(means)) / (n - 1.0));
  const double value = ratio - coefficients.dot(means);
  AdjustedEstimate adjusted;
  adjusted.estimate = with_interval(value, variance, n, interval_factor(confidence, n - k));
  if (variance > 0.0) adjusted.variance_ratio = plain / variance;
  return adjusted;
}

Adjustments::Adjustments(const Accumulator& of) {
  const std::size_t rows = of.labels().size();
  for (RowIndex row = 0; row < rows; ++row)
    for (const MeasureInfo& measure : all_measures())
      if (of.has(measure.measure, row) && can_be_adjusted(measure.measure))
        entries_.push_back({measure.measure, row});
  moments_.resize(entries_.size());
}

void Adjustments::add(const Accumulator& of, const Controls& controls) {
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    const auto [y, x] = of.last_ratio(entries_[i].measure, entries_[i].row);
    moments_[i].add({y, x, controls.contacts, controls.work_s});
  }
}

void Adjustments::adjust(double confidence, Result& result) const {
  const auto place = [](const auto& entry) { return std::pair{entry.row, entry.measure}; };
  std::size_t next = 0;  // both lists go by row, then measure
  for (MeasureEstimate& plain : result.measures) {
    while (next < entries_.size() && place(entries_[next]) < place(plain)) ++next;
    if (next == entries_.size()) return;
    if (place(entries_[next]) == place(plain) && plain.estimate.is_known())
      plain.adjusted = adjusted_ratio(moments_[next], confidence);
  }
}

}  // namespace staffsim
