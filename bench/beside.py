#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Compares the speed of two built programs, an older and a newer, on scenarios that both read.

    git worktree add /tmp/older TAG && cmake --preset release -S /tmp/older ...
    bench/beside.py /tmp/older/build/release/examples/staffsim build/release/examples/staffsim \\
        scenarios/erlang_a.toml:run:200 scenarios/skills.toml:sweep:50

A study is FILE:COMMAND:REPLICATIONS. The two take turns, on one thread; what counts is the processor
time of each pair of turns. Prints the median speed of the newer over the older, and the range.
"""
import argparse
import resource
import statistics
import subprocess
import sys


def seconds(program: str, study: str, extra: list[str]) -> float:
    """Processor time of one run."""
    file, command, replications = study.rsplit(":", 2)
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    subprocess.run([program, command, file, "--replications", replications, "--threads", "1",
                    *extra], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("older")
    parser.add_argument("newer")
    parser.add_argument("studies", nargs="+", metavar="FILE:COMMAND:REPLICATIONS")
    parser.add_argument("--turns", type=int, default=9)
    options = parser.parse_args()

    print(f"{'study':44}{'output':>8}{'older':>9}{'newer':>9}   speed, newer over older")
    for study in options.studies:
        for name, extra in (("table", []), ("JSON", ["--quiet", "--json", "/dev/null"])):
            turns = [(seconds(options.older, study, extra), seconds(options.newer, study, extra))
                     for _ in range(options.turns)]
            older, newer = (statistics.median(column) for column in zip(*turns))
            ratios = sorted(a / b for a, b in turns)
            print(f"{study.rsplit('/', 1)[-1]:44}{name:>8}{older:>7.3f} s{newer:>7.3f} s   "
                  f"{statistics.median(ratios):.2f} ({ratios[0]:.2f} to {ratios[-1]:.2f})",
                  flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
