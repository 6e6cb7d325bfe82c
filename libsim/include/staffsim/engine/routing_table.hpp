// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/model/model.hpp>

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace staffsim::engine {

/// Who may handle what, in dense indices: the only part of a model that the event loop looks at.
class RoutingTable {
public:
  struct DenseSkill {
    std::uint16_t group = 0;
    std::uint16_t type = 0;
    std::uint32_t keep_free = 0;
    double speed = 1.0;
    double switch_s = 0.0;
    double overflow_s = 0.0;
    bool is_interruptible = false;  ///< by the end of a shift or by another type
  };
  struct TypeRules {
    double due_s = 0.0;  ///< from arrival to the moment by which `earliest_due` orders
    bool is_email = false;
    bool needs_line = false;  ///< of a phone with limited lines
    bool may_redial = false;
    bool may_go_on = false;     ///< by a transfer or by calling again
    bool may_preempt = false;   ///< some skill names it in `preempt_by`
    bool may_overflow = false;  ///< some group takes it only after a while
  };

  explicit RoutingTable(const Model& model);

  [[nodiscard]] std::size_t type_count() const noexcept { return types_.size(); }
  [[nodiscard]] std::size_t group_count() const noexcept { return hands_over_.size(); }
  /// Groups that may handle a type, in file order.
  [[nodiscard]] std::span<const std::uint16_t> groups_of(std::size_t type) const noexcept {
    return slice(groups_, groups_from_, type);
  }
  /// What a group handles, in its order of preference.
  [[nodiscard]] std::span<const DenseSkill> skills_of(std::size_t group) const noexcept {
    return slice(skills_, skills_from_, group);
  }
  /// The group must handle the type.
  [[nodiscard]] const DenseSkill& skill(std::size_t group, std::size_t type) const noexcept {
    return skills_[skill_at_[group * type_count() + type]];
  }
  /// Divides handle and wrap-up time.
  [[nodiscard]] double speed(std::size_t group, std::size_t type) const noexcept {
    return skill(group, type).speed;
  }
  /// Whether contacts of `type` may interrupt the handling of `other` by an agent of the group.
  [[nodiscard]] bool preempts(std::size_t group, std::size_t type,
                              std::size_t other) const noexcept;
  [[nodiscard]] bool hands_over(std::size_t group) const noexcept {
    return hands_over_[group] != 0;
  }
  [[nodiscard]] const TypeRules& type(std::size_t type) const noexcept { return types_[type]; }
  [[nodiscard]] std::uint32_t lines() const noexcept { return lines_; }

private:
  template <class Item>
  static std::span<const Item> slice(const std::vector<Item>& items,
                                     const std::vector<std::uint32_t>& from,
                                     std::size_t i) noexcept {
    return {items.data() + from[i], items.data() + from[i + 1]};
  }
  void add_skills(const Model& model);
  void add_skill(const Model& model, std::uint16_t group, const Skill& skill, bool hands_over);
  void add_types(const Model& model);

  std::vector<std::uint16_t> groups_;                   // by type
  std::vector<std::uint32_t> groups_from_;              // [type]
  std::vector<DenseSkill> skills_;                      // by group
  std::vector<std::uint32_t> skills_from_;              // [group]
  std::vector<std::uint32_t> skill_at_;                 // [group * types + type]
  std::vector<std::vector<std::uint16_t>> preempt_by_;  // by skill
  std::vector<std::uint8_t> hands_over_;
  std::vector<TypeRules> types_;
  std::uint32_t lines_ = std::numeric_limits<std::uint32_t>::max();
};

}  // namespace staffsim::engine
