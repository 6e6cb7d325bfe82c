// SPDX-License-Identifier: Apache-2.0
// What happens to persons after their first attempt: the rules, one by one, asked of single
// persons.
#include "demand/centre.hpp"
#include "support/catch.hpp"

#include <limits>
#include <stdexcept>

using namespace staffsim;
using namespace staffsim::test;
using namespace std::chrono_literals;

namespace {

constexpr std::uint64_t luck_seed = 5;
constexpr double never = std::numeric_limits<double>::infinity();

ContactTypeSpec calls() {
  ContactTypeSpec type = contact_type("calls", 100.0);
  type.wrap_up = Exponential{1min};
  return type;
}

RedialRule redial(double probability, double again, int attempts) {
  return {probability, again, Exponential{15min}, attempts};
}

/// The source of a model, ready to be asked about persons.
class Asked {
public:
  explicit Asked(const ModelSpec& spec, std::uint64_t replication = 0)
      : model_{spec}, source_{model_} {
    source_.begin(luck_seed, replication);
  }
  [[nodiscard]] const demand::ContactSource& luck() const { return source_; }

private:
  Model model_;
  demand::ContactSource source_;
};

Contact first_attempt(std::uint32_t serial = 3, std::uint16_t type = 0) {
  return {
      .arrived_s = 1000.0, .handle_s = 60.0, .patience_s = 30.0, .serial = serial, .type = type};
}

double draw(const AnyDistribution& law, Purpose purpose, const std::string& entity,
            std::uint64_t index) {
  Stream stream{{luck_seed, purpose, entity, 0, index}};
  return law(stream);
}

}  // namespace

TEST_CASE("a redial comes after its delay with fresh luck of its type", "[demand]") {
  ContactTypeSpec type = calls();
  type.redial = redial(1.0, 0.0, 5);
  const Asked asked{centre({type})};
  const Contact contact = first_attempt();
  LaterAttempt next;
  REQUIRE(asked.luck().redials(contact, past_of_first(contact), 1030.0, next));
  Stream own{{luck_seed, Purpose::redial, "calls", 0, 3U << 16U}};
  static_cast<void>(own.open01());  // decides whether at all
  const double arrived_s = 1030.0 + type.redial->delay(own);
  const std::uint64_t index = (std::uint64_t{1} << 48U) | (3U << 16U);  // step 1, serial 3
  CHECK(next.contact ==
        Contact{.arrived_s = arrived_s,
                .handle_s = draw(type.handle, Purpose::handle, "calls", index),
                .wrap_up_s = draw(type.wrap_up, Purpose::wrap_up, "calls", index),
                .patience_s = draw(type.patience, Purpose::patience, "calls", index),
                .serial = 3,
                .type = 0});
  CHECK(next.past == Past{.person_since_s = 1000.0,
                          .system_since_s = arrived_s,
                          .person_type = 0,
                          .step = 1,
                          .dials = 2,
                          .cause = Cause::redial});
}

TEST_CASE("known answer: the first redial of the fourth caller", "[demand]") {
  ContactTypeSpec type = calls();
  type.redial = redial(1.0, 0.0, 5);
  const Asked asked{centre({type})};
  const Contact contact = first_attempt();
  LaterAttempt next;
  REQUIRE(asked.luck().redials(contact, past_of_first(contact), 1030.0, next));
  CHECK(next.contact.arrived_s == Approx(1182.2883913628).epsilon(1e-11));
  CHECK(next.contact.handle_s == Approx(42.8898237111).epsilon(1e-11));
  CHECK(next.contact.wrap_up_s == Approx(143.3227186692).epsilon(1e-11));
  CHECK(next.contact.patience_s == Approx(201.329428368).epsilon(1e-11));
}

TEST_CASE("redials stop at the number of attempts in a row", "[demand]") {
  ContactTypeSpec type = calls();
  type.redial = redial(1.0, 1.0, 3);
  const Asked asked{centre({type})};
  LaterAttempt now{first_attempt(), past_of_first(first_attempt())};
  int attempts = 1;
  while (asked.luck().redials(now.contact, now.past, now.contact.arrived_s, now)) ++attempts;
  CHECK(attempts == 3);
  CHECK(now.past.dials == 3);
  CHECK(now.past.step == 2);
  CHECK(now.past.person_since_s == 1000.0);
}

