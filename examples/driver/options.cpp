// SPDX-License-Identifier: Apache-2.0
#include "options.hpp"

#include <staffsim/core/version.hpp>

#include <boost/program_options.hpp>

#include <algorithm>
#include <cstdio>
#include <iostream>
#include <sstream>
#include <thread>

namespace driver {
namespace {

namespace po = boost::program_options;

constexpr const char* usage = R"(staffsim: contact centre staffing by simulation

usage: staffsim COMMAND FILE [options]

commands
  check FILE    read and validate a scenario; load, duty hours and warnings
  run FILE      simulate the scenario as it stands
  sweep FILE    simulate every candidate and sweep value on the same contacts

examples
  staffsim check scenarios/customs_hotline.toml
  staffsim run scenarios/erlang_a.toml --replications 400
  staffsim sweep scenarios/customs_hotline.toml --json results.json
  staffsim run my.toml --set "agent_groups.help desk.agents=6" --csv - --quiet

)";

constexpr const char* endings = R"(
exit status
  0 done   1 a target was not met (with --enforce-targets)   2 bad command line
  3 bad scenario   4 could not read or write   130 interrupted: what is done is printed
)";

po::options_description described() {
  po::options_description options{"options"};
  options.add_options()                                                                            //
      ("replications", po::value<std::string>()->value_name("N"), "independent replications")      //
      ("seed", po::value<std::string>()->value_name("S"), "same seed, same callers")               //
      ("threads", po::value<std::string>()->value_name("T"), "threads (default: all processors); never changes a result")  //
      ("days", po::value<std::string>()->value_name("D"), "measured days")                         //
      ("set", po::value<std::vector<std::string>>()->value_name("KEY=VALUE"), "replace a value of the scenario; may be repeated")  //
      ("json", po::value<std::string>()->value_name("FILE"), "write the results as JSON; - is standard output")  //
      ("csv", po::value<std::string>()->value_name("FILE"), "write the results as CSV; - is standard output")    //
      ("quiet", "no table and no progress")                                                        //
      ("enforce-targets", "exit with 1 when a target is not met")                                  //
      ("help", "this text")                                                                        //
      ("version", "the version");
  return options;
}

/// A whole number from `least` to `most`.
long long number(const po::variables_map& given, const std::string& name, long long least, long long most) {
  const std::string text = given[name].as<std::string>();
  std::size_t used = 0;
  long long value = 0;
  try {
    value = std::stoll(text, &used);
  } catch (const std::exception&) {
    used = 0;
  }
  if (used != text.size() || text.empty() || value < least || value > most)
    throw BadCommandLine{"--" + name + " takes a whole number from " + std::to_string(least) + " to " +
                         std::to_string(most) + ", got \"" + text + "\""};
  return value;
}

po::variables_map read(const std::vector<std::string>& arguments, const po::options_description& visible) {
  po::options_description all;
  all.add(visible).add_options()("words", po::value<std::vector<std::string>>());
  po::positional_options_description words;
  words.add("words", -1);
  po::variables_map given;
  try {
    using namespace po::command_line_style;
    const int style = unix_style & ~allow_guessing;
    po::store(po::command_line_parser(arguments).options(all).positional(words).style(style).run(), given);
  } catch (const po::error& error) {
    throw BadCommandLine{error.what()};
  }
  return given;
}

void read_command(const po::variables_map& given, Options& options) {
  const auto words = given.count("words") > 0 ? given["words"].as<std::vector<std::string>>() : std::vector<std::string>{};
  if (words.empty()) throw BadCommandLine{"no command: check, run or sweep"};
  options.command = words[0];
  if (options.command == "compare") throw BadCommandLine{"\"compare\" is not supported yet: a later release brings it"};
  if (options.command != "check" && options.command != "run" && options.command != "sweep")
    throw BadCommandLine{"unknown command \"" + options.command + "\": check, run or sweep"};
  if (words.size() != 2) throw BadCommandLine{"staffsim " + options.command + " takes one scenario file"};
  options.file = words[1];
}

void read_values(const po::variables_map& given, Options& options) {
  auto& overrides = options.overrides;
  if (given.count("replications") > 0)
    overrides.replications = static_cast<int>(number(given, "replications", 1, staffsim::limits::replications));
  if (given.count("seed") > 0)
    overrides.seed = static_cast<std::uint64_t>(number(given, "seed", 0, std::numeric_limits<long long>::max()));
  if (given.count("days") > 0) overrides.days = static_cast<int>(number(given, "days", 1, staffsim::limits::days));
  options.threads = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
  if (given.count("threads") > 0) options.threads = static_cast<int>(number(given, "threads", 1, 1024));
  if (given.count("set") > 0) overrides.set = given["set"].as<std::vector<std::string>>();
  if (given.count("json") > 0) options.json = given["json"].as<std::string>();
  if (given.count("csv") > 0) options.csv = given["csv"].as<std::string>();
  options.quiet = given.count("quiet") > 0;
  options.enforce_targets = given.count("enforce-targets") > 0;
  if (options.command == "check" && (options.json || options.csv || options.enforce_targets))
    throw BadCommandLine{"staffsim check writes no results: --json, --csv and --enforce-targets go with run and sweep"};
  if (options.json == "-" && options.csv == "-") throw BadCommandLine{"only one of --json and --csv can be standard output"};
}

}  // namespace

Options parse(const std::vector<std::string>& arguments) {
  const po::options_description visible = described();
  const po::variables_map given = read(arguments, visible);
  Options options;
  if (given.count("help") > 0) {
    std::cout << usage << visible << endings;
    return options;
  }
  if (given.count("version") > 0) {
    std::cout << "staffsim " << staffsim::version << '\n';
    return options;
  }
  read_command(given, options);
  read_values(given, options);
  return options;
}

}  // namespace driver
