// SPDX-License-Identifier: Apache-2.0
#include <staffsim/analytic/erlang_c.hpp>

#include "analytic/inverse_blocking.hpp"
#include "analytic/require.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace staffsim::analytic {

double erlang_c_wait_probability(Erlangs load, int agents) {
  require_domain(is_non_negative(load.value) && agents >= 1,
                 "erlang_c_wait_probability: need load >= 0 and agents >= 1");
  if (load.value >= agents) return 1.0;
  if (load.value == 0.0) return 0.0;
  const double utilisation = load.value / agents;
  return 1.0 / (utilisation + (1.0 - utilisation) * inverse_blocking(load.value, agents));
}

ErlangC::ErlangC(double arrival_rate, double mean_handle_time, int agents)
    : arrival_rate_{arrival_rate},
      load_{offered_load(arrival_rate, mean_handle_time).value},
      agents_{agents},
      wait_probability_{erlang_c_wait_probability(Erlangs{load_}, agents)} {
  require_domain(mean_handle_time > 0.0, "ErlangC: need mean handle time > 0");
  drain_rate_ = std::max(0.0, (agents - load_) / mean_handle_time);
}

double ErlangC::mean_wait() const noexcept { return wait_probability_ * mean_wait_of_delayed(); }

double ErlangC::mean_wait_of_delayed() const noexcept {
  return is_stable() ? 1.0 / drain_rate_ : std::numeric_limits<double>::infinity();
}

double ErlangC::mean_queue() const noexcept { return arrival_rate_ * mean_wait(); }

double ErlangC::mean_busy() const noexcept { return std::min(load_, static_cast<double>(agents_)); }

double ErlangC::served_within(double limit) const {
  require_limit(limit);
  if (limit < 0.0 || !is_stable()) return 0.0;
  return 1.0 - wait_probability_ * std::exp(-drain_rate_ * limit);
}

double ErlangC::wait_quantile(double probability) const {
  require_probability(probability);
  if (!is_stable()) return std::numeric_limits<double>::infinity();
  if (1.0 - probability >= wait_probability_) return 0.0;
  return std::log(wait_probability_ / (1.0 - probability)) / drain_rate_;
}

}  // namespace staffsim::analytic
