// SPDX-License-Identifier: Apache-2.0
#include <staffsim/random/laws.hpp>

#include "random/stream_of.hpp"
#include "support/catch.hpp"
#include "support/odd_numbers.hpp"

#include <stdexcept>
#include <vector>

namespace {

using namespace staffsim;
using test::infinity;
using test::not_a_number;

const std::vector<double> never_valid{-1.0, infinity, -infinity, not_a_number};

}  // namespace

TEST_CASE("a law refuses a parameter with its name, the rule and the value") {
  CHECK_THROWS_WITH(Exponential{Duration{-2.5}},
                    "Exponential: mean must be above 0 and finite, but is -2.5");
  CHECK_THROWS_WITH((Uniform{Duration{300}, Duration{200}}),
                    "Uniform: max must be at least min and finite, but is 200");
  CHECK_THROWS_WITH((Hyperexponential{{Duration{1}}, {1.0, 2.0}}),
                    "Hyperexponential: needs as many weights as parts, but has 2 weights for 1");
  CHECK_THROWS_WITH(Empirical{{}}, "Empirical: needs at least one value, but has none");
}

TEST_CASE("no law takes a negative, infinite or undefined duration") {
  for (const double x : never_valid) {
    CAPTURE(x);
    const Duration bad{x};
    const Duration good{1.0};
    CHECK_THROWS_AS(Deterministic{bad}, std::invalid_argument);
    CHECK_THROWS_AS(Exponential{bad}, std::invalid_argument);
    CHECK_THROWS_AS((Uniform{bad, good}), std::invalid_argument);
    CHECK_THROWS_AS((Uniform{good, bad}), std::invalid_argument);
    CHECK_THROWS_AS((Triangular{bad, good, good}), std::invalid_argument);
    CHECK_THROWS_AS((Triangular{good, bad, good}), std::invalid_argument);
    CHECK_THROWS_AS((Triangular{good, good, bad}), std::invalid_argument);
    CHECK_THROWS_AS((Lognormal{bad, 1.0}), std::invalid_argument);
    CHECK_THROWS_AS(Lognormal::from_median_p90(bad, good), std::invalid_argument);
    CHECK_THROWS_AS(Lognormal::from_median_p90(good, bad), std::invalid_argument);
    CHECK_THROWS_AS((Gamma{bad, 1.0}), std::invalid_argument);
    CHECK_THROWS_AS((Erlang{bad, 2}), std::invalid_argument);
    CHECK_THROWS_AS((Weibull{bad, 1.0}), std::invalid_argument);
    CHECK_THROWS_AS((Hyperexponential{{bad}, {1.0}}), std::invalid_argument);
    CHECK_THROWS_AS((Empirical{{good, bad}}), std::invalid_argument);
  }
}

TEST_CASE("no law takes a negative, infinite or undefined shape or weight") {
  for (const double bad : never_valid) {
    CAPTURE(bad);
    const Duration good{1.0};
    CHECK_THROWS_AS((Lognormal{good, bad}), std::invalid_argument);
    CHECK_THROWS_AS((Gamma{good, bad}), std::invalid_argument);
    CHECK_THROWS_AS((Weibull{good, bad}), std::invalid_argument);
    CHECK_THROWS_AS((Hyperexponential{{good, good}, {1.0, bad}}), std::invalid_argument);
    CHECK_THROWS_AS((Mixture{{Never{}, Never{}}, {bad, 1.0}}), std::invalid_argument);
  }
}

TEST_CASE("laws refuse what leaves no law") {
  const Duration zero{0.0};
  const Duration one{1.0};
  CHECK_THROWS_AS(Exponential{zero}, std::invalid_argument);
  CHECK_THROWS_AS((Lognormal{zero, 1.0}), std::invalid_argument);
  CHECK_THROWS_AS((Lognormal{one, 1e200}), std::invalid_argument);
  CHECK_THROWS_AS(Lognormal::from_median_p90(Duration{2.0}, one), std::invalid_argument);
  CHECK_THROWS_AS(Lognormal::from_median_p90(one, Duration{1e300}), std::invalid_argument);
  CHECK_THROWS_AS((Gamma{zero, 1.0}), std::invalid_argument);
  CHECK_THROWS_AS((Gamma{one, 1e-200}), std::invalid_argument);
  CHECK_THROWS_AS((Gamma{one, 1e200}), std::invalid_argument);
  CHECK_THROWS_AS((Gamma{Duration{1e10}, 1e150}), std::invalid_argument);
  CHECK_THROWS_AS((Erlang{one, 0}), std::invalid_argument);
  CHECK_THROWS_AS((Weibull{one, 0.0}), std::invalid_argument);
  CHECK_THROWS_AS((Weibull{one, 1e-3}), std::invalid_argument);
  CHECK_THROWS_AS((Hyperexponential{{one}, {0.0}}), std::invalid_argument);
  CHECK_THROWS_AS((Hyperexponential{{}, {}}), std::invalid_argument);
  CHECK_THROWS_AS((Mixture{{}, {}}), std::invalid_argument);
  CHECK_THROWS_AS((Mixture{{Never{}}, {0.5, 0.5}}), std::invalid_argument);
  CHECK_THROWS_AS((Hyperexponential{{one, one}, {1e308, 1e308}}), std::invalid_argument);
}

TEST_CASE("laws take their limits") {
  CHECK_NOTHROW(Deterministic{Duration{0.0}});
  CHECK_NOTHROW(Uniform{Duration{0.0}, Duration{0.0}});
  CHECK_NOTHROW(Lognormal::from_median_p90(Duration{1.0}, Duration{1.0}));
  CHECK_NOTHROW(Gamma{Duration{1.0}, 1e-150});
  Stream stream = test::stream_of("Gamma at its limit");
  for (int i = 0; i < 1000; ++i) CHECK(Gamma{Duration{1.0}, 1e150}(stream) >= 0.0);
  CHECK_NOTHROW(Empirical{{Duration{0.0}}});
}
