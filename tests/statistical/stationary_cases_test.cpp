// SPDX-License-Identifier: Apache-2.0
// Family A: one class, one pool, steady state. Null, statistic, alpha and power: run_case.hpp.
#include "statistical/run_case.hpp"
#include "support/catch.hpp"

SHARED_CASE("A-ERLA-1", 200, 40);
SHARED_CASE("A-ERLA-2", 200, 160);
SHARED_CASE("A-ERLA-3", 200, 88);
SHARED_CASE("A-ERLA-4", 200, 16);
SHARED_CASE("A-ERLC-1", 200, 290);
SHARED_CASE("A-ERLC-2", 200, 260);
SHARED_CASE("A-ERLC-3", 200, 760);
// 55 agents at a load of 0.87 forget slowly: 1 % would take 900 million contacts, a minute and
// more.
SHARED_CASE("A-ERLC-4", 200, 100, 0.018);
LONG_CASE("A-ERLC-4", 200, 330);
SHARED_CASE("A-ERLB-1", 200, 150);
SHARED_CASE("A-ERLB-2", 200, 20);
SHARED_CASE("A-MDC-1", 200, 380);
SHARED_CASE("A-MDC-2", 200, 430);
SHARED_CASE("A-MG1-1", 200, 960);
SHARED_CASE("A-MG1M-1", 200, 64);
SHARED_CASE("A-MGC-1", 200, 580);
SHARED_CASE("A-MGC-3", 200, 820);
SHARED_CASE("A-MGCM-2", 200, 28);
SHARED_CASE("A-MGCM-6", 200, 68);
SHARED_CASE("A-MMCD-1", 200, 60);
SHARED_CASE("A-MMCH-1", 200, 48);
SHARED_CASE("A-MMCK-3", 200, 76);
SHARED_CASE("A-MMCKM-7", 200, 76);
SHARED_CASE("A-MMCP-1", 200, 78);
SHARED_CASE("A-MMCU-1", 200, 42);
SHARED_CASE("A-MMCW-1", 200, 48);

TEST_CASE("family A is complete", "[statistical][cases]") { staffsim::test::check_family("A", {}); }
