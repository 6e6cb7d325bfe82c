# SPDX-License-Identifier: Apache-2.0
"""Where results go: files that are whole or absent, pipes that close, disks that are full."""

import fcntl
import json
import os
import pathlib
import struct
import subprocess
import termios
import time
import unittest

from program import HOTLINE, PATIENCE_S, PROGRAM, ProgramTest, staffsim


class Files(ProgramTest):
    def test_files_are_written_beside_the_table(self):
        first, second = self.folder / "a.json", self.folder / "b.csv"
        done = staffsim("run", HOTLINE, "--json", first, "--csv", second)
        self.assertEqual(done.returncode, 0)
        self.assertIn("How to read it", done.stdout)
        json.loads(first.read_text(encoding="utf-8"))
        self.assertTrue(second.read_text(encoding="utf-8").startswith("candidate,"))
        self.assertEqual(self.names(), ["a.json", "b.csv"])

    def test_an_older_file_is_replaced_and_its_link_stays(self):
        file, link = self.folder / "real.json", self.folder / "link.json"
        file.write_text("old", encoding="utf-8")
        link.symlink_to(file)
        self.assertEqual(staffsim("run", HOTLINE, "--quiet", "--json", link).returncode, 0)
        self.assertTrue(link.is_symlink())
        json.loads(file.read_text(encoding="utf-8"))
        self.assertEqual(self.names(), ["link.json", "real.json"])

    def test_a_link_to_a_file_that_is_not_there_yet_stays(self):
        file, link, far = (self.folder / name for name in ("real.json", "link.json", "far.json"))
        link.symlink_to("real.json")
        far.symlink_to(link)
        self.assertEqual(staffsim("run", HOTLINE, "--quiet", "--json", far).returncode, 0)
        json.loads(file.read_text(encoding="utf-8"))
        self.assertTrue(link.is_symlink() and far.is_symlink())
        done = staffsim("run", HOTLINE, "--json", far, "--csv", self.folder / "." / "real.json")
        self.assertEqual(done.returncode, 2)

    def test_standard_output_is_one_place_by_any_name(self):
        file = self.folder / "output.json"
        with open(file, "w", encoding="utf-8") as output:
            done = subprocess.run([PROGRAM, "run", HOTLINE, "--json", "/dev/stdout"],
                                  stdout=output, stderr=subprocess.DEVNULL, check=False)
        self.assertEqual(done.returncode, 0)
        json.loads(file.read_text(encoding="utf-8"))  # and no table
        self.assertEqual(staffsim("run", HOTLINE, "--json", "/dev/stdout", "--csv", "-").returncode,
                         2)
        json.loads(staffsim("run", HOTLINE, "--json", "/dev/stdout").stdout)

    def test_a_file_that_may_not_grow_ends_with_4(self):
        done = subprocess.run(["sh", "-c", 'ulimit -f 1; exec "$0" run "$1" --quiet --json "$2"',
                               PROGRAM, HOTLINE, self.folder / "x.json"],
                              capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 4)
        self.assertIn("x.json", done.stderr)
        self.assertEqual(self.names(), [])

    def test_a_private_file_stays_private(self):
        file = self.folder / "private.csv"
        file.touch(0o600)
        self.assertEqual(staffsim("run", HOTLINE, "--quiet", "--csv", file).returncode, 0)
        self.assertEqual(file.stat().st_mode & 0o777, 0o600)
        self.assertGreater(file.stat().st_size, 0)

    def test_the_scenario_is_not_written_over(self):
        scenario = self.folder / "hotline.toml"
        text = pathlib.Path(HOTLINE).read_text(encoding="utf-8")
        scenario.write_text(text, encoding="utf-8")
        for option in ("--json", "--csv"):
            done = staffsim("run", scenario, option, self.folder / "." / "hotline.toml")
            self.assertEqual((done.returncode, done.stdout), (2, ""))
            self.assertIn("hotline.toml", done.stderr)
            self.assertEqual(scenario.read_text(encoding="utf-8"), text)

    def test_nor_is_what_the_scenario_reads(self):
        waits = self.folder / "times.txt"
        waits.write_text("90 s\n", encoding="utf-8")
        text = pathlib.Path(HOTLINE).read_text(encoding="utf-8")
        scenario = self.folder / "hotline.toml"
        scenario.write_text(text.replace('{ family = "uniform", min = "5 min", max = "10 min" }',
                                         '{ family = "empirical", file = "times.txt" }'),
                            encoding="utf-8")
        other = 'contact_types.support calls.handle={ family = "exponential", mean = "5 min" }'
        for words in (("--json", waits), ("--csv", waits), ("--checkpoint", waits),
                      ("--json", waits, "--set", other)):
            done = staffsim("run", scenario, *words)
            self.assertEqual((done.returncode, done.stdout), (2, ""))
            self.assertIn("times.txt", done.stderr)
            self.assertEqual(waits.read_text(encoding="utf-8"), "90 s\n")

    def test_nor_is_what_its_candidates_read(self):
        waits = self.folder / "times.txt"
        waits.write_text("90 s\n", encoding="utf-8")
        candidate = ('[[candidates]]\nname = "other"\n'
                     'set = { "contact_types.support calls.handle" = '
                     '{ family = "empirical", file = "times.txt" } }\n')
        sweep = ('[[sweep]]\nkey = "contact_types.support calls.handle.file"\n'
                 'values = ["times.txt"]\n')
        change = ("--set", "agent_groups.help desk.people=5")  # and rows are left unread
        for row, words in ((candidate, ()), (candidate, change), (sweep, change)):
            scenario = self.scenario()
            scenario.write_text(scenario.read_text(encoding="utf-8") + row, encoding="utf-8")
            done = staffsim("run", scenario, "--json", waits, *words)
            self.assertEqual((done.returncode, done.stdout), (2, ""), done.stderr)
            self.assertEqual(waits.read_text(encoding="utf-8"), "90 s\n")

    @unittest.skipUnless(os.path.exists("/dev/full"), "no /dev/full")
    def test_files_are_written_where_the_table_cannot_be(self):
        file = self.folder / "a.json"
        with open("/dev/full", "w", encoding="utf-8") as full:
            done = subprocess.run([PROGRAM, "run", HOTLINE, "--json", file], stdout=full,
                                  stderr=subprocess.DEVNULL, check=False)
        self.assertEqual(done.returncode, 4)
        json.loads(file.read_text(encoding="utf-8"))

    def test_a_folder_that_is_not_there_is_told_before_the_work(self):
        done = staffsim("run", HOTLINE, "--replications", 10_000_000, "--json",
                        self.folder / "none" / "x.json")
        self.assertEqual((done.returncode, done.stdout), (4, ""))
        self.assertIn("x.json", done.stderr)

    def test_a_device_is_written_to_and_not_replaced(self):
        self.assertEqual(
            staffsim("run", HOTLINE, "--quiet", "--json", os.devnull).returncode, 0)
        self.assertFalse(pathlib.Path(os.devnull).is_file())

    @unittest.skipUnless(os.path.exists("/dev/full"), "no /dev/full")
    def test_a_full_disk_ends_with_4(self):
        done = staffsim("run", HOTLINE, "--quiet", "--json", "/dev/full")
        self.assertEqual(done.returncode, 4)
        self.assertIn("/dev/full", done.stderr)

    @unittest.skipUnless(os.path.exists("/dev/full"), "no /dev/full")
    def test_a_full_disk_takes_nothing_else_away(self):
        table = self.folder / "b.csv"
        done = staffsim("run", HOTLINE, "--json", "/dev/full", "--csv", table)
        self.assertEqual(done.returncode, 4)
        self.assertIn("/dev/full", done.stderr)
        self.assertIn("How to read it", done.stdout)
        self.assertTrue(table.read_text(encoding="utf-8").startswith("candidate,"))

    @unittest.skipUnless(os.path.exists("/dev/full"), "no /dev/full")
    def test_a_full_disk_is_told_though_a_reader_has_gone(self):
        reading, writing = os.pipe()
        os.close(reading)
        done = staffsim("run", HOTLINE, "--json", "-", "--csv", "/dev/full", stdout=writing)
        os.close(writing)
        self.assertEqual(done.returncode, 4)
        self.assertIn("/dev/full", done.stderr)


