// SPDX-License-Identifier: Apache-2.0
// Family B: priorities and skills, steady state. Null, statistic, alpha and power: run_case.hpp.
#include "statistical/run_case.hpp"
#include "support/catch.hpp"

SHARED_CASE("B-BLEND-1", 200, 540);
SHARED_CASE("B-BLEND-2", 200, 820);
SHARED_CASE("B-N-FIFO-1", 200, 115);
SHARED_CASE("B-N-PRIO-1", 200, 90);
SHARED_CASE("B-NPP-1", 200, 1020);
SHARED_CASE("B-NPP-MG1", 200, 2000);
SHARED_CASE("B-NPPAB-1", 200, 74);
// "high" waits only where five of them are there, one in fifty: 1 % would take 4700 days.
SHARED_CASE("B-PRE-1", 200, 600, 0.028);
LONG_CASE("B-PRE-1", 200, 5200);
SHARED_CASE("B-X-1", 200, 72);
SHARED_CASE("B-X-2", 200, 62);

TEST_CASE("family B is complete", "[statistical][cases]") { staffsim::test::check_family("B", {}); }
