// SPDX-License-Identifier: Apache-2.0
// What contacts bring with them, and how long incidents last and stay away, follow the laws of the
// model and are independent of each other. The laws themselves are tested in tests/random; here it
// is seen that each gets to its place.
#include <staffsim/random/laws.hpp>

#include "statistical/contacts_of.hpp"
#include "support/catch.hpp"
#include "support/statistical.hpp"

#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/lognormal.hpp>
#include <boost/math/distributions/weibull.hpp>

#include <chrono>
#include <cmath>
#include <functional>
#include <string>
#include <vector>

using namespace staffsim;
using namespace staffsim::test;
using namespace std::chrono_literals;

namespace {

constexpr double balk = 0.07;
constexpr double scale_s = 300.0;  // of the patience

ModelSpec centre() {
  ContactTypeSpec calls;
  calls.name = "calls";
  std::get<WeeklyArrivals>(calls.arrivals).per_day = 2000.0;
  calls.handle = Lognormal{7.5min, 1.0};
  calls.wrap_up = Gamma{1min, 0.5};
  calls.patience = Weibull{Duration{scale_s * std::tgamma(1.0 + 1.0 / 1.5)}, 1.5};
  calls.balk = balk;
  AgentGroupSpec desk;
  desk.name = "desk";
  desk.staffing = HeadCount{10};
  desk.handles = {{"calls"}};
  IncidentSpec outage;
  outage.name = "outage";
  outage.starts = Exponential{20h};
  outage.lasts = Lognormal{4h, 0.8};
  outage.affects["calls"].arrivals_factor = 6.0;
  ModelSpec spec;
  spec.horizon.days = 100;
  spec.contact_types = {calls};
  spec.agent_groups = {desk};
  spec.incidents = {outage};
  return spec;
}

boost::math::lognormal_distribution<> lognormal(double mean, double cv) {
  const double variance = std::log1p(cv * cv);
  return {std::log(mean) - 0.5 * variance, std::sqrt(variance)};
}

template <class Law>
std::function<double(double)> cdf_of(const Law& law) {
  return [law](double x) { return cdf(law, x); };
}

/// Contacts as columns.
struct Columns {
  std::vector<double> gap_s, handle_s, wrap_up_s, patience_s;

  explicit Columns(const std::vector<Contact>& contacts, bool surge) {
    double before_s = 0.0;
    for (const Contact& contact : contacts) {
      if ((contact.source > 0) != surge) continue;
      gap_s.push_back(contact.arrived_s - before_s);
      before_s = contact.arrived_s;
      handle_s.push_back(contact.handle_s);
      wrap_up_s.push_back(contact.wrap_up_s);
      patience_s.push_back(contact.patience_s);
    }
  }
};

std::vector<double> without_zeros(std::vector<double> values) {
  std::erase(values, 0.0);
  return values;
}

/// The same, each beside its neighbour.
std::vector<double> rotated(std::vector<double> values) {
  std::rotate(values.begin(), values.begin() + 1, values.end());
  return values;
}

}  // namespace

