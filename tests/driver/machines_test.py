# SPDX-License-Identifier: Apache-2.0
"""mpirun: several processes come to the bytes of one, or say that they did not."""

import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import time
import unittest

from program import HOTLINE, PATIENCE_S, PROGRAM, WANTED, ProgramTest, replications_for, staffsim

MPIRUN = shutil.which("mpirun")
RANKS = (1, 2, 4)
NO_TESTS = 77  # tells ctest that there was nothing to run them with
ENVIRONMENT = {**os.environ, "OMPI_ALLOW_RUN_AS_ROOT": "1", "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM": "1",
               # Open MPI itself leaves memory behind when it ends
               "ASAN_OPTIONS": "detect_leaks=0"}


def mpirun(ranks, *arguments):
    return [MPIRUN, "--oversubscribe", "--bind-to", "none", "-n", str(ranks), PROGRAM,
            *map(str, arguments)]


def run_on(ranks, *arguments):
    return subprocess.run(mpirun(ranks, *arguments), stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
                          timeout=PATIENCE_S, check=False, env=ENVIRONMENT)


def ranks_of(launcher):
    """The processes that it started, by rank."""
    ranks = {}
    for folder in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            parent = int((folder / "stat").read_text().rsplit(")", 1)[1].split()[1])
            if parent != launcher.pid:
                continue
            for setting in (folder / "environ").read_text(errors="replace").split("\0"):
                name, _, value = setting.partition("=")
                if name == "OMPI_COMM_WORLD_RANK":
                    ranks[int(value)] = int(folder.name)
        except (OSError, IndexError):  # it has just ended
            continue
    return ranks


class MachinesTest(ProgramTest):
    def setUp(self):
        super().setUp()
        self.checkpoint = self.folder / "study.checkpoint"

    def files(self, name):
        return [self.folder / f"{name}.{kind}" for kind in ("json", "csv")]

    def outputs(self, name):
        json_file, csv_file = self.files(name)
        return ["--json", json_file, "--csv", csv_file]

    def bytes_of(self, name):
        return [file.read_bytes() for file in self.files(name)]

    def alone(self, *arguments):
        """The bytes that one thread of one process comes to."""
        done = staffsim(*arguments, "--threads", "1", *self.outputs("alone"))
        self.assertEqual(done.returncode, 0, done.stderr)
        return self.bytes_of("alone")

    def start(self, ranks, *arguments):
        program = subprocess.Popen(mpirun(ranks, *arguments), stdin=subprocess.DEVNULL,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                   encoding="utf-8", env=ENVIRONMENT)
        self.addCleanup(program.wait)
        self.addCleanup(program.kill)
        self.addCleanup(program.stderr.close)
        self.addCleanup(program.stdout.close)
        return program

    def wait_for_checkpoint(self, program):
        end = time.monotonic() + 60
        while not self.checkpoint.exists() and time.monotonic() < end:
            self.assertIsNone(program.poll(), "it ended by itself")
            time.sleep(0.02)


def long_sweep():
    """A sweep that a single processor takes some twelve seconds for."""
    words = ["sweep", HOTLINE]
    return [*words, "--replications", replications_for(12.0, *words)]


class SameBytes(MachinesTest):
    def test_for_any_number_of_ranks(self):
        for command in ("sweep", "run"):
            arguments = [command, HOTLINE, "--replications", "30"]
            expected = self.alone(*arguments)
            for ranks in RANKS:
                with self.subTest(command=command, ranks=ranks):
                    done = run_on(ranks, *arguments, *self.outputs("several"))
                    self.assertEqual(done.returncode, 0, done.stderr)
                    self.assertEqual(self.bytes_of("several"), expected)

    def check_any_ranks(self, *arguments):
        """Also when the study is told again, or is begun by others, from its checkpoint."""
        expected = self.alone(*arguments)
        for ranks in (3, 2):
            with self.subTest(ranks=ranks):
                done = run_on(ranks, *arguments, "--checkpoint", self.checkpoint,
                              *self.outputs("several"))
                self.assertEqual(done.returncode, 0, done.stderr)
                self.assertEqual(self.bytes_of("several"), expected)

    def test_with_replications_on_demand(self):
        self.check_any_ranks("sweep", HOTLINE, "--set", WANTED)

    def test_in_one_long_run(self):
        self.check_any_ranks("run", HOTLINE, "--replications", "1", "--days", "700")

    def test_with_several_threads_each(self):
        arguments = ["run", HOTLINE, "--replications", "30"]
        expected = self.alone(*arguments)
        done = run_on(2, *arguments, "--threads", "2", *self.outputs("several"))
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(self.bytes_of("several"), expected)

    def test_also_when_a_rank_stands_still_for_a_while(self):
        arguments = long_sweep()
        expected = self.alone(*arguments)
        program = self.start(3, *arguments, "--checkpoint", self.checkpoint,
                             *self.outputs("several"))
        self.wait_for_checkpoint(program)
        slow = ranks_of(program)[2]
        for _ in range(3):
            os.kill(slow, signal.SIGSTOP)
            time.sleep(0.7)
            os.kill(slow, signal.SIGCONT)
            time.sleep(0.1)
        _, stderr = program.communicate(timeout=PATIENCE_S)
        self.assertEqual(program.returncode, 0, stderr)
        self.assertEqual(self.bytes_of("several"), expected)


