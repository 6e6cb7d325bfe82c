// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/random/laws.hpp>

#include <string>
#include <vector>

namespace staffsim::test {

struct NamedLaw {
  std::string name;
  AnyDistribution law;
};

/// Each family, and each of its code paths, once.
inline std::vector<NamedLaw> named_laws() {
  using S = Duration;
  return {
      {"deterministic", Deterministic{S{450}}},
      {"never", Never{}},
      {"exponential", Exponential{S{300}}},
      {"uniform", Uniform{S{300}, S{600}}},
      {"triangular", Triangular{S{60}, S{100}, S{600}}},
      {"lognormal", Lognormal{S{450}, 1.0}},
      {"lognormal, degenerate", Lognormal{S{450}, 0.0}},
      {"lognormal, wide", Lognormal{S{450}, 1e100}},
      {"lognormal from median and p90", Lognormal::from_median_p90(S{240}, S{900})},
      {"gamma, shape 2.5", Gamma{S{450}, 0.6324555320336759}},
      {"gamma, shape 0.4", Gamma{S{450}, 1.5811388300841898}},
      {"gamma, day factor", Gamma{S{1}, 0.15}},
      {"gamma, narrow", Gamma{S{450}, 1e-6}},
      {"gamma, degenerate", Gamma{S{450}, 0.0}},
      {"erlang", Erlang{S{450}, 3}},
      {"weibull, shape 1.5", Weibull{S{450}, 1.5}},
      {"weibull, shape 0.5", Weibull{S{450}, 0.5}},
      {"weibull, shape 0.05", Weibull{S{450}, 0.05}},
      {"hyperexponential", Hyperexponential{{S{100}, S{1000}}, {0.7, 0.3}}},
      {"empirical", Empirical{{S{30}, S{60}, S{60}, S{300}, S{1200}}}},
      {"mixture",
       Mixture{{Exponential{S{60}}, Lognormal{S{600}, 0.8}, Deterministic{S{15}}}, {1, 6, 3}}},
  };
}

}  // namespace staffsim::test
