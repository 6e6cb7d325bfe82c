// SPDX-License-Identifier: Apache-2.0
// Family F: days with a gamma factor on all rates. Null, statistic, alpha and power of the cases:
// run_case.hpp. Their conditional values, given the factor, are those of days without one and with
// other rates: runs of their own.
#include <staffsim/demand/contact_source.hpp>

#include "statistical/run_case.hpp"
#include "support/catch.hpp"
#include "support/statistical.hpp"

#include <boost/math/distributions/negative_binomial.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

using namespace staffsim;
using namespace staffsim::test;

namespace {

json given(json one, const std::string& factor) {
  json& model = one.at("model");
  model.erase("busyness");
  for (json& rate : model.at("classes").at(0).at("arrivals").at("piecewise_rates"))
    rate = rate.get<double>() * std::stod(factor);
  const json expected = one.at("expected").at("conditional_on_B").at(factor);
  one["expected"] = expected;
  return one;
}

void check_given(const std::string& id, const std::string& factor, int replications,
                 double sees = 0.01) {
  const CaseRun run{
      .id = id + " given " + factor, .replications = replications, .days = 1, .sees = sees};
  check_case(run, given(shared_case(id), factor));
}

// Null: a day's number of contacts is negative binomial, the Poisson law mixed by the gamma factor.
// Statistic: chi-squared over 50 cells between the 2 %, 4 %, ... points; alpha 1e-6, alarm at 112.
// Power: a standard deviation that is wrong by 3 % has, at two units of information a day, a
// noncentrality of 2 x 50,000 x 0.03^2 = 90 and is found with 90 %.
void check_count_law(const std::string& id, std::uint64_t days) {
  const json& one = shared_case(id);
  const json& expected = one.at("expected");
  const double shape = one.at("model").at("busyness").at("shape");
  const double mean = expected.at("count_mean");
  const boost::math::negative_binomial_distribution<> law{shape, shape / (shape + mean)};
  for (const auto& [share, count] : expected.at("count_quantiles").items()) {
    CHECK(cdf(law, count.get<double>()) >= std::stod(share));
    CHECK(cdf(law, count.get<double>() - 1.0) < std::stod(share));
  }

  std::vector<double> last_of_cell;
  std::vector<double> probabilities;
  double below = 0.0;
  for (double share = 0.02; share < 0.99; share += 0.02) {
    last_of_cell.push_back(std::ceil(quantile(law, share)));
    const double up_to = cdf(law, last_of_cell.back());
    probabilities.push_back(up_to - below);
    below = up_to;
  }
  probabilities.push_back(1.0 - below);

  const Model model{model_of(one, 1).spec};
  demand::ContactSource source{model};
  std::vector<Contact> contacts;
  std::vector<std::size_t> counts(probabilities.size(), 0);
  for (std::uint64_t day = 0; day < days; ++day) {
    source.begin(seed_from_name(id + " counts"), day);
    source.next(model.grid().end_s(), contacts);
    const auto cell = std::lower_bound(last_of_cell.begin(), last_of_cell.end(),
                                       static_cast<double>(contacts.size()));
    ++counts[static_cast<std::size_t>(cell - last_of_cell.begin())];
  }
  const Verdict verdict = counts_fit(counts, probabilities);
  check(verdict);
}

}  // namespace

// Most of the abandonment falls on the few busiest days: 1 % would take two million. The law of the
// count and the values given the factor, below, see more.
SHARED_CASE("F-CALLCC", 150000, 1, 0.041);
LONG_CASE("F-CALLCC", 2500000, 1);
SHARED_CASE("F-GAM-1", 104000);

TEST_CASE("family F is complete", "[statistical][cases]") { check_family("F", {}); }

TEST_CASE("F-CALLCC given 0.6", "[statistical][cases]") {
  check_given("F-CALLCC", "0.6", 60000, 0.021);
}
TEST_CASE("F-CALLCC given 0.6 at length", "[.][long]") { check_given("F-CALLCC", "0.6", 300000); }
TEST_CASE("F-CALLCC given 0.8", "[statistical][cases]") { check_given("F-CALLCC", "0.8", 110000); }
TEST_CASE("F-CALLCC given 1", "[statistical][cases]") { check_given("F-CALLCC", "1", 52000); }
TEST_CASE("F-CALLCC given 1.2", "[statistical][cases]") { check_given("F-CALLCC", "1.2", 33000); }
TEST_CASE("F-CALLCC given 1.4", "[statistical][cases]") { check_given("F-CALLCC", "1.4", 25000); }
TEST_CASE("F-GAM-1 given 0.6", "[statistical][cases]") { check_given("F-GAM-1", "0.6", 68000); }
TEST_CASE("F-GAM-1 given 0.8", "[statistical][cases]") { check_given("F-GAM-1", "0.8", 33000); }
TEST_CASE("F-GAM-1 given 1", "[statistical][cases]") { check_given("F-GAM-1", "1", 16000); }
TEST_CASE("F-GAM-1 given 1.2", "[statistical][cases]") { check_given("F-GAM-1", "1.2", 11000); }
TEST_CASE("F-GAM-1 given 1.4", "[statistical][cases]") { check_given("F-GAM-1", "1.4", 10000); }

TEST_CASE("contacts of a busy day are negative binomial", "[statistical][demand]") {
  check_count_law("F-CALLCC", 50'000);
  check_count_law("F-GAM-1", 50'000);
}
