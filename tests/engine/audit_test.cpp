// SPDX-License-Identifier: Apache-2.0
// What no run may do: lose contacts, or time. Accounts that contradict themselves are refused, and
// the message has the numbers.
#include "engine/audit.hpp"
#include "engine/tally_fixture.hpp"
#include "support/catch.hpp"

#include <stdexcept>

using namespace staffsim;
using namespace staffsim::test;
using engine::End;
using SpellKind = engine::Spell::Kind;

namespace {

std::string refusal_of(const ModelSpec& spec, const engine::Account& account) {
  try {
    static_cast<void>(tally(spec, account));
  } catch (const std::logic_error& error) {
    return error.what();
  }
  return "none";
}

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

engine::Outcome in_pieces(engine::Outcome outcome) {
  outcome.in_pieces = true;
  return outcome;
}

}  // namespace

TEST_CASE("a model without lines blocks nobody", "[engine][audit]") {
  engine::Outcome outcome;
  outcome.end = End::blocked;
  const std::string refusal = refusal_of(lasting(hotline(), 1), {.outcomes = {outcome}});
  CHECK(holds(refusal, "of a, 1 were offered"));
}

// Before, across and after both ends of the window, waiting and handled: nothing is missed.
TEST_CASE("an honest account passes wherever its contacts lie", "[engine][audit]") {
  const double t = day_s;
  engine::Outcome waiting = abandoned(2 * t - 50, 50);
  waiting.end = End::unfinished;
  CHECK(refusal_of(lasting(hotline(), 1, 1),
                   {.outcomes = {answered(5, 7, 9), answered(t - 10, 50, 3000),
                                 abandoned(t - 100, 50), abandoned(t - 10, 4000),
                                 answered(t + 1700, 400, 5000), answered(2 * t - 60, 20, 9000),
                                 answered(t + 5, 0, 0), waiting}}) == "none");
}

TEST_CASE("waits that no queue holds break Little's law", "[engine][audit]") {
  const engine::Account account{.outcomes = {in_pieces(answered(10, 30, 50))},
                                .spells = {{SpellKind::waiting, 0, 10, 20},
                                           {SpellKind::handling, 0, 20, 70},
                                           {SpellKind::waiting, 0, 70, 80}}};
  const std::string refusal = refusal_of(lasting(hotline(), 1), account);
  CHECK(holds(refusal, "Little's law fails: contacts of a"));
  CHECK(holds(refusal, "30 s"));
  CHECK(holds(refusal, "20 s"));
}

TEST_CASE("agents are busy for as long as contacts say", "[engine][audit]") {
  const engine::Account account{.outcomes = {in_pieces(answered(10, 0, 50))},
                                .spells = {{SpellKind::handling, 0, 10, 70}}};
  CHECK(holds(refusal_of(lasting(hotline(), 1), account), "agents were busy for 60 s"));
}

// 1e-9 of the sum is allowed, and not much more: here 100,000 s are told.
TEST_CASE("the audit bears rounding and no error", "[engine][audit]") {
  const auto with_error = [](double error_s) {
    return refusal_of(lasting(hotline(), 2),
                      {.outcomes = {in_pieces(answered(0, 1e5, 0))},
                       .spells = {{SpellKind::waiting, 0, 0, 1e5 + error_s}}});
  };
  CHECK(with_error(5e-5) == "none");
  CHECK(with_error(2e-4) != "none");
}

// A name may hold what formats text.
TEST_CASE("the audit quotes any name", "[engine][audit]") {
  ModelSpec spec = lasting(hotline(), 1);
  spec.contact_types[0].name = spec.agent_groups[0].handles[0].type = "{} {0}";
  CHECK(holds(refusal_of(spec, {.outcomes = {in_pieces(answered(0, 10, 0))}}), "{} {0}"));
}