class StandardOutput(ProgramTest):
    def test_it_carries_nothing_beside_the_results(self):
        json.loads(staffsim("run", HOTLINE, "--json", "-").stdout)

    def test_where_it_is_closed_nothing_else_takes_its_place(self):
        file = self.folder / "a.json"
        for closed in (">&-", ">&- 2>&-", "<&- >&-"):
            done = subprocess.run(["sh", "-c", f'exec "$0" run "$1" --json "$2" {closed}', PROGRAM,
                                   HOTLINE, file], check=False, stderr=subprocess.DEVNULL)
            self.assertEqual(done.returncode, 4, closed)
            json.loads(file.read_text(encoding="utf-8"))

    def test_a_reader_who_leaves_is_no_error_message(self):
        for arguments in (["run", HOTLINE], ["sweep", HOTLINE, "--quiet", "--json", "-"]):
            reading, writing = os.pipe()
            os.close(reading)
            done = staffsim(*arguments, "--set", "agent_groups.help desk.people=40",
                            stdout=writing)
            os.close(writing)
            self.assertEqual((done.returncode, done.stderr), (4, ""))

    def test_one_that_does_not_block_is_waited_for(self):
        reading, writing = os.pipe()
        os.set_blocking(writing, False)
        program = subprocess.Popen([PROGRAM, "run", HOTLINE, "--json", "-", "--set",
                                    "horizon.interval=15 min"], stdin=subprocess.DEVNULL,
                                   stdout=writing, stderr=subprocess.PIPE, encoding="utf-8")
        os.close(writing)
        time.sleep(1.0)  # by then the pipe is full
        with open(reading, encoding="utf-8") as pipe:
            text = pipe.read()
        _, told = program.communicate(timeout=PATIENCE_S)
        self.assertEqual(program.returncode, 0, told)
        self.assertGreater(len(text), 100_000)
        json.loads(text)

    @unittest.skipUnless(os.path.exists("/dev/full"), "no /dev/full")
    def test_a_full_disk_ends_with_4(self):
        with open("/dev/full", "w", encoding="utf-8") as full:
            done = staffsim("run", HOTLINE, stdout=full)
        self.assertEqual(done.returncode, 4)
        self.assertIn("standard output", done.stderr)


