// SPDX-License-Identifier: Apache-2.0
#include "output.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>

namespace driver {
namespace {

struct Close {
  void operator()(std::FILE* file) const noexcept { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, Close>;

[[noreturn]] void fail(const std::string& path, const char* what) {
  throw FileError{"cannot " + std::string{what} + " " + path + ": " + std::strerror(errno)};
}

staffsim::report::Sink sink_of(std::FILE* file, const std::string& name) {
  return [file, name](std::string_view piece) {
    if (std::fwrite(piece.data(), 1, piece.size(), file) != piece.size()) fail(name, "write");
  };
}

}  // namespace

std::string read_file(const std::string& path) {
  if (std::filesystem::is_directory(path)) throw FileError{"cannot read " + path + ": it is a folder"};
  const File file{std::fopen(path.c_str(), "rb")};
  if (!file) fail(path, "read");
  std::string text;
  char buffer[1 << 16];
  for (std::size_t n = 0; (n = std::fread(buffer, 1, sizeof buffer, file.get())) > 0;) {
    text.append(buffer, n);
    if (text.size() > 2 * staffsim::scenario::limits::bytes) break;  // far beyond what the reader takes
  }
  if (std::ferror(file.get()) != 0) fail(path, "read");
  return text;
}

void write_output(const std::string& path, const std::function<void(const staffsim::report::Sink&)>& write) {
  if (path == "-") {
    write(sink_of(stdout, "standard output"));
    if (std::fflush(stdout) != 0) fail("standard output", "write");
    return;
  }
  if (std::filesystem::exists(path) && !std::filesystem::is_regular_file(path)) {  // a device or a pipe
    const File file{std::fopen(path.c_str(), "wb")};
    if (!file) fail(path, "write");
    write(sink_of(file.get(), path));
    if (std::fflush(file.get()) != 0) fail(path, "write");
    return;
  }
  const std::string part = path + ".part-" + std::to_string(::getpid());
  try {
    File file{std::fopen(part.c_str(), "wb")};
    if (!file) fail(path, "write");
    write(sink_of(file.get(), path));
    if (std::fflush(file.get()) != 0) fail(path, "write");
    file.reset();
    if (std::rename(part.c_str(), path.c_str()) != 0) fail(path, "write");
  } catch (...) {
    std::remove(part.c_str());
    throw;
  }
}

void print(const std::string& text) {
  write_output("-", [&](const staffsim::report::Sink& sink) { sink(text); });
}

}  // namespace driver
