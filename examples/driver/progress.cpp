// SPDX-License-Identifier: Apache-2.0
#include "progress.hpp"

#include "terminal.hpp"

#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>

namespace driver {
namespace {

constexpr std::size_t usual_columns = 80;
constexpr std::size_t widest_bar = 30;
constexpr std::size_t narrowest_bar = 5;
constexpr std::chrono::milliseconds between_drawings{100};

std::string bar(double share, std::size_t width) {
  const auto filled = static_cast<std::size_t>(static_cast<double>(width) * share);
  return "[" + std::string(filled, '#') + std::string(width - filled, '.') + "] ";
}

/// A bar and its words, as wide as there is room for: a longer line would take two rows, of which
/// only one can be cleared.
std::string line_of(double share, const std::string& words, std::size_t room) {
  const std::size_t around = words.size() + 3;
  if (around + narrowest_bar > room) return words.substr(0, room);
  return bar(share, std::min(widest_bar, room - around)) + words;
}

/// Whether a line can be written anew: not on a teletype.
bool can_clear_lines() {
  const char* const kind = std::getenv("TERM");
  return kind != nullptr && std::string_view{kind} != "dumb";
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

Progress::Progress(bool is_wanted, std::string what)
    : is_shown_{is_wanted && ::isatty(STDERR_FILENO) == 1 && can_clear_lines()},
      what_{std::move(what)} {}

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
  const std::string words = std::to_string(done) + " of " + std::to_string(wanted) + " " + what_ +
                            ", " + clock(spent_s / done_now * (wanted - done)) + " left";
  const std::size_t room = columns_of_terminal(STDERR_FILENO).value_or(usual_columns) - 1;
  const std::string line = "\r\033[K" + line_of(static_cast<double>(done) / wanted, words, room);
  std::fputs(line.c_str(), stderr);
}

}  // namespace driver
