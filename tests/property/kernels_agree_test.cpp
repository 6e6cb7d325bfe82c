// SPDX-License-Identifier: Apache-2.0
// Thousands of small random plays: the engine against the plainly written rules, the two kernels
// against each other, one block against many; bit for bit.
#include "property/random_model.hpp"
#include "property/reference_simulator.hpp"
#include "support/catch.hpp"
#include "support/statistical.hpp"

#include <sstream>

using namespace staffsim;
using namespace staffsim::test;

namespace {

std::string text(const engine::Outcome& o) {
  std::ostringstream out;
  out.precision(17);
  out << "arrived " << o.arrived_s << " type " << o.type << " wait " << o.wait_s << " first "
      << o.first_wait_s << " handled " << o.handled_s << " group " << o.group << " end "
      << static_cast<int>(o.end) << " delayed " << o.delayed << " in pieces " << o.in_pieces;
  return out.str();
}
std::string text(const engine::Spell& s) {
  std::ostringstream out;
  out.precision(17);
  out << (s.kind == engine::Spell::Kind::waiting ? "waiting " : "handling ") << s.index << " ["
      << s.from_s << ", " << s.to_s << ")";
  return out.str();
}
std::string text(const HeadChanges::value_type& change) {
  std::ostringstream out;
  out.precision(17);
  out << "at " << change.first.first << " group " << change.first.second << " present "
      << change.second.present << " on duty " << change.second.on_duty;
  return out.str();
}

/// The first place where two lists differ; empty if nowhere.
template <class List>
std::string first_difference(const List& a, const List& b) {
  auto x = a.begin();
  auto y = b.begin();
  while (x != a.end() && y != b.end() && *x == *y) {
    ++x;
    ++y;
  }
  if (x == a.end() && y == b.end()) return {};
  return (x == a.end() ? "nothing" : text(*x)) + "\n  versus\n" +
         (y == b.end() ? "nothing" : text(*y));
}
std::string first_difference(const engine::Account& a, const engine::Account& b) {
  std::string difference = first_difference(a.outcomes, b.outcomes);
  if (difference.empty()) difference = first_difference(sorted_spells(a), sorted_spells(b));
  if (difference.empty()) difference = first_difference(net_changes(a.heads), net_changes(b.heads));
  return difference;
}

/// Plays `count` random plays both ways; stops at the first difference and names its seed.
template <class Compare>
void for_random_plays(const char* name, bool simple, int count, Compare compare) {
  const std::uint64_t first_seed = seed_from_name(name);
  for (int i = 0; i < count; ++i) {
    const std::uint64_t seed = first_seed + static_cast<std::uint64_t>(i);
    RandomPlay random{seed, simple};
    const HashedLuck luck{seed, random.is_whole()};
    const std::string difference = compare(random, luck);
    if (difference.empty()) continue;
    INFO("play " << i << " of " << name << ", seed " << seed << "\n" << difference);
    REQUIRE(difference.empty());
  }
  SUCCEED();
}

}  // namespace

TEST_CASE("the event kernel does what the rules say", "[property][engine]") {
  for_random_plays("the event kernel does what the rules say", false, 10'000,
                   [](RandomPlay& random, const LaterLuck& luck) {
                     return first_difference(perform(random.play, luck),
                                             ReferenceSimulator{random.play, luck}.run());
                   });
}

TEST_CASE("the event-free kernel equals the event kernel", "[property][engine]") {
  for_random_plays("the event-free kernel equals the event kernel", true, 10'000,
                   [](RandomPlay& random, const LaterLuck& luck) {
                     const auto kernel = engine::make_event_free_kernel(Model{random.play.spec});
                     return first_difference(perform(*kernel, random.play, luck),
                                             perform(random.play, luck));
                   });
}

TEST_CASE("cutting a run into blocks changes nothing", "[property][engine]") {
  for (const bool simple : {false, true})
    for_random_plays("cutting a run into blocks changes nothing", simple, 3'000,
                     [](RandomPlay& random, const LaterLuck& luck) {
                       const auto kernel = engine::make_kernel(Model{random.play.spec});
                       const auto in_blocks = perform(*kernel, random.play, luck, random.cuts_s());
                       return first_difference(in_blocks, perform(*kernel, random.play, luck));
                     });
}
