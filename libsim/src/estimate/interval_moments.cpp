// SPDX-License-Identifier: Apache-2.0
#include "estimate/interval_moments.hpp"

#include "model/features.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace staffsim {
namespace {

constexpr std::array quantile_measures{Measure::wait_p50, Measure::wait_p90, Measure::wait_p95,
                                       Measure::wait_p99};

std::array<double, quantile_measures.size()> quantile_probabilities() {
  std::array<double, quantile_measures.size()> probabilities{};
  std::ranges::transform(quantile_measures, probabilities.begin(),
                         [](Measure measure) { return contact_formula(measure).probability; });
  return probabilities;
}

/// Sums for the measures of a scope that intervals show, save those of quantiles and the age of the
/// oldest e-mail, which is no sum over types.
template <std::size_t N>
IntervalSums make_sums(const Model& model, MeasureScope scope, Formula<N> (*formula_of)(Measure),
                       const std::vector<std::vector<std::uint16_t>>& pools, std::size_t cells,
                       std::size_t used = N) {
  std::vector<Measure> measures;
  std::vector<Formula<N>> formulas;
  for (const MeasureInfo& measure : all_measures()) {
    if (measure.scope != scope || measure.measure == Measure::backlog_age_max ||
        !shows_in_intervals(model.spec(), measure.measure))
      continue;
    const Formula<N> formula = formula_of(measure.measure);
    if (is_quantile(formula.kind)) continue;
    measures.push_back(measure.measure);
    formulas.push_back(formula);
  }
  return {measures, std::span<const Formula<N>>{formulas}, pools, cells, used};
}

/// The age of the oldest e-mail of each pool; nothing without e-mail.
IntervalSums make_ages(const Model& model, std::size_t pools, std::size_t cells) {
  static constexpr std::array measures{Measure::backlog_age_max};
  static constexpr std::array formulas{
      Formula<1>{.kind = FormulaKind::per_occurrence, .numerator = {1.0}}};
  std::vector<std::vector<std::uint16_t>> each;
  if (!has_email(model.spec())) return {{}, std::span<const Formula<1>>{}, each, cells};
  for (std::uint16_t pool = 0; pool < pools; ++pool) each.push_back({pool});
  return {measures, std::span<const Formula<1>>{formulas}, each, cells};
}

}  // namespace

IntervalMoments::Rows::Rows(std::vector<Row> all) : rows{std::move(all)} {
  for (const Row& row : rows) {
    const auto same = std::ranges::find(pools, row.members);
    pool_of.push_back(static_cast<std::size_t>(same - pools.begin()));
    if (same != pools.end()) continue;
    pools.push_back(row.members);
    row_of.push_back(pool_of.size() - 1);
  }
}

IntervalMoments::IntervalMoments(const Model& model, const std::vector<Row>& contact_rows,
                                 const std::vector<Row>& agent_rows)
    : grid_{model.grid()},
      map_{grid_},
      contact_rows_{contact_rows},
      agent_rows_{agent_rows},
      has_further_{has_further_counters(model.spec())} {
  if (map_.is_dated()) cells_.push_back(make_cells(model, true, map_.cells()));
  cells_.push_back(make_cells(model, false, static_cast<std::size_t>(grid_.intervals_per_week())));
}

IntervalMoments::Cells IntervalMoments::make_cells(const Model& model, bool dated,
                                                   std::size_t count) const {
  return {dated,
          count,
          make_sums(model, MeasureScope::contacts, contact_formula, contact_rows_.pools, count,
                    has_further_ ? engine::counter_count : engine::plain_counter_count),
          make_sums(model, MeasureScope::agents, agent_formula, agent_rows_.pools, count),
          make_ages(model, contact_rows_.pools.size(), count),
          IntervalWaits{model.contact_types().size(), count, contact_rows_.pools}};
}

void IntervalMoments::add(const engine::Tallies& tallies) {
  for (Cells& cells : cells_) add(cells, tallies);
}

/// The cell of the grid to which a tallied cell belongs.
std::size_t IntervalMoments::target_cell(const Cells& cells, std::size_t cell) const noexcept {
  if (is_same_grid(cells)) return cell;
  return map_.week_cell_of(static_cast<std::int64_t>(cell));
}

/// Adds the tallied cells to `moved`, on the other grid, from counter `first_counter` on.
template <class Tallied, class Counts>
void IntervalMoments::move(const Cells& cells, const std::vector<Tallied>& tallied,
                           std::size_t tallied_cells, std::vector<Counts>& moved,
                           std::size_t first_counter) const {
  moved.resize(tallied.size() / tallied_cells * cells.count);
  for (std::size_t row = 0; row < tallied.size(); ++row) {
    Counts& into =
        moved[row / tallied_cells * cells.count + target_cell(cells, row % tallied_cells)];
    for (std::size_t i = 0; i < tallied[row].size(); ++i)
      into[first_counter + i] += tallied[row][i];
  }
}

