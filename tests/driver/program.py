# SPDX-License-Identifier: Apache-2.0
"""Runs the program under test: what the tests of this folder share."""

import os
import pathlib
import resource
import subprocess
import tempfile
import unittest

PROGRAM = os.environ["STAFFSIM"]
# Built with a sanitizer: slow, and in need of all the memory that there is.
SANITIZED = b"san_init" in pathlib.Path(PROGRAM).read_bytes()
PATIENCE_S = 1200 if SANITIZED else 300  # with a program that should have ended long before
HOTLINE = str(pathlib.Path(__file__).with_name("small_hotline.toml"))
# Replications on demand: a few hundred of the small hotline.
WANTED = 'experiment.precision={ measure = "answer_rate", half_width = 0.01, at_most = 5000 }'


# Where files without a folder would be written: nothing lies there from a run before.
WORKPLACE = tempfile.TemporaryDirectory()


def staffsim(*arguments, **keywords):
    """Runs to the end; `returncode`, and `stdout` and `stderr` as texts."""
    keywords.setdefault("stdout", subprocess.PIPE)
    keywords.setdefault("cwd", WORKPLACE.name)
    keywords.setdefault("timeout", PATIENCE_S)
    return subprocess.run([PROGRAM, *map(str, arguments)], stdin=subprocess.DEVNULL,
                          stderr=subprocess.PIPE, encoding="utf-8", check=False, **keywords)


def replications_for(seconds, *words):
    """How many take about so many seconds of a processor: whatever else runs, not fewer."""
    def spent_on(replications):
        start = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
        staffsim(*words, "--replications", replications, "--threads", "1", "--quiet", "--json",
                 "/dev/null")
        return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - start
    written = spent_on("10")  # reading and writing cost the same for any number
    return str(max(40, int(40 * seconds / max(spent_on("50") - written, 0.01))))


class ProgramTest(unittest.TestCase):
    """A test with a folder of its own."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def names(self):
        """What is in the folder: tells of temporary files left behind."""
        return sorted(path.name for path in self.folder.iterdir())

    def scenario(self, *changes):
        """The small hotline with texts replaced; returns the file."""
        text = pathlib.Path(HOTLINE).read_text(encoding="utf-8")
        for old, new in changes:
            self.assertIn(old, text)
            text = text.replace(old, new)
        file = self.folder / "scenario.toml"
        file.write_text(text, encoding="utf-8")
        return file
