// SPDX-License-Identifier: Apache-2.0
// The loop of contacts must not allocate: a second identical run calls operator new not once.
#include "engine/play.hpp"
#include "engine/tally_book.hpp"
#include "support/catch.hpp"

#include <atomic>
#include <cstdlib>
#include <limits>
#include <new>

using namespace staffsim;
using namespace staffsim::test;

namespace {

std::atomic<long> allocations{0};

void* counted(std::size_t size) noexcept {
  ++allocations;
  return std::malloc(size > 0 ? size : 1);
}

void* counted_and_aligned(std::size_t size, std::align_val_t alignment) noexcept {
  ++allocations;
  const auto unit = static_cast<std::size_t>(alignment);
  return std::aligned_alloc(unit, (size + unit - 1) / unit * unit);
}

}  // namespace

// The array forms of the standard library call these. Not inlined, or g++ 12 takes malloc and
// delete for a mismatch.
[[gnu::noinline]] void* operator new(std::size_t size) {
  if (void* memory = counted(size)) return memory;
  throw std::bad_alloc{};
}
[[gnu::noinline]] void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  return counted(size);
}
[[gnu::noinline]] void* operator new(std::size_t size, std::align_val_t alignment) {
  if (void* memory = counted_and_aligned(size, alignment)) return memory;
  throw std::bad_alloc{};
}
[[gnu::noinline]] void operator delete(void* memory) noexcept { std::free(memory); }
[[gnu::noinline]] void operator delete(void* memory, std::align_val_t) noexcept {
  std::free(memory);
}
[[gnu::noinline]] void operator delete(void* memory, std::size_t, std::align_val_t) noexcept {
  std::free(memory);
}
[[gnu::noinline]] void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
[[gnu::noinline]] void operator delete(void* memory, const std::nothrow_t&) noexcept {
  std::free(memory);
}

namespace {

/// Two days of everything: queues, abandonment, changes, breaks, hand-over, incidents; `handover`
/// and persons only for the event kernel.
Play two_days(bool simple) {
  Play play{simple ? centre(2, {{{"a"}, {"b"}}}) : centre(2, {{{"a"}, {"b"}}, {{"b"}, {"a"}}}),
            {},
            {},
            {},
            2.0 * 86400.0};
  play.spec.horizon.days = 2;
  play.spec.routing.contact = ContactSelection::longest_waiting;
  if (!simple) play.spec.agent_groups[0].end_of_shift = EndOfShift::hand_over;
  for (std::uint32_t i = 0; i < 1700; ++i)
    play.contacts.push_back({100.0 * i, 100.0 + 37.0 * (i % 17), 5.0, 20.0 * (i % 40), i,
                             static_cast<std::uint16_t>(i % 2), 0});
  for (int hour = 0; hour < 48; ++hour) {
    play.duty.push_back(heads(3600.0 * hour, 2 + (hour * 7) % 60));
    play.incidents.push_back(withdrawn(3600.0 * hour + 600.0, hour % 3));
    if (simple) continue;
    const auto position = static_cast<std::uint32_t>(hour % 5);
    play.duty.push_back(starts(3600.0 * hour + 60.0, position, 1));
    play.duty.push_back(pause(3600.0 * hour + 900.0, position, 300.0, 1));
    if (hour < 47) play.duty.push_back(ends(3600.0 * hour + 3700.0, position, 1));
  }
  std::sort(play.duty.begin(), play.duty.end());
  return play;
}

void run(engine::Kernel& kernel, const Play& play, const LaterLuck& luck, engine::Account& account,
         engine::TallyBook& book) {
  kernel.begin(luck);
  book.begin();
  account.clear();
  kernel.advance_counted({play.contacts, play.duty, play.incidents, play.until_s}, book, account);
  kernel.finish(account);
  book.add(account);
  book.finish();
}

/// The second type writes: for the kernel of plain centres on head counts.
Play with_mail(Play play) {
  play.spec.contact_types[1].channel = Channel::email;
  for (Contact& contact : play.contacts)
    if (contact.type == 1) contact.patience_s = std::numeric_limits<double>::infinity();
  return play;
}

/// Who gives up in the line of the first type dials again, once.
Play with_redials(Play play) {
  play.spec.contact_types[0].redial = RedialRule{.probability = 1.0};
  return play;
}

class DialsAgain final : public LaterLuck {
public:
  [[nodiscard]] double patience_s(const Contact& /*contact*/, const Past& /*past*/,
                                  int /*return_number*/) const override {
    return never_s;
  }
  [[nodiscard]] bool redials(const Contact& contact, const Past& past, double left_s,
                             LaterAttempt& next) const override {
    if (past.step > 0) return false;
    next = {contact, past};
    next.contact.arrived_s = next.past.system_since_s = left_s + 60.0;
    next.past.step = 1;
    next.past.dials = 2;
    next.past.cause = Cause::redial;
    return true;
  }
  [[nodiscard]] bool goes_on(const Contact& /*contact*/, const Past& /*past*/,
                             double /*talked_until_s*/, LaterAttempt& /*next*/) const override {
    return false;
  }
};

}  // namespace

TEST_CASE("a second run allocates nothing", "[engine][allocation]") {
  const DialsAgain luck;
  for (const Play& play : {two_days(false), two_days(true), with_mail(two_days(true)),
                           with_redials(two_days(false))}) {
    const Model model = model_of(play);
    const auto kernel = engine::make_kernel(model);
    engine::TallyBook book{model, {.wait_samples = true, .series = {}}};
    engine::Account account;
    run(*kernel, play, luck, account, book);
    const long before = allocations;
    REQUIRE(before > 0);
    run(*kernel, play, luck, account, book);
    CHECK(allocations - before == 0);
    CHECK(book.first_attempts() == static_cast<std::int64_t>(play.contacts.size()));
  }
}
