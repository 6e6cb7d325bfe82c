// SPDX-License-Identifier: Apache-2.0
#include <staffsim/analytic/erlang_a.hpp>

#include "analytic/birth_death.hpp"
#include "analytic/require.hpp"
#include "analytic/wait_quantile.hpp"

#include <algorithm>
#include <cmath>

namespace staffsim::analytic {
namespace {

/// log of sum over k of x^k / (a (a+1) ... (a+k)), which is e^x x^-a times the lower incomplete
/// gamma function of (a, x). All terms are positive; they are rescaled before they overflow, and
/// begin with 1, as 1 / a may be next to nothing.
double log_gamma_series(double a, double x) {
  double term = 1.0;
  double sum = term;
  double log_scale = -std::log(a);
  for (double k = 1.0;; k += 1.0) {
    const double ratio = x / (a + k);
    term *= ratio;
    sum += term;
    if (ratio < 1.0 && term <= 1e-18 * sum * (1.0 - ratio)) break;
    if (sum > 1e250) {
      log_scale += std::log(sum);
      term /= sum;
      sum = 1.0;
    }
  }
  return log_scale + std::log(sum);
}

/// The rate, if all is in range.
double valid_rate(double arrival_rate, double mean_handle_time, double mean_patience, int agents) {
  require_domain(is_positive(arrival_rate) && is_positive(mean_handle_time) &&
                     is_positive(mean_patience) && agents >= 1,
                 "ErlangA: need rate, handle time and patience > 0 and finite, agents >= 1");
  const double patient = arrival_rate * mean_patience;
  require_domain(std::isfinite(patient) &&
                     std::isfinite(agents * (mean_patience / mean_handle_time)),
                 "ErlangA: patience too long beside the handle time and the gaps between arrivals: "
                 "take Erlang C");
  const double spare = 1.0 - arrival_rate * mean_handle_time / agents;
  const double surplus = std::max(0.0, -spare * agents * mean_patience / mean_handle_time);
  // Beyond its mode the queue falls like a normal law, or sooner like a geometric one.
  const double tail = std::min(10.0 * std::sqrt(patient), spare > 0.0 ? 50.0 / spare : patient);
  require_domain(agents + surplus + tail <= 1e7,
                 "ErlangA: more than 1e7 agents and waiting contacts: too many states");
  return arrival_rate;
}

}  // namespace

ErlangA::ErlangA(double arrival_rate, double mean_handle_time, double mean_patience, int agents)
    : arrival_rate_{valid_rate(arrival_rate, mean_handle_time, mean_patience, agents)},
      service_rate_{agents / mean_handle_time},
      abandon_rate_{1.0 / mean_patience},
      load_{arrival_rate * mean_handle_time},
      agents_{agents},
      log_series_{log_gamma_series(service_rate_ / abandon_rate_, arrival_rate_ / abandon_rate_)} {
  add_states();
}

void ErlangA::add_states() {
  const auto agents = static_cast<std::size_t>(agents_);
  const double one = service_rate_ / agents_;
  const BirthDeath process{.birth = [rate = arrival_rate_](std::size_t) { return rate; },
                           .death =
                               [=, abandon = abandon_rate_](std::size_t i) {
                                 const std::size_t busy = std::min(i, agents);
                                 return static_cast<double>(busy) * one +
                                        static_cast<double>(i - busy) * abandon;
                               }};
  const double surplus = std::max(0.0, (arrival_rate_ - service_rate_) / abandon_rate_);
  const double mode = std::min(load_, static_cast<double>(agents_)) + surplus;
  const auto law = stationary_law_unbounded(process, static_cast<std::size_t>(mode), agents);

  double offered_wait = 0.0;  // mean wait until the contacts ahead and one more have left
  double own_wait = 0.0;      // the same when the contact itself may leave at each stage
  double lost_wait = 0.0;     // its wait, times whether it leaves without service
  for (std::size_t i = 0; i < law.size(); ++i) {
    mean_busy_ += law[i] * static_cast<double>(std::min(i, agents));
    if (i < agents) continue;
    const auto ahead = static_cast<double>(i - agents);
    const double stay = service_rate_ + ahead * abandon_rate_;
    const double leave = stay + abandon_rate_;
    offered_wait += 1.0 / stay;
    own_wait += 1.0 / leave;
    // From here it leaves with probability (ahead + 1) theta / leave, or goes on a stage later.
    lost_wait = (ahead + 1.0) * abandon_rate_ / (leave * leave) + lost_wait * (stay / leave);
    wait_probability_ += law[i];
    mean_queue_ += law[i] * ahead;
    mean_offered_wait_ += law[i] * offered_wait;
    // Served with probability n mu / leave; the stages' lengths do not depend on who ends them.
    wait_served_part_ += law[i] * (service_rate_ / leave) * own_wait;
    wait_abandoned_part_ += law[i] * lost_wait;
  }
}

double ErlangA::mean_wait_of_served() const noexcept {
  return wait_served_part_ / (mean_busy_ / load_);  // who is served; no difference of like numbers
}

double ErlangA::mean_wait_of_abandoned() const noexcept {
  return abandonment() > 0.0 ? wait_abandoned_part_ / abandonment() : 0.0;
}

/// Integral of exp(lambda H(x) - (n mu + shift theta) x) over x > limit, over the same with no
/// shift over x > 0: E[exp(-shift theta V); V > limit | V > 0].
double ErlangA::wait_part_beyond(double limit, double shape_shift) const {
  const double x = arrival_rate_ / abandon_rate_;
  const double a = service_rate_ / abandon_rate_ + shape_shift;
  const double decay = abandon_rate_ * limit;
  const double exponent = -x * std::expm1(-decay) - a * decay;
  return std::exp(exponent + log_gamma_series(a, x * std::exp(-decay)) - log_series_);
}

double ErlangA::offered_wait_exceeds(double limit) const {
  require_limit(limit);
  if (limit < 0.0) return 1.0;
  return wait_probability_ * wait_part_beyond(limit, 0.0);
}

double ErlangA::served_within(double limit) const {
  require_limit(limit);
  if (limit < 0.0) return 0.0;
  return std::max(0.0, (1.0 - abandonment()) - wait_probability_ * wait_part_beyond(limit, 1.0));
}

double ErlangA::abandoned_within(double limit) const {
  require_limit(limit);
  if (limit < 0.0) return 0.0;
  const double exceeds = offered_wait_exceeds(limit) * std::exp(-abandon_rate_ * limit);
  return std::max(0.0, (1.0 - exceeds) - served_within(limit));
}

double ErlangA::wait_quantile(double probability) const {
  require_probability(probability);
  const auto exceeds = [this](double t) {
    return offered_wait_exceeds(t) * std::exp(-abandon_rate_ * t);
  };
  return first_not_exceeding(exceeds, 1.0 - probability, 1.0 / abandon_rate_);
}

}  // namespace staffsim::analytic
