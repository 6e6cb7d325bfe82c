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


ONE_MORE = "agent_groups.help desk.extra_agents=1"


class Compare(ProgramTest):
    def test_the_table_fits_the_page_and_names_both(self):
        done = staffsim("compare", HOTLINE, "base", ONE_MORE)
        self.assertEqual(done.returncode, 0)
        for words in ("A  base", "B  " + ONE_MORE, "B − A", "B better", "support calls",
                      "help desk", "occupancy %", "lower in B", "times as large"):
            self.assertIn(words, done.stdout)
        self.assertLessEqual(max(map(len, done.stdout.splitlines())), 100)

    def test_both_are_what_the_sweep_says(self):
        _, sweep = read_json("sweep", HOTLINE)
        _, document = read_json("compare", HOTLINE, ONE_MORE, "base")
        measures = [result["measures"] for result in document["results"]]
        self.assertEqual(measures, [sweep["results"][2]["measures"],
                                    sweep["results"][0]["measures"]])

    def test_differences_are_of_the_estimates(self):
        _, document = read_json("compare", HOTLINE, "base", ONE_MORE)
        comparison = document["comparison"]
        self.assertEqual((comparison["a"], comparison["b"], comparison["confidence"]),
                         ("base", ONE_MORE, 0.95))
        results = document["results"]
        self.assertEqual(len(comparison["measures"]), len(results[1]["measures"]))
        for row, a, b in zip(comparison["measures"], results[0]["measures"],
                             results[1]["measures"]):
            self.assertEqual((row["measure"], row["a"], row["b"]),
                             (a["measure"], a["estimate"], b["estimate"]))
            if row["a"] is None or row["b"] is None:
                self.assertIsNone(row["estimate"])
                continue
            self.assertEqual(row["estimate"], row["b"] - row["a"])
            if row["low"] is None:  # too few waits for a percentile
                self.assertEqual(row["verdict"], "cannot tell")
            else:
                self.assertLessEqual(row["low"], row["estimate"])
            self.assertIn(row["verdict"], ("A better", "B better", "higher in B", "lower in B",
                                           "no difference", "cannot tell"))

    def test_a_value_of_ones_own_is_a_candidate(self):
        _, document = read_json("compare", HOTLINE, "base", "contact_types.support calls.per_day=60")
        offered = next(row for row in document["comparison"]["measures"]
                       if row["measure"] == "offered" and row.get("contact_type") == "support calls")
        self.assertEqual(offered["verdict"], "lower in B")

    def test_csv_has_the_differences_behind_both(self):
        arguments = ("compare", HOTLINE, "base", ONE_MORE)
        rows = list(csv.DictReader(io.StringIO(staffsim(*arguments, "--csv", "-").stdout)))
        _, document = read_json(*arguments)
        found = [(row["measure"], row["verdict"], row["a"]) for row in rows
                 if row["candidate"] == "B - A"]
        expected = [(row["measure"], row["verdict"], "" if row["a"] is None else row["a"])
                    for row in document["comparison"]["measures"]]
        self.assertEqual([(m, v, float(a) if a else "") for m, v, a in found], expected)
        self.assertNotIn(None, rows[0])

    def test_threads_change_no_byte(self):
        texts = {staffsim("compare", HOTLINE, "base", ONE_MORE, "--json", "-", "--threads",
                          threads).stdout for threads in (1, 2, 5)}
        self.assertEqual(len(texts), 1)


class Columns(ProgramTest):
    def test_what_a_candidate_alone_has_is_shown(self):
        lines = 'candidates=[{ name = "few lines", set = { "lines.total" = 1 } }]'
        for words in (("sweep", HOTLINE), ("compare", HOTLINE, "base", "few lines")):
            done = staffsim(*words, "--replications", "5", "--set", lines)
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertIn("blocked", done.stdout)


class Neighbours(ProgramTest):
    def test_only_a_sweep_has_them(self):
        _, document = read_json("compare", HOTLINE, "base", ONE_MORE)
        for row in document["results"]:
            self.assertNotIn("neighbour", row)

    def test_each_row_but_the_first_is_compared_with_the_one_above(self):
        _, document = read_json("sweep", HOTLINE)
        rows = document["results"]
        self.assertNotIn("neighbour", rows[0])
        for above, row in zip(rows, rows[1:]):
            rates = [next(m["estimate"] for m in r["measures"]
                          if m["measure"] == "abandonment_rate" and m.get("channel") == "phone"
                          and m["contact_type"] == "*") for r in (above, row)]
            self.assertEqual(row["neighbour"]["measure"], "abandonment_rate")
            self.assertEqual(row["neighbour"]["estimate"], rates[1] - rates[0])

    def test_rows_that_cannot_be_told_apart_are_marked(self):
        file = self.scenario(("values = [1, 5]", "values = [7, 8]"))
        done = staffsim("sweep", file)
        self.assertIn("≈: not told apart", done.stdout)
        self.assertRegex(done.stdout, r"(?m)^\S*8 ≈ ")


if __name__ == "__main__":
    unittest.main()
