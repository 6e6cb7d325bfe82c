#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""W1 and W3 as SimPy processes: the same models as in models.cpp, in the way SimPy's users write
them. Prints contacts per second, and abandonment beside its reference; with the name of a file,
writes the contacts per second there, as JSON."""
import json
import random
import sys
import time

import simpy

HOUR_S = 3600.0
WEIGHTS = (1, 1, 1, 1, 1, 2, 4, 10, 20, 26, 28, 22, 12, 18, 26, 27, 24, 16, 8, 5, 4, 3, 2, 2)
DUTY = ((0, 1), (6, 2), (8, 5), (18, 2), (22, 1))  # from hour, agents
MOST_AGENTS = 5
MEAN_PATIENCE_S = 300.0


class Counts:
    def __init__(self) -> None:
        self.offered = 0
        self.abandoned = 0
        self.wait_s = 0.0


def contact(env, agents, handle_s, patience_s, counts):
    """One caller: waits for an agent as long as patience lasts."""
    arrived_s = env.now
    with agents.request(priority=0) as request:
        yield request | env.timeout(patience_s)
        counts.wait_s += env.now - arrived_s
        if not request.triggered:
            counts.abandoned += 1
            return
        yield env.timeout(handle_s)


def w1_arrivals(env, agents, counts, contacts):
    while counts.offered < contacts:
        yield env.timeout(random.expovariate(1.0 / 120.0))
        counts.offered += 1
        env.process(contact(env, agents, random.expovariate(1.0 / 450.0),
                            random.expovariate(1.0 / MEAN_PATIENCE_S), counts))


def w1(contacts):
    env = simpy.Environment()
    counts = Counts()
    agents = simpy.PriorityResource(env, capacity=4)
    env.process(w1_arrivals(env, agents, counts, contacts))
    env.run()
    return counts


def w3_arrivals(env, agents, counts, per_day):
    """Exponential gaps hour by hour: what is left of one at the hour's end is drawn anew."""
    hour = 0
    while True:
        per_s = per_day * WEIGHTS[hour % 24] / sum(WEIGHTS) / HOUR_S
        until_s = (hour + 1) * HOUR_S
        while True:
            gap_s = random.expovariate(per_s)
            if env.now + gap_s >= until_s:
                break
            yield env.timeout(gap_s)
            counts.offered += 1
            env.process(contact(env, agents, random.uniform(300.0, 600.0),
                                random.expovariate(1.0 / MEAN_PATIENCE_S), counts))
        yield env.timeout(until_s - env.now)
        hour += 1


def off_duty(env, agents, from_s, length_s):
    """Takes one agent away, after the contact in hand and before the next."""
    yield env.timeout(from_s - env.now)
    with agents.request(priority=-1) as request:
        yield request
        yield env.timeout(max(0.0, from_s + length_s - env.now))


def w3(days):
    env = simpy.Environment()
    counts = Counts()
    agents = simpy.PriorityResource(env, capacity=MOST_AGENTS)
    for day in range(days):
        for (start, count), (end, _) in zip(DUTY, DUTY[1:] + ((24, 0),)):
            for _ in range(MOST_AGENTS - count):
                env.process(off_duty(env, agents, (24 * day + start) * HOUR_S,
                                     (end - start) * HOUR_S))
    for per_day in (270.0, 180.0):
        env.process(w3_arrivals(env, agents, counts, per_day))
    env.run(until=days * 24 * HOUR_S)
    return counts


def measure(name, run, reference):
    started = time.process_time()
    counts = run()
    spent = time.process_time() - started
    print(f"SimPy {simpy.__version__}, {name}: {counts.offered / spent / 1e6:.3f} M contacts/s; "
          f"abandonment {counts.abandoned / counts.offered:.4f} (reference {reference})")
    return counts.offered / spent


if __name__ == "__main__":
    random.seed(1)
    speeds = {"W1": measure("W1", lambda: w1(200_000), 0.1906),
              "W3": measure("W3", lambda: w3(300), 0.1708)}
    if len(sys.argv) > 1:
        with open(sys.argv[1], "w", encoding="utf-8") as file:
            json.dump({"version": simpy.__version__, "contacts_per_second": speeds}, file)
