// SPDX-License-Identifier: Apache-2.0
#include <staffsim/random/laws.hpp>

#include "random/named_laws.hpp"
#include "support/catch.hpp"

#include <bit>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

// The promise of equal bits: these hashes hold for every compiler, optimisation and processor. They
// also hold when the C library is told to take its variants without fused multiply-add
// (GLIBC_TUNABLES=glibc.cpu.hwcaps=-AVX2,-FMA). A hash that changes is a change of results: it
// needs its line in the CHANGELOG.

namespace {

using namespace staffsim;

std::uint64_t hash_of_a_million(const AnyDistribution& law, const std::string& name) {
  Stream stream{{.seed = 1, .purpose = Purpose::handle, .entity = name}};
  std::vector<double> block(1000);
  std::uint64_t hash = 0;
  for (int i = 0; i < 1000; ++i) {
    law.fill(block, stream);
    for (const double x : block) hash = mix(hash ^ std::bit_cast<std::uint64_t>(x));
  }
  return mix(hash ^ std::bit_cast<std::uint64_t>(law.mean()));
}

const std::map<std::string, std::uint64_t> golden{
    {"deterministic", 0x263da80952577a23U},
    {"never", 0x0f8c106a54deba01U},
    {"exponential", 0xf5e6cafa2b700631U},
    {"uniform", 0xa7f15828b0b78b08U},
    {"triangular", 0x22c027a5d398f565U},
    {"lognormal", 0xda60bfa63f706a63U},
    {"lognormal, degenerate", 0x263da80952577a23U},
    {"lognormal, wide", 0x5afb3b139d6e0fbcU},
    {"lognormal from median and p90", 0x7a8cdb6f3cc3b404U},
    {"gamma, shape 2.5", 0xd49552f35bc37c34U},
    {"gamma, shape 0.4", 0xae3707c20c829a58U},
    {"gamma, day factor", 0x487713e9e30946fcU},
    {"gamma, narrow", 0x08db6299e8d72dffU},
    {"gamma, degenerate", 0x263da80952577a23U},
    {"erlang", 0xff765bc571dee7d7U},
    {"weibull, shape 1.5", 0x549c267baaa57540U},
    {"weibull, shape 0.5", 0xb5f458025b35711eU},
    {"weibull, shape 0.05", 0x8fcafdae70e90e0bU},
    {"hyperexponential", 0xae0444aa8a56f5faU},
    {"empirical", 0x8f0e3f2b1cd5f223U},
    {"mixture", 0x6665b4dba32210a6U},
};

}  // namespace

TEST_CASE("a million draws of each law have the same bits everywhere") {
  for (const auto& [name, law] : test::named_laws()) {
    CAPTURE(name);
    CHECK(golden.at(name) == hash_of_a_million(law, name));
  }
}
