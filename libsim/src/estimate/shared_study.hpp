// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/estimate/team.hpp>

namespace staffsim {

/// A study while it is asked for, in whichever process; where it leads, the helpers are told of its
/// end. Without a team it is this process's alone.
class SharedStudy {
public:
  explicit SharedStudy(Team* team);
  ~SharedStudy();
  SharedStudy(const SharedStudy&) = delete;
  SharedStudy& operator=(const SharedStudy&) = delete;

  /// Another process leads: this one helps, and has no results.
  [[nodiscard]] bool is_helped_only() const { return team_ != nullptr && !team_->leads(); }
  [[nodiscard]] bool has_helpers() const {
    return team_ != nullptr && team_->leads() && team_->helpers() > 0;
  }
  [[nodiscard]] Team& team() const noexcept { return *team_; }
  [[nodiscard]] int number() const noexcept { return number_; }
  /// For a helper: whether the leader has said that this study, or all, are at their end.
  [[nodiscard]] bool has_ended() const noexcept { return has_ended_ || team_->is_over(); }
  void note_end() noexcept { has_ended_ = true; }

private:
  Team* team_;
  int number_ = 0;
  bool has_ended_ = false;
};

}  // namespace staffsim
