// SPDX-License-Identifier: Apache-2.0
#include "progress.hpp"

#include <unistd.h>

#include <cstdio>
#include <string>

namespace driver {

Progress::Progress(bool wanted) : shows_{wanted && ::isatty(STDERR_FILENO) == 1} {}

Progress::~Progress() {
  if (drawn_) std::fputs("\r\033[K", stderr);
}

void Progress::operator()(int done, int wanted) {
  if (!shows_) return;
  const auto now = Clock::now();
  if (drawn_ && now - *drawn_ < std::chrono::milliseconds{100}) return;
  drawn_ = now;
  constexpr int width = 30;
  const auto filled = static_cast<std::size_t>(static_cast<double>(width) * done / wanted);
  const double spent_s = std::chrono::duration<double>(now - start_).count();
  const std::string bar = std::string(filled, '#') + std::string(width - filled, '.');
  std::fprintf(stderr, "\r\033[K[%s] %d of %d replications, %.0f s left", bar.c_str(), done, wanted,
               spent_s * (wanted - done) / done);
}

}  // namespace driver
