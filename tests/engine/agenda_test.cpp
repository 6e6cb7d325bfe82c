// SPDX-License-Identifier: Apache-2.0
// The lists of future moments: an array while small, a heap when large, the same order in both.
#include <staffsim/engine/agenda.hpp>
#include <staffsim/engine/ring.hpp>

#include "engine/free_times.hpp"
#include "support/catch.hpp"

#include <algorithm>
#include <deque>
#include <set>

using staffsim::engine::Agenda;
using staffsim::engine::Appointment;
using staffsim::engine::both;
using staffsim::engine::FreeTimes;
using staffsim::engine::Mask;
using staffsim::engine::Ring;

namespace {

/// Numbers without order, many of them equal.
double scattered(std::uint32_t i) { return static_cast<double>((i * 7919U) % 101U); }

}  // namespace

TEST_CASE("an agenda hands out the soonest first, those of one moment by order",
          "[engine][agenda]") {
  for (const std::uint32_t size : {1U, 5U, 96U, 97U, 500U}) {
    Agenda agenda;
    std::vector<Appointment> expected;
    for (std::uint32_t slot = 0; slot < size; ++slot) {
      expected.push_back({scattered(slot), slot % 7U, slot});
      agenda.add(expected.back());
    }
    for (std::uint32_t slot = 0; slot < size; slot += 3) agenda.cancel(slot);
    std::erase_if(expected, [](const Appointment& a) { return a.slot % 3U == 0; });
    std::sort(expected.begin(), expected.end(), [](const Appointment& a, const Appointment& b) {
      return a.at_s != b.at_s ? a.at_s < b.at_s : a.stands_before(b);
    });
    std::vector<Appointment> due;
    for (std::size_t i = 0; i < expected.size(); i += due.size()) {
      const double now_s = agenda.next().at_s;
      REQUIRE(now_s == expected[i].at_s);
      const bool is_crowded = agenda.is_crowded();
      agenda.take_all_at(now_s, due);
      REQUIRE(is_crowded == (due.size() > 1));
      for (std::size_t k = 0; k < due.size(); ++k) REQUIRE(due[k].slot == expected[i + k].slot);
    }
    CHECK(agenda.empty());
    CHECK(agenda.next().at_s == std::numeric_limits<double>::infinity());
  }
}

TEST_CASE("the next appointment is replaced by a later one", "[engine][agenda]") {
  for (const std::uint32_t size : {1U, 4U, 90U, 300U}) {
    Agenda agenda;
    std::multiset<double> expected;
    for (std::uint32_t slot = 0; slot < size; ++slot) {
      agenda.add({scattered(slot), 0, slot});
      expected.insert(scattered(slot));
    }
    for (std::uint32_t i = 0; i < 1000; ++i) {
      REQUIRE(agenda.next().at_s == *expected.begin());
      const double then_s = *expected.begin() + scattered(i);
      expected.erase(expected.begin());
      expected.insert(then_s);
      agenda.replace_next({then_s, 0, agenda.next().slot});
    }
    CHECK(agenda.size() == size);
  }
}

TEST_CASE("an agenda is used for long without growing", "[engine][agenda]") {
  Agenda agenda;
  for (std::uint32_t i = 0; i < 1000; ++i) {
    agenda.add({static_cast<double>(i), 0, i % 10});
    if (i >= 10) {
      REQUIRE(agenda.next().at_s == static_cast<double>(i - 10));
      agenda.remove_next();
    }
  }
  CHECK(agenda.size() == 10);
}

TEST_CASE("free times stay sorted through all sizes", "[engine][free_times]") {
  FreeTimes times;
  std::vector<double> expected;
  const auto check = [&] {
    std::sort(expected.begin(), expected.end());
    REQUIRE(times.soonest() == expected.front());
  };
  for (std::uint32_t i = 0; i < 60; ++i) {  // over the change from row to tree at 16
    times.add(scattered(i));
    expected.push_back(scattered(i));
    check();
  }
  const auto replace_soonest = [&](double free_s, bool stays) {
    const Mask all = both(0.0) < both(1.0);
    const Mask none{};
    times.with_times([&](auto some) {
      some.replace_soonest(stays ? all : none, both(free_s));
      return some;
    });
  };
  const auto replace_some = [&] {
    for (std::uint32_t i = 0; i < 20; ++i) {
      replace_soonest(scattered(i) + expected.front(), false);
      expected.front() += scattered(i);
      check();
      replace_soonest(2.0 * expected.front(), true);
      check();
    }
  };
  replace_some();
  while (expected.size() > 1) {
    times.remove_soonest();
    expected.erase(expected.begin());
    check();
    replace_some();
  }
  times.remove_soonest();
  CHECK(times.size() == 0);
  CHECK(times.soonest() == std::numeric_limits<double>::infinity());
}

TEST_CASE("a ring is a deque", "[engine][ring]") {
  Ring<int> ring;
  std::deque<int> expected;
  for (int i = 0; i < 200; ++i) {
    if (i % 3 == 0) {
      ring.push_front(i);
      expected.push_front(i);
    } else {
      ring.push_back(i);
      expected.push_back(i);
    }
    if (i % 5 == 4) {
      ring.pop_front();
      expected.pop_front();
    }
  }
  ring.erase(7);
  expected.erase(expected.begin() + 7);
  const auto is_odd = [](int i) { return i % 2 == 1; };
  ring.retain(is_odd);
  std::erase_if(expected, [&](int i) { return !is_odd(i); });
  REQUIRE(ring.size() == expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) CHECK(ring[i] == expected[i]);
}
