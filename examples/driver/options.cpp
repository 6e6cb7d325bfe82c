// SPDX-License-Identifier: Apache-2.0
#include "options.hpp"

#include <staffsim/core/suggestion.hpp>
#include <staffsim/core/version.hpp>

#include "place.hpp"
#include "usage.hpp"

#include <boost/program_options/errors.hpp>
#include <boost/program_options/options_description.hpp>
#include <boost/program_options/parsers.hpp>
#include <boost/program_options/value_semantic.hpp>

#include <algorithm>
#include <charconv>
#include <limits>
#include <map>
#include <memory>
#include <utility>

namespace driver {
namespace {

namespace po = boost::program_options;

constexpr const char* later_option = "html";

/// Texts by the option's name; words that belong to no option are under "".
using Given = std::map<std::string, std::vector<std::string>>;

const std::vector<std::string>& value_options() {
  static const std::vector<std::string> names{
      "replications", "seed", "threads", "days", "set", "json", "csv", "checkpoint", later_option};
  return names;
}

const std::vector<std::string>& flag_options() {
  static const std::vector<std::string> names{"quiet", "enforce-targets", "help", "version"};
  return names;
}

/// "; did you mean X?" where X is near.
std::string slip_in(const std::string& word, const std::vector<std::string>& known) {
  const std::string hint = staffsim::suggestion(word, known);
  return hint.empty() ? hint : "; " + hint;
}

std::string slip_in_option(const std::string& option) {
  std::vector<std::string> known;
  for (const std::string& name : value_options())
    if (name != later_option) known.push_back("--" + name);
  for (const std::string& name : flag_options()) known.push_back("--" + name);
  return slip_in(option, known);
}

po::parsed_options parsed(const std::vector<std::string>& arguments) {
  po::options_description known;
  for (const std::string& name : value_options())  // the description owns what it is given
    known.add_options()(name.c_str(), std::make_unique<po::untyped_value>().release(), "");
  for (const std::string& name : flag_options())
    known.add_options()((name == "help" ? "help,h" : name).c_str(), "");
  // Without guessing: an abbreviation in a script must not change its meaning with a new option.
  const int style = po::command_line_style::unix_style & ~po::command_line_style::allow_guessing;
  try {
    return po::command_line_parser(arguments).options(known).style(style).run();
  } catch (const po::unknown_option& error) {
    const std::string name = error.get_option_name();
    throw BadCommandLine{"there is no option " + name + slip_in_option(name)};
  } catch (const po::invalid_command_line_syntax& error) {
    if (error.kind() != po::invalid_command_line_syntax::empty_adjacent_parameter)
      throw BadCommandLine{error.what()};
    throw BadCommandLine{error.get_option_name() + " needs a value after the equal sign"};
  } catch (const po::error& error) {
    throw BadCommandLine{error.what()};
  }
}

Given given_by(const std::vector<std::string>& arguments) {
  Given given;
  for (const po::option& option : parsed(arguments).options) {
    const std::string name = option.position_key >= 0 ? "" : option.string_key;
    std::vector<std::string>& texts = given[name];
    if (!texts.empty() && !name.empty() && name != "set")
      throw BadCommandLine{"--" + name + " is given twice"};
    texts.insert(texts.end(), option.value.begin(), option.value.end());
  }
  return given;
}

std::vector<std::string> texts(const Given& given, const std::string& name) {
  const auto found = given.find(name);
  return found != given.end() ? found->second : std::vector<std::string>{};
}

std::optional<std::string> text(const Given& given, const std::string& name) {
  const std::vector<std::string> all = texts(given, name);
  return all.empty() ? std::nullopt : std::optional{all.front()};
}

/// A whole number from `least` to `most`, if the option is given.
std::optional<std::int64_t> number(const Given& given, const std::string& name, std::int64_t least,
                                   std::int64_t most) {
  const std::optional<std::string> written = text(given, name);
  if (!written) return std::nullopt;
  std::int64_t value = 0;
  const char* end = written->data() + written->size();
  const auto read = std::from_chars(written->data(), end, value);
  if (read.ec != std::errc{} || read.ptr != end || value < least || value > most)
    throw BadCommandLine{"--" + name + " takes a whole number from " + std::to_string(least) +
                         " to " + std::to_string(most) + ", not \"" + *written + "\""};
  return value;
}

std::optional<int> small_number(const Given& given, const std::string& name, int most) {
  const std::optional<std::int64_t> value = number(given, name, 1, most);
  return value ? std::optional{static_cast<int>(*value)} : std::nullopt;
}

Command command_from(const std::string& word) {
  if (word == "check") return Command::check;
  if (word == "run") return Command::run;
  if (word == "sweep") return Command::sweep;
  if (word == "compare") return Command::compare;
  throw BadCommandLine{"there is no command \"" + word + "\"" + slip_in(word, command_names())};
}

/// The two candidates that a comparison is about.
void read_candidates(const std::vector<std::string>& words, Options& options) {
  if (words.size() < 2)
    throw BadCommandLine{"compare needs two candidates: names, base, or KEY=VALUE"};
  if (words.size() > 2)
    throw BadCommandLine{"compare takes two candidates, and there is also \"" + words[2] +
                         "\"; a name with spaces needs quotes"};
  if (words[0] == words[1])
    throw BadCommandLine{"there is nothing to compare: both candidates are \"" + words[0] + "\""};
  options.candidates = words;
  for (const std::string& word : words)
    if (word.find('=') != std::string::npos) options.overrides.rows.push_back(word);
}

void read_words(const std::vector<std::string>& words, Options& options) {
  if (words.empty()) throw BadCommandLine{"a command is missing: check, run, sweep or compare"};
  options.command = command_from(words[0]);
  if (words.size() < 2 || words[1].empty())
    throw BadCommandLine{words[0] + " needs a scenario file"};
  options.file = words[1];
  const std::vector<std::string> others{words.begin() + 2, words.end()};
  if (options.command == Command::compare) return read_candidates(others, options);
  if (!others.empty())
    throw BadCommandLine{words[0] + " takes one scenario file, and there is also \"" + others[0] +
                         "\"; a name with spaces needs quotes"};
}

void read_overrides(const Given& given, staffsim::scenario::Overrides& overrides) {
  overrides.replications = small_number(given, "replications", staffsim::limits::replications);
  overrides.days = small_number(given, "days", staffsim::limits::days);
  if (const auto seed = number(given, "seed", 0, std::numeric_limits<std::int64_t>::max()))
    overrides.seed = static_cast<std::uint64_t>(*seed);
  overrides.set = texts(given, "set");
  for (const std::string& assignment : overrides.set)
    if (assignment.find('=') == std::string::npos || assignment.starts_with('='))
      throw BadCommandLine{"--set takes KEY=VALUE, not \"" + assignment + "\""};
}

/// Where results go; "-" is standard output, by whatever name.
std::optional<std::string> output(const Given& given, const std::string& name) {
  std::optional<std::string> place = text(given, name);
  if (place && is_standard_output(*place)) place = "-";
  return place;
}

/// Whether two outputs are one, however they are spelled; neither needs to be there yet.
bool is_same_place(const std::optional<std::string>& a, const std::optional<std::string>& b) {
  if (!a || !b || *a == *b) return a && b;
  return *a != "-" && *b != "-" && place_of(*a) == place_of(*b);
}

/// An option that stands where a file's name should is a name forgotten.
void refuse_no_file(const std::string& option, const std::optional<std::string>& file) {
  if (!file) return;
  if (file->empty()) throw BadCommandLine{"--" + option + " needs the name of a file"};
  if (file->starts_with("--"))
    throw BadCommandLine{"--" + option + " needs the name of a file, not " + *file +
                         "; a file of that name is ./" + *file};
}

void read_outputs(const Given& given, Options& options) {
  if (given.contains(later_option))
    throw BadCommandLine{std::string{"--"} + later_option + " is not supported yet"};
  options.json = output(given, "json");
  options.csv = output(given, "csv");
  options.checkpoint = text(given, "checkpoint");
  options.enforce_targets = given.contains("enforce-targets");
  if (options.command == Command::check &&
      (options.json || options.csv || options.checkpoint || options.enforce_targets))
    throw BadCommandLine{
        "check simulates nothing: it takes none of --json, --csv, --checkpoint and "
        "--enforce-targets"};
  if (options.command == Command::compare && options.enforce_targets)
    throw BadCommandLine{"--enforce-targets belongs to run and sweep"};
  refuse_no_file("json", options.json);
  refuse_no_file("csv", options.csv);
  refuse_no_file("checkpoint", options.checkpoint);
  if (options.checkpoint == "-") throw BadCommandLine{"--checkpoint needs the name of a file"};
  if (is_same_place(options.checkpoint, options.json) ||
      is_same_place(options.checkpoint, options.csv))
    throw BadCommandLine{"--checkpoint needs a file of its own"};
  if (is_same_place(options.json, options.csv))
    throw BadCommandLine{"--json and --csv cannot go to the same place"};
}

}  // namespace

Options parse(const std::vector<std::string>& arguments, int usual_threads) {
  const Given given = given_by(arguments);
  const std::vector<std::string> words = texts(given, "");
  Options options;
  if (given.contains("help")) {
    options.answer = usage(words.empty() ? "" : words.front());
    return options;
  }
  if (given.contains("version")) {
    options.answer = "staffsim " + std::string{staffsim::version} + "\n";
    return options;
  }
  read_words(words, options);
  read_overrides(given, options.overrides);
  read_outputs(given, options);
  options.threads = small_number(given, "threads", staffsim::limits::threads)
                        .value_or(std::clamp(usual_threads, 1, staffsim::limits::threads));
  options.quiet = given.contains("quiet");
  return options;
}

}  // namespace driver
