// SPDX-License-Identifier: Apache-2.0
// The only place with arguments, standard streams and exit statuses.
#include <staffsim/core/printable.hpp>
#include <staffsim/random/distribution.hpp>

#include "commands.hpp"
#include "machines.hpp"
#include "options.hpp"
#include "output.hpp"
#include "usage.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <exception>
#include <iostream>
#include <new>
#include <string>
#include <string_view>
#include <system_error>
#include <thread>
#include <vector>

namespace driver {
namespace {

/// One thread for each process of several: the launcher has started as many as there is room for.
int usual_threads(Machines& machines) {
  return machines.team() != nullptr ? 1 : static_cast<int>(std::thread::hardware_concurrency());
}

/// What is said may quote what was typed: nothing of it steers a terminal.
void complain(std::string_view message) {
  std::cerr << "staffsim: ";
  for (bool is_first = true; is_first || !message.empty(); is_first = false) {
    const std::string_view line = message.substr(0, message.find('\n'));
    std::cerr << staffsim::printable(line) << '\n';
    message.remove_prefix(std::min(line.size() + 1, message.size()));
  }
}

int answer(const std::vector<std::string>& arguments, Machines& machines) {
  if (arguments.empty()) {
    if (machines.lead()) std::cerr << usage("");
    return bad_command_line;
  }
  const Options options = parse(arguments, usual_threads(machines));
  if (!options.answer) return execute(options, machines);
  if (machines.lead()) print(*options.answer);
  return done;
}

/// A failure of one process alone is the end of all.
int fail(Machines& machines, int status, const std::string& message) {
  complain(message);
  if (!machines.lead()) machines.abort(status);
  return status;
}

bool is_short_of_threads(const std::exception& error) {
  const auto* system = dynamic_cast<const std::system_error*>(&error);
  return system != nullptr && system->code() == std::errc::resource_unavailable_try_again;
}

int answer_or_complain(const std::vector<std::string>& arguments, Machines& machines) {
  try {
    return answer(arguments, machines);
  } catch (const BadCommandLine& error) {
    if (machines.lead()) complain(std::string{error.what()} + "\nTry: staffsim --help");
    return bad_command_line;
  } catch (const ReaderGone&) {
    return not_read_or_written;
  } catch (const FileError& error) {
    if (machines.lead()) complain(error.what());
    return not_read_or_written;
  } catch (const staffsim::BadDraw& error) {
    return fail(machines, bad_scenario, error.what());
  } catch (const std::bad_alloc&) {
    return fail(machines, not_read_or_written, "there is not enough memory for this scenario");
  } catch (const std::exception& error) {
    if (is_short_of_threads(error))
      return fail(machines, not_read_or_written, "the system has no thread or memory left");
    return fail(machines, internal_error, std::string{"a defect of the program: "} + error.what());
  }
}

/// Whoever started us may have closed a standard stream, whose number the next file would get: it
/// is held by one that cannot be used, as the closed one could not.
bool hold_standard_streams() {
  const auto is_held = [](int stream) {
    return ::fcntl(stream, F_GETFD) >= 0 ||
           ::open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY) == stream;
  };
  // In this order: a file gets the lowest number that is free.
  if (is_held(STDIN_FILENO) && is_held(STDOUT_FILENO) && is_held(STDERR_FILENO)) return true;
  complain(std::string{"cannot hold a closed standard stream: "} + std::strerror(errno));
  return false;
}

}  // namespace

/// The program: words in, an exit status out.
int start(const std::vector<std::string>& arguments) {
  if (!hold_standard_streams()) return not_read_or_written;
  try {
    Machines machines;
    return answer_or_complain(arguments, machines);
  } catch (const std::exception& error) {  // several processes cannot work together here
    complain(error.what());
    return bad_command_line;
  }
}

}  // namespace driver

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is a write that fails, not the end
  std::signal(SIGXFSZ, SIG_IGN);  // and so is a file that may not grow
  return driver::start({argv + std::min(argc, 1), argv + argc});
}
