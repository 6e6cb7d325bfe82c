// SPDX-License-Identifier: Apache-2.0
// Family C: days with changing demand and staff, periodic or from empty. Null, statistic, alpha and
// power: run_case.hpp.
#include "statistical/run_case.hpp"
#include "support/catch.hpp"

SHARED_CASE("C-DAY-PERSON", 1000, 22);
SHARED_CASE("C-DAY-POOL", 1000, 20);
SHARED_CASE("C-DAY-PREEMPT", 1000, 22);
SHARED_CASE("C-DROP-POOL", 26000);
SHARED_CASE("C-DROP-PREEMPT", 26000);
// A hundred agents whose number changes every tenth of a handle time, at a millisecond a day.
// Abandonment is rare with the first three staffings and comes in clusters: 1 % would take 480,000,
// 80,000 and 54,000 days.
SHARED_CASE("C-ISA-0.1", 8000, 1, 0.08);
SHARED_CASE("C-ISA-0.5", 12000, 1, 0.027);
SHARED_CASE("C-ISA-th2-0.5", 12000, 1, 0.022);
LONG_CASE("C-ISA-0.1", 520000, 1);
LONG_CASE("C-ISA-0.5", 88000, 1);
LONG_CASE("C-ISA-th2-0.5", 59000, 1);
SHARED_CASE("C-ISA-0.9", 22000);

TEST_CASE("family C is complete", "[statistical][cases]") { staffsim::test::check_family("C", {}); }
