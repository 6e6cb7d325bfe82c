// SPDX-License-Identifier: Apache-2.0
#include "place.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>

namespace driver {
namespace {

namespace fs = std::filesystem;

constexpr int most_links = 40;  // as the kernel follows

}  // namespace

std::string place_of(const std::string& name) {
  std::error_code unknown;
  fs::path place = fs::absolute(name, unknown);
  for (int i = 0; i < most_links && fs::is_symlink(place, unknown); ++i)
    place = place.parent_path() / fs::read_symlink(place, unknown);  // which may be absolute
  const fs::path found = fs::weakly_canonical(place, unknown);
  return unknown ? name : found.string();
}

bool is_standard_output(const std::string& name) {
  struct stat named {};
  struct stat output {};
  if (::stat(name.c_str(), &named) != 0 || ::fstat(STDOUT_FILENO, &output) != 0) return false;
  const bool is_bin = S_ISCHR(output.st_mode) && ::isatty(STDOUT_FILENO) == 0;  // such as /dev/null
  return !is_bin && named.st_dev == output.st_dev && named.st_ino == output.st_ino;
}

}  // namespace driver
