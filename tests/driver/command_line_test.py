# SPDX-License-Identifier: Apache-2.0
"""Commands, options, exit statuses and what is said about slips."""

import subprocess
import unittest

from program import HOTLINE, PROGRAM, SANITIZED, ProgramTest, staffsim


class Help(ProgramTest):
    def test_help_goes_to_standard_output(self):
        done = staffsim("--help")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        for word in ("check", "run", "sweep", "--enforce-targets", "130"):
            self.assertIn(word, done.stdout)

    def test_each_command_has_help_with_examples(self):
        for command in ("check", "run", "sweep", "compare"):
            done = staffsim(command, "--help")
            self.assertEqual(done.returncode, 0)
            self.assertIn(f"usage: staffsim {command} FILE", done.stdout)
            self.assertIn("examples", done.stdout)

    def test_help_fits_the_screen(self):
        for arguments in (["--help"], ["check", "-h"], ["run", "-h"], ["sweep", "-h"],
                          ["compare", "-h"]):
            for line in staffsim(*arguments).stdout.splitlines():
                self.assertLessEqual(len(line), 100)

    def test_version(self):
        done = staffsim("--version")
        self.assertEqual(done.returncode, 0)
        self.assertRegex(done.stdout, r"^staffsim \d+\.\d+\.\d+\n$")


class Slips(ProgramTest):
    def refused(self, *arguments):
        done = staffsim(*arguments)
        self.assertEqual((done.returncode, done.stdout), (2, ""), arguments)
        return done.stderr

    def test_bad_command_lines_end_with_2_and_say_why(self):
        for arguments, words in (
                ([], "usage"),
                (["chekc", HOTLINE], 'did you mean "check"?'),
                (["frobnicate", HOTLINE], "there is no command"),
                (["run"], "needs a scenario file"),
                (["run", HOTLINE, "other.toml"], "other.toml"),
                (["run", HOTLINE, "--sed", "3"], 'did you mean "--seed"?'),
                (["run", HOTLINE, "--rep", "3"], 'there is no option --rep; did you mean "--replications"?'),
                (["run", HOTLINE, "--jso", "x"], 'did you mean "--json"?'),
                (["run", HOTLINE, "--seed"], "missing"),
                (["run", HOTLINE, "--seed", "-3"], "whole number"),
                (["run", HOTLINE, "--seed", "9223372036854775808"], "whole number"),
                (["run", HOTLINE, "--replications", "0"], "from 1 to"),
                (["run", HOTLINE, "--replications", "1e3"], "whole number"),
                (["run", HOTLINE, "--threads", "many"], "whole number"),
                (["run", HOTLINE, "--days", ""], "whole number"),
                (["run", HOTLINE, "--seed=1", "--seed=2"], "twice"),
                (["run", HOTLINE, "--quiet=1"], "quiet"),
                (["run", HOTLINE, "--set", "agents"], "KEY=VALUE"),
                (["run", HOTLINE, "--json", "-", "--csv", "-"], "same place"),
                (["run", HOTLINE, "--json", "new.json", "--csv", "./new.json"], "same place"),
                (["run", HOTLINE, "--json", "new", "--checkpoint", "./new"], "file of its own"),
                (["run", HOTLINE, "--json="], "needs a value"),
                (["run", HOTLINE, "--json", "--csv"], "name of a file, not --csv"),
                (["run", HOTLINE, "--checkpoint", "--quiet"], "a file of that name is ./--quiet"),
                (["run", ""], "needs a scenario file"),
                (["compare", HOTLINE], "two candidates"),
                (["compare", HOTLINE, "base"], "two candidates"),
                (["compare", HOTLINE, "base", "two", "more"], 'also "more"'),
                (["compare", HOTLINE, "base", "base"], "nothing to compare"),
                (["compare", HOTLINE, "bsae", "agent_groups.help desk.agents=3"],
                 'did you mean "base"?'),
                (["compare", HOTLINE, "base", "nobody"], 'two more, "at last"'),
                (["compare", HOTLINE, "base", "agent_groups.help desk.agents=1"], "same centre"),
                (["compare", HOTLINE, "base", "x", "--enforce-targets"], "run and sweep"),
                (["check", HOTLINE, "--json", "x"], "check simulates nothing"),
                (["check", HOTLINE, "--enforce-targets"], "check simulates nothing")):
            self.assertIn(words, self.refused(*arguments), arguments)

    def test_what_a_later_release_brings_is_refused_as_such(self):
        self.assertIn("not supported yet", self.refused("run", HOTLINE, "--html", "x.html"))
        self.assertNotIn("--html", self.refused("run", HOTLINE, "--htm", "x.html"))

    def test_what_is_quoted_steers_no_terminal(self):
        for arguments in (["ru\x1b[31mn"], ["run", HOTLINE, "--\x1b[31m"],
                          ["run", HOTLINE, "--seed", "\x1b[31m"]):
            self.assertIn("?[31m", self.refused(*arguments))
        self.assertIn("?[31m", staffsim("run", "\x1b[31m").stderr)


