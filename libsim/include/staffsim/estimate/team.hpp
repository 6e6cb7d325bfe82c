// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/estimate/messenger.hpp>

#include <optional>
#include <string>

namespace staffsim {

/// Processes that simulate together. All of them ask for the same studies in the same order; the
/// leader, rank 0, hands out replications and alone gets results: in the other processes a study
/// ends with no replications done. The bits are those of a process alone.
class Team {
public:
  /// What is said about a study: do this replication, here is its yield, no more of this study, or
  /// no more of any.
  struct Message {
    enum class Kind : char { work, yield, end, end_of_all };
    Kind kind = Kind::work;
    int process = 0;  ///< from which it comes, or to which it goes
    int study = 0;
    int replication = 0;
    std::string yield = {};
  };

  /// @param messenger  outlives the team
  explicit Team(Messenger& messenger) : messenger_{&messenger} {}
  /// The leader's helpers are told that there is no more.
  ~Team();
  Team(const Team&) = delete;
  Team& operator=(const Team&) = delete;

  [[nodiscard]] bool leads() const { return messenger_->rank() == 0; }
  /// The leader not counted.
  [[nodiscard]] int helpers() const { return messenger_->processes() - 1; }

  /// For the studies themselves: the number of the next one, from 1.
  [[nodiscard]] int begin_study() { return ++studies_; }
  void send(const Message& message);
  /// What has come, if anything has; does not wait.
  [[nodiscard]] std::optional<Message> receive();
  /// Whether the leader has said that there are no more studies.
  [[nodiscard]] bool is_over() const noexcept { return is_over_; }

private:
  Messenger* messenger_;
  int studies_ = 0;
  bool is_over_ = false;
};

}  // namespace staffsim
