// SPDX-License-Identifier: Apache-2.0
#include "estimate/interval_moments.hpp"

#include "estimate/moments.hpp"

#include <algorithm>

namespace staffsim {
namespace {

constexpr std::array quantile_measures{Measure::wait_p50, Measure::wait_p90, Measure::wait_p95,
                                       Measure::wait_p99};

}  // namespace

template <std::size_t N>
IntervalMoments::Sparse IntervalMoments::sparse(Measure measure, const Formula<N>& formula) {
  Sparse form{.measure = measure, .kind = formula.kind, .scale = formula.scale};
  const auto gather = [](const std::array<double, N>& dense, auto& index, auto& weight) {
    std::size_t terms = 0;
    for (std::size_t i = 0; i < N; ++i)
      if (dense[i] != 0.0) {
        index[terms] = static_cast<std::uint8_t>(i);
        weight[terms++] = dense[i];
      }
  };
  gather(formula.numerator, form.top, form.top_weight);
  gather(formula.denominator, form.bottom, form.bottom_weight);
  return form;
}

IntervalMoments::IntervalMoments(const Model& model, const std::vector<Row>& contact_rows,
                                 const std::vector<Row>& agent_rows)
    : grid_{model.grid()}, contact_rows_{contact_rows}, agent_rows_{agent_rows} {
  for (const MeasureInfo& measure : all_measures()) {
    if (measure.scope == MeasureScope::agents) {
      agent_forms_.push_back(sparse(measure.measure, agent_formula(measure.measure)));
    } else if (const ContactFormula formula = contact_formula(measure.measure);
               formula.kind != FormulaKind::wait_quantile) {
      contact_forms_.push_back(sparse(measure.measure, formula));
    }
  }
  const engine::CellMap map{grid_};
  if (map.is_dated()) cells_.push_back({.dated = true, .count = map.cells()});
  cells_.push_back({.dated = false, .count = static_cast<std::size_t>(grid_.intervals_per_week())});
  for (Cells& cells : cells_) {
    cells.contacts.resize(contact_rows_.size() * cells.count * contact_forms_.size());
    cells.agents.resize(agent_rows_.size() * cells.count * agent_forms_.size());
    cells.waits.resize(contact_rows_.size() * cells.count);
    cells.levels.resize(contact_rows_.size() * cells.count);
  }
}

void IntervalMoments::add(const engine::Tallies& tallies) {
  for (Cells& cells : cells_) {
    add_cells(cells, tallies);
    add_waits(cells, tallies);
  }
}

/// The cell of the grid to which a tallied cell belongs.
std::size_t IntervalMoments::target_cell(const Cells& cells, std::size_t cell) const noexcept {
  const bool tallied_by_date = cells_.size() == 2;
  if (!tallied_by_date || cells.dated) return cell;
  const std::size_t shift =
      static_cast<std::size_t>(weekday_of(grid_.start()) * grid_.intervals_per_day());
  return (cell + shift) % cells.count;
}

void IntervalMoments::add_cells(Cells& cells, const engine::Tallies& tallies) {
  const auto add_rows = [&](const auto& rows, const auto& tallied, const auto& forms, auto& pooled,
                            auto& sums) {
    for (std::size_t r = 0; r < rows.size(); ++r) {
      pooled.assign(cells.count, {});
      for (const std::uint16_t member : rows[r].members)
        for (std::size_t cell = 0; cell < tallies.cells; ++cell) {
          auto& into = pooled[target_cell(cells, cell)];
          const auto& from = tallied[member * tallies.cells + cell];
          for (std::size_t i = 0; i < into.size(); ++i) into[i] += from[i];
        }
      for (std::size_t cell = 0; cell < cells.count; ++cell) {
        const auto& counts = pooled[cell];
        if (std::ranges::all_of(counts, [](double x) { return x == 0.0; })) continue;
        RatioSums* sum = sums.data() + (r * cells.count + cell) * forms.size();
        for (const Sparse& form : forms)
          sum++->add(form.top_weight[0] * counts[form.top[0]] +
                         form.top_weight[1] * counts[form.top[1]],
                     form.bottom_weight[0] * counts[form.bottom[0]] +
                         form.bottom_weight[1] * counts[form.bottom[1]]);
      }
    }
  };
  add_rows(contact_rows_, tallies.contacts, contact_forms_, pooled_contacts_, cells.contacts);
  add_rows(agent_rows_, tallies.agents, agent_forms_, pooled_agents_, cells.agents);
}

void IntervalMoments::add_waits(Cells& cells, const engine::Tallies& tallies) {
  std::fill(cells.levels.begin(), cells.levels.end(), WaitLevels{});
  for (const engine::WaitSample& sample : tallies.samples) {
    const auto type = static_cast<std::uint16_t>(sample.row / tallies.cells);
    const std::size_t cell = target_cell(cells, sample.row % tallies.cells);
    for (std::size_t r = 0; r < contact_rows_.size(); ++r) {
      if (contact_rows_[r].mixes_channels ||
          std::ranges::find(contact_rows_[r].members, type) == contact_rows_[r].members.end())
        continue;
      cells.levels[r * cells.count + cell].add(sample.bucket, 1);
      cells.waits[r * cells.count + cell].add_wait(sample.bucket);
    }
  }
  for (std::size_t i = 0; i < cells.levels.size(); ++i) {
    if (cells.levels[i].total == 0) continue;
    cells.levels[i].cumulate();
    cells.waits[i].add(cells.levels[i]);
  }
}

void IntervalMoments::append(int replications, double t, std::vector<IntervalEstimate>& out) const {
  for (const Cells& cells : cells_) append_cells(cells, replications, t, out);
}

IntervalEstimate IntervalMoments::place(const Cells& cells, std::size_t cell) const {
  const auto per_day = static_cast<std::size_t>(grid_.intervals_per_day());
  const int day = static_cast<int>(cell / per_day);
  IntervalEstimate estimate;
  estimate.interval = static_cast<std::int16_t>(cell % per_day);
  if (cells.dated) {
    estimate.date = grid_.start() + std::chrono::days{day};
    estimate.weekday = static_cast<std::int16_t>(weekday_of(*estimate.date));
  } else {
    estimate.weekday = static_cast<std::int16_t>(day);
  }
  return estimate;
}

double IntervalMoments::occurrences(const Cells& cells, std::size_t cell) const {
  if (cells.dated) return 1.0;
  return grid_.occurrences(
      static_cast<int>(cell / static_cast<std::size_t>(grid_.intervals_per_day())));
}

Estimate IntervalMoments::value(const Sparse& form, const RatioSums& sums, double occurrences,
                                int replications, double t) const {
  const double n = replications;
  if (form.kind == FormulaKind::ratio) {
    if (!(sums.d > 0.0)) return {};
    const double ratio = sums.n / sums.d;
    const double scatter = std::max(0.0, sums.nn - 2.0 * ratio * sums.nd + ratio * ratio * sums.dd);
    return with_interval(ratio, scatter * n / (n - 1.0) / (sums.d * sums.d), replications, t);
  }
  const double spans =
      form.kind == FormulaKind::per_second ? occurrences * grid_.interval_s() : occurrences;
  const double scale = form.scale / spans;
  const double scatter = sums.nn - sums.n * sums.n / n;
  const bool varies = scatter > 1e-12 * sums.nn;  // below that it is rounding
  return with_interval(scale * sums.n / n, varies ? scale * scale * scatter / n / (n - 1.0) : 0.0,
                       replications, t);
}

void IntervalMoments::append_cells(const Cells& cells, int replications, double t,
                                   std::vector<IntervalEstimate>& out) const {
  const auto append_rows = [&](const auto& rows, const auto& forms, const auto& sums,
                               std::size_t first_label, const std::vector<WaitQuantiles>* waits) {
    for (std::size_t r = 0; r < rows.size(); ++r)
      for (std::size_t cell = 0; cell < cells.count; ++cell) {
        const double times = occurrences(cells, cell);
        if (times == 0.0) continue;
        IntervalEstimate estimate = place(cells, cell);
        estimate.row = static_cast<RowIndex>(first_label + r);
        const auto put = [&](Measure measure, const Estimate& e) {
          estimate.measure = measure;
          estimate.estimate = e;
          out.push_back(estimate);
        };
        for (std::size_t f = 0; f < forms.size(); ++f)
          if (carries(rows[r], forms[f].measure))
            put(forms[f].measure, value(forms[f], sums[(r * cells.count + cell) * forms.size() + f],
                                        times, replications, t));
        if (waits == nullptr || rows[r].mixes_channels) continue;
        for (const Measure measure : quantile_measures)
          put(measure, (*waits)[r * cells.count + cell].quantile(
                           contact_formula(measure).probability, replications, t));
      }
  };
  append_rows(contact_rows_, contact_forms_, cells.contacts, 0, &cells.waits);
  append_rows(agent_rows_, agent_forms_, cells.agents, contact_rows_.size(), nullptr);
}

}  // namespace staffsim
