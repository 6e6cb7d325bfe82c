// SPDX-License-Identifier: Apache-2.0
// Laws that hold for every run, whatever it is: conservation, Little's law, handling within
// presence. On random plays stretched to a day.
#include "engine/tally_fixture.hpp"
#include "property/random_model.hpp"
#include "support/catch.hpp"
#include "support/statistical.hpp"

using namespace staffsim;
using namespace staffsim::test;
using engine::AgentCounter;
using engine::Counter;

namespace {

/// The play with all its times stretched, so that it lasts two days, the first a warm-up.
Play over_two_days(Play play) {
  const double factor = 2.0 * day_s / play.until_s;
  for (Contact& c : play.contacts) {
    c.arrived_s *= factor;
    c.handle_s *= factor;
    c.wrap_up_s *= factor;
    c.patience_s *= factor;
  }
  for (DutyChange& d : play.duty) {
    d.at_s *= factor;
    d.length_s *= factor;
  }
  for (IncidentStep& i : play.incidents) i.at_s *= factor;
  play.spec = lasting(play.spec, 1, 1);
  play.until_s = 2.0 * day_s;
  return play;
}

template <class Check>
void for_random_plays(const char* name, Kind kind, int count, Check check) {
  for (int i = 0; i < count; ++i) {
    const std::uint64_t seed = seed_from_name(name) + static_cast<std::uint64_t>(i);
    const RandomPlay random{seed, kind};
    INFO("play " << i << " of " << name << ", seed " << seed);
    check(over_two_days(random.play), random.luck(random.play.spec));
  }
}

template <class Check>
void for_random_accounts(const char* name, int count, Check check) {
  for_random_plays(name, Kind::plain, count, [&](const Play& play, const HashedLuck& luck) {
    check(play, perform(play, luck));
  });
}

/// Tallies of a play, in the order in which the kernel finds its outcomes out.
engine::Tallies tally_of(const Play& play, const LaterLuck& luck, bool counts_while_serving,
                         const engine::TallyPlan& plan) {
  const Model model = model_of(play);
  const auto kernel = engine::make_kernel(model);
  const engine::Block block{play.contacts, play.duty, play.incidents, play.until_s};
  engine::TallyBook book{model, plan};
  engine::Account account;
  kernel->begin(luck);
  book.begin();
  if (counts_while_serving) kernel->advance_counted(block, book, account);
  else kernel->advance(block, account);
  kernel->finish(account);
  book.add(account);
  return book.finish();
}

/// Duration of [from, to) in the measured day.
double measured(double from_s, double to_s) {
  return std::max(0.0, std::min(to_s, 2.0 * day_s) - std::max(from_s, day_s));
}

}  // namespace

TEST_CASE("every contact has one outcome", "[property][tally]") {
  for_random_accounts(
      "every contact has one outcome", 500, [](const Play& play, const auto& account) {
        REQUIRE(account.outcomes.size() == play.contacts.size());
        const auto tallies = tally(play.spec, account);
        const auto offered = std::count_if(play.contacts.begin(), play.contacts.end(),
                                           [](const Contact& c) { return c.arrived_s >= day_s; });
        double sum = 0.0;
        double ends = 0.0;
        for (std::size_t type = 0; type < play.spec.contact_types.size(); ++type) {
          sum += total_of(tallies, Counter::offered, type);
          for (const Counter end : {Counter::answered, Counter::abandoned, Counter::unfinished})
            ends += total_of(tallies, end, type);
        }
        REQUIRE(sum == static_cast<double>(offered));
        REQUIRE(ends == sum);
      });
}

// Integral of the queue = sum of the waits, each cut to the measured window; pathwise, so to
// rounding.
TEST_CASE("Little's law holds on every path", "[property][tally]") {
  for_random_accounts("Little's law holds on every path", 500,
                      [](const Play& play, const auto& account) {
                        const auto tallies = tally(play.spec, account);
                        std::vector<double> waited(play.spec.contact_types.size(), 0.0);
                        for (const engine::Outcome& o : account.outcomes)
                          if (!o.in_pieces)
                            waited[o.type] += measured(o.arrived_s, o.arrived_s + o.wait_s);
                        for (const engine::Spell& s : account.spells)
                          if (s.kind == engine::Spell::Kind::waiting)
                            waited[s.index] += measured(s.from_s, s.to_s);
                        for (std::size_t type = 0; type < waited.size(); ++type)
                          REQUIRE(total_of(tallies, Counter::queue_s, type) ==
                                  Approx(waited[type]).epsilon(1e-12).margin(1e-6));
                      });
}

// Bit for bit, whether the kernel counts itself or leaves all to the book.
TEST_CASE("what is counted while serving is what the account says", "[property][tally]") {
  const auto check = [](const Play& play, const HashedLuck& luck) {
    for (const bool by_interval : {true, false}) {
      const engine::TallyPlan plan{.by_interval = by_interval};
      REQUIRE(tally_of(play, luck, true, plan) == tally_of(play, luck, false, plan));
    }
  };
  const char* const name = "what is counted while serving is what the account says";
  for_random_plays(name, Kind::pooled, 1'000, check);
  for_random_plays(name, Kind::simple, 1'000, check);
}

// Whoever asks for totals alone gets them by the day.
TEST_CASE("days have the totals of intervals", "[property][tally]") {
  const auto same = [](const auto& by_day, const auto& by_interval) {
    REQUIRE(by_day.size() == by_interval.size());
    for (std::size_t row = 0; row < by_day.size(); ++row)
      for (std::size_t i = 0; i < by_day[row].size(); ++i)
        REQUIRE(by_day[row][i] == Approx(by_interval[row][i]).epsilon(1e-9).margin(1e-6));
  };
  for_random_accounts("days have the totals of intervals", 500,
                      [&](const Play& play, const auto& account) {
                        const auto days = tally(play.spec, account, {.by_interval = false});
                        const auto intervals = tally(play.spec, account);
                        REQUIRE(days.cells == 1);
                        same(days.type_totals, intervals.type_totals);
                        same(days.group_totals, intervals.group_totals);
                        REQUIRE(days.waits == intervals.waits);
                        REQUIRE(days.responses == intervals.responses);
                      });
}

// An agent who handles a contact is present, in each interval; rounding apart.
TEST_CASE("handling time is never more than presence", "[property][tally]") {
  for_random_accounts(
      "handling time is never more than presence", 500, [](const Play& play, const auto& account) {
        const auto tallies = tally(play.spec, account);
        for (std::size_t group = 0; group < play.spec.agent_groups.size(); ++group)
          for (std::size_t cell = 0; cell < tallies.cells; ++cell) {
            const double busy = count_of(tallies, AgentCounter::busy, cell, group);
            REQUIRE(busy <= count_of(tallies, AgentCounter::present, cell, group) + 1e-6);
          }
      });
}

// The sum of the pieces is the wait and the handling that the outcome reports.
TEST_CASE("spells add up to their outcomes", "[property][tally]") {
  for_random_accounts("spells add up to their outcomes", 500, [](const Play&, const auto& account) {
    double of_outcomes = 0.0;
    double of_spells = 0.0;
    for (const engine::Outcome& o : account.outcomes)
      if (o.in_pieces) of_outcomes += o.wait_s + o.handled_s;
    for (const engine::Spell& s : account.spells) of_spells += s.to_s - s.from_s;
    REQUIRE(of_spells == Approx(of_outcomes).epsilon(1e-9).margin(1e-6));
  });
}
