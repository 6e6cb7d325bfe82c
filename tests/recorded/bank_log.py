# SPDX-License-Identifier: Apache-2.0
"""A recorded call log: its calls, and who was on duty while they came."""

import bisect
import csv
import dataclasses
import datetime
import math

LONGEST_PAUSE = datetime.timedelta(minutes=30)
NIGHT = datetime.timedelta(hours=4)  # the last calls are taken after midnight, the first at seven


@dataclasses.dataclass(frozen=True)
class Call:
    arrived: datetime.datetime
    queue: str
    credited: bool  # entered the queue with 90 s of waiting credited
    waited_s: int
    handled_s: int | None  # None: gave up
    agent: str

    @property
    def type(self):
        """The contact type: calls of one queue with and without credit wait in different lines."""
        return self.queue + (" credited" if self.credited else "")

    @property
    def answered(self):
        return self.handled_s is not None

    @property
    def start(self):
        """When the wait was over: answered, or gone."""
        return self.arrived + datetime.timedelta(seconds=self.waited_s)

    @property
    def end(self):
        return self.start + datetime.timedelta(seconds=self.handled_s)


@dataclasses.dataclass(frozen=True)
class Duty:
    agent: str
    types: tuple  # contact types whose calls the agent took on that day
    start: datetime.datetime
    end: datetime.datetime


def read_calls(file):
    with open(file, encoding="utf-8", newline="") as rows:
        return [call_of(row) for row in csv.DictReader(rows)]


def call_of(row):
    answered = row["outcome"] == "served"
    return Call(arrived=datetime.datetime.fromisoformat(row["arrived"]), queue=row["queue"],
                credited=row["priority"] == "2", waited_s=int(row["waited_s"]),
                handled_s=int(row["handled_s"]) if answered else None, agent=row["agent"])


def taken_by_day(calls):
    """The answered calls of each agent and working day, in the order in which they were taken."""
    taken = {}
    for call in calls:
        if call.answered:
            taken.setdefault((call.agent, (call.start - NIGHT).date()), []).append(call)
    return {key: sorted(taken[key], key=lambda call: (call.start, call.end)) for key in
            sorted(taken)}


def duties(calls):
    """From the first to the last call in hand of a day, with gaps over 30 minutes taken out."""
    found = []
    for (agent, _), taken in taken_by_day(calls).items():
        queues = {call.queue for call in taken}
        types = tuple(sorted({call.type for call in calls if call.queue in queues}))
        found += [Duty(agent, types, start, end) for start, end in stretches(taken)]
    return found


def stretches(taken):
    """Without pauses over 30 minutes, in whole minutes: a roster has no seconds."""
    start, end = taken[0].start, taken[0].end
    for call in taken[1:]:
        if call.start - end > LONGEST_PAUSE:
            yield whole_minutes(start, end)
            start = call.start
        end = max(end, call.end)
    yield whole_minutes(start, end)


def whole_minutes(start, end):
    """Widened to the minutes that the stretch touches, and never empty."""
    floor = start.replace(second=0)
    minutes = max(1, math.ceil((end - floor).total_seconds() / 60))
    return floor, floor + datetime.timedelta(minutes=minutes)


def pauses(calls):
    """From the end of a call until the agent took the next, which had waited: seconds, and how many
    calls were waiting when the pause began.

    An agent who is free when a call arrives takes it at once. So where the next call had to wait,
    the agent became free at the moment of taking it, and was not free for calls before, whatever
    the reason: notes to write, a word with a colleague, a coffee. After the other calls the pause
    is not known, for the agent may have been waiting too. Pauses over 30 minutes are off duty.
    """
    waiting = Waiting(calls)
    known = []
    for taken in taken_by_day(calls).values():
        end = taken[0].end
        for call in taken[1:]:
            pause = call.start - end
            if call.waited_s > 0 and pause <= LONGEST_PAUSE:
                known.append((max(0.0, pause.total_seconds()), waiting.at(end)))
            end = max(end, call.end)
    return known


class Waiting:
    """How many calls wait at a moment."""

    def __init__(self, calls):
        self._arrived = sorted(call.arrived for call in calls)
        self._left = sorted(call.start for call in calls)

    def at(self, moment):
        return bisect.bisect_right(self._arrived, moment) - bisect.bisect_right(self._left, moment)
