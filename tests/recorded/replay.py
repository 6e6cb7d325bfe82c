# SPDX-License-Identifier: Apache-2.0
"""Replays two recorded weeks with the agents on duty and compares abandonment and waits by day.

    STAFFSIM=<driver> python3 replay.py LOG.csv FOLDER

writes the call log, the rosters and the scenario into FOLDER, simulates, and prints the table.
"""

import collections
import csv
import datetime
import json
import math
import os
import pathlib
import subprocess
import sys

from bank_log import duties, pauses, read_calls
from laws import patience, sliced

START, DAYS = "1999-08-01", 14
PATIENT_S, CREDIT_S = 3600, 90  # under "earliest-due" only the difference matters


def write_files(calls, folder):
    """The files of the replay; returns the scenario's."""
    folder = pathlib.Path(folder)
    write_csv(folder / "calls.csv", ("arrived", "type", "handled_s"),
              ((call.arrived, call.type, call.handled_s) for call in calls))
    groups = collections.defaultdict(list)
    for duty in duties(calls):
        groups[duty.types].append(duty)
    groups = sorted(groups.items())
    for number, (_, on_duty) in enumerate(groups):
        write_csv(folder / f"roster_{number}.csv", ("person", "date", "start", "end"),
                  ((duty.agent, duty.start.date(), f"{duty.start:%H:%M}", f"{duty.end:%H:%M}")
                   for duty in on_duty))
    scenario = folder / "recorded_weeks.toml"
    scenario.write_text("\n".join(scenario_lines(calls, [types for types, _ in groups])) + "\n",
                        encoding="utf-8")
    return scenario


def write_csv(file, heading, rows):
    with open(file, "w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(heading)
        writer.writerows(rows)


def scenario_lines(calls, groups):
    yield "format = 1"
    yield f'horizon = {{ start = {START}, days = {DAYS}, interval = "24 h" }}'
    yield 'routing = { contact = "earliest-due", agent = "longest-idle" }'
    types = sorted({(call.queue, call.credited) for call in calls})
    for queue, credited in types:
        yield from type_lines(queue, credited, [call for call in calls if call.queue == queue])
    for number, types_of_group in enumerate(groups):
        handles = ", ".join(f'"{name}"' for name in types_of_group)
        yield "[[agent_groups]]"
        yield f'name = "group {number}"'
        yield f'roster = {{ file = "roster_{number}.csv" }}'
        yield f"handles = [{handles}]"
    pause = empirical(sliced([pause_s for pause_s, _ in pauses(calls)]))
    yield '[[candidates]]\nname = "with pauses"\n[candidates.set]'
    for name in sorted({call.type for call in calls}):
        yield f'"contact_types.{name}.wrap_up" = {pause}'


def type_lines(queue, credited, calls):
    """A contact type; the laws are those of the whole queue, with credit and without."""
    name = queue + (" credited" if credited else "")
    within_s = PATIENT_S - (CREDIT_S if credited else 0)
    yield "[[contact_types]]"
    yield f'name = "{name}"'
    yield (f'log = {{ file = "calls.csv", arrived = "arrived", queue = "type", '
           f'only = ["{name}"], handled = "handled_s" }}')
    yield f"handle = {empirical(sliced([call.handled_s for call in calls if call.answered]))}"
    yield f"patience = {empirical(patience(calls))}"
    yield f'service_level = {{ within = "{within_s} s" }}'


def empirical(values_s):
    values = ", ".join(f'"{value:.3f} s"' for value in values_s)
    return f'{{ family = "empirical", values = [{values}] }}'


def simulate(driver, scenario, replications=200):
    """The rows of all calls, {candidate: {(measure, date): row}}; the date of all days is None."""
    done = subprocess.run([driver, "sweep", scenario, "--replications", str(replications), "--json",
                           "-", "--quiet"], stdout=subprocess.PIPE, check=True, encoding="utf-8")
    return {result["candidate"]: {(row["measure"], row.get("date")): row
                                  for row in result["measures"] + result["intervals"]
                                  if is_of_all_calls(row) and "weekday" not in row}
            for result in json.loads(done.stdout)["results"]}


def is_of_all_calls(row):
    return (row.get("contact_type"), row.get("branch"), row.get("channel")) == ("*", "*", "phone")


def by_day(calls):
    """Of each date, and at last of all under None: calls, share that gave up, mean wait in seconds."""
    days = collections.defaultdict(list)
    for call in calls:
        days[str(call.arrived.date())].append(call)
    return {date: (len(of_day), sum(not call.answered for call in of_day) / len(of_day),
                   sum(call.waited_s for call in of_day) / len(of_day))
            for date, of_day in [*sorted(days.items()), (None, calls)]}


def table(calls, simulated):
    """The comparison as lines of Markdown."""
    yield ("| day | calls | gave up %: log | roster | with pauses | mean wait s: log | roster "
           "| with pauses |")
    yield "| --- " + "| ---: " * 7 + "|"
    rows = [simulated[name] for name in ("base", "with pauses")]
    for date, (count, gave_up, wait_s) in by_day(calls).items():
        shares = [with_half_width(row["abandonment_rate", date], 100, 1) for row in rows]
        waits = [with_half_width(row["mean_wait", date], 1, 0) for row in rows]
        yield (f"| {day_name(date)} | {count:,} | {100 * gave_up:.1f} | {' | '.join(shares)} "
               f"| {wait_s:.0f} | {' | '.join(waits)} |")


def pause_table(calls):
    """How long pauses are, by the number of calls that wait when they begin."""
    yield "| calls waiting | pauses | mean s | over a minute % |"
    yield "| --- " + "| ---: " * 3 + "|"
    known = pauses(calls)
    for fewest, most in ((0, 4), (5, 9), (10, math.inf)):
        of_line = [pause_s for pause_s, waiting in known if fewest <= waiting <= most]
        name = f"{fewest} to {most}" if most < math.inf else f"{fewest} and more"
        long = sum(pause_s > 60 for pause_s in of_line) / len(of_line)
        yield (f"| {name} | {len(of_line):,} | {sum(of_line) / len(of_line):.0f} "
               f"| {100 * long:.1f} |")


def day_name(date):
    return f"{datetime.date.fromisoformat(date):%a %d}" if date else "all"


def with_half_width(row, factor, digits):
    """The half width is rounded up, as the reports of the program do."""
    half = factor * (row["high"] - row["low"]) / 2
    rounded_up = math.ceil(half * 10**digits) / 10**digits
    return f"{factor * row['estimate']:.{digits}f} ±{rounded_up:.{digits}f}"


def main():
    log, folder = sys.argv[1:]
    calls = read_calls(log)
    scenario = write_files(calls, folder)
    print("\n".join(table(calls, simulate(os.environ["STAFFSIM"], scenario))))
    print("\n".join(pause_table(calls)))


if __name__ == "__main__":
    main()
