# SPDX-License-Identifier: Apache-2.0
"""Ctrl-C: what is done is kept and marked; a second one ends at once."""

import json
import os
import pathlib
import signal
import subprocess
import time
import unittest

from program import HOTLINE, PATIENCE_S, PROGRAM, ProgramTest

MANY = "10000000"


class Interruption(ProgramTest):
    def start(self, *arguments):
        program = subprocess.Popen([PROGRAM, *arguments], stdin=subprocess.DEVNULL,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                   encoding="utf-8")
        self.addCleanup(program.wait)
        self.addCleanup(program.kill)
        self.addCleanup(program.stderr.close)
        self.addCleanup(program.stdout.close)
        return program

    def let_work(self, program):
        """Until it has had a processor for a second, however many others want one."""
        ticks = os.sysconf("SC_CLK_TCK")
        end = time.monotonic() + 60
        while time.monotonic() < end:
            self.assertIsNone(program.poll(), "it ended by itself")
            stat = pathlib.Path(f"/proc/{program.pid}/stat").read_text(encoding="utf-8")
            if int(stat.rsplit(")", 1)[1].split()[11]) >= ticks:  # time of its own, in ticks
                return
            time.sleep(0.02)
        self.fail("it did not work for a second")

    def interrupted(self, number, *arguments):
        """Lets it work for a while, sends the signal and waits for the end."""
        program = self.start(*arguments)
        self.let_work(program)
        program.send_signal(number)
        stdout, stderr = program.communicate(timeout=PATIENCE_S)
        return program.returncode, stdout, stderr

    def test_what_is_done_is_printed_and_written_as_partial(self):
        file = self.folder / "partial.json"
        for number in (signal.SIGINT, signal.SIGTERM):
            status, stdout, stderr = self.interrupted(number, "sweep", HOTLINE, "--replications",
                                                      MANY, "--json", str(file))
            self.assertEqual(status, 130)
            self.assertIn("PARTIAL: interrupted after", stdout)
            self.assertIn("interrupted after", stderr)
            document = json.loads(file.read_text(encoding="utf-8"))
            self.assertIs(document["scenario"]["partial"], True)
            self.assertGreaterEqual(document["scenario"]["replications"], 1)
            self.assertEqual(len(document["results"]), 4)
            self.assertEqual(self.names(), ["partial.json"])

    def test_what_is_done_can_be_done_again(self):
        _, stdout, _ = self.interrupted(signal.SIGINT, "run", HOTLINE, "--replications", MANY,
                                        "--json", "-", "--threads", "2")
        partial = json.loads(stdout)
        count = partial["scenario"]["replications"]
        again = subprocess.run([PROGRAM, "run", HOTLINE, "--replications", str(count), "--json",
                                "-", "--quiet"], stdout=subprocess.PIPE, check=True,
                               timeout=PATIENCE_S)
        self.assertEqual(json.loads(again.stdout)["results"], partial["results"])

    def test_before_the_first_replication_there_is_nothing(self):
        slow = self.scenario(("days         = 7", "days         = 36500"),
                             ("per_day  = 120", "per_day  = 20000"))
        file = self.folder / "none.json"
        program = self.start("run", str(slow), "--threads", "1", "--json", str(file), "--quiet")
        self.let_work(program)
        program.send_signal(signal.SIGINT)
        stdout, _ = program.communicate(timeout=10)
        self.assertEqual((program.returncode, stdout), (130, ""))
        self.assertFalse(file.exists())

    def test_a_second_signal_ends_at_once(self):
        program = self.start("run", HOTLINE, "--replications", MANY, "--json", "-", "--quiet")
        self.let_work(program)
        program.send_signal(signal.SIGINT)  # and nobody reads the results: they fill the pipe
        time.sleep(2)
        self.assertIsNone(program.poll())
        program.send_signal(signal.SIGINT)
        self.assertEqual(program.wait(timeout=10), -signal.SIGINT)

    def test_signals_of_one_moment_are_one_wish(self):
        file = self.folder / "results.json"
        program = self.start("run", HOTLINE, "--replications", MANY, "--quiet", "--json", str(file))
        self.let_work(program)
        for _ in range(3):
            program.send_signal(signal.SIGTERM)
            time.sleep(0.003)
        _, stderr = program.communicate(timeout=PATIENCE_S)
        self.assertEqual(program.returncode, 130)
        self.assertIn("interrupted", stderr)
        self.assertTrue(file.exists())


if __name__ == "__main__":
    unittest.main()
