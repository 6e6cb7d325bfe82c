// SPDX-License-Identifier: Apache-2.0
// The driver: the only place with arguments, standard streams and exit statuses.
#include "commands.hpp"
#include "options.hpp"
#include "output.hpp"

#include <csignal>
#include <exception>
#include <iostream>

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is a write that fails
  try {
    const driver::Options options = driver::parse({argv + 1, argv + argc});
    return options.command.empty() ? driver::done : driver::execute(options);
  } catch (const driver::BadCommandLine& error) {
    std::cerr << "staffsim: " << error.what() << "\n          try `staffsim --help`\n";
    return driver::bad_command_line;
  } catch (const driver::FileError& error) {
    std::cerr << "staffsim: " << error.what() << '\n';
    return driver::no_file;
  } catch (const std::exception& error) {
    std::cerr << "staffsim: internal error: " << error.what() << "\n          please report it with the scenario\n";
    return driver::no_file;
  }
}
