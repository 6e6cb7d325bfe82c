// SPDX-License-Identifier: Apache-2.0
#include "estimate/formula.hpp"

#include <initializer_list>
#include <stdexcept>

namespace staffsim {
namespace {

using engine::AgentCounter;
using engine::Counter;

struct Term {
  Counter counter;
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

}  // namespace

ContactFormula contact_formula(Measure measure) {
  using enum Counter;
  switch (measure) {
    case Measure::offered: return count(offered);
    case Measure::answered: return count(answered);
    case Measure::abandoned: return count(abandoned);
    case Measure::unfinished: return count(unfinished);
    case Measure::answer_rate: return ratio({{answered}}, {{offered}});
    case Measure::abandonment_rate: return ratio({{abandoned}}, {{offered}});
    case Measure::delay_probability: return ratio({{delayed}}, {{offered}});
    case Measure::service_level:
    case Measure::sl_excl_abandoned_in_awt:
      return ratio({{answered_within}}, {{sl_offered}, {abandoned_within, -1.0}});
    case Measure::sl_offered: return ratio({{answered_within}}, {{sl_answered}, {sl_abandoned}});
    case Measure::sl_abandoned_in_awt_ok:
      return ratio({{answered_within}, {abandoned_within}}, {{Counter::sl_offered}});
    case Measure::sl_answered: return ratio({{answered_within}}, {{Counter::sl_answered}});
    case Measure::sl_short_abandon_excluded:
      return ratio({{answered_within}}, {{Counter::sl_offered}, {short_abandoned, -1.0}});
    case Measure::asa: return ratio({{wait_answered_s}}, {{answered}});
    case Measure::ata: return ratio({{wait_abandoned_s}}, {{abandoned}});
    case Measure::mean_wait:
      return ratio({{wait_answered_s}, {wait_abandoned_s}}, {{answered}, {abandoned}});
    case Measure::mean_wait_delayed:
      return ratio({{wait_answered_s}, {wait_abandoned_s}}, {{delayed_ended}});
    case Measure::wait_p50: return quantile(0.50);
    case Measure::wait_p90: return quantile(0.90);
    case Measure::wait_p95: return quantile(0.95);
    case Measure::wait_p99: return quantile(0.99);
    case Measure::queue_mean:
      return {.kind = FormulaKind::per_second, .numerator = form({{queue_s}})};
    case Measure::aht: return ratio({{handled_s}}, {{answered}});
    default: throw std::invalid_argument{"contact_formula: the measure is one of agents"};
  }
}

AgentFormula agent_formula(Measure measure) {
  using enum AgentCounter;
  constexpr double hour_s = 3600.0;
  switch (measure) {
    case Measure::occupancy:
      return {.kind = FormulaKind::ratio, .numerator = form(busy), .denominator = form(present)};
    case Measure::utilization:
      return {.kind = FormulaKind::ratio, .numerator = form(busy), .denominator = form(paid)};
    case Measure::duty_hours:
      return {
          .kind = FormulaKind::per_occurrence, .numerator = form(on_duty), .scale = 1.0 / hour_s};
    case Measure::paid_hours:
      return {.kind = FormulaKind::per_occurrence, .numerator = form(paid), .scale = 1.0 / hour_s};
    case Measure::cost:
      return {.kind = FormulaKind::per_occurrence, .numerator = form(AgentCounter::cost)};
    default: throw std::invalid_argument{"agent_formula: the measure is one of contacts"};
  }
}

}  // namespace staffsim
