// SPDX-License-Identifier: Apache-2.0
#include "output.hpp"

#include "place.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <random>

namespace driver {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t at_once = std::size_t{1} << 16U;  // bytes to begin reading with
constexpr mode_t usual_mode = 0666;                     // the user's umask takes its share

[[noreturn]] void fail(const std::string& what, int error) {
  if (error == EPIPE) throw ReaderGone{what};
  throw FileError{"cannot " + what + ": " + std::strerror(error)};
}

void write_all(int descriptor, std::string_view text, const std::string& name) {
  while (!text.empty()) {
    const ssize_t written = ::write(descriptor, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) {  // set by whoever shares it
      pollfd room{.fd = descriptor, .events = POLLOUT, .revents = 0};
      ::poll(&room, 1, -1);
      continue;
    }
    if (written < 0) fail("write " + name, errno);
    text.remove_prefix(static_cast<std::size_t>(written));
  }
}

bool is_or_will_be_regular(const std::string& path) {
  std::error_code unknown;
  const fs::file_status status = fs::status(path, unknown);
  return !fs::exists(status) || fs::is_regular_file(status);
}

/// A name that nobody has: a process's number alone comes back, in containers at once. Cut where
/// the target's name is nearly as long as names can be.
std::string temporary_beside(const std::string& target) {
  constexpr std::size_t longest = 200;
  std::random_device chance;
  const std::size_t name_at = target.rfind('/') + 1;  // 0 without a folder
  return target.substr(0, name_at + longest) + ".part-" + std::to_string(::getpid()) + "-" +
         std::to_string(chance());
}

/// What takes a file's place is open to those who could read that file, and to nobody else. A file
/// system that knows no modes has none to keep.
void keep_mode(const std::string& target, int descriptor) {
  struct stat there {};
  if (::stat(target.c_str(), &there) == 0)
    static_cast<void>(::fchmod(descriptor, there.st_mode & 0777U));
}

/// Keeps signals that would end the process until this goes: no temporary file is left behind.
class NoEndInBetween {
public:
  NoEndInBetween() {
    sigset_t all;
    ::sigfillset(&all);
    ::pthread_sigmask(SIG_BLOCK, &all, &before_);
  }
  ~NoEndInBetween() { ::pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
  NoEndInBetween(const NoEndInBetween&) = delete;
  NoEndInBetween& operator=(const NoEndInBetween&) = delete;

private:
  sigset_t before_{};
};

class Descriptor {
public:
  explicit Descriptor(int value) : value_{value} {}
  ~Descriptor() { ::close(value_); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  [[nodiscard]] int value() const { return value_; }

private:
  int value_;
};

}  // namespace

std::string read_file(const std::string& path, std::size_t most) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) fail("read " + path, errno);
  const Descriptor file{descriptor};
  std::string text;
  std::size_t size = 0;
  while (size <= most) {
    if (size == text.size()) text.resize(std::min(most + 1, 2 * size + at_once));
    const ssize_t got = ::read(file.value(), text.data() + size, text.size() - size);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail("read " + path, errno);
    if (got == 0) break;
    size += static_cast<std::size_t>(got);
  }
  text.resize(size);
  return text;
}

void print(std::string_view text) { write_all(STDOUT_FILENO, text, "standard output"); }

Output::Output(const std::string& path) : name_{path} {
  if (path == "-") {
    name_ = "standard output";
    descriptor_ = STDOUT_FILENO;
    return;
  }
  if (!is_or_will_be_regular(path)) {  // a pipe or a device: nothing that a rename may replace
    descriptor_ = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
    if (descriptor_ < 0) fail("write " + name_, errno);
    return;
  }
  target_ = place_of(path);
  is_replaced_ = true;
  const NoEndInBetween signals;
  begin();
  drop();  // it can be written; whoever is killed before there are results leaves nothing behind
}

Output::~Output() {
  if (is_replaced_) drop();
  else if (descriptor_ > STDERR_FILENO) ::close(descriptor_);
}

/// Opens the temporary file.
void Output::begin() {
  temporary_ = temporary_beside(target_);
  descriptor_ = ::open(temporary_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, usual_mode);
  if (descriptor_ < 0) {
    temporary_.clear();
    fail("write " + name_, errno);
  }
  keep_mode(target_, descriptor_);
}

/// Closes the temporary file, and takes it away where it has not found its place.
void Output::drop() {
  if (descriptor_ >= 0) ::close(descriptor_);
  descriptor_ = -1;
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
  temporary_.clear();
}

void Output::write(std::string_view text) {
  if (is_replaced_ && descriptor_ < 0) begin();
  write_all(descriptor_, text, name_);
}

void Output::finish() {
  if (!is_replaced_) return;
  if (descriptor_ < 0) begin();
  if (::fsync(descriptor_) != 0 && errno != EINVAL) fail("write " + name_, errno);
  if (std::rename(temporary_.c_str(), target_.c_str()) != 0) fail("write " + name_, errno);
  temporary_.clear();
  drop();
}

staffsim::report::Sink Output::sink() {
  return [this](std::string_view piece) { write(piece); };
}

}  // namespace driver