class Scenarios(ProgramTest):
    def test_a_broken_scenario_ends_with_3_and_shows_every_error(self):
        file = self.scenario(('"5 min", max', '"5 m", max'), ("per_day = 30", "per_dya = 30"))
        for command in ("check", "run", "sweep"):
            done = staffsim(command, file)
            self.assertEqual((done.returncode, done.stdout), (3, ""))
            self.assertIn(f"{file}:", done.stderr)
            self.assertIn("per_day", done.stderr)
            self.assertIn("5 m", done.stderr)

    def test_a_key_that_set_cannot_find(self):
        done = staffsim("run", HOTLINE, "--set", "agent_groups.help desk.agnts=3")
        self.assertEqual((done.returncode, done.stdout), (3, ""))
        self.assertIn("agents", done.stderr)

    def test_an_option_and_set_may_not_set_the_same(self):
        for option, assignment in ((("--days=3"), "horizon.days=5"),
                                   ("--seed=5", " experiment.seed = 5"),
                                   ("--seed=5", 'experiment."seed" = 5'),
                                   ("--replications=2", "experiment={replications=5}")):
            done = staffsim("run", HOTLINE, option, "--set", assignment)
            self.assertEqual((done.returncode, done.stdout), (3, ""), assignment)
            self.assertIn(f"{option.split('=')[0]} sets the same: give one of them", done.stderr)

    def test_messages_do_not_steer_the_terminal(self):
        done = staffsim("check", HOTLINE, "--set", "x\x1b[31m=1")
        self.assertEqual((done.returncode, done.stdout), (3, ""))
        self.assertIn("x?[31m", done.stderr)
        self.assertNotIn("\x1b", done.stderr)

    def test_a_key_that_compare_cannot_find(self):
        for key in ("agent_groups.help desk.agnts=3", "agent_groups.nobody.agents=3",
                    "horizon.days=3", "=3"):
            done = staffsim("compare", HOTLINE, "base", key)
            self.assertEqual((done.returncode, done.stdout), (3, ""), key)
            self.assertIn("candidate", done.stderr)

    def test_a_file_that_cannot_be_read_ends_with_4(self):
        for file in (self.folder / "none.toml", self.folder):
            done = staffsim("check", file)
            self.assertEqual((done.returncode, done.stdout), (4, ""))
            self.assertIn(str(file), done.stderr)

    @unittest.skipIf(SANITIZED, "a sanitizer takes all memory")
    def test_too_little_memory_is_told(self):
        told = set()
        for megabytes in range(24, 72, 4):
            for threads in (1, 64):
                done = subprocess.run(
                    ["sh", "-c", 'ulimit -v "$1"; shift; exec "$0" "$@"', PROGRAM,
                     str(1024 * megabytes), "run", HOTLINE, "--quiet", "--replications", "200",
                     "--threads", str(threads)], check=False, capture_output=True, text=True)
                self.assertIn(done.returncode, (0, 4, 127), done.stderr)  # 127: not even loaded
                told.add(done.stderr if done.returncode == 4 else done.returncode)
        self.assertIn(0, told)  # with the threads for which there was memory
        self.assertTrue(any("memory" in str(words) for words in told), told)

    def test_targets_decide_only_when_enforced(self):
        self.assertEqual(staffsim("run", HOTLINE).returncode, 0)
        self.assertEqual(staffsim("run", HOTLINE, "--enforce-targets").returncode, 1)
        met = staffsim("run", self.scenario(("0.99", "0.01")), "--enforce-targets")
        self.assertEqual(met.returncode, 0)

    def test_any_row_that_misses_its_target_counts(self):
        words = (HOTLINE, "--enforce-targets", "--set",
                 'candidates=[{ name = "few", set = { "agent_groups.help desk.agents" = 0 } }]',
                 "--set", 'sweep=[]', "--set",
                 'targets=[{ measure = "answer_rate", at_least = 0.30 }]')
        self.assertEqual(staffsim("run", *words).returncode, 0)  # the base alone
        self.assertEqual(staffsim("sweep", *words).returncode, 1)

    def test_a_target_that_nothing_was_observed_for_is_not_met(self):
        nobody = staffsim("run", HOTLINE, "--enforce-targets", "--set",
                          "agent_groups.help desk.agents=0", "--set",
                          'targets=[{ measure = "asa", at_most = "20 s" }]')
        self.assertEqual(nobody.returncode, 1)
        self.assertIn("cannot tell", nobody.stdout)

    def test_an_assignment_without_a_key_is_no_scenario(self):
        for text in ("=3", "==3", "x"):
            done = staffsim("check", HOTLINE, "--set", text)
            self.assertEqual((done.returncode, done.stdout), (2, ""), text)
            self.assertIn("--set takes KEY=VALUE", done.stderr)

    def test_nothing_to_enforce_is_told(self):
        done = staffsim("run", HOTLINE, "--enforce-targets", "--set", "targets=[]", "--days", 1,
                        "--replications", 2)
        self.assertEqual(done.returncode, 0)
        self.assertIn("--enforce-targets enforces nothing", done.stderr)

    def test_options_replace_values_of_the_scenario(self):
        done = staffsim("check", HOTLINE, "--seed", 11, "--days", 3, "--replications", 5, "--set",
                        "agent_groups.help desk.agents=9", "--set", "routing.agent=group-order")
        self.assertEqual(done.returncode, 0)
        for line in ("seed = 11", "days = 3", "replications = 5", "agents = 9",
                     'agent = "group-order"'):
            self.assertIn(line, done.stdout)


