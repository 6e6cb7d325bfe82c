// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/engine/outcome.hpp>
#include <staffsim/model/model.hpp>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace staffsim {

/// Who waited when in one replication: of calls, or of e-mail where there are no calls.
class QueueTrace {
public:
  explicit QueueTrace(const Model& model);

  void begin();
  void add(const engine::Account& account);
  /// Call when all is in, before asking.
  void finish();

  /// The longest wait of those who arrived in [from, to] and were answered or gave up; 0 of none.
  [[nodiscard]] double worst_wait_s(double from_s, double to_s) const;

  /// The number waiting, followed through time.
  class Reader {
  public:
    Reader(const QueueTrace& trace, double at_s);
    [[nodiscard]] std::size_t waiting() const noexcept { return joined_ - left_; }
    /// When the number may change next; infinity if never.
    [[nodiscard]] double next_s() const noexcept;
    /// Everything that happens up to and at this moment.
    void advance(double to_s) noexcept;

  private:
    const QueueTrace* trace_;
    std::size_t joined_ = 0;
    std::size_t left_ = 0;
  };

private:
  struct Wait {
    double arrived_s = 0.0;
    double wait_s = 0.0;
  };

  std::vector<std::uint8_t> is_watched_;  // by type
  std::vector<double> joined_s_;
  std::vector<double> left_s_;
  std::vector<Wait> waits_;
};

/// The first moment from `from_s` on at which no more wait in `with` than in `without`; at the
/// latest `end_s`.
[[nodiscard]] double back_to_normal_s(const QueueTrace& with, const QueueTrace& without,
                                      double from_s, double end_s);

}  // namespace staffsim
