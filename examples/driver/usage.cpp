// SPDX-License-Identifier: Apache-2.0
#include "usage.hpp"

namespace driver {
namespace {

constexpr std::string_view overview =
    R"(staffsim: how many agents a contact centre needs, by simulation

usage: staffsim COMMAND FILE [options]

commands
  check FILE    read a scenario: what it means, load and duty hours, what cannot work
  run FILE      simulate the scenario as it stands
  sweep FILE    simulate every candidate and sweep value on the same random contacts
  compare FILE A B
                what changes from candidate A to B, how sure that is, and which is better

`staffsim COMMAND --help` tells more; `staffsim --version` says which version this is.
)";

constexpr std::string_view check_usage =
    R"(usage: staffsim check FILE [options]

Reads and validates a scenario and simulates nothing. Prints the scenario with every default written
out, the offered load and the agents on duty by weekday and hour, and warnings of what cannot work.

examples
  staffsim check scenarios/customs_hotline.toml
  staffsim check my.toml --set "agent_groups.help desk.people=6"
)";

constexpr std::string_view run_usage =
    R"(usage: staffsim run FILE [options]

Simulates the scenario as it stands: its candidates and sweeps are left out.

examples
  staffsim run scenarios/customs_hotline.toml
  staffsim run my.toml --replications 1000 --json results.json --csv results.csv
  staffsim run my.toml --set "contact_types.support calls.per_day=260" --enforce-targets
  staffsim run my.toml --json - | python3 -m json.tool
)";

constexpr std::string_view sweep_usage =
    R"(usage: staffsim sweep FILE [options]

Simulates the scenario, its candidates and its sweep values, all on the same random contacts, and
prints a row for each.

examples
  staffsim sweep scenarios/customs_hotline.toml
  staffsim sweep my.toml --days 7 --replications 50 --csv candidates.csv
)";

constexpr std::string_view compare_usage =
    R"(usage: staffsim compare FILE A B [options]

Simulates two candidates on the same random contacts and prints, for each measure, what changes when
A is replaced by B, with its interval and a verdict: which is better, no difference that matters, or
how many more replications it takes to tell. A and B are names of candidates, "base", rows of a
sweep as its table calls them, or KEY=VALUE: the base with one value replaced, as --set does.

examples
  staffsim compare scenarios/customs_hotline.toml "10 people" "12 people"
  staffsim compare my.toml base "agent_groups.help desk.agents=5"
  staffsim compare my.toml base "six people" --replications 1000 --json difference.json
)";

constexpr std::string_view scenario_options =
    R"(
options
  --replications N   independent runs of the horizon; more of them narrow the intervals
  --seed S           which random contacts; the same seed gives the same numbers
  --days D           measured days
  --set KEY=VALUE    replaces a value of the scenario; may be repeated. Keys are paths by names:
                     "agent_groups.help desk.agents=3", "routing.contact=longest-waiting"
  --threads T        default: all processors; one a process under mpirun; changes no number
)";

constexpr std::string_view check_options =
    R"(  --quiet            only warnings
  --help             this text
)";

constexpr std::string_view result_files =
    R"(  --json FILE        results as JSON, intervals of the week included; "-" is standard output, which
                     then carries nothing else
  --csv FILE         the same as CSV
  --checkpoint FILE  keeps in FILE how far the work is; the same command goes on from there, to the
                     same numbers. With more replications it goes on as well, unless a
                     precision is wanted: then they are its first round
)";

constexpr std::string_view target_options =
    R"(  --enforce-targets  exit with 1 when a target is not met
)";

constexpr std::string_view quiet_options =
    R"(  --quiet            no table, no progress, no hints
  --help             this text
)";

constexpr std::string_view check_endings =
    R"(
exit status
  0 done, with or without warnings    3 bad scenario
  2 bad command line                  4 could not read or write
)";

constexpr std::string_view compare_endings =
    R"(
exit status
  0 done                   4 could not read or write
  2 bad command line      70 a defect of staffsim: please report it
  3 bad scenario         130 interrupted: what is done is printed and written, marked as partial
)";

constexpr std::string_view endings =
    R"(
exit status
  0 done                   3 bad scenario
  1 a target was not met   4 could not read or write
  2 bad command line      70 a defect of staffsim: please report it
                         130 interrupted: what is done is printed and written, marked as partial
)";

std::string text_of(std::initializer_list<std::string_view> parts) {
  std::string text;
  for (const std::string_view part : parts) text += part;
  return text;
}

}  // namespace

const std::vector<std::string>& command_names() {
  static const std::vector<std::string> names{"check", "run", "sweep", "compare"};
  return names;
}

std::string usage(std::string_view command) {
  if (command == "check")
    return text_of({check_usage, scenario_options, check_options, check_endings});
  if (command == "compare")
    return text_of({compare_usage, scenario_options, result_files, quiet_options, compare_endings});
  std::string_view first = overview;
  if (command == "run") first = run_usage;
  if (command == "sweep") first = sweep_usage;
  return text_of({first, scenario_options, result_files, target_options, quiet_options, endings});
}

}  // namespace driver
