// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/model/model.hpp>

#include <cstdint>
#include <span>
#include <vector>

namespace staffsim::engine {

/// Who may handle what, in dense indices: the only part of a model that the event loop looks at.
class RoutingTable {
public:
  struct DenseSkill {
    std::uint16_t type = 0;
    double speed = 1.0;
  };

  explicit RoutingTable(const Model& model);

  [[nodiscard]] std::size_t type_count() const noexcept { return groups_of_.size(); }
  [[nodiscard]] std::size_t group_count() const noexcept { return skills_of_.size(); }
  /// Groups that may handle a type, in file order.
  [[nodiscard]] std::span<const std::uint16_t> groups_of(std::size_t type) const noexcept {
    return groups_of_[type];
  }
  /// What a group handles, in its order of preference.
  [[nodiscard]] std::span<const DenseSkill> skills_of(std::size_t group) const noexcept {
    return skills_of_[group];
  }
  /// Divides handle and wrap-up time.
  [[nodiscard]] double speed(std::size_t group, std::size_t type) const noexcept {
    return speed_[group * type_count() + type];
  }
  [[nodiscard]] bool hands_over(std::size_t group) const noexcept {
    return hands_over_[group] != 0;
  }

private:
  std::vector<std::vector<std::uint16_t>> groups_of_;
  std::vector<std::vector<DenseSkill>> skills_of_;
  std::vector<double> speed_;
  std::vector<std::uint8_t> hands_over_;
};

}  // namespace staffsim::engine
