// SPDX-License-Identifier: Apache-2.0
#include <staffsim/analytic/erlangs.hpp>

#include "analytic/require.hpp"

namespace staffsim::analytic {

Erlangs offered_load(double arrival_rate, double mean_handle_time) {
  require_domain(is_non_negative(arrival_rate) && is_non_negative(mean_handle_time),
                 "offered_load: need arrival rate >= 0 and mean handle time >= 0");
  return Erlangs{arrival_rate * mean_handle_time};
}

}  // namespace staffsim::analytic
