// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/random/laws.hpp>
#include <staffsim/random/stream.hpp>

#include "demand/mass_segment.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

namespace staffsim::demand {

/// A Poisson process by inversion of its cumulated rate: the k-th arrival is where the mass reaches
/// the sum of k unit exponentials. Cutting the time into pieces changes no arrival.
class ArrivalClock {
public:
  void begin(const StreamKey& key) {
    stream_.emplace(key);
    used_ = gaps_.size();
    static_cast<void>(refill());
    due_mass_ = next_gap();
  }

  /// The segments that follow, in the order of time, once the present ones are `exhausted`.
  [[nodiscard]] std::vector<MassSegment>& refill() noexcept {
    segments_.clear();
    segment_ = 0;
    return segments_;
  }
  [[nodiscard]] bool is_exhausted() const noexcept { return segment_ == segments_.size(); }

  /// Appends the arrivals before `until_s` that lie in the present segments.
  void advance(double until_s, std::vector<double>& arrivals) {
    for (; segment_ < segments_.size(); ++segment_) {
      const MassSegment& segment = segments_[segment_];
      while (due_mass_ < segment.mass()) {
        const double at_s = segment.moment_s(due_mass_);
        if (at_s >= until_s) return;
        arrivals.push_back(at_s);
        due_mass_ += next_gap();
      }
      due_mass_ -= segment.mass();
    }
  }

private:
  double next_gap() {
    if (used_ == gaps_.size()) {
      unit_.fill(gaps_, *stream_);
      used_ = 0;
    }
    return gaps_[used_++];
  }

  Exponential unit_{Seconds{1.0}};
  std::optional<Stream> stream_;
  std::array<double, 256> gaps_{};
  std::size_t used_ = 0;
  std::vector<MassSegment> segments_;
  std::size_t segment_ = 0;
  double due_mass_ = 0.0;  // of the next arrival, from the start of the present segment
};

}  // namespace staffsim::demand
