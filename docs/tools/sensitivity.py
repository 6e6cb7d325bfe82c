# SPDX-License-Identifier: Apache-2.0
"""What each assumption of the customs hotline changes, one at a time.

    STAFFSIM=<driver> python3 docs/tools/sensitivity.py [REPLICATIONS BATCHES]

prints the table of docs/background/sensitivity.md. The scenario and its variants meet the same
random numbers. Half widths of differences come from independent batches, each with its own seed.
"""

import json
import math
import os
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile
import tomllib

from hotline_assumptions import ASSUMPTIONS

SCENARIO = pathlib.Path(__file__).parents[2] / "scenarios" / "customs_hotline.toml"
STUDENT_95 = {2: 12.706, 5: 2.776, 10: 2.262, 20: 2.093}  # n - 1 degrees of freedom, by n

# Of which row, factor to the printed unit, digits.
MEASURES = {"answer_rate": ("*", 100, 1), "abandonment_rate": ("phone", 100, 1),
            "mean_wait": ("phone", 1, 0), "deadline_met_rate": ("email", 100, 1)}


# A wish, and the warm-up, which no candidate can have to itself.
NOT_VARIED = {"targets", "horizon"}


def check_that_all_are_varied():
    notes = tomllib.loads(SCENARIO.read_text(encoding="utf-8"))["notes"]
    assumed = {path for path, note in notes.items()
               if re.search("assumption: |^worked out: ", note)} - NOT_VARIED
    if assumed != set(ASSUMPTIONS):
        sys.exit(f"the notes and the variants differ: {sorted(assumed ^ set(ASSUMPTIONS))}")


def toml(value):
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {toml(item)}" for key, item in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    return json.dumps(value)


def scenario_of_variants():
    """The hotline with the variants as its only candidates."""
    text = SCENARIO.read_text(encoding="utf-8")
    lines = [text[:text.index("[[candidates]]")]]
    for path, (_, variants) in ASSUMPTIONS.items():
        for name, values in variants.items():
            lines += ["[[candidates]]", f"name = {toml(path + ': ' + name)}", "[candidates.set]"]
            lines += [f"{json.dumps(key)} = {toml(value)}" for key, value in values.items()]
    return "\n".join(lines) + "\n"


def simulate(scenario, seed, replications):
    """The estimates of a batch: {row: {measure: estimate}}."""
    done = subprocess.run(
        [os.environ["STAFFSIM"], "sweep", scenario, "--seed", str(seed), "--replications",
         str(replications), "--set", "horizon.interval=24 h", "--quiet", "--json", "-"],
        stdout=subprocess.PIPE, check=True)
    return {row["candidate"]: {measure: estimate(row, measure) for measure in MEASURES}
            for row in json.loads(done.stdout)["results"]}


def estimate(row, measure):
    labels = {"contact_type": "*", "branch": "*", "channel": MEASURES[measure][0]}
    (found,) = (entry for entry in row["measures"]
                if entry["measure"] == measure and labels.items() <= entry.items())
    return found["estimate"]


def table(batches):
    """The changes as lines of Markdown."""
    yield "| assumption | instead | answered % | abandoned % | mean wait s | deadlines met % |"
    yield "| --- | --- | ---: | ---: | ---: | ---: |"
    yield "| as the scenario says | | " + " | ".join(
        of_batches([batch["base"][measure] for batch in batches], measure, "")
        for measure in MEASURES) + " |"
    for path, (what, variants) in ASSUMPTIONS.items():
        for number, name in enumerate(variants):
            changes = (of_batches([batch[f"{path}: {name}"][measure] - batch["base"][measure]
                                   for batch in batches], measure, "+") for measure in MEASURES)
            yield f"| {'' if number else what} | {name} | {' | '.join(changes)} |"


def of_batches(values, measure, sign):
    """Mean and half width of a 95 % interval, rounded up; 0 where nothing changes at all."""
    _, factor, digits = MEASURES[measure]
    if not any(values):
        return "0"
    half = STUDENT_95[len(values)] * statistics.stdev(values) / math.sqrt(len(values)) * factor
    half = math.ceil(half * 10**digits) / 10**digits
    return f"{factor * statistics.fmean(values):{sign}.{digits}f} ±{half:.{digits}f}".replace(
        "-", "−")


def main():
    replications, count = map(int, sys.argv[1:] or (20, 10))
    check_that_all_are_varied()
    with tempfile.TemporaryDirectory() as folder:
        scenario = pathlib.Path(folder) / "variants.toml"
        scenario.write_text(scenario_of_variants(), encoding="utf-8")
        batches = [simulate(scenario, seed, replications) for seed in range(1, count + 1)]
    print("\n".join(table(batches)))


if __name__ == "__main__":
    main()
