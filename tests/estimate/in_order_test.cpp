// SPDX-License-Identifier: Apache-2.0
// Who does what when indices are lent to processes that may never bring them back.
#include "estimate/in_order.hpp"
#include "support/catch.hpp"

#include <chrono>
#include <future>
#include <stop_token>
#include <vector>

using namespace staffsim;
using namespace std::chrono_literals;

namespace {

constexpr int workers = 5;  // one here, the others elsewhere

/// A queue that notes what is reduced.
struct Noted {
  explicit Noted(int end)
      : queue{{0, end}, workers, {}, [this](int index, const int& value) {
                CHECK(index == value);
                reduced.push_back(index);
              }} {}
  /// Takes the next index and brings it back; -1 when there is none.
  int work() {
    const auto task = queue.take();
    if (!task) return -1;
    queue.give({task->index, task->index});
    return task->index;
  }

  std::vector<int> reduced;
  InOrder<int> queue;
};

}  // namespace

// Lent so late that fewer values are left than the workers of a round: nobody may wait for one.
TEST_CASE("the last indices are done again when nothing else is left to do", "[estimate][team]") {
  Noted noted{3};
  CHECK(noted.queue.lend() == 0);
  CHECK(noted.work() == 1);
  CHECK(noted.queue.lend() == 2);
  CHECK(noted.work() == 2);  // lent last: most likely not begun
  CHECK(noted.work() == 0);
  CHECK(noted.queue.is_over());
  CHECK(noted.work() == -1);
  CHECK(noted.reduced == std::vector{0, 1, 2});
}

TEST_CASE("what comes back after it was done again changes nothing", "[estimate][team]") {
  Noted noted{2};
  CHECK(noted.queue.lend() == 0);
  CHECK(noted.queue.lend() == 1);
  CHECK(noted.work() == 1);
  noted.queue.give({1, 1});
  CHECK(noted.reduced.empty());
  noted.queue.give({0, 0});
  CHECK(noted.work() == -1);
  CHECK(noted.reduced == std::vector{0, 1});
}

// The window of what may be taken ahead is as long as two rounds: it fills, and then the loan is
// overdue.
TEST_CASE("a loan is overdue when all workers have gone round once more", "[estimate][team]") {
  Noted noted{100};
  CHECK(noted.queue.lend() == 0);
  for (int index = 1; index < 2 * workers + 2; ++index) CHECK(noted.work() == index);
  CHECK(noted.reduced.empty());
  CHECK(noted.work() == 0);
  CHECK(noted.reduced.size() == 2 * workers + 2);
  CHECK(noted.work() == 2 * workers + 2);
}

// The one whom it waits for has heard the stop, and brings nothing back that would wake it.
TEST_CASE("a worker that waits for room hears a stop", "[estimate][stop]") {
  std::stop_source stop;
  InOrder<int> queue{{0, 100}, 1, stop.get_token(), [](int, const int&) {}};
  for (int index = 0; index < 4; ++index) CHECK(queue.take()->index == index);
  auto waiting = std::async(std::launch::async, [&] { return queue.take().has_value(); });
  CHECK(waiting.wait_for(50ms) == std::future_status::timeout);
  stop.request_stop();
  const bool has_heard = waiting.wait_for(30s) == std::future_status::ready;
  if (!has_heard) queue.fail({});
  CHECK(has_heard);
  CHECK_FALSE(waiting.get());
}
