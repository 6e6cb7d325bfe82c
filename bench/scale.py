#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How time and memory of `staffsim` grow with the size of the question.

    /usr/bin/python3 bench/scale.py measure STAFFSIM scale.csv   runs it on generated scenarios
    /usr/bin/python3 bench/scale.py plot scale.csv docs/background/scale.png

One quantity grows at a time, the others stay those of the hotline. Time is the processor time of the
program, user and system, memory its peak; of three runs the quickest counts, as whatever else the
machine does only adds. Plotting needs python3-matplotlib."""
import csv
import os
import subprocess
import sys
import tempfile
import time

FIELDS = ("curve", "size", "contacts", "cpu_s", "wall_s", "peak_mb")

PROFILE = "[1,1,1,1,1,2,4,10,20,26,28,22,12,18,26,27,24,16,8,5,4,3,2,2]"
MEAN_HANDLE_MIN = 7.5


def scenario(types=2, per_day=450.0, agents=5, days=28, replications=20, candidates=1):
    """The hotline with other sizes: one group that handles every type."""
    lines = ["format = 1", "[horizon]", "start = 2025-09-01", f"days = {days}",
             "[experiment]", f"replications = {replications}"]
    for number in range(types):
        lines += ["[[contact_types]]", f'name = "t{number}"', 'channel = "phone"',
                  f"per_day = {per_day / types!r}", f"profile = {PROFILE}",
                  'handle = { family = "uniform", min = "5 min", max = "10 min" }',
                  'patience = { family = "exponential", mean = "5 min" }',
                  'service_level = { within = "20 s" }']
    names = ", ".join(f'"t{number}"' for number in range(types))
    lines += ["[[agent_groups]]", 'name = "desk"', f"agents = {agents}", f"handles = [{names}]"]
    if candidates > 1:
        values = ", ".join(str(extra) for extra in range(1, candidates))
        lines += ["[[sweep]]", 'key = "agent_groups.desk.extra_agents"', f"values = [{values}]"]
    return "\n".join(lines) + "\n"


def load_of(agents):
    """Contacts a day that keep so many agents about 85 % busy."""
    return agents * 0.85 * 24 * 60 / MEAN_HANDLE_MIN


def curves():
    """(curve, size, contacts that are simulated, scenario's arguments, the program's options)

    Never one replication alone: `run` would make a study of a long run of it."""
    for agents in (4, 10, 30, 100, 300, 1000, 3000, 10000):
        per_day = load_of(agents)
        replications = max(2, round(3e6 / per_day / 7))
        yield ("agents", agents, per_day * 7 * replications,
               dict(agents=agents, per_day=per_day, days=7, replications=replications), [])
    for types in (2, 5, 10, 20, 50, 100):
        yield ("types", types, 450 * 28 * 100, dict(types=types, replications=100), [])
    for per_day in (450, 4500, 45000, 450000, 5000000):
        agents = round(per_day / load_of(1))
        replications = max(2, round(3e6 / per_day))
        yield ("contacts a day", per_day, per_day * replications,
               dict(per_day=per_day, agents=agents, days=1, replications=replications), [])
    for days in (1, 7, 28, 91, 365, 1095, 3650):
        replications = max(2, round(3650 / days))
        yield ("days", days, 450 * days * replications,
               dict(days=days, replications=replications), [])
    for replications in (2, 10, 100, 1000, 10000):
        yield ("replications", replications, 450 * 7 * replications,
               dict(days=7, replications=replications), [])
    for candidates in (1, 3, 10, 30, 100, 300, 1000):
        yield ("candidates", candidates, 450 * 7 * 20 * candidates,
               dict(days=7, candidates=candidates), [])
    for threads in (1, 2):
        yield ("threads", threads, 450 * 28 * 500,
               dict(replications=500), ["--threads", str(threads)])


def run(program, text, options, wants_sweep):
    """Processor seconds, wall seconds and peak memory in MB of one run."""
    with tempfile.NamedTemporaryFile("w", suffix=".toml") as file:
        file.write(text)
        file.flush()
        command = [program, "sweep" if wants_sweep else "run", file.name]
        if "--threads" not in options:
            options = options + ["--threads", "1"]
        begun = time.perf_counter()
        child = subprocess.Popen(command + options, stdout=subprocess.DEVNULL,
                                 stderr=subprocess.DEVNULL)
        _, status, used = os.wait4(child.pid, 0)
        wall_s = time.perf_counter() - begun
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        raise SystemExit(f"{' '.join(command)} ended with {child.returncode}")
    return used.ru_utime + used.ru_stime, wall_s, used.ru_maxrss / 1024.0


def measure(program, target, only):
    with open(target, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(FIELDS)
        for curve, size, contacts, arguments, options in curves():
            if only and curve not in only:
                continue
            cpu_s, wall_s, peak_mb = min(
                run(program, scenario(**arguments), options, "candidates" in arguments)
                for _ in range(3))
            row = (curve, size, round(contacts), f"{cpu_s:.3f}", f"{wall_s:.3f}", f"{peak_mb:.1f}")
            writer.writerow(row)
            file.flush()
            print(*row, f"{cpu_s / contacts * 1e9:.0f} ns/contact", sep="\t")


def read(source):
    points = {}
    with open(source, newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            points.setdefault(row["curve"], []).append(
                {name: float(row[name]) for name in FIELDS[1:]})
    return points


def plot(source, target):
    import matplotlib
    matplotlib.use("Agg")
    import matplotlib.pyplot as plt
    points = read(source)
    figure, axes = plt.subplots(2, len(points), figsize=(2.2 * len(points), 5), sharey="row",
                                squeeze=False, constrained_layout=True)
    for column, (curve, rows) in enumerate(points.items()):
        sizes = [row["size"] for row in rows]
        # More threads take less time, not less work.
        time_of = "wall_s" if curve == "threads" else "cpu_s"
        cost = [row[time_of] / row["contacts"] * 1e9 for row in rows]
        memory = [row["peak_mb"] for row in rows]
        for axis, values in ((axes[0][column], cost), (axes[1][column], memory)):
            axis.plot(sizes, values, "o-", color="#1f5f8b", markersize=4)
            axis.set_xscale("log")
            axis.set_yscale("log")
            axis.grid(True, which="major", color="#dddddd")
            for ticks in (axis.xaxis, axis.yaxis):
                ticks.set_minor_formatter("")
        if max(sizes) <= 100:
            axes[1][column].set_xticks(sizes, [f"{size:g}" for size in sizes])
            axes[0][column].set_xticks(sizes, [])
        axes[1][column].set_xlabel(curve)
    for axis, ticks in ((axes[0][0], (10, 50, 100, 500, 1000)), (axes[1][0], (10, 20, 50, 100, 200))):
        axis.set_yticks(ticks, [f"{tick}" for tick in ticks])
    axes[0][0].set_ylabel("processor time, ns a contact\n(threads: wall time)")
    axes[1][0].set_ylabel("peak memory, MB")
    figure.savefig(target, dpi=100)


def main(arguments):
    if len(arguments) >= 3 and arguments[0] == "measure":
        measure(arguments[1], arguments[2], arguments[3:])
    elif len(arguments) == 3 and arguments[0] == "plot":
        plot(arguments[1], arguments[2])
    else:
        raise SystemExit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