class Check(ProgramTest):
    def test_check_prints_load_duty_and_warnings(self):
        done = staffsim("check", HOTLINE)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        for words in ("format = 1", "Offered load in erlangs", "Agents on duty",
                      "4 people at 40 h and 30 % shrinkage give 112 duty hours a week",
                      "cannot keep one seat round the clock (168 h)"):
            self.assertIn(words, " ".join(done.stdout.split()))

    def test_no_warnings_is_said_of_none_at_all(self):
        enough = ("agents         = 1", "agents         = 3"), ("people         = 4\n", "")
        none = staffsim("check", self.scenario(*enough))
        self.assertTrue(none.stdout.endswith("\nNo warnings.\n"), none.stdout[-200:])
        about_nothing = ('"contact_types.support calls.per_day"', '"contact_types.cals.per_day"')
        done = staffsim("check", self.scenario(*enough, about_nothing))
        self.assertIn("warning: ", done.stderr)
        self.assertTrue(done.stdout.endswith("\nNo further warnings.\n"))

    def test_candidates_are_warned_of_what_the_base_has_not(self):
        base = staffsim("check", self.scenario(), "--quiet").stdout
        file = self.scenario()
        file.write_text(file.read_text(encoding="utf-8") + """
[[candidates]]
name = "nobody"
set = { "agent_groups.help desk.agents" = 0 }

[[candidates]]
name = "nobody either"
set = { "agent_groups.help desk.agents" = 0, "agent_groups.help desk.people" = 5 }
""", encoding="utf-8")
        done = staffsim("check", file, "--quiet")
        self.assertTrue(done.stdout.startswith(base), done.stdout)
        further = " ".join(done.stdout[len(base):].split())
        self.assertIn('warning: in "nobody": nobody who handles', further)
        self.assertNotIn("nobody either", further)

    def test_quiet_leaves_only_warnings(self):
        self.assertTrue(staffsim("check", HOTLINE, "--quiet").stdout.startswith("warning: "))

    def test_the_resolved_scenario_checks_to_itself(self):
        resolved = staffsim("check", HOTLINE).stdout.split("\nFirst attempts in a week")[0]
        file = self.folder / "resolved.toml"
        file.write_text(resolved, encoding="utf-8")
        again = staffsim("check", file).stdout.split("\nFirst attempts in a week")[0]
        self.assertEqual(again, resolved)


if __name__ == "__main__":
    unittest.main()
