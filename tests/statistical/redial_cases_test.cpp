// SPDX-License-Identifier: Apache-2.0
// Family E: redials after abandonment, steady state. Null, statistic, alpha and power:
// run_case.hpp.
#include "statistical/run_case.hpp"
#include "support/catch.hpp"

TEST_CASE("family E is complete", "[statistical][cases]") {
  staffsim::test::check_family(
      "E", {{"E-RET-1", "redials in the engine"}, {"E-RET-2", "redials in the engine"}});
}
