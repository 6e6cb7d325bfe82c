# SPDX-License-Identifier: Apache-2.0
"""What is added to a scenario, and meets nothing of the rest, changes no number of the rest."""

import json
import os
import pathlib
import subprocess
import tempfile
import unittest

BASE = (pathlib.Path(__file__).parent / "additions" / "base.toml").read_text(encoding="utf-8")

VISITS = """[[contact_types]]
name     = "visits"
per_day  = 90
busyness = { cv = 0.5 }
handle   = { family = "exponential", mean = "4 min" }
patience = { family = "exponential", mean = "2 min" }
redial   = { probability = 0.5, delay = { family = "exponential", mean = "5 min" } }

"""
COUNTER = """
[[agent_groups]]
name    = "counter"
agents  = 1
absence = 0.1
handles = ["visits"]
"""
FLOOD = """
[[incidents]]
name  = "flood"
every = { family = "exponential", mean = "12 h" }
lasts = { family = "exponential", mean = "2 h" }
affects = { visits = { arrivals_factor = 3.0, handle_factor = 1.5, deflected = 0.1 } }
withdraws = { counter = 1 }
responses = [{ after = "5 min", call_in = { group = "counter", agents = 2 } }]
"""
NOTHING = """
[[incidents]]
name  = "rumour"
at    = [2025-09-02T10:00:00]
lasts = { family = "exponential", mean = "2 h" }
affects = { calls = { ramp = "10 min" } }
"""
FIRST_TYPE, FIRST_GROUP, FIRST_INCIDENT = (
    f"[[{section}]]" for section in ("contact_types", "agent_groups", "incidents"))


def simulate(text, *options):
    """The rows of a type or a group, intervals too: {the row without its numbers: its numbers}."""
    with tempfile.TemporaryDirectory() as folder:
        scenario = pathlib.Path(folder) / "scenario.toml"
        scenario.write_text(text, encoding="utf-8")
        done = subprocess.run([os.environ["STAFFSIM"], "sweep", scenario, "--quiet", "--json", "-",
                               *options], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              encoding="utf-8", check=True)
    (result,) = json.loads(done.stdout)["results"]
    rows = {}
    for row in result["measures"] + result["intervals"]:
        numbers = tuple(row.pop(key) for key in ("estimate", "low", "high"))
        if "*" not in (row.get("contact_type"), row.get("agent_group")):
            rows[json.dumps(row)] = numbers
    return rows


def before(text, section, addition):
    """With the addition in front of the first section of this name."""
    return text.replace(section, addition + section, 1)


class Additions(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.base = simulate(BASE)

    def assert_same(self, text):
        rows = simulate(text)
        for row, numbers in self.base.items():
            self.assertEqual(rows[row], numbers, row)
        return rows

    def test_the_base_has_everything(self):
        for measure in ("abandoned", "deflected", "invalid", "redial_share", "deadline_met_rate",
                        "overrun_hours", "call_in_hours", "backlog"):
            seen = [numbers[0] for row, numbers in self.base.items()
                    if f'"measure": "{measure}"' in row and '"start"' not in row]
            self.assertTrue(any(seen), measure)

    def test_a_type_with_its_group(self):
        rows = self.assert_same(BASE + VISITS + COUNTER)
        self.assertGreater(len(rows), len(self.base))

    def test_a_type_and_a_group_in_front_of_the_others(self):
        text = before(before(BASE, FIRST_TYPE, VISITS), FIRST_GROUP, COUNTER + "\n")
        self.assert_same(text)

    def test_a_type_nobody_handles(self):
        self.assert_same(BASE + VISITS.replace('redial', '# redial'))

    def test_more_heads_in_another_group(self):
        text = BASE + VISITS + COUNTER
        one = simulate(text)
        more = simulate(text.replace("agents  = 1\nabsence", "agents  = 4\nabsence"))
        for row in self.base:
            self.assertEqual(more[row], one[row])
        self.assertNotEqual(more, one)

    def test_an_incident_of_others(self):
        text = before(BASE, FIRST_INCIDENT, FLOOD + "\n") + VISITS + COUNTER
        self.assert_same(text)

    def test_an_incident_that_does_nothing(self):
        self.assert_same(before(BASE, FIRST_INCIDENT, NOTHING + "\n"))

    def test_another_seed_changes_them(self):
        self.assertNotEqual(simulate(BASE, "--seed", "13"), self.base)


if __name__ == "__main__":
    unittest.main()
