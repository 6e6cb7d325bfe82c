// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <string>

namespace staffsim {

/// Carries messages between processes that simulate one study together. Their ranks count from 0;
/// rank 0 leads. Messages from one process to another arrive whole and in their order.
class Messenger {
public:
  struct Letter {
    int from = 0;
    std::string bytes;
  };

  Messenger() = default;
  Messenger(const Messenger&) = delete;
  Messenger& operator=(const Messenger&) = delete;
  virtual ~Messenger() = default;

  [[nodiscard]] virtual int rank() const = 0;
  [[nodiscard]] virtual int processes() const = 0;
  /// Neither waits, and both are called by one thread alone: whoever asks for a study. The end of a
  /// study and of a team is sent by destructors: what `send` throws there ends the program.
  virtual void send(int to, std::string bytes) = 0;
  [[nodiscard]] virtual std::optional<Letter> receive() = 0;
};

}  // namespace staffsim
