// SPDX-License-Identifier: Apache-2.0
/// The hot loop of the lanes, compiled for the vector instructions that the rest of the library
/// does not take for granted. They round like all others, and nothing is contracted or reordered.
#include "engine/event_free_lanes.hpp"

#if defined(__x86_64__)

namespace staffsim::engine {
namespace {

#define STAFFSIM_WITH_LANES [[gnu::target("avx2")]]

using Lanes = double __attribute__((vector_size(32)));
using Masks = std::int64_t __attribute__((vector_size(32)));
using Words = std::uint64_t __attribute__((vector_size(32)));
static_assert(sizeof(Lanes) == EventFreeLanes::width * sizeof(double));

STAFFSIM_WITH_LANES inline Lanes splat(double x) noexcept { return Lanes{x, x, x, x}; }
template <class Array>
STAFFSIM_WITH_LANES inline Lanes load(const Array& from) noexcept {
  Lanes x;
  __builtin_memcpy(&x, from.data(), sizeof x);
  return x;
}
STAFFSIM_WITH_LANES inline Masks
load_masks(const std::array<std::int64_t, EventFreeLanes::width>& from) noexcept {
  Masks x;
  __builtin_memcpy(&x, from.data(), sizeof x);
  return x;
}
template <class Vector, class Array>
STAFFSIM_WITH_LANES inline void store(Vector x, Array& to) noexcept {
  static_assert(sizeof x == sizeof to);
  __builtin_memcpy(to.data(), &x, sizeof x);
}
template <class Array>
STAFFSIM_WITH_LANES inline void add(Lanes x, Array& to) noexcept {
  store(load(to) + x, to);
}
STAFFSIM_WITH_LANES inline Masks all(std::int64_t x) noexcept { return Masks{x, x, x, x}; }
STAFFSIM_WITH_LANES inline Lanes zero_where(Masks holds, Lanes x) noexcept {
  return reinterpret_cast<Lanes>(~holds & reinterpret_cast<Masks>(x));
}
STAFFSIM_WITH_LANES inline Lanes smaller(Lanes a, Lanes b) noexcept { return a < b ? a : b; }
STAFFSIM_WITH_LANES inline Lanes larger(Lanes a, Lanes b) noexcept { return a > b ? a : b; }
STAFFSIM_WITH_LANES inline unsigned bits_of(Masks holds) noexcept {
  return static_cast<unsigned>(__builtin_ia32_movmskpd256(reinterpret_cast<Lanes>(holds)));
}

/// wait_bucket::of
STAFFSIM_WITH_LANES inline Masks bucket_of(Lanes wait_s) noexcept {
  constexpr std::int64_t lowest = static_cast<std::int64_t>(wait_bucket::base) - 2;
  const auto scaled =
      reinterpret_cast<Masks>(reinterpret_cast<Words>(wait_s) >> (52 - wait_bucket::sub_bits));
  const Masks above = scaled - Masks{lowest, lowest, lowest, lowest};
  const Masks least = (wait_s > Lanes{}) & Masks{1, 1, 1, 1};
  return above > least ? above : least;
}

/// What became of a contact in each lane.
struct Found {
  Masks left;  // gave up
  Masks delayed;
  Masks in_time;  // gave up, and would have been answered within T
  Masks uncounted;
  Lanes wait_s;
  Lanes handled_s;
  Lanes left_s;  // in the window
  Lanes done_s;
};

}  // namespace

struct EventFreeLanes::Loop {
  EventFreeLanes& its;

