// SPDX-License-Identifier: Apache-2.0
#include <staffsim/mpi/session.hpp>

#include <mpi.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <limits>
#include <list>
#include <stdexcept>
#include <thread>
#include <utility>

namespace staffsim::mpi {
namespace {

constexpr int tag = 1;

/// The length of a message as MPI counts.
int count_of(const std::string& bytes) {
  if (bytes.size() > static_cast<std::size_t>(std::numeric_limits<int>::max()))
    throw std::length_error{"a replication yields more than 2 GiB: too much for one message"};
  return static_cast<int>(bytes.size());
}

}  // namespace

struct Session::Impl {
  /// A message on its way; the bytes stay where they are until it has gone or come.
  struct Transfer {
    int peer = 0;
    std::string bytes = {};
    MPI_Request request = MPI_REQUEST_NULL;

    [[nodiscard]] bool is_done() {
      int done = 0;
      MPI_Test(&request, &done, MPI_STATUS_IGNORE);
      return done != 0;
    }
  };

  int rank = 0;
  int processes = 1;
  std::list<Transfer> going;
  std::list<Transfer> coming;  // in the order in which they were announced

  void forget_what_has_gone() {
    going.remove_if([](Transfer& transfer) { return transfer.is_done(); });
  }
  /// One thread alone asks, so that what is announced is what is received. Room is made before it
  /// is: where there is none left, the message stays, and its sender does not wait for ever.
  void begin_what_is_announced() {
    int is_announced = 0;
    MPI_Status status;
    MPI_Iprobe(MPI_ANY_SOURCE, tag, MPI_COMM_WORLD, &is_announced, &status);
    if (is_announced == 0) return;
    int count = 0;
    MPI_Get_count(&status, MPI_BYTE, &count);
    std::string room(static_cast<std::size_t>(count), '\0');
    Transfer& transfer = coming.emplace_back(Transfer{status.MPI_SOURCE, std::move(room)});
    MPI_Irecv(transfer.bytes.data(), count, MPI_BYTE, transfer.peer, tag, MPI_COMM_WORLD,
              &transfer.request);
  }
};

Session::Session() : impl_{std::make_unique<Impl>()} {
  int provided = 0;
  MPI_Init_thread(nullptr, nullptr, MPI_THREAD_FUNNELED, &provided);
  if (provided < MPI_THREAD_FUNNELED) {
    MPI_Finalize();
    throw std::runtime_error{"this MPI knows no threads at all"};
  }
  MPI_Comm_rank(MPI_COMM_WORLD, &impl_->rank);
  MPI_Comm_size(MPI_COMM_WORLD, &impl_->processes);
}

Session::~Session() {
  // What still comes is for nobody, but whoever sends it waits for us to take it.
  MPI_Request all_have_sent = MPI_REQUEST_NULL;
  bool has_sent = false;
  for (int all = 0; all == 0;) {
    impl_->begin_what_is_announced();
    impl_->coming.remove_if([](Impl::Transfer& transfer) { return transfer.is_done(); });
    impl_->forget_what_has_gone();
    if (!has_sent && impl_->going.empty()) {
      MPI_Ibarrier(MPI_COMM_WORLD, &all_have_sent);
      has_sent = true;
    }
    if (has_sent) MPI_Test(&all_have_sent, &all, MPI_STATUS_IGNORE);
    if (all == 0) std::this_thread::sleep_for(std::chrono::milliseconds{1});
  }
  MPI_Finalize();
}

int Session::rank() const { return impl_->rank; }
int Session::processes() const { return impl_->processes; }

void Session::send(int to, std::string bytes) {
  impl_->forget_what_has_gone();
  const int count = count_of(bytes);
  Impl::Transfer& transfer = impl_->going.emplace_back();
  transfer.peer = to;
  transfer.bytes = std::move(bytes);
  MPI_Isend(transfer.bytes.data(), count, MPI_BYTE, to, tag, MPI_COMM_WORLD, &transfer.request);
}

std::optional<Messenger::Letter> Session::receive() {
  impl_->forget_what_has_gone();
  impl_->begin_what_is_announced();
  for (auto transfer = impl_->coming.begin(); transfer != impl_->coming.end(); ++transfer) {
    const bool is_first = std::none_of(impl_->coming.begin(), transfer, [&](const auto& earlier) {
      return earlier.peer == transfer->peer;
    });
    if (!is_first || !transfer->is_done()) continue;
    Letter letter{transfer->peer, std::move(transfer->bytes)};
    impl_->coming.erase(transfer);
    return letter;
  }
  return std::nullopt;
}

bool Session::agree_on(std::uint64_t number) {
  const std::array<std::uint64_t, 2> own{number, ~number};
  std::array<std::uint64_t, 2> least{};  // of the numbers, and the complement of the largest
  MPI_Allreduce(own.data(), least.data(), 2, MPI_UINT64_T, MPI_MIN, MPI_COMM_WORLD);
  return least[0] == ~least[1];
}

void Session::abort(int status) noexcept { MPI_Abort(MPI_COMM_WORLD, status); }

}  // namespace staffsim::mpi
