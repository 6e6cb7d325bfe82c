// SPDX-License-Identifier: Apache-2.0
#include "estimate/pair.hpp"

#include "estimate/judge_difference.hpp"
#include "estimate/paired_ratio.hpp"
#include "estimate/student_t.hpp"

#include <algorithm>

namespace staffsim {
namespace {

FormulaKind kind_of(Measure measure) {
  if (measure == Measure::sl_virtual_wait) return FormulaKind::ratio;
  return info(measure).scope == MeasureScope::contacts ? contact_formula(measure).kind
                                                       : FormulaKind::ratio;
}

const WaitLevels& last_levels(const Accumulator& of, FormulaKind kind, RowIndex row) {
  return (kind == FormulaKind::wait_quantile ? of.last().waits : of.last().responses)[row];
}

/// Estimates of a result by row and measure.
class Lookup {
public:
  explicit Lookup(const Result& result)
      : estimates_(result.labels.size() * all_measures().size(), nullptr) {
    for (const MeasureEstimate& entry : result.measures)
      estimates_[index(entry.measure, entry.row)] = &entry.estimate;
  }
  /// nullptr where the result has none.
  [[nodiscard]] const Estimate* find(Measure measure, RowIndex row) const {
    return estimates_[index(measure, row)];
  }

private:
  [[nodiscard]] static std::size_t index(Measure measure, RowIndex row) {
    return row * all_measures().size() + static_cast<std::size_t>(measure);
  }
  std::vector<const Estimate*> estimates_;
};

/// All contacts and all agents have one label.
std::vector<RowIndex> rows_of(const std::vector<RowLabel>& labels, const RowLabel& wanted) {
  std::vector<RowIndex> rows;
  for (RowIndex row = 0; row < labels.size(); ++row)
    if (labels[row] == wanted) rows.push_back(row);
  return rows;
}

}  // namespace

Pair::Pair(const Accumulator& a, const Accumulator& b) {
  const std::vector<RowLabel> labels_a = a.labels();
  const std::vector<RowLabel> labels_b = b.labels();
  for (RowIndex row_b = 0; row_b < labels_b.size(); ++row_b) {
    const std::vector<RowIndex> rows_a = rows_of(labels_a, labels_b[row_b]);
    for (const MeasureInfo& measure : all_measures())
      for (const RowIndex row_a : rows_a)
        if (a.has(measure.measure, row_a) && b.has(measure.measure, row_b))
          add_entry(measure.measure, row_a, row_b);
  }
}

Pair::Pair(const Accumulator& a, const Accumulator& b, Measure measure, const RowLabel& label) {
  for (const RowIndex row_a : rows_of(a.labels(), label))
    for (const RowIndex row_b : rows_of(b.labels(), label))
      if (a.has(measure, row_a) && b.has(measure, row_b)) add_entry(measure, row_a, row_b);
}

void Pair::add_entry(Measure measure, RowIndex row_a, RowIndex row_b) {
  const FormulaKind kind = kind_of(measure);
  if (is_quantile(kind)) {
    entries_.push_back({measure, row_a, row_b, wait_row(kind, row_a, row_b)});
    return;
  }
  entries_.push_back({measure, row_a, row_b, ratios_.size()});
  ratios_.emplace_back();
}

/// The quantiles of a row share its sums.
std::size_t Pair::wait_row(FormulaKind kind, RowIndex row_a, RowIndex row_b) {
  const WaitRow wanted{kind, row_a, row_b};
  const auto known = std::ranges::find(wait_rows_, wanted);
  const auto index = static_cast<std::size_t>(known - wait_rows_.begin());
  if (known == wait_rows_.end()) {
    wait_rows_.push_back(wanted);
    waits_.emplace_back();
  }
  return index;
}

void Pair::add(const Accumulator& a, const Accumulator& b) {
  for (const Entry& entry : entries_)
    if (!is_quantile(kind_of(entry.measure)))
      ratios_[entry.sums].add(paired_terms(a.last_ratio(entry.measure, entry.row_a),
                                           b.last_ratio(entry.measure, entry.row_b)));
  for (std::size_t i = 0; i < waits_.size(); ++i) {
    const WaitRow& row = wait_rows_[i];
    waits_[i].add(last_levels(a, row.kind, row.row_a), last_levels(b, row.kind, row.row_b));
  }
}

PairedSpread Pair::spread(const Entry& entry, const Accumulator& a, const Accumulator& b,
                          int replications, double t) const {
  const FormulaKind kind = kind_of(entry.measure);
  if (!is_quantile(kind)) return paired_spread(ratios_[entry.sums]);
  return paired_spread(a.waits(kind, entry.row_a), b.waits(kind, entry.row_b), waits_[entry.sums],
                       contact_formula(entry.measure).probability, replications, t);
}

std::vector<MeasureDifference> Pair::differences(const Accumulator& a, const Result& in_a,
                                                 const Accumulator& b, const Result& in_b,
                                                 double confidence) const {
  const Lookup estimates_a{in_a};
  const Lookup estimates_b{in_b};
  const int replications = in_a.replications;
  const double t = interval_factor(confidence, replications);
  std::vector<MeasureDifference> differences;
  for (const Entry& entry : entries_) {
    const Estimate* of_a = estimates_a.find(entry.measure, entry.row_a);
    const Estimate* of_b = estimates_b.find(entry.measure, entry.row_b);
    if (of_a == nullptr || of_b == nullptr) continue;
    MeasureDifference difference{
        .measure = entry.measure, .row = entry.row_b, .a = of_a->value, .b = of_b->value};
    difference.indifference = indifference_of(entry.measure, difference.a);
    difference.difference.value = difference.b - difference.a;
    if (difference.difference.is_known() && replications > 1)
      judge(spread(entry, a, b, replications, t), replications, confidence, difference);
    differences.push_back(difference);
  }
  return differences;
}

}  // namespace staffsim
