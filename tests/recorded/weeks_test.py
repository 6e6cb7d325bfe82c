# SPDX-License-Identifier: Apache-2.0
"""The two recorded weeks: the roster covers the log, and the page shows what the replay gives.

    STAFFSIM=<driver> python3 weeks_test.py LOG.csv FOLDER

A folder for the files; without the log it is skipped, exit status 77.
"""

import collections
import datetime
import os
import pathlib
import sys
import unittest

import replay
from bank_log import LONGEST_PAUSE, duties, read_calls

PAGE = pathlib.Path(__file__).parents[2] / "docs" / "background" / "replayed-log.md"
MINUTE = datetime.timedelta(minutes=1)


class Weeks(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.calls = read_calls(LOG)
        scenario = replay.write_files(cls.calls, FOLDER)
        cls.simulated = replay.simulate(os.environ["STAFFSIM"], scenario)

    def test_the_log_is_the_one_described(self):
        count, gave_up, _ = replay.by_day(self.calls)[None]
        self.assertEqual((count, round(gave_up, 3)), (19896, 0.275))

    def test_every_answered_call_lies_in_a_duty_of_its_agent(self):
        by_agent = collections.defaultdict(list)
        for duty in duties(self.calls):
            by_agent[duty.agent].append(duty)
        for call in filter(lambda call: call.answered, self.calls):
            self.assertTrue(any(duty.start <= call.start and call.end <= duty.end
                                and call.type in duty.types for duty in by_agent[call.agent]), call)

    def test_what_lies_between_two_duties_is_a_gap_over_30_minutes(self):
        of_agents = collections.defaultdict(list)
        for duty in duties(self.calls):
            of_agents[duty.agent].append(duty)
        for of_agent in of_agents.values():
            for before, after in zip(of_agent, of_agent[1:]):
                self.assertGreater(after.start - before.end, LONGEST_PAUSE - 2 * MINUTE)

    def test_every_replication_meets_the_recorded_calls(self):
        for rows in self.simulated.values():
            for date, (count, _, _) in replay.by_day(self.calls).items():
                row = rows["offered", date]
                days = replay.DAYS if date is None else 1
                self.assertAlmostEqual(row["estimate"] * days, count, places=6)
                self.assertAlmostEqual(row["high"], row["low"], places=6)

    def test_the_page_shows_what_the_replay_gives(self):
        page = PAGE.read_text(encoding="utf-8").splitlines()
        for lines in (replay.table(self.calls, self.simulated), replay.pause_table(self.calls)):
            lines = list(lines)
            start = page.index(lines[0])
            self.assertEqual(page[start:start + len(lines)], lines)


if __name__ == "__main__":
    LOG, FOLDER = map(pathlib.Path, sys.argv[1:])
    if not LOG.exists():
        print(f"skipped: no {LOG.name}")
        sys.exit(77)
    FOLDER.mkdir(parents=True, exist_ok=True)
    unittest.main(argv=sys.argv[:1])
