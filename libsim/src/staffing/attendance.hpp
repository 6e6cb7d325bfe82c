// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/core/time.hpp>
#include <staffsim/model/agent_group.hpp>
#include <staffsim/random/stream.hpp>

#include <cstdint>
#include <string>

namespace staffsim::staffing {

/// Who comes to one occurrence of a duty, by number.
class RollCall {
public:
  /// @param key  digest of what names the occurrence
  RollCall(double absence, std::uint64_t key) noexcept : absence_{absence}, key_{key} {}

  [[nodiscard]] bool comes(int head) const noexcept {
    return absence_ == 0.0 || open01_of(mix(key_ ^ static_cast<std::uint64_t>(head))) >= absence_;
  }
  /// How many come of `heads` that are numbered from `first`.
  [[nodiscard]] int present(int first, int heads) const noexcept {
    if (absence_ == 0.0) return heads;
    int count = 0;
    for (int head = first; head < first + heads; ++head) count += static_cast<int>(comes(head));
    return count;
  }

private:
  double absence_;
  std::uint64_t key_;
};

/// Who of a group misses which duty (rule 26): a draw for each person or head and each occurrence
/// of a shift, window or duty, whatever else is planned.
class Attendance {
public:
  /// Everybody comes.
  Attendance() = default;
  Attendance(const AgentGroupSpec& group, std::uint64_t seed, std::uint64_t replication)
      : group_{&group}, seed_{seed}, replication_{replication} {}

  /// @param duty   name of the shift or window, or the person of a roster
  /// @param date   on which it starts
  /// @param start  of a nameless window, or of one of a person's duties on the date
  [[nodiscard]] RollCall at(const std::string& duty, Date date, Duration start = {}) const;

private:
  const AgentGroupSpec* group_ = nullptr;
  std::uint64_t seed_ = 0;
  std::uint64_t replication_ = 0;
};

}  // namespace staffsim::staffing
