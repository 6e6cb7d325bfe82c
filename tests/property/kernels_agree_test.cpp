// SPDX-License-Identifier: Apache-2.0
// Thousands of small random plays: the engine against the plainly written rules, the kernels
// against each other, one block against many; bit for bit.
#include "engine/make_pooled_kernel.hpp"
#include "property/play_text.hpp"
#include "property/random_model.hpp"
#include "property/reference_simulator.hpp"
#include "property/shrink.hpp"
#include "support/catch.hpp"
#include "support/statistical.hpp"

using namespace staffsim;
using namespace staffsim::test;

namespace {

using Cuts = std::vector<double>;

/// Plays `count` random plays; at the first difference that `compare` finds it names the seed and
/// prints what is left of the play once everything is dropped that the difference does not need.
template <class Compare>
void for_random_plays(const std::string& name, Kind kind, int count, Compare compare) {
  const std::uint64_t first_seed = seed_from_name(name);
  for (int i = 0; i < count; ++i) {
    const std::uint64_t seed = first_seed + static_cast<std::uint64_t>(i);
    const RandomPlay random{seed, kind};
    const auto difference = [&](const Play& play) {
      return compare(play, random.luck(play.spec), random.cuts_s);
    };
    INFO("play " << i << " of " << name << ", seed " << seed);
    if (difference(random.play).empty()) continue;
    const auto fails = [&](const Play& play) { return !difference(play).empty(); };
    const Play least = Shrinker{random.play, kind == Kind::simple, fails}.shrunk();
    INFO(text(least));
    FAIL(difference(least));
  }
  SUCCEED();
}

/// The event-free kernel tells more than the other.
engine::Account without_virtual_waits(engine::Account account) {
  for (engine::Outcome& outcome : account.outcomes)
    outcome.notes = static_cast<std::uint8_t>(outcome.notes & ~engine::note::in_time_if_patient);
  return account;
}

/// In one go and in blocks, by one kernel: nothing may be left over from run to run.
std::string difference_from(const engine::Account& truth, engine::Kernel& kernel, const Play& play,
                            const LaterLuck& luck, const Cuts& cuts_s) {
  const auto in_one_go =
      first_difference(without_virtual_waits(perform(kernel, play, luck)), truth);
  if (!in_one_go.empty()) return in_one_go;
  const auto in_blocks =
      first_difference(without_virtual_waits(perform(kernel, play, luck, cuts_s)), truth);
  return in_blocks.empty() ? in_blocks : "in blocks:\n" + in_blocks;
}
std::string difference_from_rules(const Play& play, const LaterLuck& luck, const Cuts& cuts_s) {
  const auto kernel = engine::make_event_kernel(model_of(play));
  return difference_from(ReferenceSimulator{play, luck}.run(), *kernel, play, luck, cuts_s);
}

}  // namespace

TEST_CASE("the event kernel does what the rules say", "[property][engine]") {
  for_random_plays("the event kernel does what the rules say", Kind::whole, 10'000,
                   difference_from_rules);
}

TEST_CASE("the event kernel does what the rules of plain centres say", "[property][engine]") {
  for_random_plays("the event kernel does what the rules of plain centres say", Kind::plain, 5'000,
                   difference_from_rules);
}

TEST_CASE("the event kernel does what the rules of simple centres say", "[property][engine]") {
  for_random_plays("the event kernel does what the rules of simple centres say", Kind::simple, 500,
                   difference_from_rules);
}

TEST_CASE("the pooled kernel does what the rules say", "[property][engine]") {
  for_random_plays(
      "the pooled kernel does what the rules say", Kind::pooled, 10'000,
      [](const Play& play, const LaterLuck& luck, const Cuts& cuts_s) {
        const auto kernel = engine::make_pooled_kernel(model_of(play));
        return difference_from(ReferenceSimulator{play, luck}.run(), *kernel, play, luck, cuts_s);
      });
}

TEST_CASE("the event-free kernel equals the event kernel", "[property][engine]") {
  for_random_plays("the event-free kernel equals the event kernel", Kind::simple, 10'000,
                   [](const Play& play, const LaterLuck& luck, const Cuts& cuts_s) {
                     const auto kernel = engine::make_event_free_kernel(model_of(play));
                     return difference_from(perform(play, luck), *kernel, play, luck, cuts_s);
                   });
}
