# SPDX-License-Identifier: Apache-2.0
"""--checkpoint: whatever comes between, the results are the bytes of a run without."""

import json
import random
import shutil
import signal
import subprocess
import time
import unittest

from program import HOTLINE, PATIENCE_S, PROGRAM, ProgramTest, replications_for, staffsim

FEW = ("--replications", "20")


class CheckpointTest(ProgramTest):
    def setUp(self):
        super().setUp()
        self.file = self.folder / "study.checkpoint"

    def outputs(self, name):
        return [self.folder / f"{name}.{kind}" for kind in ("json", "csv")]

    def run_to_the_end(self, name, *arguments):
        """The bytes of the JSON and the CSV."""
        files = self.outputs(name)
        done = staffsim(*arguments, "--json", files[0], "--csv", files[1])
        self.assertEqual(done.returncode, 0, done.stderr)
        return [file.read_bytes() for file in files]

    def start(self, *arguments):
        files = self.outputs("begun")
        program = subprocess.Popen([PROGRAM, *map(str, arguments), "--checkpoint", self.file,
                                    "--threads", "2", "--json", files[0], "--csv", files[1]],
                                   stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                   stderr=subprocess.PIPE, encoding="utf-8")
        self.addCleanup(program.wait)
        self.addCleanup(program.kill)
        self.addCleanup(program.stderr.close)
        return program

    def wait_for_progress(self, program, before):
        """Until the checkpoint is another than before, or the program has ended."""
        end = time.monotonic() + 60
        while program.poll() is None and time.monotonic() < end:
            if self.file.exists() and self.file.stat().st_ino != before:
                return
            time.sleep(0.01)

    def inode(self):
        return self.file.stat().st_ino if self.file.exists() else None


class GoingOn(CheckpointTest):
    def check_survives(self, words, signals):
        """Interrupted by each of the signals in turn, and once more left alone."""
        arguments = (*words, "--replications", replications_for(8.0, *words))
        expected = self.run_to_the_end("straight", *arguments)
        chance = random.Random(4)
        interrupted = 0
        for number in signals:
            before = self.inode()
            program = self.start(*arguments)
            self.wait_for_progress(program, before)
            time.sleep(chance.uniform(0.0, 0.5))
            if program.poll() is not None:
                break
            program.send_signal(number)
            interrupted += 1
            _, stderr = program.communicate(timeout=PATIENCE_S)
            if number != signal.SIGKILL and program.returncode != 0:
                self.assertEqual(program.returncode, 130)
                self.assertIn(f"the same command goes on from {self.file}", stderr)
        self.assertGreaterEqual(interrupted, 2)
        got = self.run_to_the_end("resumed", *arguments, "--checkpoint", self.file)
        self.assertEqual(got, expected)

    def test_killed_at_any_moment(self):
        self.check_survives(["sweep", HOTLINE], [signal.SIGKILL] * 4)

    def test_killed_and_interrupted_in_a_comparison(self):
        self.check_survives(["compare", HOTLINE, "base", 'two more, "at last"'],
                            [signal.SIGKILL, signal.SIGTERM])

    def test_interrupted_and_killed_in_a_run_with_incidents(self):
        self.check_survives(["run", HOTLINE], [signal.SIGINT, signal.SIGKILL, signal.SIGTERM,
                                              signal.SIGKILL])

    def test_a_finished_study_is_told_again_and_may_be_extended(self):
        first = self.run_to_the_end("first", "run", HOTLINE, *FEW, "--checkpoint", self.file)
        again = self.run_to_the_end("again", "run", HOTLINE, *FEW, "--checkpoint", self.file,
                                    "--threads", "3")
        self.assertEqual(again, first)
        more = self.run_to_the_end("more", "run", HOTLINE, "--replications", "30", "--checkpoint",
                                   self.file)
        self.assertEqual(more, self.run_to_the_end("straight", "run", HOTLINE, "--replications",
                                                   "30"))

    def test_one_long_run_is_told_again(self):
        words = ["run", HOTLINE, "--replications", "1", "--days", "700"]
        straight = self.run_to_the_end("straight", *words)
        self.assertIn(b'"steady_state"', straight[0])
        for name in ("first", "again"):
            self.assertEqual(self.run_to_the_end(name, *words, "--checkpoint", self.file), straight)

    def test_it_says_that_it_goes_on(self):
        done = staffsim("run", HOTLINE, *FEW, "--checkpoint", self.file)
        self.assertNotIn("going on", done.stderr)
        done = staffsim("run", HOTLINE, *FEW, "--checkpoint", self.file)
        self.assertIn(f"going on from {self.file}", done.stderr)
        done = staffsim("run", HOTLINE, "--set", "experiment.replications=25", "--checkpoint",
                        self.file)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn(f"going on from {self.file}", done.stderr)
        done = staffsim("run", HOTLINE, "--replications", "25", "--checkpoint", self.file, "--quiet")
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, "", ""))

    def test_nothing_is_left_beside_it(self):
        staffsim("sweep", HOTLINE, *FEW, "--checkpoint", self.file)
        self.assertEqual(self.names(), ["study.checkpoint"])


