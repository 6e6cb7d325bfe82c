// SPDX-License-Identifier: Apache-2.0
#include <staffsim/random/distribution.hpp>
#include <staffsim/random/laws.hpp>

#include "random/named_laws.hpp"
#include "random/stream_of.hpp"
#include "support/catch.hpp"
#include "support/statistical.hpp"

#include <concepts>
#include <limits>
#include <span>
#include <stdexcept>
#include <utility>
#include <vector>

namespace {

using namespace staffsim;
using test::stream_of;

/// A user's law: nothing but a draw and a mean; not even comparable.
struct CoinOfTenSeconds {
  double operator()(Stream& stream) const { return stream.open01() < 0.5 ? 0.0 : 10.0; }
  [[nodiscard]] double mean() const { return 5.0; }
};
static_assert(Distribution<CoinOfTenSeconds>);
static_assert(!Distribution<int>);
static_assert(std::regular<AnyDistribution>);

}  // namespace

TEST_CASE("filling and drawing one at a time give the same numbers and the same stream") {
  for (const auto& [name, law] : test::named_laws()) {
    CAPTURE(name);
    Stream by_fill = stream_of(name);
    Stream by_draw = by_fill;
    bool equal = true;
    for (std::size_t length : {0U, 1U, 2U, 7U, 256U, 100'000U}) {
      std::vector<double> values(length);
      law.fill(values, by_fill);
      for (const double x : values) equal = equal && x == law(by_draw);
    }
    CHECK(equal);
    CHECK(by_fill == by_draw);
  }
}

TEST_CASE("standard variates fill as they are drawn") {
  Stream by_fill = stream_of("standard variates");
  Stream by_draw = by_fill;
  std::vector<double> values(100'000);
  bool equal = true;
  const Exponential unit{Duration{1.0}};
  fill_standard_exponential(values, by_fill);
  for (const double x : values) equal = equal && x == unit(by_draw);
  fill_standard_normal(values, by_fill);
  for (const double x : values) equal = equal && x == standard_normal(by_draw);
  CHECK(equal);
  CHECK(by_fill == by_draw);
}

TEST_CASE("a default distribution is always 0") {
  const AnyDistribution nothing;
  Stream stream = stream_of("default");
  CHECK(nothing(stream) == 0.0);
  CHECK(nothing.mean() == 0.0);
  CHECK(nothing == AnyDistribution{Deterministic{Duration{0}}});
}

TEST_CASE("distributions compare by type and parameters") {
  const auto laws = test::named_laws();
  const auto again = test::named_laws();
  for (std::size_t i = 0; i < laws.size(); ++i)
    for (std::size_t j = 0; j < laws.size(); ++j) {
      CAPTURE(laws[i].name, laws[j].name);
      CHECK((laws[i].law == again[j].law) == (i == j));
    }
}

TEST_CASE("a law that cannot be compared equals its own copies alone") {
  const AnyDistribution coin = CoinOfTenSeconds{};
  const AnyDistribution copy = coin;
  CHECK(coin == copy);
  CHECK(coin != AnyDistribution{CoinOfTenSeconds{}});
}

TEST_CASE("a user's law that draws no duration is found out") {
  struct Fixed {
    double drawn;
    double operator()(Stream& /*stream*/) const { return drawn; }
    [[nodiscard]] double mean() const { return 1.0; }
  };
  Stream stream = stream_of("fixed");
  std::vector<double> values(3);
  for (const double drawn : {-1.0, -1e-300, std::numeric_limits<double>::quiet_NaN()}) {
    const AnyDistribution law = Fixed{drawn};
    CHECK_THROWS_AS(law(stream), std::domain_error);
    CHECK_THROWS_AS(law.fill(values, stream), std::domain_error);
  }
  struct FixedInOneGo : Fixed {
    void fill(std::span<double> out, Stream& /*stream*/) const {
      for (double& x : out) x = drawn;
    }
  };
  for (const double drawn : {-1.0, -1e-300, std::numeric_limits<double>::quiet_NaN()}) {
    const AnyDistribution law = FixedInOneGo{{drawn}};
    CHECK_THROWS_AS(law(stream), std::domain_error);
    CHECK_THROWS_AS(law.fill(values, stream), std::domain_error);
  }
  const AnyDistribution never = Fixed{std::numeric_limits<double>::infinity()};
  CHECK_NOTHROW(never.fill(values, stream));
}

TEST_CASE("what was moved from keeps its law") {
  AnyDistribution law = Exponential{Duration{3.0}};
  const AnyDistribution moved = std::move(law);
  CHECK(law == moved);  // NOLINT(bugprone-use-after-move)
}

TEST_CASE("a user's law needs no fill") {
  const AnyDistribution coin = CoinOfTenSeconds{};
  Stream stream = stream_of("coin");
  std::vector<double> values(1000);
  coin.fill(values, stream);
  std::size_t tens = 0;
  for (const double x : values) tens += x == 10.0 ? 1U : 0U;
  const auto verdict = test::proportion_equals(tens, values.size(), 0.5);
  check(verdict);
  CHECK(coin.mean() == 5.0);
}
