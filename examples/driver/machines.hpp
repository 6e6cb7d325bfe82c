// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/estimate/team.hpp>

#include <cstdint>
#include <memory>
#include <optional>

namespace driver {

/// The processes that `mpirun` or a batch scheduler started together with this one, if it did. One
/// leads: it alone reads and writes checkpoints, prints, and writes results.
class Machines {
public:
  /// @throws BadCommandLine  when there are several and this program was built without MPI
  Machines();
  /// The leader lets the others go, and all wait for each other.
  ~Machines();
  Machines(const Machines&) = delete;
  Machines& operator=(const Machines&) = delete;

  /// Whether this process leads; also when it is alone.
  [[nodiscard]] bool lead() const;
  /// Nothing when it is alone.
  [[nodiscard]] staffsim::Team* team() { return team_ ? &*team_ : nullptr; }
  /// Whether all processes come with the same number; all ask, or none does.
  [[nodiscard]] bool agree_on(std::uint64_t number);
  /// Ends all of them. Returns only where there is none but this one.
  void abort(int status);

private:
  struct Session;
  std::unique_ptr<Session> session_;
  std::optional<staffsim::Team> team_;
};

}  // namespace driver