TEST_CASE("the second and later redials have their own probability", "[demand]") {
  ContactTypeSpec type = calls();
  const Contact contact = first_attempt();
  Past past = past_of_first(contact);
  LaterAttempt next;
  type.redial = redial(1.0, 0.0, 5);
  CHECK(Asked{centre({type})}.luck().redials(contact, past, 0.0, next));
  past.dials = 2;
  past.step = 7;  // dials count those in a row, steps all
  CHECK_FALSE(Asked{centre({type})}.luck().redials(contact, past, 0.0, next));
  type.redial = redial(0.0, 1.0, 5);
  CHECK(Asked{centre({type})}.luck().redials(contact, past, 0.0, next));
  for (const double probability : {0.0, 1.0}) {  // the same where nothing else is said
    type.redial = RedialRule{.probability = probability, .delay = Exponential{15min}};
    const bool again = Asked{centre({type})}.luck().redials(contact, past, 0.0, next);
    CHECK(again == (probability == 1.0));
  }
}

TEST_CASE("invalid and deflected contacts never come again", "[demand]") {
  ContactTypeSpec type = calls();
  type.redial = redial(1.0, 1.0, 5);
  type.returns = ReturnRule{1.0, Exponential{4h}};
  type.transfers = {{"experts", 0.5}};
  const Asked asked{centre({type, contact_type("experts", 10.0)})};
  for (const Nature nature : {Nature::invalid, Nature::deflected}) {
    Contact contact = first_attempt();
    contact.nature = nature;
    LaterAttempt next;
    CHECK_FALSE(asked.luck().redials(contact, past_of_first(contact), 0.0, next));
    CHECK_FALSE(asked.luck().goes_on(contact, past_of_first(contact), 0.0, next));
  }
}

TEST_CASE("a transferred leg arrives at the end of the talk with luck of the other type",
          "[demand]") {
  ContactTypeSpec type = calls();
  type.transfers = {{"experts", 1.0}};
  ContactTypeSpec experts = contact_type("experts", 10.0);
  experts.handle = Uniform{10min, 20min};
  const Asked asked{centre({type, experts})};
  const Contact contact = first_attempt();
  Past past = past_of_first(contact);
  past.dials = 2;
  past.step = 1;
  past.system_since_s = 990.0;
  LaterAttempt next;
  REQUIRE(asked.luck().goes_on(contact, past, 1500.0, next));
  const std::uint64_t index = (std::uint64_t{2} << 48U) | (3U << 16U);
  CHECK(next.contact ==
        Contact{.arrived_s = 1500.0,
                .handle_s = draw(experts.handle, Purpose::handle, "calls", index),
                .patience_s = draw(experts.patience, Purpose::patience, "calls", index),
                .serial = 3,
                .type = 1});
  CHECK(next.past == Past{.person_since_s = 1000.0,
                          .system_since_s = 990.0,
                          .person_type = 0,
                          .step = 2,
                          .dials = 2,
                          .cause = Cause::transfer});
}

TEST_CASE("who was not passed on may call again after having been answered", "[demand]") {
  ContactTypeSpec type = calls();
  type.returns = ReturnRule{1.0, Exponential{4h}};
  const Asked asked{centre({type})};
  const Contact contact = first_attempt();
  Past past = past_of_first(contact);
  past.dials = 4;
  past.step = 3;
  LaterAttempt next;
  REQUIRE(asked.luck().goes_on(contact, past, 1500.0, next));
  Stream own{{luck_seed, Purpose::comes_back, "calls", 0, (std::uint64_t{3} << 48U) | (3U << 16U)}};
  static_cast<void>(own.open01());
  const double arrived_s = 1500.0 + type.returns->delay(own);
  CHECK(next.contact.arrived_s == arrived_s);
  CHECK(next.past == Past{.person_since_s = 1000.0,
                          .system_since_s = arrived_s,
                          .person_type = 0,
                          .step = 4,
                          .dials = 1,
                          .cause = Cause::comes_back});
}

TEST_CASE("a transfer goes before a return", "[demand]") {
  ContactTypeSpec type = calls();
  type.transfers = {{"experts", 1.0}};
  type.returns = ReturnRule{1.0, Exponential{4h}};
  const Asked asked{centre({type, contact_type("experts", 10.0)})};
  LaterAttempt next;
  for (std::uint32_t serial = 0; serial < 100; ++serial) {
    const Contact contact = first_attempt(serial);
    REQUIRE(asked.luck().goes_on(contact, past_of_first(contact), 0.0, next));
    CHECK(next.past.cause == Cause::transfer);
  }
}

