// SPDX-License-Identifier: Apache-2.0
#include "progress.hpp"

#include <unistd.h>

#include <cmath>
#include <cstdio>
#include <string>
#include <utility>

namespace driver {
namespace {

constexpr int bar_width = 30;
constexpr std::chrono::milliseconds between_drawings{100};

std::string bar(double share) {
  const auto filled = static_cast<std::size_t>(bar_width * share);
  return "[" + std::string(filled, '#') + std::string(bar_width - filled, '.') + "]";
}

std::string two_digits(long number) { return (number < 10 ? "0" : "") + std::to_string(number); }

/// "1:05" or "2:00:07".
std::string clock(double seconds) {
  const long whole = std::lround(std::ceil(seconds));
  const std::string minutes_and_seconds =
      (whole >= 3600 ? two_digits(whole / 60 % 60) : std::to_string(whole / 60)) + ":" +
      two_digits(whole % 60);
  return whole >= 3600 ? std::to_string(whole / 3600) + ":" + minutes_and_seconds
                       : minutes_and_seconds;
}

}  // namespace

bool stderr_is_terminal() { return ::isatty(STDERR_FILENO) == 1; }

Progress::Progress(bool is_wanted, std::string what)
    : is_shown_{is_wanted && stderr_is_terminal()}, what_{std::move(what)} {}

Progress::~Progress() {
  if (drawn_) std::fputs("\r\033[K", stderr);
}

void Progress::show(int done, int wanted) {
  if (done_before_ < 0) done_before_ = done - 1;  // a study that goes on has some
  const auto now = Clock::now();
  if (!is_shown_ || now - drawn_.value_or(start_) < between_drawings) return;
  drawn_ = now;
  const int done_now = done - done_before_;
  const double spent_s = std::chrono::duration<double>(now - start_).count();
  const std::string line = "\r\033[K" + bar(static_cast<double>(done) / wanted) + " " +
                           std::to_string(done) + " of " + std::to_string(wanted) + " " + what_ +
                           ", " + clock(spent_s / done_now * (wanted - done)) + " left";
  std::fputs(line.c_str(), stderr);
}

}  // namespace driver
