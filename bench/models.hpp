// SPDX-License-Identifier: Apache-2.0
#pragma once
/// The fixed models of the suite. A change to one makes old figures useless: add, do not edit.
#include <staffsim/model/model.hpp>

namespace staffsim::bench::models {

/// W1: M/M/n+M, 1/8 contact per agent and minute, mean handle time 7.5 min, mean patience 5 min.
/// The horizon is as long as it takes for a quarter of a million contacts.
[[nodiscard]] Model one_queue(int agents);

/// W3: the hotline's month. 450 contacts a day on two branches, 1 agent by night, 2 at the day's
/// edges, 5 from 8 to 18, and `extra_agents` more; first come, first served.
[[nodiscard]] Model hotline(int extra_agents = 0);

/// The hotline's calls and 90 e-mails a day. Specialists take the first branch only, generalists
/// everything, e-mail when no call waits.
[[nodiscard]] Model two_skill();

}  // namespace staffsim::bench::models
