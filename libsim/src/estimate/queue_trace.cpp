// SPDX-License-Identifier: Apache-2.0
#include "estimate/queue_trace.hpp"

#include "model/features.hpp"

#include <algorithm>
#include <limits>

namespace staffsim {
namespace {

std::size_t count_up_to(const std::vector<double>& sorted, double at_s) {
  return static_cast<std::size_t>(std::ranges::upper_bound(sorted, at_s) - sorted.begin());
}

double next_of(const std::vector<double>& sorted, std::size_t index) {
  return index < sorted.size() ? sorted[index] : std::numeric_limits<double>::infinity();
}

}  // namespace

QueueTrace::QueueTrace(const Model& model) {
  const Channel watched = main_channel(model.spec());
  for (const ContactTypeSpec& type : model.contact_types())
    is_watched_.push_back(type.channel == watched ? 1 : 0);
}

void QueueTrace::begin() {
  joined_s_.clear();
  left_s_.clear();
  waits_.clear();
}

void QueueTrace::add(const engine::Account& account) {
  const auto add_stretch = [this](double from_s, double to_s) {
    joined_s_.push_back(from_s);
    left_s_.push_back(to_s);
  };
  for (const engine::Outcome& outcome : account.outcomes) {
    if (is_watched_[outcome.type] == 0 || !(outcome.wait_s > 0.0)) continue;
    if (!outcome.in_pieces) add_stretch(outcome.arrived_s, outcome.arrived_s + outcome.wait_s);
    if (outcome.end != engine::End::unfinished)
      waits_.push_back({outcome.arrived_s, outcome.wait_s});
  }
  for (const engine::Spell& spell : account.spells)
    if (spell.kind == engine::Spell::Kind::waiting && is_watched_[spell.index] != 0)
      add_stretch(spell.from_s, spell.to_s);
}

void QueueTrace::finish() {
  std::ranges::sort(joined_s_);
  std::ranges::sort(left_s_);
  std::ranges::sort(waits_, [](const Wait& a, const Wait& b) {
    return a.arrived_s != b.arrived_s ? a.arrived_s < b.arrived_s : a.wait_s < b.wait_s;
  });
}

double QueueTrace::worst_wait_s(double from_s, double to_s) const {
  double worst_s = 0.0;
  auto wait = std::ranges::lower_bound(waits_, from_s, {}, &Wait::arrived_s);
  for (; wait != waits_.end() && wait->arrived_s <= to_s; ++wait)
    worst_s = std::max(worst_s, wait->wait_s);
  return worst_s;
}

QueueTrace::Reader::Reader(const QueueTrace& trace, double at_s)
    : trace_{&trace},
      joined_{count_up_to(trace.joined_s_, at_s)},
      left_{count_up_to(trace.left_s_, at_s)} {}

double QueueTrace::Reader::next_s() const noexcept {
  return std::min(next_of(trace_->joined_s_, joined_), next_of(trace_->left_s_, left_));
}

void QueueTrace::Reader::advance(double to_s) noexcept {
  while (next_of(trace_->joined_s_, joined_) <= to_s) ++joined_;
  while (next_of(trace_->left_s_, left_) <= to_s) ++left_;
}

double back_to_normal_s(const QueueTrace& with, const QueueTrace& without, double from_s,
                        double end_s) {
  QueueTrace::Reader here{with, from_s};
  QueueTrace::Reader there{without, from_s};
  double at_s = from_s;
  while (here.waiting() > there.waiting()) {
    at_s = std::min(here.next_s(), there.next_s());
    if (at_s >= end_s) return end_s;
    here.advance(at_s);
    there.advance(at_s);
  }
  return at_s;
}

}  // namespace staffsim
