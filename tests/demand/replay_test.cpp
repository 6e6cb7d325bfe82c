// SPDX-License-Identifier: Apache-2.0
// Replay of a recorded log: the same contacts in every replication, and what the log does not show
// is drawn.
#include "demand/centre.hpp"
#include "demand/replay.hpp"
#include "support/catch.hpp"

#include <numeric>

using namespace staffsim;
using namespace staffsim::test;
using namespace std::chrono_literals;

namespace {

RecordedContact at(int day, double hour, std::optional<Duration> handle = std::nullopt) {
  return {{monday + std::chrono::days{day}, Duration{hour * hour_s}}, handle};
}

/// Two contacts on the Sunday before, three on Monday, one on Tuesday.
ModelSpec with_log() {
  RecordedLog log;
  log.contacts = {at(-1, 9.0), at(-1, 10.0, 20s), at(0, 0.0, 30s),
                  at(0, 8.25), at(0, 8.25, 40s),  at(1, 23.5)};
  ContactTypeSpec type = contact_type("calls", 0.0);
  type.arrivals = log;
  ModelSpec spec = centre({type}, 2);
  return spec;
}

std::vector<double> arrivals_of(const std::vector<Contact>& contacts) {
  std::vector<double> arrivals_s;
  for (const Contact& contact : contacts) arrivals_s.push_back(contact.arrived_s);
  return arrivals_s;
}

}  // namespace

TEST_CASE("a log's contacts come as recorded, in every replication", "[demand]") {
  const Model model{with_log()};
  demand::ContactSource source{model};
  for (std::uint64_t replication = 0; replication < 3; ++replication)
    CHECK(arrivals_of(contacts_of(source, model, 1, replication)) ==
          std::vector{0.0, 8.25 * hour_s, 8.25 * hour_s, 47.5 * hour_s});
}

TEST_CASE("the warm-up replays too", "[demand]") {
  ModelSpec spec = with_log();
  spec.horizon.warm_up_days = 1;
  CHECK(arrivals_of(contacts_of(spec, 1)) == std::vector{9.0 * hour_s, 10.0 * hour_s, 24.0 * hour_s,
                                                         32.25 * hour_s, 32.25 * hour_s,
                                                         71.5 * hour_s});
}

// 33 intervals a day: the quotient of the last moment and their length is rounded up to 33.
TEST_CASE("a log's mean arrivals at the last moment of a day", "[demand]") {
  ModelSpec spec = with_log();
  const Duration last{86399.99999999999};
  std::get<RecordedLog>(spec.contact_types[0].arrivals).contacts = {{{monday, last}, {}}};
  spec.horizon.interval = Duration{2618.181818181818};
  const std::vector<double> means = demand::weekly_arrivals(Model{spec}, 0);
  REQUIRE(means.size() == 7 * 33);
  CHECK(means[32] == Approx(1.0));
  CHECK(std::accumulate(means.begin(), means.end(), 0.0) == Approx(1.0));
}

TEST_CASE("contacts after the horizon do not come", "[demand]") {
  ModelSpec spec = with_log();
  spec.horizon.days = 1;
  CHECK(contacts_of(spec, 1).size() == 3);
}

TEST_CASE("known handle times are the log's, others and the rest of the luck are drawn",
          "[demand]") {
  ModelSpec spec = with_log();
  spec.contact_types[0].wrap_up = Exponential{1min};
  const auto contacts = contacts_of(spec, 1);
  REQUIRE(contacts.size() == 4);
  CHECK(contacts[0].handle_s == 30.0);
  CHECK(contacts[2].handle_s == 40.0);
  Stream handles{{1, Purpose::handle, "calls", 0}};
  Stream wrap_ups{{1, Purpose::wrap_up, "calls", 0}};
  Stream patiences{{1, Purpose::patience, "calls", 0}};
  for (std::size_t i = 0; i < contacts.size(); ++i) {
    const double handle_s = spec.contact_types[0].handle(handles);  // the k-th contact's k-th draw
    if (i == 1 || i == 3) CHECK(contacts[i].handle_s == handle_s);
    CHECK(contacts[i].wrap_up_s == spec.contact_types[0].wrap_up(wrap_ups));
    CHECK(contacts[i].patience_s == spec.contact_types[0].patience(patiences));
    CHECK(contacts[i].serial == i);
  }
  CHECK(contacts_of(spec, 1, 1)[1].handle_s != contacts[1].handle_s);
}

TEST_CASE("a recorded contact may be invalid, and keeps a known handle time", "[demand]") {
  ModelSpec spec = with_log();
  spec.contact_types[0].invalid = InvalidShare{1.0, Deterministic{7s}};
  const auto contacts = contacts_of(spec, 1);
  const std::vector<double> expected{30.0, 7.0, 40.0, 7.0};
  for (std::size_t i = 0; i < contacts.size(); ++i) {
    CHECK(contacts[i].nature == Nature::invalid);
    CHECK(contacts[i].handle_s == expected[i]);
  }
}

TEST_CASE("an incident keeps recorded contacts away", "[demand]") {
  ModelSpec spec = with_log();
  IncidentSpec closed = incident_at("closed", 8.0, 1h);
  closed.affects["calls"].arrivals_factor = 0.0;
  spec.incidents = {closed};
  auto expected = contacts_of(with_log(), 1);
  expected.erase(expected.begin() + 1, expected.begin() + 3);
  CHECK(contacts_of(spec, 1) == expected);
}

TEST_CASE("cutting the run changes no replayed contact", "[demand]") {
  const auto whole = contacts_of(with_log(), 1);
  for (const double cut_s : {900.0, 8.25 * hour_s, seconds_per_day})
    CHECK(contacts_of(with_log(), 1, 0, cut_s) == whole);
}

TEST_CASE("mean arrivals of a log are its contacts by weekday", "[demand]") {
  ModelSpec spec = with_log();
  spec.horizon.days = 14;  // the second week is empty
  const std::vector<double> week = demand::weekly_arrivals(Model{spec}, 0);
  REQUIRE(week.size() == 7 * 48);
  CHECK(week[0] == 0.5);
  CHECK(week[16] == 1.0);
  CHECK(week[48 + 47] == 0.5);
  CHECK(std::accumulate(week.begin(), week.end(), 0.0) == 2.0);
}
