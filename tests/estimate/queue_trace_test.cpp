// SPDX-License-Identifier: Apache-2.0
// The number waiting as a step function, and when a queue is back to what it would have been.
#include "estimate/by_hand.hpp"
#include "estimate/queue_trace.hpp"
#include "support/catch.hpp"

using namespace staffsim;
using namespace staffsim::test;

namespace {

QueueTrace trace_of(const engine::Account& account, const ModelSpec& spec = whole_centre()) {
  QueueTrace trace{Model{spec}};
  trace.begin();
  trace.add(account);
  trace.finish();
  return trace;
}

std::size_t waiting_at(const QueueTrace& trace, double at_s) {
  return QueueTrace::Reader{trace, at_s}.waiting();
}

}  // namespace

TEST_CASE("somebody waits from joining until leaving, without the end", "[estimate][trace]") {
  const QueueTrace trace = trace_of({.outcomes = {abandoned(10, 20), answered(15, 5, 60)}});
  CHECK(waiting_at(trace, 9) == 0);
  CHECK(waiting_at(trace, 10) == 1);
  CHECK(waiting_at(trace, 15) == 2);
  CHECK(waiting_at(trace, 20) == 1);
  CHECK(waiting_at(trace, 30) == 0);
}

TEST_CASE("a reader goes from change to change", "[estimate][trace]") {
  const QueueTrace trace = trace_of({.outcomes = {abandoned(10, 20), answered(15, 5, 60)}});
  QueueTrace::Reader reader{trace, 12};
  std::vector<double> changes;
  for (; reader.next_s() < never_s; reader.advance(reader.next_s()))
    changes.push_back(reader.next_s());
  CHECK(changes == std::vector<double>{15, 20, 30});
}

TEST_CASE("a contact in pieces waits in its spells", "[estimate][trace]") {
  using Kind = engine::Spell::Kind;
  engine::Outcome outcome = answered(0, 40, 60);
  outcome.in_pieces = true;
  const QueueTrace trace = trace_of({.outcomes = {outcome},
                                     .spells = {{Kind::waiting, 0, 0, 10},
                                                {Kind::handling, 0, 10, 50},
                                                {Kind::waiting, 0, 50, 80}}});
  CHECK(waiting_at(trace, 5) == 1);
  CHECK(waiting_at(trace, 20) == 0);
  CHECK(waiting_at(trace, 60) == 1);
  CHECK(trace.worst_wait_s(0, 0) == 40);
}

TEST_CASE("calls are watched, and e-mail where there are none", "[estimate][trace]") {
  const engine::Account mail{.outcomes = {of_type(answered(10, 20, 5), 1)}};
  CHECK(waiting_at(trace_of(mail), 15) == 0);
  ModelSpec spec = whole_centre();
  ContactTypeSpec& type = spec.contact_types[0];
  type.channel = Channel::email;
  type.redial.reset();
  type.patience = Never{};
  type.balk = 0.0;
  CHECK(waiting_at(trace_of(mail, spec), 15) == 1);
}

TEST_CASE("the worst wait is of who arrives in time and has an end", "[estimate][trace]") {
  engine::Outcome unfinished = abandoned(20, 900);
  unfinished.end = engine::End::unfinished;
  const QueueTrace trace = trace_of(
      {.outcomes = {abandoned(10, 20), answered(15, 50, 60), answered(31, 500, 5), unfinished}});
  CHECK(trace.worst_wait_s(10, 30) == 50);
  CHECK(trace.worst_wait_s(10, 31) == 500);
  CHECK(trace.worst_wait_s(16, 30) == 0);
}

// With it three wait at 100, and leave at 110, 130 and 150; without it one waits from 90 to 140.
// At 110 two wait against one, at 130 one against one.
TEST_CASE("a queue is back when no more wait than otherwise", "[estimate][trace]") {
  const QueueTrace with =
      trace_of({.outcomes = {answered(50, 60, 5), answered(60, 70, 5), answered(70, 80, 5)}});
  const QueueTrace without = trace_of({.outcomes = {answered(90, 50, 5)}});
  CHECK(back_to_normal_s(with, without, 100, 1000) == 130);
  CHECK(back_to_normal_s(with, without, 130, 1000) == 130);
  CHECK(back_to_normal_s(with, without, 141, 1000) == 150);
  CHECK(back_to_normal_s(without, with, 100, 1000) == 100);
}

// Somebody more waits without it from 120 on: that ends the difference, too.
TEST_CASE("a queue is back when the other has grown", "[estimate][trace]") {
  const QueueTrace with = trace_of({.outcomes = {answered(50, 100, 5)}});
  const QueueTrace without = trace_of({.outcomes = {answered(120, 5, 5)}});
  CHECK(back_to_normal_s(with, without, 100, 1000) == 120);
}

TEST_CASE("a queue that never is back is so at the end", "[estimate][trace]") {
  const QueueTrace with = trace_of({.outcomes = {answered(50, 5000, 5)}});
  CHECK(back_to_normal_s(with, trace_of({}), 100, 1000) == 1000);
}

TEST_CASE("a trace forgets the last run", "[estimate][trace]") {
  QueueTrace trace{Model{whole_centre()}};
  for (int run = 0; run < 2; ++run) {
    trace.begin();
    trace.add({.outcomes = {answered(10, 20, 5)}});
    trace.finish();
    CHECK(waiting_at(trace, 15) == 1);
  }
}