  STAFFSIM_WITH_LANES const Contact* serve(const Contact* contact, const Contact* end) const;
  STAFFSIM_WITH_LANES void replace_soonest(Lanes free_s) const noexcept;
  STAFFSIM_WITH_LANES void find_uncounted(const Contact& contact, Masks behind, Found& found) const;
  STAFFSIM_WITH_LANES void count(std::uint16_t type, const Found& found) const;
};

const Contact* EventFreeLanes::serve(const Contact* contact, const Contact* end) {
  return Loop{*this}.serve(contact, end);
}

/// Serves and counts contacts until a change of duty is due in some lane, and returns the contact
/// before which it is.
STAFFSIM_WITH_LANES const Contact* EventFreeLanes::Loop::serve(const Contact* contact,
                                                               const Contact* end) const {
  const Lanes change_s = load(its.change_s_);
  for (; contact != end; ++contact) {
    const Lanes arrived_s = splat(contact->arrived_s);
    const Lanes start_s = larger(arrived_s, load(its.times_s_[0]));
    if (bits_of(change_s <= start_s) != 0) [[unlikely]]
      break;
    const Lanes patience_s = splat(contact->patience_s);
    const Lanes gives_up_s = arrived_s + patience_s;
    const Masks left = gives_up_s < start_s;
    const Pace& pace = its.paces_[contact->type];
    const Lanes matters_s = larger(gives_up_s, arrived_s + splat(pace.within_s));
    const Masks behind = (start_s >= splat(its.until_s_)) & (matters_s >= splat(its.until_s_));
    Lanes takes_s = splat(contact->handle_s) * load(pace.factor) + splat(contact->wrap_up_s);
    if (pace.has_speed) takes_s = takes_s / load(pace.speed);
    replace_soonest(zero_where(left | behind, start_s + takes_s));

    Found found{};
    found.left = left;
    found.delayed = start_s > arrived_s;
    found.wait_s = smaller(patience_s, start_s - arrived_s);
    found.handled_s = zero_where(left, takes_s);
    found.in_time = left & (start_s - arrived_s <= splat(pace.within_s));
    find_uncounted(*contact, behind, found);
    count(contact->type, found);
  }
  return contact;
}

/// The soonest free time of each lane gives way to `free_s`, or to none where that is 0.
STAFFSIM_WITH_LANES inline void EventFreeLanes::Loop::replace_soonest(Lanes free_s) const noexcept {
  auto& times_s = its.times_s_;
  Lanes here = load(times_s[0]);
  for (std::size_t k = 0; k < its.places_; ++k) {
    const Lanes next = load(times_s[k + 1]);
    store(smaller(next, larger(here, free_s)), times_s[k]);
    here = next;
  }
}

/// As in `PlainCounter`; who starts behind the block is not counted either.
STAFFSIM_WITH_LANES inline void
EventFreeLanes::Loop::find_uncounted(const Contact& contact, Masks behind, Found& found) const {
  const double into_s = contact.arrived_s - its.from_s_;
  if (!its.at_.holds(into_s)) [[unlikely]]
    if (its.is_open_) its.at_.move_to(into_s);
  found.left_s = splat(into_s) + found.wait_s;
  found.done_s = found.left_s + found.handled_s;
  found.uncounted = behind | (found.left_s >= splat(its.at_.until_s())) |
                    (found.done_s > splat(its.at_.next_until_s()));
  if ((bits_of(found.uncounted) & its.used_) == 0) [[likely]]
    return;
  Uncounted others{.behind = bits_of(behind),
                   .unusual = bits_of(found.uncounted & ~behind),
                   .left = bits_of(found.left),
                   .delayed = bits_of(found.delayed),
                   .in_time = bits_of(found.in_time)};
  store(found.wait_s, others.wait_s);
  store(found.handled_s, others.handled_s);
  its.report(contact, others);
}

/// As in `PlainCounter`, the bucket of a wait included. What is not to be counted adds zeros, and
/// ones to a kind and a bucket that nobody reads.
STAFFSIM_WITH_LANES inline void EventFreeLanes::Loop::count(std::uint16_t type,
                                                            const Found& found) const {
  const TallyBook::TypeRule& rule = its.rules_[type];
  const std::size_t row = type * its.cell_count_ + its.at_.cell();
  Cell& cell = its.cells_[row];
  const Masks& out = found.uncounted;
  const Masks beyond = found.wait_s > splat(rule.counts_within_s);
  const Masks brief = found.wait_s < splat(rule.short_abandon_s);
  const Masks twice = found.left + (brief & found.left);
  const Masks kind = all(0) - ((found.delayed | found.left) + beyond + twice + twice);  // of -1
  const auto unread = static_cast<std::int64_t>(its.buckets_);
  Each<std::int64_t> kinds;
  Each<std::int64_t> buckets;
  store((kind & ~out) | (out & all(unread_kind)), kinds);
  store((bucket_of(found.wait_s) & ~out) | (out & all(unread)), buckets);
  Each<std::uint32_t>* const waits = its.waits_.data() + type * (its.buckets_ + 1);
  for (std::size_t lane = 0; lane < width; ++lane) {
    ++cell.kinds[static_cast<std::size_t>(kinds[lane])][lane];
    ++waits[buckets[lane]][lane];
  }
  auto& in_time = its.patient_in_time_[type];
  store(load_masks(in_time) - (found.in_time & ~out), in_time);  // a mask is -1
  const Lanes excess_s = found.wait_s - splat(rule.within_s);
  add(zero_where(out | found.left, found.wait_s), cell.wait_s[0]);
  add(zero_where(out | ~found.left, found.wait_s), cell.wait_s[1]);
  add(zero_where(out, found.handled_s), cell.handled_s);
  add(zero_where(out, larger(excess_s, Lanes{})), cell.excess_wait_s);
  const Lanes cut_s = smaller(found.done_s, splat(its.at_.until_s()));
  add(zero_where(out, cut_s - found.left_s), its.busy_s_[its.at_.cell()]);
  add(zero_where(out, found.done_s - cut_s), its.busy_s_[its.at_.next_cell()]);
  if (its.has_samples_) its.add_samples(row, buckets);
}

}  // namespace staffsim::engine

#else

namespace staffsim::engine {

// Never called: no other machine has the lanes (`are_supported`).
const Contact* EventFreeLanes::serve(const Contact* /*next*/, const Contact* end) { return end; }

}  // namespace staffsim::engine

#endif
