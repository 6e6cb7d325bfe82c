// SPDX-License-Identifier: Apache-2.0
#include "engine/event_free_lanes.hpp"

#include "engine/plain_counter.hpp"

#include <algorithm>
#include <limits>

namespace staffsim::engine {
/// The sums of one lane.
struct EventFreeLanes::Sums {
  EventFreeLanes& its;
  std::size_t lane;
  void add(const Usual& contact, std::size_t cell_index) const noexcept {
    Cell& cell = its.cells_[contact.type * its.cell_count_ + cell_index];
    ++cell.kinds[contact.kind][lane];
    cell.wait_s[contact.gave_up][lane] += contact.wait_s;
    cell.handled_s[lane] += contact.handled_s;
    cell.excess_wait_s[lane] += contact.excess_s;
    its.patient_in_time_[contact.type][lane] += contact.patient_in_time;
    ++its.waits_[contact.type * (its.buckets_ + 1) + contact.bucket][lane];
  }
  void add_busy(std::size_t cell, double seconds) const noexcept {
    its.busy_s_[cell][lane] += seconds;
  }
};

bool EventFreeLanes::are_supported() noexcept {
#if defined(__x86_64__)
  return __builtin_cpu_supports("avx2") != 0;
#else
  return false;
#endif
}

EventFreeLanes::EventFreeLanes(std::span<const Lane> lanes)
    : lanes_{lanes.begin(), lanes.end()},
      used_{(1U << lanes.size()) - 1U},
      accounts_(lanes.size()),
      rules_{lanes_.front().book->rules_},
      from_s_{lanes_.front().book->from_s_},
      cell_count_{lanes_.front().book->map_.cells()},
      at_{lanes_.front().book->grid_, lanes_.front().book->map_},
      paces_(rules_.size()),
      cells_(rules_.size() * cell_count_),
      patient_in_time_(rules_.size()),
      busy_s_(cell_count_),
      buckets_{lanes_.front().book->usual_->buckets},
      waits_(rules_.size() * (buckets_ + 1)) {
  for (const Lane& lane : lanes_) {
    is_open_ = is_open_ && lane.book->plan_.series.empty();
    has_samples_ = has_samples_ || lane.book->plan_.wait_samples;
  }
  for (Pace& pace : paces_) {
    pace.factor.fill(1.0);
    pace.speed.fill(1.0);
  }
}

void EventFreeLanes::begin() {
  if (is_under_way_) std::ranges::fill(cells_, Cell{});  // else `finish` left them empty
  is_under_way_ = true;
  std::ranges::fill(busy_s_, Each<double>{});
  std::ranges::fill(patient_in_time_, Each<std::int64_t>{});
  std::ranges::fill(waits_, Each<std::uint32_t>{});
  for (Each<double>& times_s : times_s_) times_s.fill(infinity);
  change_s_.fill(std::numeric_limits<double>::quiet_NaN());
}

void EventFreeLanes::advance(std::span<const Block> blocks) {
  for (std::size_t lane = 0; lane < lanes_.size(); ++lane) {
    open(lane, blocks[lane]);
  }
  set_places();
  until_s_ = blocks.front().until_s;
  const std::span<const Contact> contacts = blocks.front().contacts;
  const Contact* const end = contacts.data() + contacts.size();
  for (const Contact* next = contacts.data(); next != end;) {
    next = serve(next, end);
    if (next != end) change_duty(next->arrived_s);
  }
  for (std::size_t lane = 0; lane < lanes_.size(); ++lane) {
    hand_back_state(lane);
    lanes_[lane].kernel->close(accounts_[lane]);
    lanes_[lane].book->add(accounts_[lane]);
  }
}

/// Who waits since the block before is served by the kernel alone, and counted among the rest.
void EventFreeLanes::open(std::size_t lane, const Block& block) {
  Account& account = accounts_[lane];
  account.clear();
  lanes_[lane].kernel->open(block, account);
  PlainCounter count{*lanes_[lane].book, Sums{*this, lane}};
  for (const Outcome& outcome : account.outcomes) count(outcome);
  account.outcomes.clear();
  take_state(lane);
}

/// Where a change is due before the start of a contact that arrives now.
void EventFreeLanes::change_duty(double arrived_s) {
  for (std::size_t lane = 0; lane < lanes_.size(); ++lane) {
    if (!(change_s_[lane] <= std::max(arrived_s, times_s_[0][lane]))) continue;
    hand_back_state(lane);
    lanes_[lane].kernel->apply_changes(arrived_s, accounts_[lane]);
    take_state(lane);
  }
  set_places();
}

void EventFreeLanes::take_state(std::size_t lane) {
  const EventFreeKernel& kernel = *lanes_[lane].kernel;
  const std::span<const double> times_s = kernel.free_times_.few();
  for (std::size_t k = 0; k < times_s_.size(); ++k)
    times_s_[k][lane] = k < times_s.size() ? times_s[k] : infinity;
  change_s_[lane] =
      kernel.change_s_ < infinity ? kernel.change_s_ : std::numeric_limits<double>::quiet_NaN();
  for (std::size_t type = 0; type < paces_.size(); ++type) {
    paces_[type].factor[lane] = kernel.paces_[type].factor;
    paces_[type].speed[lane] = kernel.paces_[type].speed;
    paces_[type].within_s = kernel.paces_[type].within_s;
    if (kernel.paces_[type].speed != 1.0) paces_[type].has_speed = true;
  }
}

void EventFreeLanes::hand_back_state(std::size_t lane) const {
  const std::span<double> times_s = lanes_[lane].kernel->free_times_.few();
  for (std::size_t k = 0; k < times_s.size(); ++k) times_s[k] = times_s_[k][lane];
}

void EventFreeLanes::set_places() {
  places_ = 1;
  for (const Lane& lane : lanes_) places_ = std::max(places_, lane.kernel->free_times_.size());
}

void EventFreeLanes::report(const Contact& contact, const Uncounted& found) {
  for (std::size_t lane = 0; lane < lanes_.size(); ++lane) {
    const auto is = [lane](unsigned lanes) { return (lanes >> lane & 1U) != 0; };
    if (is(found.behind)) {
      lanes_[lane].kernel->waiting_.push_back(contact);
    } else if (is(found.unusual)) {
      lanes_[lane].book->count(
          {.arrived_s = contact.arrived_s,
           .wait_s = found.wait_s[lane],
           .first_wait_s = found.wait_s[lane],
           .handled_s = found.handled_s[lane],
           .type = contact.type,
           .end = is(found.left) ? End::abandoned : End::answered,
           .delayed = is(found.delayed),
           .notes = is(found.in_time) ? note::in_time_if_patient : std::uint8_t{0}});
    }
  }
}

void EventFreeLanes::add_samples(std::size_t row, const Each<std::int64_t>& buckets) {
  for (std::size_t lane = 0; lane < lanes_.size(); ++lane) {
    const auto bucket = static_cast<std::size_t>(buckets[lane]);
    if (bucket == buckets_ || !lanes_[lane].book->plan_.wait_samples) continue;
    lanes_[lane].book->add_sample(row, static_cast<std::uint32_t>(bucket));
  }
}

void EventFreeLanes::finish() {
  hand_over_cells();
  for (std::size_t lane = 0; lane < lanes_.size(); ++lane) hand_over(lane);
  is_under_way_ = false;
}

bool EventFreeLanes::is_empty(const Cell& cell) noexcept {
  std::uint32_t any = 0;
  for (const Each<std::uint32_t>& contacts : cell.kinds)
    for (const std::uint32_t in_lane : contacts) any |= in_lane;
  return any == 0;
}

/// Where somebody arrived; all cells are empty then.
void EventFreeLanes::hand_over_cells() {
  for (std::size_t row = 0; row < cells_.size(); ++row) {
    Cell& from = cells_[row];
    if (is_empty(from)) continue;
    for (std::size_t lane = 0; lane < lanes_.size(); ++lane) {
      UsualCells::Cell& to = lanes_[lane].book->usual_->cells[row];
      for (std::size_t kind = 0; kind < kind::ended_count; ++kind)
        to.kinds[kind] += from.kinds[kind][lane];
      to.wait_s[0] += from.wait_s[0][lane];
      to.wait_s[1] += from.wait_s[1][lane];
      to.handled_s += from.handled_s[lane];
      to.excess_wait_s += from.excess_wait_s[lane];
    }
    from = Cell{};
  }
}

void EventFreeLanes::hand_over(std::size_t lane) {
  TallyBook& book = *lanes_[lane].book;
  UsualCells& usual = *book.usual_;
  for (std::size_t cell = 0; cell < cell_count_; ++cell) usual.busy_s[cell] += busy_s_[cell][lane];
  for (std::size_t type = 0; type < rules_.size(); ++type)
    book.patient_in_time_[type] += static_cast<std::uint32_t>(patient_in_time_[type][lane]);
  for (std::size_t type = 0; type < rules_.size(); ++type) {
    const auto* const from = waits_.data() + type * (buckets_ + 1);
    std::uint32_t* const to = usual.places[type].waits;
    for (std::size_t bucket = 0; bucket < buckets_; ++bucket) to[bucket] += from[bucket][lane];
  }
}

}  // namespace staffsim::engine
