// SPDX-License-Identifier: Apache-2.0
// Mistaken and abusive contacts, and those whom a status message satisfies: exact shares, by draws
// of each contact's own that leave everything else as it was.
#include "demand/centre.hpp"
#include "support/catch.hpp"
#include "support/statistical.hpp"

using namespace staffsim;
using namespace staffsim::test;
using namespace std::chrono_literals;

namespace {

constexpr double slip_s = 7.0;

ModelSpec plain(double per_day) { return centre({contact_type("calls", per_day)}); }

ModelSpec with_invalid(ModelSpec spec, double share) {
  spec.contact_types[0].invalid = InvalidShare{share, Deterministic{Duration{slip_s}}};
  return spec;
}

/// An incident over the whole week that deflects two shares, one from the second day on.
ModelSpec with_deflected(ModelSpec spec, double at_once, double announced) {
  IncidentSpec outage = incident_at("outage", 0.0, 24h * 30);
  outage.affects["calls"].deflected = at_once;
  outage.responses = {{24h, Announcement{"calls", announced}}};
  spec.incidents = {outage};
  return spec;
}

std::size_t count(const std::vector<Contact>& contacts, Nature nature, double from_s = 0.0,
                  double to_s = 1e9) {
  return static_cast<std::size_t>(std::ranges::count_if(contacts, [=](const Contact& contact) {
    return contact.nature == nature && contact.arrived_s >= from_s && contact.arrived_s < to_s;
  }));
}

}  // namespace

// Null: a share of 3 % is invalid. Exact binomial over about 70,000 contacts, alpha. Power 0.9: a
// share of 3.4 %.
TEST_CASE("the share of invalid contacts is exact", "[demand]") {
  const auto contacts = contacts_of(with_invalid(plain(10'000.0), 0.03),
                                    seed_from_name("the share of invalid contacts is exact"));
  check(proportion_equals(count(contacts, Nature::invalid), contacts.size(), 0.03));
}

TEST_CASE("invalid contacts have their own handle time, and nothing else changes", "[demand]") {
  auto contacts = contacts_of(with_invalid(plain(2'000.0), 0.1), 1);
  const auto before = contacts_of(plain(2'000.0), 1);
  REQUIRE(contacts.size() == before.size());
  std::size_t invalid = 0;
  for (std::size_t i = 0; i < contacts.size(); ++i) {
    if (contacts[i].nature == Nature::invalid) {
      ++invalid;
      CHECK(contacts[i].handle_s == slip_s);
      contacts[i].handle_s = before[i].handle_s;
      contacts[i].nature = Nature::valid;
    }
    REQUIRE(contacts[i] == before[i]);
  }
  CHECK(invalid > 0);
}

// Null: handle times of invalid contacts follow their own law. Chi-squared over about 7,000
// draws, alpha. Power 0.9: a density wrong by 12 % up in one half and down in the other.
TEST_CASE("invalid contacts draw their handle times one by one", "[demand]") {
  ModelSpec spec = plain(10'000.0);
  spec.contact_types[0].invalid = InvalidShare{0.1, Exponential{40s}};
  std::vector<double> handles_s;
  for (const Contact& contact :
       contacts_of(spec, seed_from_name("invalid contacts draw their handle times one by one")))
    if (contact.nature == Nature::invalid) handles_s.push_back(contact.handle_s);
  check(fits(
      handles_s, [](double s) { return 1.0 - std::exp(-s / 40.0); }, alpha));
}

// Null: an incident deflects 0.2 on its first day, and together with an announcement of 0.5
// 1 - 0.8 x 0.5 = 0.6 of all later contacts. Exact binomial over about 10,000 and 60,000 contacts,
// alpha / 2 each. Power 0.9: 0.025 and 0.013.
TEST_CASE("the share of deflected contacts is exact", "[demand]") {
  const auto contacts = contacts_of(with_deflected(plain(10'000.0), 0.2, 0.5),
                                    seed_from_name("the share of deflected contacts is exact"));
  const std::size_t first = count(contacts, Nature::deflected, 0.0, seconds_per_day);
  const std::size_t later = count(contacts, Nature::deflected, seconds_per_day);
  const std::size_t first_day = first + count(contacts, Nature::valid, 0.0, seconds_per_day);
  check(proportion_equals(first, first_day, 0.2, alpha / 2));
  check(proportion_equals(later, contacts.size() - first_day, 0.6, alpha / 2));
}

TEST_CASE("deflected contacts stay in the list, and nothing else changes", "[demand]") {
  auto contacts = contacts_of(with_deflected(plain(2'000.0), 0.2, 0.0), 1);
  for (Contact& contact : contacts) contact.nature = Nature::valid;
  CHECK(contacts == contacts_of(plain(2'000.0), 1));
}

// A surge brings contacts of its own; its incident deflects them as it does the others.
TEST_CASE("contacts of a surge may be invalid or deflected", "[demand]") {
  ModelSpec spec = with_deflected(with_invalid(plain(1'000.0), 0.5), 0.5, 0.0);
  spec.incidents[0].affects["calls"].arrivals_factor = 2.0;
  const auto surge = only(contacts_of(spec, 1), 0, 1);
  CHECK(count(surge, Nature::valid) > 1'000);
  CHECK(count(surge, Nature::invalid) > 1'000);
  CHECK(count(surge, Nature::deflected) > 2'000);
}

TEST_CASE("a contact that is invalid and deflected is deflected", "[demand]") {
  const auto all = contacts_of(with_deflected(with_invalid(plain(1'000.0), 1.0), 0.4, 0.0), 1);
  const auto deflected = contacts_of(with_deflected(plain(1'000.0), 0.4, 0.0), 1);
  CHECK(count(all, Nature::valid) == 0);
  CHECK(count(all, Nature::deflected) == count(deflected, Nature::deflected));
  for (std::size_t i = 0; i < all.size(); ++i)
    CHECK((all[i].nature == Nature::deflected) == (deflected[i].nature == Nature::deflected));
}

// Null: whether a contact is invalid and whether it would be deflected are independent: of those
// whom no message reaches half are invalid. Exact binomial over about 21,000 contacts, alpha.
// Power 0.9: a share of 0.521.
TEST_CASE("being invalid and being deflected are independent", "[demand]") {
  const auto contacts = contacts_of(with_deflected(with_invalid(plain(10'000.0), 0.5), 0.7, 0.0),
                                    seed_from_name("invalid and deflected are independent"));
  const std::size_t invalid = count(contacts, Nature::invalid);
  check(proportion_equals(invalid, invalid + count(contacts, Nature::valid), 0.5));
}
