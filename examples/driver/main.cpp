// SPDX-License-Identifier: Apache-2.0
// The only place with arguments, standard streams and exit statuses.
#include "commands.hpp"
#include "options.hpp"
#include "output.hpp"
#include "usage.hpp"

#include <algorithm>
#include <csignal>
#include <exception>
#include <iostream>
#include <new>

namespace driver {
namespace {

constexpr int internal_error = 70;

int answer(const std::vector<std::string>& arguments) {
  if (arguments.empty()) {
    std::cerr << usage("");
    return bad_command_line;
  }
  const Options options = parse(arguments);
  if (!options.answer) return execute(options);
  print(*options.answer);
  return done;
}

int answer_or_complain(const std::vector<std::string>& arguments) {
  try {
    return answer(arguments);
  } catch (const BadCommandLine& error) {
    std::cerr << "staffsim: " << error.what() << "\nTry: staffsim --help\n";
    return bad_command_line;
  } catch (const ReaderGone&) {
    return not_read_or_written;
  } catch (const FileError& error) {
    std::cerr << "staffsim: " << error.what() << '\n';
    return not_read_or_written;
  } catch (const std::bad_alloc&) {
    std::cerr << "staffsim: there is not enough memory for this scenario\n";
    return not_read_or_written;
  } catch (const std::exception& error) {
    std::cerr << "staffsim: a defect of the program: " << error.what() << '\n';
    return internal_error;
  }
}

}  // namespace
}  // namespace driver

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is a write that fails, not the end
  return driver::answer_or_complain({argv + std::min(argc, 1), argv + argc});
}