class NotWritten(CheckpointTest):
    def test_results_are_worth_more_than_the_checkpoint(self):
        place = self.folder / "gone"
        place.mkdir()
        self.file = place / "study.checkpoint"
        words = ("sweep", HOTLINE)
        program = self.start(*words, "--replications", replications_for(6.0, *words))
        self.wait_for_progress(program, None)
        shutil.rmtree(place)
        _, told = program.communicate(timeout=PATIENCE_S)
        self.assertEqual(program.returncode, 4, told)
        self.assertEqual(told.count("going on without it"), 1)
        for file in self.outputs("begun"):
            self.assertGreater(file.stat().st_size, 1000)


class Refusals(CheckpointTest):
    def setUp(self):
        super().setUp()
        self.assertEqual(self.sweep(HOTLINE).returncode, 0)
        self.bytes = self.file.read_bytes()

    def sweep(self, scenario, *arguments):
        return staffsim("sweep", scenario, *FEW, *arguments, "--checkpoint", self.file)

    def check_refused(self, done, reason):
        self.assertEqual((done.returncode, done.stdout), (4, ""))
        self.assertIn(reason, done.stderr)
        self.assertIn("Remove it to start anew", done.stderr)

    def test_of_another_study(self):
        other = self.scenario(("per_day  = 120", "per_day  = 121"))
        self.check_refused(self.sweep(other), "it belongs to another scenario: ")
        self.check_refused(self.sweep(HOTLINE, "--days", "8"), "it belongs to another scenario: ")
        self.check_refused(self.sweep(HOTLINE, "--seed", "8"), "its seed is 7, and here it is 8")
        self.check_refused(self.sweep(HOTLINE, "--csv", self.folder / "a.csv"),
                           "it was made without --json and --csv, which need")
        self.check_refused(staffsim("run", HOTLINE, "--checkpoint", self.file),
                           "its command is sweep, and here it is run")
        self.check_refused(staffsim("sweep", HOTLINE, "--replications", "19", "--checkpoint",
                                    self.file), "it holds 20 replications, and only 19")
        self.check_refused(staffsim("compare", HOTLINE, "base", 'two more, "at last"',
                                    "--checkpoint", self.file), "its command is sweep, and here")
        self.assertEqual(self.file.read_bytes(), self.bytes)

    def test_of_another_version_or_format(self):
        self.file.write_bytes(self.bytes.replace(b"\nversion ", b"\nversion 9", 1))
        self.check_refused(self.sweep(HOTLINE), "its version is 9")
        self.file.write_bytes(self.bytes.replace(b"checkpoint 1\n", b"checkpoint 2\n", 1))
        self.check_refused(self.sweep(HOTLINE), "it has another format")

    def test_of_another_title_it_is_not(self):
        other = self.scenario(('title  = "A small hotline"', 'title  = "Renamed"'))
        self.assertEqual(self.sweep(other).returncode, 0)

    def test_damaged(self):
        size = len(self.bytes)
        self.assertGreater(size, 1000)
        chance = random.Random(5)
        for place in [0, 30, 150, size - 1, *(chance.randrange(size) for _ in range(40))]:
            damaged = bytearray(self.bytes)
            damaged[place] ^= 1 << chance.randrange(8)
            self.file.write_bytes(damaged)
            with self.subTest(place=place):
                self.check_refused(self.sweep(HOTLINE), "cannot go on from the checkpoint")
        for end in (0, 10, 100, size // 2, size - 1):
            self.file.write_bytes(self.bytes[:end])
            with self.subTest(end=end):
                self.check_refused(self.sweep(HOTLINE), "cannot go on from the checkpoint")
        self.file.write_bytes(self.bytes + b"x")
        self.check_refused(self.sweep(HOTLINE), "damaged")

    def test_no_checkpoint_at_all(self):
        self.file.write_text(json.dumps({"title": "a list"}))
        self.check_refused(self.sweep(HOTLINE), "it is no checkpoint")

    def test_places_that_cannot_keep_one(self):
        done = staffsim("sweep", HOTLINE, "--checkpoint", self.folder / "no" / "such" / "folder")
        self.assertEqual(done.returncode, 4)
        self.assertIn("cannot write", done.stderr)
        done = staffsim("sweep", HOTLINE, "--checkpoint", self.folder)
        self.assertEqual((done.returncode, done.stdout), (4, ""))
        self.assertIn("it is no file", done.stderr)
        self.assertNotIn("Remove it", done.stderr)
        for words in (["--checkpoint", "-"], ["--checkpoint", "a", "--json", "a"]):
            self.assertEqual(staffsim("sweep", HOTLINE, *words).returncode, 2)
        self.assertEqual(staffsim("check", HOTLINE, "--checkpoint", "a").returncode, 2)


if __name__ == "__main__":
    unittest.main()