def terminal_of(columns):
    master, slave = os.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    return master, slave


def read_to_the_end(master):
    seen = b""
    try:
        while piece := os.read(master, 4096):
            seen += piece
    except OSError:  # the terminal's other end is gone
        pass
    os.close(master)
    return seen


class TablesOnATerminal(ProgramTest):
    def widest_line(self, columns, command, *arguments):
        master, slave = terminal_of(columns)
        with subprocess.Popen([PROGRAM, command, HOTLINE, *arguments], stdin=subprocess.DEVNULL,
                              stdout=slave, stderr=subprocess.DEVNULL) as program:
            os.close(slave)
            text = read_to_the_end(master).decode()
        self.assertEqual(program.returncode, 0)
        return max(len(line) for line in text.split("\r\n"))

    def test_tables_fit_it(self):
        few = ("--replications", "3")
        pair = ("base", 'two more, "at last"')
        for columns in (100, 80, 60):
            for command, names in (("run", ()), ("sweep", ()), ("compare", pair)):
                self.assertLessEqual(self.widest_line(columns, command, *names, *few), columns)

    def test_a_wide_one_and_one_of_unknown_width_show_what_a_pipe_does(self):
        done = staffsim("sweep", HOTLINE, "--replications", "3")
        widest = max(len(line) for line in done.stdout.splitlines())
        for columns in (200, 0):  # 0: it does not say, as under mpirun
            self.assertEqual(self.widest_line(columns, "sweep", "--replications", "3"), widest)


class Progress(ProgramTest):
    def test_no_bar_where_nobody_looks(self):
        done = staffsim("run", HOTLINE, "--replications", 200)
        self.assertNotIn("left", done.stderr)

    def seen_on_a_terminal(self, columns, kind="xterm"):
        master, slave = terminal_of(columns)
        with subprocess.Popen([PROGRAM, "run", HOTLINE, "--replications", "4000"],
                              stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                              stderr=slave, env={**os.environ, "TERM": kind}) as program:
            os.close(slave)
            seen = read_to_the_end(master)
            self.assertEqual(program.wait(), 0)
        return seen

    def test_a_terminal_sees_it_and_it_vanishes(self):
        seen = self.seen_on_a_terminal(columns=120)
        self.assertIn(b"#", seen)
        self.assertIn(b"of 4000 replications", seen)
        self.assertTrue(seen.endswith(b"\r\x1b[K"))

    def test_no_line_is_wider_than_the_terminal(self):
        for columns in (60, 20):
            seen = self.seen_on_a_terminal(columns)
            lines = [line for line in seen.split(b"\r\x1b[K") if b"of 4000" in line]
            self.assertLess(max(len(line) for line in lines), columns)

    def test_what_cannot_clear_a_line_gets_none(self):
        self.assertNotIn(b"of 4000", self.seen_on_a_terminal(80, kind="dumb"))


if __name__ == "__main__":
    unittest.main()
