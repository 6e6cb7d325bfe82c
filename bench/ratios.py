#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Prints the ratios of one benchmark run beside their targets and floors.

Nanoseconds move with the machine and with the hour; ratios within one run hardly do. Reads what
`staffsim_bench --benchmark_out=FILE --benchmark_out_format=json` wrote, medians of repetitions; and, if
given, what `simpy_w1_w3.py` wrote in the same run, and a command whose memory is measured.
"""
import argparse
import json
import os
import statistics
import subprocess
import sys
from typing import NamedTuple


class Goal(NamedTuple):
    """`speed` of `of` divided by `speed` of `to`; at least `floor`, hopefully `target`."""

    title: str
    of: str
    to: str
    target: float
    floor: float


MOST_MB = 64
W1 = "w1/agents:4"
GOALS = [
    Goal("general engine, W1", f"engine/{W1}", f"raw/{W1}", 0.50, 0.35),
    Goal("general engine, W3", "engine/w3", "raw/w3", 0.50, 0.35),
    Goal("event-free kernel, W3", "event_free/w3", "raw/w3", 0.90, 0.70),
    Goal("engine alone on given contacts, W1", f"advance/engine/{W1}", f"raw/{W1}", 1.00, 0.70),
    Goal("engine alone on given contacts, W3", "advance/engine/w3", "raw/w3", 1.00, 0.70),
    # The kernel that a study of such a model takes by itself.
    Goal("the same in the kernel taken, W1", f"advance/event_free/{W1}", f"raw/{W1}", 1.00, 0.70),
    Goal("the same in the kernel taken, W3", "advance/event_free/w3", "raw/w3", 1.00, 0.70),
    # 8 candidates in 2.5 (5) times the time of one handle 8 / 2.5 (8 / 5) times the contacts.
    Goal("sweep of 8 candidates, against one", "sweep/w3/candidates:8", "sweep/w3/candidates:1",
         8 / 2.5, 8 / 5),
    Goal("two skills, against W3", "engine/two_skill", "engine/w3", 0.50, 0.33),
    Goal("whole hotline, against W3", "engine/whole_hotline", "engine/w3", 0.50, 1 / 3),
    Goal("whole hotline, against the simple one", "engine/whole_hotline",
         "engine/simple_hotline", 0.50, 1 / 3),
    Goal("500 agents, against 4", "engine/w1/agents:500", f"engine/{W1}", 0.50, 0.35),
    Goal("whole command sweep, against the engine inside", "command/sweep",
         "command/engine_inside", 0.80, 0.60),
    Goal("two threads, against one", "engine/w3/threads:2/process_time/real_time",
         "engine/w3/threads:1/process_time/real_time", 1.95, 1.80),
]


def speeds(run: dict) -> dict[str, float]:
    """Contacts per second by benchmark: medians, whether or not the file has single repetitions."""
    single: dict[str, list[float]] = {}
    medians: dict[str, float] = {}
    for entry in run["benchmarks"]:
        if entry.get("error_occurred"):
            sys.exit(f"{entry['name']}: {entry.get('error_message', 'failed')}")
        name = entry.get("run_name", entry["name"])
        if "items_per_second" not in entry:
            continue
        if entry.get("run_type") != "aggregate":
            single.setdefault(name, []).append(entry["items_per_second"])
        elif entry["aggregate_name"] == "median":
            medians[name] = entry["items_per_second"]
    return medians | {name: statistics.median(values) for name, values in single.items()}


def verdict(ratio: float, goal: Goal) -> str:
    if ratio >= goal.target:
        return "target met"
    return "floor met" if ratio >= goal.floor else "BELOW FLOOR"


def show_simpy(path: str, contacts: dict[str, float]) -> None:
    """The peer's rows: no goals, its speed beside the raw kernel's on the same models."""
    with open(path, encoding="utf-8") as file:
        simpy = json.load(file)
    for model, raw in (("W1", f"raw/{W1}"), ("W3", "raw/w3")):
        of, to = simpy["contacts_per_second"][model], contacts[raw]
        print(f"| SimPy {simpy['version']}, {model} | {of / 1e6:.3f} | {to / 1e6:.1f} | {of / to:.5f} "
              "| | | a peer |")


def show_memory(command: list[str]) -> bool:
    """Whether the command's peak is below the floor."""
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(child.pid, 0)
    if status != 0:
        sys.exit(f"{' '.join(command)} failed")
    peak_mb = used.ru_maxrss / 1024
    fits = peak_mb < MOST_MB
    print(f"\nPeak memory of a run of the hotline: {peak_mb:.0f} MB; at most {MOST_MB} MB: "
          f"{'met' if fits else 'NOT MET'}")
    return fits


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", help="JSON of one run of staffsim_bench")
    parser.add_argument("--enforce", action="store_true",
                        help="exit code 1 if a ratio is below its floor or was not measured")
    parser.add_argument("--simpy", metavar="FILE", help="JSON of simpy_w1_w3.py")
    parser.add_argument("--memory-of", metavar="WORD", nargs=argparse.REMAINDER,
                        help="the last option: a command")
    options = parser.parse_args()
    with open(options.file, encoding="utf-8") as file:
        run = json.load(file)

    contacts = speeds(run)
    context = run["context"]
    load = ", ".join(f"{x:.1f}" for x in context.get("load_avg", []))
    print(f"{context['date']}, {context['num_cpus']} processors, load before the run: {load}\n")
    print("| what | M contacts/s | of | ratio | target | floor | |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | --- |")
    failed = False
    for goal in GOALS:
        limits = f"{goal.target:.2f} | {goal.floor:.2f}"
        if goal.of not in contacts or goal.to not in contacts:
            failed = True
            print(f"| {goal.title} | | | | {limits} | not measured |")
            continue
        of, to = contacts[goal.of], contacts[goal.to]
        ratio = of / to
        failed = failed or ratio < goal.floor
        print(f"| {goal.title} | {of / 1e6:.1f} | {to / 1e6:.1f} | {ratio:.2f} | {limits} "
              f"| {verdict(ratio, goal)} |")
    if options.simpy:
        show_simpy(options.simpy, contacts)
    if options.memory_of:
        failed = not show_memory(options.memory_of) or failed
    return 1 if options.enforce and failed else 0


if __name__ == "__main__":
    sys.exit(main())
