// SPDX-License-Identifier: Apache-2.0
#include "demand/centre.hpp"
#include "demand/day_factors.hpp"
#include "support/catch.hpp"
#include "support/statistical.hpp"

#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/normal.hpp>

#include <cmath>

using namespace staffsim;
using namespace staffsim::test;

namespace {

constexpr std::size_t replications = 20'000;

ModelSpec busy_centre(DayFactorsSpec day_factors, const std::vector<double>& cvs,
                      int warm_up_days = 0) {
  std::vector<ContactTypeSpec> types;
  for (const double cv : cvs) {
    types.push_back(contact_type("type " + std::to_string(types.size()), 100.0));
    types.back().busyness_cv = cv;
  }
  ModelSpec spec = centre(types);
  spec.horizon.warm_up_days = warm_up_days;
  spec.day_factors = day_factors;
  return spec;
}

/// Factors of one type on the seven measured days.
std::vector<double> factors_of(const ModelSpec& spec, std::uint16_t type,
                               std::uint64_t replication = 0) {
  const Model model{spec};
  demand::DayFactors factors{model};
  factors.begin(1, replication);
  std::vector<double> all;
  for (int day = 0; day < 7; ++day)
    all.push_back(factors.factor(type, spec.horizon.warm_up_days + day));
  return all;
}

/// Calls visit(factors) for each replication.
template <class Visit>
void for_each_replication(const ModelSpec& spec, const std::string& name, Visit visit) {
  const Model model{spec};
  demand::DayFactors factors{model};
  for (std::size_t r = 0; r < replications; ++r) {
    factors.begin(seed_from_name(name), r);
    visit(factors);
  }
}

constexpr DayFactorsSpec both{.correlation = 0.3, .day_to_day = 0.2};

}  // namespace

// Null: the factors of single days are gamma with mean 1 and their own cv. Chi-squared over 20,000
// replications, alpha / 3 each. Power 0.9: a mean wrong by 1.5 % at cv 0.15, 9 % at cv 1.
TEST_CASE("correlated day factors keep their gamma laws", "[demand]") {
  std::vector<double> first;
  std::vector<double> second;
  std::vector<double> later;
  for_each_replication(busy_centre(both, {0.15, 1.0}), "correlated day factors",
                       [&](demand::DayFactors& factors) {
                         first.push_back(factors.factor(0, 0));
                         second.push_back(factors.factor(1, 0));
                         later.push_back(factors.factor(0, 5));
                       });
  const auto gamma = [](double cv) {
    return [law = boost::math::gamma_distribution<>{1.0 / (cv * cv), cv * cv}](double x) {
      return cdf(law, x);
    };
  };
  check(fits(first, gamma(0.15), alpha / 3));
  check(fits(second, gamma(1.0), alpha / 3));
  check(fits(later, gamma(0.15), alpha / 3));
}

// Null: the scores of two types on days j apart have the correlation 0.3 x 0.2^j, those of one type
// 0.2^j. Student t over 20,000 replications, alpha / 5 each. Power 0.9: 0.05, and 0.065 of
// the variance.
TEST_CASE("day scores have the correlations asked for", "[demand]") {
  std::vector<double> types;
  std::vector<double> days;
  std::vector<double> two_days;
  std::vector<double> both_apart;
  std::vector<double> squares;
  for_each_replication(busy_centre(both, {0.15, 1.0}), "day scores",
                       [&](demand::DayFactors& factors) {
                         const double score = factors.score(0, 3);
                         squares.push_back(score * score);
                         types.push_back(score * factors.score(1, 3));
                         days.push_back(score * factors.score(0, 4));
                         two_days.push_back(score * factors.score(0, 5));
                         both_apart.push_back(score * factors.score(1, 4));
                       });
  check(mean_equals(squares, 1.0, alpha / 5));
  check(mean_equals(types, 0.3, alpha / 5));
  check(mean_equals(days, 0.2, alpha / 5));
  check(mean_equals(two_days, 0.04, alpha / 5));
  check(mean_equals(both_apart, 0.06, alpha / 5));
}

// Null: with a long memory the first day of the run already is stationary: variance 1, and the
// correlation 0.95 to the next day. As above, alpha / 2 each; power 0.9: 0.063.
TEST_CASE("day scores are stationary from the first day", "[demand]") {
  std::vector<double> squares;
  std::vector<double> days;
  for_each_replication(busy_centre({.correlation = 0.0, .day_to_day = 0.95}, {0.15}),
                       "day scores are stationary", [&](demand::DayFactors& factors) {
                         const double score = factors.score(0, 0);
                         squares.push_back(score * score);
                         days.push_back(score * factors.score(0, 1));
                       });
  check(mean_equals(squares, 1.0, alpha / 2));
  check(mean_equals(days, 0.95, alpha / 2));
}