// Null: handle times are lognormal, wrap-up gamma, patience Weibull with an atom of balking, for
// own contacts (200,000) and those of surges (170,000 or so) alike. Statistics: chi-squared over 2
// n^0.4 cells and the exact binomial for the atom, alpha / 8 each. Power 0.9: a density wrong by 3
// % up in one half and down in the other, an atom wrong by 5.5 %.
TEST_CASE("contacts bring what the laws say", "[statistical][demand]") {
  const Model model{centre()};
  const auto contacts = contacts_of(model, seed_from_name("contacts bring what the laws say"));
  for (const bool surge : {false, true}) {
    const Columns columns{contacts, surge};
    CAPTURE(surge, columns.gap_s.size());
    CHECK(columns.gap_s.size() > 100'000);
    check(fits(columns.handle_s, cdf_of(lognormal(450.0, 1.0)), alpha / 8));
    check(fits(columns.wrap_up_s, cdf_of(boost::math::gamma_distribution<>{4.0, 15.0}), alpha / 8));
    const std::vector<double> patient = without_zeros(columns.patience_s);
    check(fits(patient, cdf_of(boost::math::weibull_distribution<>{1.5, scale_s}), alpha / 8));
    check(proportion_equals(columns.patience_s.size() - patient.size(), columns.patience_s.size(),
                            balk, alpha / 8));
  }
}

// Null: handle time, wrap-up, patience and the gap before a contact are independent of each other
// and of the next contact's. Statistic: correlations, alpha / 10 each, of own contacts. Power 0.9:
// a correlation of 0.015.
TEST_CASE("what contacts bring is independent", "[statistical][demand]") {
  const Model model{centre()};
  const auto contacts = contacts_of(model, seed_from_name("what contacts bring is independent"));
  const Columns c{contacts, false};
  const std::vector<const std::vector<double>*> columns{&c.gap_s, &c.handle_s, &c.wrap_up_s,
                                                        &c.patience_s};
  for (std::size_t i = 0; i < columns.size(); ++i)
    for (std::size_t j = i; j < columns.size(); ++j) {
      CAPTURE(i, j);
      check(uncorrelated(*columns[i], i == j ? rotated(*columns[j]) : *columns[j], alpha / 10));
    }
}

// Null: a fresh patience after a hand-over has the law of patience without balking, independent of
// the first patience and of the next. Chi-squared and correlations, alpha / 3 each, n = 200,000.
// Power 0.9: a density wrong by 3 % as above, a correlation of 0.015.
TEST_CASE("fresh patience follows the law and never balks", "[statistical][demand]") {
  const Model model{centre()};
  demand::ContactSource source{model};
  const auto contacts = contacts_of(source, model, seed_from_name("fresh patience"));
  std::vector<double> first_s;
  std::vector<double> fresh_s;
  std::vector<double> second_s;
  for (const Contact& contact : contacts) {
    if (contact.patience_s == 0.0) continue;
    first_s.push_back(contact.patience_s);
    fresh_s.push_back(source.patience_s(contact, past_of_first(contact), 1));
    second_s.push_back(source.patience_s(contact, past_of_first(contact), 2));
  }
  check(fits(fresh_s, cdf_of(boost::math::weibull_distribution<>{1.5, scale_s}), alpha / 3));
  check(uncorrelated(first_s, fresh_s, alpha / 3));
  check(uncorrelated(fresh_s, second_s, alpha / 3));
}

// Null: incidents start an exponential time after the end of the last (the first after the start of
// the run) and last lognormal times. Statistic: chi-squared, alpha / 3 each, of the first 2000 of
// each of 20 runs of ten years (of which some 3650 come, so that the end of the run cuts off none),
// and the correlation of a length with the gap before it. Power 0.9: a density wrong by 6 % up in
// one half and down in the other, a correlation of 0.03.
TEST_CASE("incidents come and go by their laws", "[statistical][demand]") {
  ModelSpec spec = centre();
  spec.horizon.days = 3650;
  std::get<WeeklyArrivals>(spec.contact_types[0].arrivals).per_day = 1.0;
  const Model model{spec};
  demand::ContactSource source{model};
  constexpr std::size_t counted = 2000;
  std::vector<double> gaps_s;
  std::vector<double> lengths_s;
  for (std::uint64_t r = 0; r < 20; ++r) {
    source.begin(seed_from_name("incidents come and go by their laws"), r);
    const auto& occurrences = source.timeline().occurrences;
    REQUIRE(occurrences.size() > counted);
    double end_s = 0.0;
    for (std::size_t i = 0; i < counted; ++i) {
      gaps_s.push_back(occurrences[i].start_s - end_s);
      end_s = occurrences[i].end_s;
      lengths_s.push_back(end_s - occurrences[i].start_s);
    }
  }
  check(fits(
      gaps_s, [](double x) { return 1.0 - std::exp(-x / 72'000.0); }, alpha / 3));
  check(fits(lengths_s, cdf_of(lognormal(14'400.0, 0.8)), alpha / 3));
  check(uncorrelated(gaps_s, lengths_s, alpha / 3));
}
