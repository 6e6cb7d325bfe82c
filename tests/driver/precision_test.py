# SPDX-License-Identifier: Apache-2.0
"""Replications on demand: from the file and from the command line."""

import json
import unittest

from program import HOTLINE, WANTED, ProgramTest, staffsim

HOPELESS = 'experiment.precision={ measure = "answer_rate", half_width = 1e-9, at_most = 120 }'


class Precision(ProgramTest):
    def test_replications_are_added_until_it_is_reached(self):
        done = staffsim("run", HOTLINE, "--set", WANTED, "--json", "-")
        self.assertEqual(done.returncode, 0, done.stderr)
        document = json.loads(done.stdout)
        reached = document["results"][0]["precision"][0]
        self.assertTrue(reached["met"])
        self.assertLessEqual(reached["reached"], reached["wanted"])
        self.assertGreaterEqual(document["scenario"]["replications"], 100)
        total = next(row for row in document["results"][0]["measures"]
                     if row["measure"] == "answer_rate" and row["channel"] == "*"
                     and row["contact_type"] == "*" and row["branch"] == "*")
        self.assertEqual([total[key] for key in ("estimate", "low", "high")],
                         [reached[key] for key in ("estimate", "low", "high")])
        file = self.folder / "again.toml"
        file.write_text(document["scenario"]["resolved"], encoding="utf-8")
        self.assertEqual(staffsim("run", file, "--json", "-").stdout, done.stdout)

    def test_the_same_bits_for_any_number_of_threads(self):
        texts = {staffsim("sweep", HOTLINE, "--set", WANTED, "--threads", threads, "--json",
                          "-").stdout for threads in (1, 2, 3)}
        self.assertEqual(len(texts), 1)

    def test_what_is_given_up_is_told(self):
        done = staffsim("run", HOTLINE, "--set", HOPELESS)
        self.assertEqual(done.returncode, 0)
        self.assertIn("not reached with 120 replications by base", " ".join(done.stdout.split()))

    def test_check_prints_it_and_refuses_nonsense(self):
        self.assertIn('precision = { measure = "answer_rate"',
                      staffsim("check", HOTLINE, "--set", WANTED).stdout)
        refused = staffsim("check", HOTLINE, "--set", WANTED.replace("answer", "anser"))
        self.assertEqual(refused.returncode, 3)
        self.assertIn('there is no measure "anser_rate"', refused.stderr)

    def test_a_checkpoint_of_a_wanted_precision_gives_the_same_again(self):
        whole = staffsim("run", HOTLINE, "--set", WANTED, "--json", "-").stdout
        file = self.folder / "kept"
        small = HOPELESS.replace("120", "1000")
        first = staffsim("run", HOTLINE, "--set", WANTED, "--json", "-", "--checkpoint", file)
        again = staffsim("run", HOTLINE, "--set", WANTED, "--json", "-", "--checkpoint", file)
        self.assertEqual([first.stdout, again.stdout], [whole, whole])
        other = staffsim("run", HOTLINE, "--set", small, "--checkpoint", file)
        self.assertEqual(other.returncode, 4)


if __name__ == "__main__":
    unittest.main()