TEST_CASE("every arrival is reported once", "[engine][audit]") {
  engine::TallyBook book{Model{lasting(hotline(), 1, 1)}, {}};
  book.begin();
  book.add({.outcomes = {answered(1, 0, 5), answered(2, 0, 5)}});
  CHECK(book.first_attempts() == 2);
  CHECK_NOTHROW(engine::require_all_reported(2, book.first_attempts()));
  CHECK_THROWS_AS(engine::require_all_reported(3, book.first_attempts()), std::logic_error);
  CHECK_THROWS_AS(engine::require_all_reported(1, book.first_attempts()), std::logic_error);
}

TEST_CASE("later attempts are nobody's arrival", "[engine][audit]") {
  ModelSpec spec = lasting(hotline(), 1);
  spec.lines = 1;
  engine::Outcome later = answered(2, 0, 5);
  later.notes = engine::note::is_later;
  engine::TallyBook book{Model{spec}, {}};
  book.begin();
  book.add({.outcomes = {answered(1, 0, 5), later}});
  book.finish();
  CHECK(book.first_attempts() == 1);
}

namespace {

/// Tells of one contact, as it is told to.
class Liar final : public engine::Kernel {
public:
  explicit Liar(engine::Account lie) : lie_{std::move(lie)} {}
  void begin(const LaterLuck& /*luck*/) override {}
  void advance(const engine::Block& /*block*/, engine::Account& account) override {
    account = lie_;
  }
  void finish(engine::Account& /*account*/) override {}

private:
  engine::Account lie_;
};

std::string refusal_of_lie(const engine::Account& lie) {
  const Model model{lasting(hotline(), 1)};
  Liar kernel{lie};
  engine::TallyBook book{model, {}};
  book.begin();
  engine::Account account;
  try {
    kernel.advance_counted({}, book, account);
  } catch (const std::logic_error& error) {
    return error.what();
  }
  return "none";
}

}  // namespace

TEST_CASE("what a kernel of somebody else tells must be possible", "[engine][audit]") {
  CHECK(refusal_of_lie({.outcomes = {answered(100, 5, 50)}}) == "none");
  const auto lie = [](auto change) {
    engine::Outcome outcome = answered(100, 5, 50);
    change(outcome);
    return refusal_of_lie({.outcomes = {answered(10, 0, 5), outcome}});
  };
  const double nan = std::numeric_limits<double>::quiet_NaN();
  for (const std::string& refusal :
       {lie([](auto& outcome) { outcome.type = 999; }),
        lie([](auto& outcome) { outcome.group = 999; }),
        lie([](auto& outcome) { outcome.wait_s = -5; }),
        lie([&](auto& outcome) { outcome.wait_s = nan; }),
        lie([&](auto& outcome) { outcome.handled_s = nan; }),
        lie([](auto& outcome) { outcome.arrived_s = 1e12; }),
        lie([](auto& outcome) { outcome.arrived_s = -1; }),
        lie([](auto& outcome) { outcome.delayed = false; }), lie([](auto& outcome) {
          outcome = abandoned(100, 5);
          outcome.group = 65'535;
        }),
        lie([](auto& outcome) { outcome.end = static_cast<End>(9); })})
    CHECK(holds(refusal, "an outcome that cannot be, number 2"));
  CHECK(holds(refusal_of_lie({.spells = {{SpellKind::waiting, 7, 10, 20}}}), "a spell"));
  CHECK(holds(refusal_of_lie({.spells = {{SpellKind::handling, 0, 20, 10}}}), "a spell"));
  CHECK(holds(refusal_of_lie({.heads = {{.at_s = 5, .group = 9}}}), "a change of heads"));
  CHECK(holds(refusal_of_lie({.persons = {{.since_s = nan}}}), "a person"));
  CHECK(holds(refusal_of_lie({.replies = {{.arrived_s = 5, .completed_s = 4}}}), "a reply"));
  CHECK(holds(refusal_of_lie({.backlog = {{.at_s = -1}}}), "a backlog"));
}