TEST_CASE("with full correlation all types share one score", "[demand]") {
  const Model model{busy_centre({.correlation = 1.0, .day_to_day = 0.0}, {0.15, 1.0})};
  demand::DayFactors factors{model};
  factors.begin(1, 0);
  CHECK(factors.score(0, 2) == factors.score(1, 2));
}

TEST_CASE("independent day factors are draws of the gamma law by date", "[demand]") {
  const auto factors = factors_of(busy_centre({}, {0.3}), 0, 7);
  const auto serial =
      static_cast<std::uint64_t>((monday + std::chrono::days{2}).time_since_epoch().count());
  Stream stream{{1, Purpose::day_factor, "type 0", 7, serial}};
  const Gamma law{Duration{1.0}, 0.3};
  CHECK(factors[2] == law(stream));
}

TEST_CASE("a longer warm-up moves no day factor", "[demand]") {
  for (const DayFactorsSpec day_factors : {DayFactorsSpec{}, both, DayFactorsSpec{0.5, 0.9}})
    CHECK(factors_of(busy_centre(day_factors, {0.15, 0.3}, 0), 1) ==
          factors_of(busy_centre(day_factors, {0.15, 0.3}, 11), 1));
}

TEST_CASE("another type moves no day factor", "[demand]") {
  for (const DayFactorsSpec day_factors : {DayFactorsSpec{}, both})
    CHECK(factors_of(busy_centre(day_factors, {0.15, 0.3}), 0) ==
          factors_of(busy_centre(day_factors, {0.15, 0.3, 0.2}), 0));
}

TEST_CASE("the order of asking moves no day factor", "[demand]") {
  const Model model{busy_centre(both, {0.15, 0.3})};
  demand::DayFactors forwards{model};
  demand::DayFactors backwards{model};
  forwards.begin(1, 0);
  backwards.begin(1, 0);
  std::vector<double> up;
  std::vector<double> down;
  for (int day = 0; day < 7; ++day) up.push_back(forwards.factor(0, day));
  for (int day = 6; day >= 0; --day) down.push_back(backwards.factor(0, day));
  std::reverse(down.begin(), down.end());
  CHECK(up == down);
}

TEST_CASE("types without busyness have no day factor", "[demand]") {
  CHECK(factors_of(busy_centre(both, {0.0, 0.3}), 0) == std::vector<double>(7, 1.0));
}

TEST_CASE("known answers: correlated day factors", "[demand]") {
  const auto factors = factors_of(busy_centre(both, {0.15, 1.0}), 0);
  CHECK(factors[0] == 0.947418877);
  CHECK(factors[6] == 0.896542777);
  CHECK(factors_of(busy_centre(both, {0.15, 1.0}), 1)[6] == 3.67737723);
}

// The law's cdf at the factor is the normal cdf at the score; nine digits of the factor leave eight
// of the smaller tail at these cvs.
TEST_CASE("a factor lies where its score lies", "[demand]") {
  const boost::math::normal_distribution<> normal;
  for (const double cv : {0.1, 0.5, 1.0, 3.0})
    for (const double score : {-5.0, -2.0, -0.1, 0.0, 0.7, 3.0, 6.0}) {
      CAPTURE(cv, score);
      const boost::math::gamma_distribution<> gamma{1.0 / (cv * cv), cv * cv};
      const double factor = demand::gamma_of_score(Gamma{Duration{1.0}, cv}, score);
      if (score < 0.0) CHECK(cdf(gamma, factor) == Approx(cdf(normal, score)).epsilon(1e-6));
      else
        CHECK(cdf(complement(gamma, factor)) ==
              Approx(cdf(complement(normal, score))).epsilon(1e-6));
    }
}

TEST_CASE("any score of any law has a finite factor, and they rise together", "[demand]") {
  for (const double cv : {0.001, 0.01, 0.1, 0.3, 1.0, 3.0, 10.0}) {
    double last = -1.0;
    for (int tenth = -90; tenth <= 90; ++tenth) {
      CAPTURE(cv, tenth);
      const double factor = demand::gamma_of_score(Gamma{Duration{1.0}, cv}, tenth / 10.0);
      CHECK(std::isfinite(factor));
      CHECK(factor >= last);
      last = factor;
    }
  }
}
