// SPDX-License-Identifier: Apache-2.0
// The laws of later attempts over many persons: shares are exact, draws of different attempts and
// purposes independent.
#include "demand/centre.hpp"
#include "support/catch.hpp"
#include "support/statistical.hpp"

#include <array>
#include <cmath>
#include <span>

using namespace staffsim;
using namespace staffsim::test;
using namespace std::chrono_literals;

namespace {

constexpr std::uint32_t persons = 20'000;

/// Asks about the first attempts of many persons, one after the other.
template <class Ask>
void for_each_person(const ModelSpec& spec, const std::string& name, Ask ask) {
  const Model model{spec};
  demand::ContactSource source{model};
  source.begin(seed_from_name(name), 0);
  for (std::uint32_t serial = 0; serial < persons; ++serial) {
    const Contact contact{.arrived_s = 100.0, .serial = serial};
    ask(source, contact, past_of_first(contact));
  }
}

ContactTypeSpec redialling() {
  ContactTypeSpec type = contact_type("calls", 100.0);
  type.redial = RedialRule{0.5, 0.4, Exponential{15min}, 5};
  return type;
}

double exponential_cdf(double x, double mean) { return 1.0 - std::exp(-x / mean); }

}  // namespace

// Null: 0.5 of all persons redial, and 0.4 of those again, whatever their first delay. Exact
// binomial over 20,000 and 10,000, alpha / 3 each; correlation of the second decision with the
// first delay, alpha / 3. Power 0.9: 0.023 and 0.032; a correlation of 0.064.
TEST_CASE("redials have their probabilities", "[demand]") {
  std::size_t redials = 0;
  std::vector<double> delays_s;
  std::vector<double> again;
  LaterAttempt next;
  for_each_person(centre({redialling()}), "redials have their probabilities",
                  [&](const auto& luck, const Contact& contact, const Past& past) {
                    if (!luck.redials(contact, past, 200.0, next)) return;
                    ++redials;
                    delays_s.push_back(next.contact.arrived_s - 200.0);
                    const bool is_again = luck.redials(next.contact, next.past, 1e4, next);
                    again.push_back(is_again ? 1.0 : 0.0);
                  });
  check(proportion_equals(redials, persons, 0.5, alpha / 3));
  const auto again_count = static_cast<std::size_t>(std::count(again.begin(), again.end(), 1.0));
  check(proportion_equals(again_count, redials, 0.4, alpha / 3));
  check(uncorrelated(delays_s, again, alpha / 3));
}

// Null: delay, handle time and patience of a redial follow their laws and are uncorrelated; a share
// of 0.1 balks. Chi-squared, correlation, exact binomial; alpha / 7 each. Power 0.9: a mean wrong
// by about 11 %; a correlation of 0.07; a share of balks of 0.12.
TEST_CASE("the luck of a redial follows the laws of its type", "[demand]") {
  ContactTypeSpec type = redialling();
  type.balk = 0.1;
  std::vector<double> delays_s;
  std::vector<double> handles_s;
  std::vector<double> patiences_s;
  std::size_t balks = 0;
  LaterAttempt next;
  for_each_person(centre({type}), "the luck of a redial",
                  [&](const auto& luck, const Contact& contact, const Past& past) {
                    if (!luck.redials(contact, past, 200.0, next)) return;
                    if (next.contact.patience_s == 0.0) {
                      ++balks;
                      return;
                    }
                    delays_s.push_back(next.contact.arrived_s - 200.0);
                    handles_s.push_back(next.contact.handle_s);
                    patiences_s.push_back(next.contact.patience_s);
                  });
  const auto law = [](double mean) {
    return [mean](double x) { return exponential_cdf(x, mean); };
  };
  check(fits(delays_s, law(900.0), alpha / 7));
  check(fits(handles_s, law(360.0), alpha / 7));
  check(fits(patiences_s, law(300.0), alpha / 7));
  check(uncorrelated(delays_s, handles_s, alpha / 7));
  check(uncorrelated(delays_s, patiences_s, alpha / 7));
  check(uncorrelated(handles_s, patiences_s, alpha / 7));
  check(proportion_equals(balks, balks + delays_s.size(), 0.1, alpha / 7));
}

// Null: 0.2 are passed on to experts, 0.3 to the law desk, and of the rest 0.4 call again.
// Chi-squared over 20,000 persons, alpha. Power 0.9: one share of 0.2 off by 0.021.
TEST_CASE("transfers exclude each other and go before returns", "[demand]") {
  ContactTypeSpec type = contact_type("calls", 100.0);
  type.transfers = {{"experts", 0.2}, {"law", 0.3}};
  type.returns = ReturnRule{0.4, Exponential{4h}};
  std::array<std::size_t, 4> counts{};
  LaterAttempt next;
  for_each_person(centre({type, contact_type("experts", 1.0), contact_type("law", 1.0)}),
                  "transfers exclude each other",
                  [&](const auto& luck, const Contact& contact, const Past& past) {
                    if (!luck.goes_on(contact, past, 200.0, next)) ++counts[3];
                    else if (next.past.cause == Cause::comes_back) ++counts[0];
                    else ++counts[next.contact.type];
                  });
  check(counts_fit(counts, std::array{0.5 * 0.4, 0.2, 0.3, 0.5 * 0.6}));
}

// Null: a message that deflects 0.3 deflects 0.3 of the redials that arrive meanwhile. Exact
// binomial over about 10,000, alpha. Power 0.9: 0.329.
TEST_CASE("the share of deflected redials is exact", "[demand]") {
  ModelSpec spec = centre({redialling()});
  IncidentSpec outage = incident_at("outage", 0.0, 24h * 7);
  outage.affects["calls"].deflected = 0.3;
  spec.incidents = {outage};
  std::size_t redials = 0;
  std::size_t deflected = 0;
  LaterAttempt next;
  for_each_person(spec, "the share of deflected redials is exact",
                  [&](const auto& luck, const Contact& contact, const Past& past) {
                    if (!luck.redials(contact, past, 200.0, next)) return;
                    ++redials;
                    if (next.contact.nature == Nature::deflected) ++deflected;
                  });
  check(proportion_equals(deflected, redials, 0.3));
}
