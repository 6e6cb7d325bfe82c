// SPDX-License-Identifier: Apache-2.0
#include "report/cells.hpp"
#include "report/hand_made.hpp"
#include "support/catch.hpp"

using namespace staffsim;
using report::Cell;
using report::NumberStyle;
using tests::within;

TEST_CASE("The half width decides how many digits a number has") {
  CHECK(report::cell(within(0.7134, 0.0021), NumberStyle::percent) == Cell{"71.3", "±0.2"});
  CHECK(report::cell(within(0.7134, 0.021), NumberStyle::percent) == Cell{"71", "±2"});
  CHECK(report::cell(within(450.31, 0.44), NumberStyle::plain) == Cell{"450.3", "±0.4"});
  CHECK(report::cell(within(0.1234, 0.034), NumberStyle::plain) == Cell{"0.12", "±0.03"});
}

TEST_CASE("A doubt is never printed as none") {
  CHECK(report::cell(within(0.5, 0.0001), NumberStyle::percent) == Cell{"50.0", "±0.1"});
  CHECK(report::cell(within(250.0, 0.01), NumberStyle::minutes) == Cell{"4:10", "±0:01"});
}

TEST_CASE("What is certain has no half width") {
  CHECK(report::cell(within(168.0, 0.0), NumberStyle::plain) == Cell{"168", ""});
  CHECK(report::cell({0.25, Estimate::none, Estimate::none}, NumberStyle::percent) ==
        Cell{"25.0", ""});
  CHECK(report::cell({168.0, Estimate::none, Estimate::none}, NumberStyle::plain) ==
        Cell{"168", ""});
  CHECK(report::cell({0.25, Estimate::none, Estimate::none}, NumberStyle::plain) ==
        Cell{"0.25", ""});
  CHECK(report::cell(Estimate{}, NumberStyle::seconds) == Cell{"–", ""});
}

TEST_CASE("Durations of a column are in seconds, minutes or hours by the longest") {
  const Estimate short_wait{20.0};
  const Estimate longer{130.0};
  const Estimate longest{7200.0};
  CHECK(report::style_for(Unit::seconds, {&short_wait, nullptr}) == NumberStyle::seconds);
  CHECK(report::style_for(Unit::seconds, {&short_wait, &longer}) == NumberStyle::minutes);
  CHECK(report::style_for(Unit::seconds, {&longer, &longest}) == NumberStyle::hours);
  CHECK(report::style_for(Unit::share, {&longest}) == NumberStyle::percent);
  CHECK(report::cell(within(59.6, 1.2), NumberStyle::minutes) == Cell{"1:00", "±0:01"});
  CHECK(report::cell(within(5025.0, 120.0), NumberStyle::hours) == Cell{"1:24", "±0:02"});
}