void IntervalMoments::add_contacts(Cells& cells, const engine::Tallies& tallies) {
  if (!has_further_ && is_same_grid(cells)) return cells.contacts.add(tallies.contacts);
  if (!has_further_) {
    moved_plain_.clear();
    move(cells, tallies.contacts, tallies.cells, moved_plain_);
    return cells.contacts.add(moved_plain_);
  }
  moved_contacts_.clear();
  move(cells, tallies.contacts, tallies.cells, moved_contacts_);
  move(cells, tallies.further, tallies.cells, moved_contacts_, engine::plain_counter_count);
  cells.contacts.add(moved_contacts_);
}

void IntervalMoments::add_ages(Cells& cells, const engine::Tallies& tallies) {
  moved_ages_.assign(contact_rows_.pools.size() * cells.count, {});
  for (std::size_t pool = 0; pool < contact_rows_.pools.size(); ++pool) {
    const std::vector<double>& ages_s = tallies.ages[contact_rows_.row_of[pool]].cell_s;
    for (std::size_t cell = 0; cell < tallies.cells; ++cell)
      moved_ages_[pool * cells.count + target_cell(cells, cell)][0] += ages_s[cell];
  }
  cells.ages.add(moved_ages_);
}

void IntervalMoments::add(Cells& cells, const engine::Tallies& tallies) {
  add_contacts(cells, tallies);
  if (!tallies.ages.empty()) add_ages(cells, tallies);
  if (is_same_grid(cells)) {
    cells.agents.add(tallies.agents);
  } else {
    moved_agents_.clear();
    move(cells, tallies.agents, tallies.cells, moved_agents_);
    cells.agents.add(moved_agents_);
  }
  const auto per_type = static_cast<std::uint32_t>(tallies.cells);
  for (const engine::WaitSample& sample : tallies.samples)
    cells.waits.add(sample.row / per_type, target_cell(cells, sample.row % per_type), sample.bucket,
                    sample.times);
  cells.waits.end_replication();
}

void IntervalMoments::append(int replications, double t, std::vector<IntervalEstimate>& out) const {
  for (const Cells& cells : cells_) {
    out.reserve(out.size() + most_entries(cells));
    append_rows(cells, {contact_rows_, {&cells.contacts, &cells.ages}, &cells.waits, 0},
                replications, t, out);
    append_rows(cells, {agent_rows_, {&cells.agents}, nullptr, contact_rows_.rows.size()},
                replications, t, out);
  }
}

/// A sweep has millions of entries: growing into them would copy them twice.
std::size_t IntervalMoments::most_entries(const Cells& cells) const noexcept {
  const std::size_t of_contacts = cells.contacts.measures().size() + quantile_measures.size();
  return cells.count * (contact_rows_.rows.size() * of_contacts +
                        agent_rows_.rows.size() * cells.agents.measures().size());
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

std::vector<Measure> IntervalMoments::Section::measures() const {
  std::vector<Measure> measures;
  for (const IntervalSums* some : sums)
    measures.insert(measures.end(), some->measures().begin(), some->measures().end());
  if (waits != nullptr)
    measures.insert(measures.end(), quantile_measures.begin(), quantile_measures.end());
  return measures;
}

/// By cell: the measures of each of the sums, then the quantiles when there are waits.
std::vector<Estimate> IntervalMoments::estimates_of(const Cells& cells, const Section& section,
                                                    std::size_t pool, int replications,
                                                    double t) const {
  static const auto probabilities = quantile_probabilities();
  std::vector<Estimate> estimates;
  for (std::size_t cell = 0; cell < cells.count; ++cell) {
    const double times = occurrences(cells, cell);
    const Extent extent{times, times, times * grid_.interval_s()};
    for (const IntervalSums* some : section.sums)
      for (std::size_t i = 0; i < some->measures().size(); ++i)
        estimates.push_back(some->value(i, pool, cell, extent, replications, t));
    if (section.waits == nullptr) continue;
    for (const Estimate& quantile :
         section.waits->quantiles(pool, cell).quantiles(probabilities, replications, t))
      estimates.push_back(quantile);
  }
  return estimates;
}

void IntervalMoments::append_rows(const Cells& cells, const Section& section, int replications,
                                  double t, std::vector<IntervalEstimate>& out) const {
  const Rows& rows = section.rows;
  const std::vector<Measure> measures = section.measures();
  std::vector<std::vector<Estimate>> of_pool;
  for (std::size_t pool = 0; pool < rows.pools.size(); ++pool)
    of_pool.push_back(estimates_of(cells, section, pool, replications, t));
  for (std::size_t r = 0; r < rows.rows.size(); ++r) {
    const Estimate* estimate = of_pool[rows.pool_of[r]].data();
    for (std::size_t cell = 0; cell < cells.count; ++cell) {
      IntervalEstimate entry = place(cells, cell);
      entry.row = static_cast<RowIndex>(section.first_label + r);
      for (const Measure measure : measures) {
        entry.measure = measure;
        entry.estimate = *estimate++;
        if (carries(rows.rows[r], measure) && occurrences(cells, cell) != 0.0) out.push_back(entry);
      }
    }
  }
}

}  // namespace staffsim
