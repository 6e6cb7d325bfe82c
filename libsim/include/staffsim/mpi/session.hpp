// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/estimate/messenger.hpp>

#include <cstdint>
#include <memory>

namespace staffsim::mpi {

/// MPI while it lives, one in the life of a process: the processes that `mpirun` or a batch
/// scheduler started together, as a team's messenger. All calls are by the thread that made it.
class Session final : public Messenger {
public:
  /// @throws std::runtime_error  when MPI cannot be used here
  Session();
  /// Waits for the other processes to come to their ends too.
  ~Session() override;
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  [[nodiscard]] int rank() const override;
  [[nodiscard]] int processes() const override;
  /// Neither ever waits for another process, not even for one that stands still in the middle of a
  /// message: what is on its way is looked at again at the next call.
  /// @throws std::length_error  when a message has more than 2 GiB
  void send(int to, std::string bytes) override;
  [[nodiscard]] std::optional<Letter> receive() override;

  /// Whether all processes come with the same number; waits for all.
  [[nodiscard]] bool agree_on(std::uint64_t number);
  /// Ends all processes at once.
  void abort(int status) noexcept;

private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace staffsim::mpi
