# SPDX-License-Identifier: Apache-2.0
"""Laws fitted to what a log shows, as values that are equally likely."""

import bisect
import itertools
import math

VALUES = 200
FEWEST_AT_RISK = 30  # below that the product-limit estimate is left to an exponential tail


def sliced(durations_s):
    """The means of equal slices of the sorted durations: the mean of all is kept."""
    durations_s = sorted(durations_s)
    count = min(VALUES, len(durations_s))
    ends = [len(durations_s) * i // count for i in range(count + 1)]
    return [sum(durations_s[a:b]) / (b - a) for a, b in itertools.pairwise(ends)]


def patience(calls):
    """Quantiles of the patience, censored where a call was answered.

    Product-limit estimate (Kaplan and Meier 1958) as long as enough callers are still waiting;
    beyond that exponential, with the mean that fits those who waited longer. Calls answered at once
    say nothing: nobody had to be patient.
    """
    waits = sorted((call.waited_s, call.answered) for call in calls
                   if call.waited_s > 0 or not call.answered)
    last_s = waits[max(0, len(waits) - FEWEST_AT_RISK)][0]
    times, gone = product_limit(waits, last_s)
    beyond_s = tail_mean_s(waits, last_s)
    left = 1.0 - gone[-1]

    def quantile(share):
        at = bisect.bisect_left(gone, share)
        if at < len(gone):
            return times[at]
        return last_s + beyond_s * math.log(left / (1.0 - share))

    return [quantile((i + 0.5) / VALUES) for i in range(VALUES)]


def product_limit(waits, last_s):
    """The times at which someone gave up, and the share of callers gone by then."""
    times, gone, left = [0.0], [0.0], 1.0
    at_risk = len(waits)
    for wait_s, group in itertools.groupby(waits, key=lambda wait: wait[0]):
        if wait_s > last_s:
            break
        answered = [one for _, one in group]
        gave_up = answered.count(False)
        if gave_up:
            left *= 1.0 - gave_up / at_risk
            times.append(wait_s)
            gone.append(1.0 - left)
        at_risk -= len(answered)
    return times, gone


def tail_mean_s(waits, last_s):
    """Time waited beyond `last_s`, for each who gave up there; of all waits if nobody did."""
    for since_s in (last_s, 0):
        events = sum(not answered and wait_s > since_s for wait_s, answered in waits)
        if events:
            return sum(max(0, wait_s - since_s) for wait_s, _ in waits) / events
    return math.inf