class OneVoice(MachinesTest):
    def test_only_the_leader_prints(self):
        one = staffsim("sweep", HOTLINE)
        several = run_on(3, "sweep", HOTLINE)
        self.assertEqual((several.returncode, several.stdout), (0, one.stdout))
        self.assertEqual(several.stderr.count("staffsim check"), one.stderr.count("staffsim check"))
        self.assertEqual(run_on(3, "--version").stdout, staffsim("--version").stdout)
        self.assertEqual(run_on(3, "check", HOTLINE).stdout, staffsim("check", HOTLINE).stdout)

    def test_mistakes_are_told_once_and_have_their_status(self):
        wrong = self.scenario(("per_day  = 120", "per_day  = -1"))
        for status, message, arguments in (
                (2, "there is no option", ["run", HOTLINE, "--colour"]),
                (3, "1 error", ["run", wrong]),
                (4, "cannot read", ["run", self.folder / "none.toml"]),
                (4, "cannot write", ["run", HOTLINE, "--json", self.folder / "no" / "a.json"]),
                (1, "", ["run", HOTLINE, "--quiet", "--enforce-targets"])):
            with self.subTest(status=status, message=message):
                done = run_on(3, *arguments)
                self.assertEqual(done.returncode, status, done.stderr)
                self.assertLessEqual(done.stderr.count(message) if message else 1, 1)
                self.assertIn(message, done.stderr)


class Ends(MachinesTest):
    """A run that ends early says so, and goes on later to the same bytes."""

    def check_goes_on(self, ranks, end):
        arguments = long_sweep()
        expected = self.alone(*arguments)
        kept = [*arguments, "--checkpoint", self.checkpoint]
        program = self.start(ranks, *kept, *self.outputs("ended"))
        self.wait_for_checkpoint(program)
        time.sleep(0.3)
        end(program)
        _, stderr = program.communicate(timeout=PATIENCE_S)
        self.assertNotEqual(program.returncode, 0)
        self.assertEqual(stderr.count("staffsim: told to stop"), 1, stderr)
        done = run_on(2, *kept, *self.outputs("several"))
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("going on from", done.stderr)
        self.assertEqual(self.bytes_of("several"), expected)

    def test_when_a_rank_is_killed(self):
        self.check_goes_on(3, lambda program: os.kill(ranks_of(program)[1], signal.SIGKILL))

    def test_when_the_launcher_is_told_to_stop(self):
        self.check_goes_on(2, lambda program: program.send_signal(signal.SIGTERM))

    def test_when_the_launcher_is_interrupted(self):
        self.check_goes_on(2, lambda program: program.send_signal(signal.SIGINT))

    def test_when_the_leader_is_killed(self):
        arguments = long_sweep()
        expected = self.alone(*arguments)
        kept = [*arguments, "--checkpoint", self.checkpoint]
        program = self.start(2, *kept, *self.outputs("ended"))
        self.wait_for_checkpoint(program)
        os.kill(ranks_of(program)[0], signal.SIGKILL)
        program.communicate(timeout=PATIENCE_S)
        self.assertNotEqual(program.returncode, 0)
        self.assertFalse(any(file.exists() for file in self.files("ended")))
        done = staffsim(*kept, *self.outputs("several"))
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(self.bytes_of("several"), expected)

    def test_what_is_written_early_is_marked_as_partial(self):
        program = self.start(2, "sweep", HOTLINE, "--replications", "10000000", "--checkpoint",
                             self.checkpoint, *self.outputs("partial"))
        self.wait_for_checkpoint(program)
        program.send_signal(signal.SIGTERM)
        program.communicate(timeout=PATIENCE_S)
        self.assertNotEqual(program.returncode, 0)
        file = self.files("partial")[0]
        if file.exists():  # the launcher kills who is not done within a second
            self.assertIs(json.loads(file.read_bytes())["scenario"]["partial"], True)


if __name__ == "__main__":
    if not MPIRUN:
        print("There is no mpirun here: the tests of many machines are left out")
        sys.exit(NO_TESTS)
    unittest.main()