TEST_CASE("status messages reach redials and returns, not transferred legs", "[demand]") {
  ContactTypeSpec type = calls();
  type.redial = redial(1.0, 1.0, 5);
  type.returns = ReturnRule{1.0, Exponential{15min}};
  ModelSpec spec = centre({type, contact_type("experts", 10.0)});
  IncidentSpec outage = incident_at("outage", 0.0, 24h * 7);
  outage.affects["calls"].deflected = 1.0;
  outage.affects["experts"].deflected = 1.0;
  spec.incidents = {outage};
  const Contact contact = first_attempt();
  LaterAttempt next;
  const Asked asked{spec};
  REQUIRE(asked.luck().redials(contact, past_of_first(contact), 0.0, next));
  CHECK(next.contact.nature == Nature::deflected);
  REQUIRE(asked.luck().redials(contact, past_of_first(contact), 7 * seconds_per_day, next));
  CHECK(next.contact.nature == Nature::valid);  // the incident is over
  REQUIRE(asked.luck().goes_on(contact, past_of_first(contact), 0.0, next));
  CHECK(next.contact.nature == Nature::deflected);
  spec.contact_types[0].transfers = {{"experts", 1.0}};
  const Asked passed_on{spec};
  REQUIRE(passed_on.luck().goes_on(contact, past_of_first(contact), 0.0, next));
  CHECK(next.contact.nature == Nature::valid);
}

TEST_CASE("e-mail waits for ever, in the first attempt and later ones", "[demand]") {
  ContactTypeSpec mail = contact_type("mail", 100.0);
  mail.channel = Channel::email;
  mail.patience = Never{};
  mail.returns = ReturnRule{1.0, Exponential{4h}};
  const Asked asked{centre({mail})};
  const Contact contact = first_attempt();
  CHECK(asked.luck().patience_s(contact, past_of_first(contact), 1) == never);
  LaterAttempt next;
  REQUIRE(asked.luck().goes_on(contact, past_of_first(contact), 0.0, next));
  CHECK(next.contact.patience_s == never);
  for (const Contact& first : contacts_of(centre({mail}), luck_seed))
    CHECK(first.patience_s == never);
}

TEST_CASE("every return to the line has a patience of its own", "[demand]") {
  const Asked asked{centre({calls()})};
  const Contact contact = first_attempt();
  Past past = past_of_first(contact);
  const double first_s = asked.luck().patience_s(contact, past, 1);
  CHECK(first_s == draw(calls().patience, Purpose::later, "calls", (3U << 16U) | 1U));
  CHECK(asked.luck().patience_s(contact, past, 2) != first_s);
  past.step = 1;
  CHECK(asked.luck().patience_s(contact, past, 1) != first_s);
}

TEST_CASE("a person is named by the first attempt's type and source", "[demand]") {
  ContactTypeSpec type = calls();
  type.redial = redial(1.0, 1.0, 5);
  ModelSpec spec = centre({type});
  IncidentSpec outage = incident_at("outage", 1.0, 1h);
  outage.affects["calls"].arrivals_factor = 3.0;
  spec.incidents = {outage};
  const Asked asked{spec};
  Contact contact = first_attempt();
  contact.source = 1;
  LaterAttempt next;
  REQUIRE(asked.luck().redials(contact, past_of_first(contact), 0.0, next));
  CHECK(next.contact.source == 1);
  CHECK(next.contact.handle_s == draw(type.handle, Purpose::handle, "outage\ncalls",
                                      (std::uint64_t{1} << 48U) | (3U << 16U)));
  contact.source = 2;
  CHECK_THROWS_AS(asked.luck().redials(contact, past_of_first(contact), 0.0, next),
                  std::invalid_argument);
}

TEST_CASE("a person's attempts end before their number overflows", "[demand]") {
  ContactTypeSpec type = calls();
  type.redial = redial(1.0, 1.0, 10'000);
  type.returns = ReturnRule{1.0, Exponential{4h}};
  const Asked asked{centre({type})};
  const Contact contact = first_attempt();
  Past past = past_of_first(contact);
  LaterAttempt next;
  past.step = 65'534;
  CHECK(asked.luck().redials(contact, past, 0.0, next));
  CHECK(next.past.step == 65'535);
  CHECK_FALSE(asked.luck().redials(contact, next.past, 0.0, next));
  past.step = 65'535;
  CHECK_FALSE(asked.luck().goes_on(contact, past, 0.0, next));
}
