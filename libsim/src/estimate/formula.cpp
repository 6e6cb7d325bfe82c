// SPDX-License-Identifier: Apache-2.0
#include "estimate/formula.hpp"

#include <initializer_list>
#include <stdexcept>

namespace staffsim {
namespace {

using engine::AgentCounter;
using engine::Counter;

struct Term {
  Counter counter{};
  double sign = 1.0;
};

std::array<double, engine::counter_count> form(std::initializer_list<Term> terms) {
  std::array<double, engine::counter_count> coefficients{};
  for (const Term& term : terms) coefficients[static_cast<std::size_t>(term.counter)] += term.sign;
  return coefficients;
}

std::array<double, engine::agent_counter_count> form(AgentCounter counter) {
  std::array<double, engine::agent_counter_count> coefficients{};
  coefficients[static_cast<std::size_t>(counter)] = 1.0;
  return coefficients;
}

AgentFormula hours(std::initializer_list<AgentCounter> counters) {
  AgentFormula formula{.kind = FormulaKind::per_occurrence, .unit = seconds_per_hour};
  for (const AgentCounter counter : counters)
    formula.numerator[static_cast<std::size_t>(counter)] = 1.0;
  return formula;
}

ContactFormula count(Counter counter) {
  return {.kind = FormulaKind::per_occurrence, .numerator = form({{counter}})};
}
ContactFormula ratio(std::initializer_list<Term> numerator,
                     std::initializer_list<Term> denominator) {
  return {
      .kind = FormulaKind::ratio, .numerator = form(numerator), .denominator = form(denominator)};
}
ContactFormula quantile(double probability) {
  return {.kind = FormulaKind::wait_quantile, .probability = probability};
}

/// Over those of types with an acceptable waiting time who were neither deflected nor are left out.
ContactFormula level(std::initializer_list<Term> numerator, std::initializer_list<Term> left_out) {
  ContactFormula formula = ratio(numerator, {{Counter::sl_offered}, {Counter::sl_deflected, -1.0}});
  const auto out = form(left_out);
  for (std::size_t i = 0; i < out.size(); ++i) formula.denominator[i] += out[i];
  return formula;
}

/// Of persons, of what is no proper contact, and of e-mail.
ContactFormula further_formula(Measure measure) {
  using enum Counter;
  switch (measure) {
    case Measure::person_answer_rate:
      // a person of one attempt is its outcome, the others are told when their attempts end
      return ratio({{answered}, {chained_answered, -1.0}, {chains_answered}},
                   {{answered}, {abandoned}, {blocked}, {chained, -1.0}, {chains}});
    case Measure::redial_share: return ratio({{redials}}, {{offered}});
    case Measure::processed_rate:
      return ratio({{answered}, {invalid, -1.0}},
                   {{offered}, {deflected, -1.0}, {invalid_offered, -1.0}});
    case Measure::deadline_met_rate: return ratio({{due_met}}, {{due}});
    case Measure::response_time_mean: return ratio({{response_s}}, {{completed}});
    case Measure::response_time_p95:
      return {.kind = FormulaKind::response_quantile, .probability = 0.95};
    case Measure::backlog:
      return {.kind = FormulaKind::per_interval, .numerator = form({{Counter::backlog}})};
    case Measure::backlog_age_max:
      return {.kind = FormulaKind::per_occurrence, .numerator = form({{oldest_age_s}})};
    default: throw std::invalid_argument{"contact_formula: the measure is none of contacts"};
  }
}

}  // namespace

Extent extent_of(MeasureScope scope, double days, const IntervalGrid& grid) noexcept {
  return {.occurrences = days,
          .intervals = days * grid.intervals_per_day(),
          .seconds = days * seconds_per_day,
          .together = scope == MeasureScope::agents ? days_per_week : 1.0};
}

ContactFormula contact_formula(Measure measure) {
  using enum Counter;
  switch (measure) {
    case Measure::offered: return count(offered);
    case Measure::answered: return count(answered);
    case Measure::abandoned: return count(abandoned);
    case Measure::unfinished: return count(unfinished);
    case Measure::blocked: return count(blocked);
    case Measure::deflected: return count(deflected);
    case Measure::invalid: return count(invalid);
    case Measure::answer_rate: return ratio({{answered}}, {{offered}, {deflected, -1.0}});
    case Measure::abandonment_rate: return ratio({{abandoned}}, {{offered}, {deflected, -1.0}});
    case Measure::block_rate: return ratio({{blocked}}, {{offered}});
    case Measure::delay_probability: return ratio({{delayed}}, {{offered}, {deflected, -1.0}});
    case Measure::service_level:
    case Measure::sl_excl_abandoned_in_awt:
      return level({{answered_within}}, {{abandoned_within, -1.0}});
    case Measure::sl_offered: return ratio({{answered_within}}, {{sl_answered}, {sl_abandoned}});
    case Measure::sl_abandoned_in_awt_ok: return level({{answered_within}, {abandoned_within}}, {});
    case Measure::sl_answered: return ratio({{answered_within}}, {{Counter::sl_answered}});
    case Measure::sl_short_abandon_excluded:
      return level({{answered_within}}, {{short_abandoned, -1.0}});
    case Measure::asa: return ratio({{wait_answered_s}}, {{answered}});
    case Measure::ata: return ratio({{wait_abandoned_s}}, {{abandoned}});
    case Measure::mean_wait:
      return ratio({{wait_answered_s}, {wait_abandoned_s}}, {{answered}, {abandoned}});
    case Measure::mean_wait_delayed:
      return ratio({{wait_answered_s}, {wait_abandoned_s}, {resumed_wait_s, -1.0}},
                   {{delayed_ended}});
    case Measure::excess_wait: return ratio({{excess_wait_s}}, {{sl_answered}, {sl_abandoned}});
    case Measure::wait_p50: return quantile(0.50);
    case Measure::wait_p90: return quantile(0.90);
    case Measure::wait_p95: return quantile(0.95);
    case Measure::wait_p99: return quantile(0.99);
    case Measure::queue_mean:
      return {.kind = FormulaKind::per_second, .numerator = form({{queue_s}})};
    case Measure::aht: return ratio({{handled_s}}, {{answered}});
    default: return further_formula(measure);
  }
}

AgentFormula agent_formula(Measure measure) {
  using enum AgentCounter;
  switch (measure) {
    case Measure::occupancy:
      return {.kind = FormulaKind::ratio, .numerator = form(busy), .denominator = form(present)};
    case Measure::utilization:
      return {.kind = FormulaKind::ratio, .numerator = form(busy), .denominator = form(paid)};
    case Measure::duty_hours: return hours({on_duty});
    case Measure::paid_hours: return hours({paid});
    case Measure::cost:
      return {.kind = FormulaKind::per_occurrence, .numerator = form(AgentCounter::cost)};
    case Measure::overtime_hours: return hours({overrun, called_in});
    case Measure::overrun_hours: return hours({overrun});
    case Measure::call_in_hours: return hours({called_in});
    default: throw std::invalid_argument{"agent_formula: the measure is none of agents"};
  }
}

}  // namespace staffsim
