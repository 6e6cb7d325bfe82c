// SPDX-License-Identifier: Apache-2.0
// Family D: outages, at random or every day. Null, statistic, alpha and power: run_case.hpp.
#include "statistical/run_case.hpp"
#include "support/catch.hpp"

SHARED_CASE("D-MM-1", 200, 1550);
SHARED_CASE("D-MM-2", 200, 560);
SHARED_CASE("D-OUT-1", 1000, 10);

TEST_CASE("family D is complete", "[statistical][cases]") { staffsim::test::check_family("D", {}); }
