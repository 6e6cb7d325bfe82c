// SPDX-License-Identifier: Apache-2.0
#include <staffsim/analytic/m_g_1.hpp>

#include "analytic/require.hpp"

namespace staffsim::analytic {

SingleServer::SingleServer(double arrival_rate, const DurationLaw& handle_time)
    : arrival_rate_{arrival_rate},
      handle_time_{handle_time},
      load_{arrival_rate * handle_time_.mean()} {
  require_domain(is_non_negative(arrival_rate) && load_ < 1.0,
                 "SingleServer: need arrival rate >= 0 and load < 1");
}

double SingleServer::mean_wait() const {
  return arrival_rate_ * handle_time_.second_moment() / (2.0 * (1.0 - load_));
}

double SingleServer::mean_wait_of_delayed() const {
  return handle_time_.second_moment() / (2.0 * handle_time_.mean() * (1.0 - load_));
}

double SingleServer::wait_variance() const {
  const double mean = mean_wait();
  return mean * mean + arrival_rate_ * handle_time_.third_moment() / (3.0 * (1.0 - load_));
}

}  // namespace staffsim::analytic
