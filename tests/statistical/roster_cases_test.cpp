// SPDX-License-Identifier: Apache-2.0
// Family H: weeks with a roster of four persons. Null, statistic, alpha and power: run_case.hpp.
#include "statistical/run_case.hpp"
#include "support/catch.hpp"

SHARED_CASE("H-EVAL-40", 300, 14);
SHARED_CASE("H-EVAL-40b", 300, 14);

TEST_CASE("family H is complete", "[statistical][cases]") {
  staffsim::test::check_family("H", {{"H-FLUID", "nothing: it is arithmetic, without a run"}});
}
