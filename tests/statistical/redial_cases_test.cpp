// SPDX-License-Identifier: Apache-2.0
// Family E: redials after abandonment, steady state. Null, statistic, alpha and power:
// run_case.hpp.
#include "statistical/run_case.hpp"
#include "support/catch.hpp"

SHARED_CASE("E-RET-1", 200, 68);
SHARED_CASE("E-RET-2", 200, 88);

TEST_CASE("family E is complete", "[statistical][cases]") { staffsim::test::check_family("E", {}); }
