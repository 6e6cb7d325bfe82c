// SPDX-License-Identifier: Apache-2.0
#include "terminal.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>

namespace driver {

std::optional<std::size_t> columns_of_terminal(int descriptor) {
  winsize size{};
  if (::ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return std::nullopt;
  return size.ws_col;
}

staffsim::report::Page output_page() {
  constexpr std::size_t fewest = 40;  // room for a name and a number or two
  const std::size_t most = staffsim::report::Page{}.columns;
  const std::size_t there = columns_of_terminal(STDOUT_FILENO).value_or(most);
  return {.columns = std::clamp(there, fewest, most)};
}

}  // namespace driver
