// SPDX-License-Identifier: Apache-2.0
#include "machines.hpp"

#include "options.hpp"

#ifdef STAFFSIM_HAS_MPI
#include <staffsim/mpi/session.hpp>
#endif

#include <algorithm>
#include <array>
#include <cstdlib>

namespace driver {
namespace {

/// What launchers tell the processes that they start: Open MPI's, those that speak PMI (MPICH,
/// Intel MPI, Slurm) and those that speak PMIx.
constexpr std::array marks{"OMPI_COMM_WORLD_SIZE", "PMI_SIZE", "PMIX_RANK"};

}  // namespace

#ifdef STAFFSIM_HAS_MPI

struct Machines::Session {
  staffsim::mpi::Session mpi;
};

/// Starting MPI takes a third of a second, so only where a launcher says that it is there.
Machines::Machines() {
  const bool is_launched =
      std::ranges::any_of(marks, [](const char* mark) { return std::getenv(mark) != nullptr; });
  if (!is_launched) return;
  session_ = std::make_unique<Session>();
  if (session_->mpi.processes() > 1) team_.emplace(session_->mpi);
}

bool Machines::agree_on(std::uint64_t number) { return !team_ || session_->mpi.agree_on(number); }

void Machines::abort(int status) {
  if (team_) session_->mpi.abort(status);
}

#else

struct Machines::Session {};

/// Each would do all of the work, and write the same files.
Machines::Machines() {
  const bool are_several = std::ranges::any_of(marks, [](const char* mark) {
    const char* value = std::getenv(mark);
    const int alone = std::string_view{mark}.ends_with("SIZE") ? 1 : 0;  // of one, or number 0
    return value != nullptr && std::atoi(value) > alone;
  });
  if (are_several)
    throw BadCommandLine{"several processes were started, and this staffsim was built without MPI"};
}

bool Machines::agree_on(std::uint64_t /*number*/) { return true; }

void Machines::abort(int /*status*/) {}

#endif

Machines::~Machines() = default;

bool Machines::lead() const { return !team_ || team_->leads(); }

}  // namespace driver
