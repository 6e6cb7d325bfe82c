# SPDX-License-Identifier: Apache-2.0
"""What a run and a sweep say: tables, JSON, CSV."""

import csv
import io
import json
import unittest

from program import HOTLINE, ProgramTest, staffsim

SWEEP_ROWS = ["base", 'two more, "at last"', "agent_groups.help desk.extra_agents=1",
              "agent_groups.help desk.extra_agents=5"]


def read_json(*arguments):
    done = staffsim(*arguments, "--json", "-")
    return done, json.loads(done.stdout)


class Tables(ProgramTest):
    def test_a_run_fits_the_page_and_needs_no_manual(self):
        done = staffsim("run", HOTLINE)
        self.assertEqual(done.returncode, 0)
        for words in ("A small hotline", "7 days from Mon 2025-09-01", "6 replications", "seed 7",
                      "support calls", "help desk", "How to read it", "missed",
                      "assumption: a busy day"):
            self.assertIn(words, done.stdout)
        self.assertLessEqual(max(map(len, done.stdout.splitlines())), 100)

    def test_a_sweep_has_a_row_for_each_candidate(self):
        done = staffsim("sweep", HOTLINE)
        self.assertEqual(done.returncode, 0)
        text = " ".join(done.stdout.split())
        for name in SWEEP_ROWS:
            self.assertIn(name, text)
        self.assertLessEqual(max(map(len, done.stdout.splitlines())), 100)

    def test_standard_error_is_for_hints_and_quiet_for_nothing(self):
        self.assertIn("staffsim check", staffsim("run", HOTLINE).stderr)
        quiet = staffsim("run", HOTLINE, "--quiet")
        self.assertEqual((quiet.returncode, quiet.stdout, quiet.stderr), (0, "", ""))


class Json(ProgramTest):
    def test_the_document_holds_all_that_repeats_it(self):
        _, document = read_json("run", HOTLINE)
        scenario = document["scenario"]
        self.assertEqual(document["format"], 1)
        self.assertEqual({key: scenario[key] for key in ("title", "seed", "replications", "days")},
                         {"title": "A small hotline", "seed": 7, "replications": 6, "days": 7})
        self.assertRegex(scenario["hash"], "^[0-9a-f]{16}$")
        self.assertNotIn("partial", scenario)
        file = self.folder / "again.toml"
        file.write_text(scenario["resolved"], encoding="utf-8")
        self.assertEqual(read_json("run", file)[1], document)

    def test_rows_of_a_sweep(self):
        _, document = read_json("sweep", HOTLINE)
        self.assertEqual([row["candidate"] for row in document["results"]], SWEEP_ROWS)
        offered = [[m["estimate"] for m in row["measures"]
                    if m["measure"] == "offered" and m["contact_type"] == "support calls"]
                   for row in document["results"]]
        self.assertEqual(offered, [offered[0]] * 4, "all meet the same contacts")

    def test_the_base_of_a_sweep_is_the_run(self):
        self.assertEqual(read_json("sweep", HOTLINE)[1]["results"][0],
                         read_json("run", HOTLINE)[1]["results"][0])

    def test_measures_balance(self):
        _, document = read_json("run", HOTLINE)
        counts = {m["measure"]: m["estimate"] for m in document["results"][0]["measures"]
                  if m.get("contact_type") == "*" and m["branch"] == "*" and m["channel"] == "*"}
        self.assertAlmostEqual(counts["offered"], counts["answered"] + counts["abandoned"]
                               + counts["unfinished"])
        self.assertNotIn("asa", counts, "calls and e-mail are not mixed")

    def test_intervals_cover_the_week_and_short_horizons_each_date(self):
        _, document = read_json("run", HOTLINE)
        rows = [row for row in document["results"][0]["intervals"]
                if row["measure"] == "queue_mean" and row["contact_type"] == "support calls"]
        self.assertEqual(len([row for row in rows if "weekday" in row]), 7 * 24)
        dates = [row for row in rows if "date" in row]
        self.assertEqual(len(dates), 7 * 24)
        self.assertEqual((dates[0]["date"], dates[0]["start"]), ("2025-09-01", "00:00"))

    def test_one_replication_has_no_intervals_of_confidence(self):
        _, document = read_json("run", HOTLINE, "--replications", 1)
        for row in document["results"][0]["measures"]:
            self.assertIsNone(row["low"])
            self.assertIsNone(row["high"])

    def test_threads_change_no_byte(self):
        one = staffsim("sweep", HOTLINE, "--json", "-", "--threads", 1)
        for threads in (2, 3, 8):
            many = staffsim("sweep", HOTLINE, "--json", "-", "--threads", threads)
            self.assertEqual(many.stdout, one.stdout)

    def test_the_seed_changes_numbers(self):
        self.assertNotEqual(read_json("run", HOTLINE)[1]["results"],
                            read_json("run", HOTLINE, "--seed", 8)[1]["results"])


class Csv(ProgramTest):
    def test_csv_says_what_json_says(self):
        rows = list(csv.DictReader(io.StringIO(staffsim("sweep", HOTLINE, "--csv", "-").stdout)))
        _, document = read_json("sweep", HOTLINE)
        expected = [(result["candidate"], row["measure"], row["estimate"])
                    for result in document["results"]
                    for row in result["measures"] + result["intervals"]]
        found = [(row["candidate"], row["measure"],
                  float(row["estimate"]) if row["estimate"] else None) for row in rows]
        self.assertEqual(found, expected)


if __name__ == "__main__":
    unittest.main()
