# SPDX-License-Identifier: Apache-2.0
"""Scenarios give the numbers that they gave before, to the last bit: those of the first release, and
three with what came later (redials, transfers, mistaken contacts, lines, e-mail, absence, messages).

    STAFFSIM=<driver> python3 golden_test.py            compares
    STAFFSIM=<driver> python3 golden_test.py --record   writes recorded/*.json anew

What a later release adds (a type, a group, an incident, a measure) must not move the numbers of the
first: measures that are not in the records are not looked at. Whoever records anew has changed
results, and says so in CHANGELOG.md.

The records are the first release's, save for what changed before it was published. Times are added
up in another order since the tallies are faster, which moved queue_mean, occupancy and utilization
by up to 2e-14 of themselves. Service levels of contacts that were handed over and then gave up go by
the first wait, as rule 8 says, and mean_wait_delayed leaves out who waited after a hand-over alone
(both duty.toml). Percentiles have no upper bound where the interval reaches above all waits, as it
does with four replications.
"""

import json
import os
import pathlib
import subprocess
import sys
import unittest

HERE = pathlib.Path(__file__).parent
SHIPPED = HERE.parents[1] / "scenarios"
SCENARIOS = [SHIPPED / "erlang_a.toml", SHIPPED / "outage_day.toml", SHIPPED / "skills.toml",
             SHIPPED / "customs_hotline.toml", SHIPPED / "outage_playbook.toml",
             HERE / "additions" / "base.toml", *sorted(HERE.glob("*.toml"))]
REPLICATIONS = "4"
INTERVAL = "horizon.interval=60 min"  # moves totals in the last digits at most; minutes make long files


def simulate(scenario):
    """Totals by candidate, and the targets: {name of the number: [estimate, low, high]}."""
    done = subprocess.run([os.environ["STAFFSIM"], "sweep", scenario, "--replications",
                           REPLICATIONS, "--set", INTERVAL, "--quiet", "--json", "-"],
                          stdout=subprocess.PIPE, check=True, encoding="utf-8")
    numbers = {}
    for result in json.loads(done.stdout)["results"]:
        for row in filter(is_total, result["measures"] + result["targets"]):
            of = row.get("agent_group") and "agents" or row.get("channel") or "target " + str(
                row["target"])
            numbers[f"{result['candidate']}, {of}: {row['measure']}"] = [
                row["estimate"], row["low"], row["high"]]
    return numbers


def is_total(row):
    if "agent_group" in row:
        return row["agent_group"] == "*"
    if "contact_type" in row:
        return row["contact_type"] == "*" and row["branch"] == "*"
    return "verdict" in row


def record_of(scenario):
    return HERE / "recorded" / f"{scenario.stem}.json"


def record(scenario):
    lines = [f"{json.dumps(name)}: {json.dumps(values)}"
             for name, values in simulate(scenario).items()]
    record_of(scenario).write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


class Golden(unittest.TestCase):
    def test_every_recorded_number_is_the_same(self):
        for scenario in SCENARIOS:
            recorded = json.loads(record_of(scenario).read_text(encoding="utf-8"))
            self.assertGreater(len(recorded), 30)
            simulated = simulate(scenario)
            for name, values in recorded.items():
                with self.subTest(scenario=scenario.stem, number=name):
                    self.assertEqual(simulated.get(name), values)


if __name__ == "__main__":
    if sys.argv[1:] == ["--record"]:
        for each in SCENARIOS:
            record(each)
    else:
        unittest.main()
