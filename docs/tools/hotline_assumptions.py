# SPDX-License-Identifier: Apache-2.0
"""What the customs hotline assumes, and other values that are plausible.

ASSUMPTIONS: by the note's path in the scenario, what is varied, and by the name of each variant the
values that it sets. What is reported and not assumed is no row, nor is a target, which is a wish, nor
the warm-up, which all candidates share.
"""

CALLS = ("procedure calls", "support calls")
EMAIL = ("procedure e-mail", "support e-mail")
ALL = CALLS + EMAIL
OUTAGE = "incidents.IT outage"
DESK, OFFICERS = "agent_groups.help desk", "agent_groups.officers on overtime"


def of_types(types, key, *values):
    """The key of each type; a value for each, or one for all."""
    values = values if len(values) == len(types) else values * len(types)
    return {f"contact_types.{name}.{key}": value for name, value in zip(types, values)}


def seats(group, **counts):
    return {f"{group}.agents.{window}.count": count for window, count in counts.items()}


def talk_and_wrap_up(shortest, longest, wrap_up):
    return {**of_types(CALLS, "handle", {"family": "uniform", "min": shortest, "max": longest}),
            **of_types(CALLS, "wrap_up", wrap_up)}


def outage_factors(calls, email):
    return {f"{OUTAGE}.affects.support calls.arrivals_factor": calls,
            f"{OUTAGE}.affects.support e-mail.arrivals_factor": email}


ASSUMPTIONS = {
    "contact_types.procedure calls.per_day": ("first attempts a day, all types: 370", {
        "333": of_types(ALL, "per_day", 108, 144, 27, 54),
        "407": of_types(ALL, "per_day", 132, 176, 33, 66)}),
    "contact_types.support calls.per_day": ("calls of branch 1 : branch 2, 3 : 4", {
        "1 : 1": of_types(CALLS, "per_day", 140, 140),
        "1 : 2": of_types(CALLS, "per_day", 93, 187)}),
    "contact_types.procedure e-mail.per_day": ("e-mail among first attempts: a quarter", {
        "an eighth": of_types(ALL, "per_day", 139, 185, 15, 31),
        "a third": of_types(ALL, "per_day", 106, 141, 41, 82)}),
    "contact_types.support e-mail.per_day": ("e-mail of branch 1 : branch 2, 1 : 2", {
        "1 : 1": of_types(EMAIL, "per_day", 45, 45),
        "1 : 5": of_types(EMAIL, "per_day", 15, 75)}),
    "profiles.office": ("shape of the day: office hours and some at night", {
        "flat": {"profiles.office": [1] * 24},
        "only 08 to 18": {"profiles.office": [0] * 8 + [20, 26, 28, 22, 12, 18, 26, 27, 24, 16]
                          + [0] * 6}}),
    "contact_types.support calls.weekday": ("shape of the week: Monday highest", {
        "all days alike": of_types(ALL, "weekday", [1] * 7),
        "weekends a third": of_types(ALL, "weekday", [1.2, 1.1, 1.05, 1.05, 1.05, 0.27, 0.25])}),
    "contact_types.support calls.busyness": ("days differ beyond chance: by 15 %, e-mail 20 %", {
        "5 %": of_types(ALL, "busyness.cv", 0.05),
        "35 %": of_types(ALL, "busyness.cv", 0.35)}),
    "contact_types.support calls.handle": ("wrap-up among the 7.5 min of a call: 1 min", {
        "none": talk_and_wrap_up("5 min", "10 min", {"family": "deterministic", "value": "0 s"}),
        "2 min": talk_and_wrap_up("3 min", "8 min", {"family": "exponential", "mean": "2 min"})}),
    "contact_types.support e-mail.handle": ("work on an e-mail: 7.5 min on average", {
        "5 min": of_types(EMAIL, "handle.mean", "5 min"),
        "10 min": of_types(EMAIL, "handle.mean", "10 min")}),
    "contact_types.support calls.patience": ("patience: 5 min on average", {
        "2 min": of_types(CALLS, "patience.mean", "2 min"),
        "15 min": of_types(CALLS, "patience.mean", "15 min")}),
    "contact_types.support calls.redial": ("redials after giving up: 0.5, then 0.4", {
        "0.25, then 0.2": {**of_types(CALLS, "redial.probability", 0.25),
                           **of_types(CALLS, "redial.again", 0.2)},
        "0.9, then 0.8": {**of_types(CALLS, "redial.probability", 0.9),
                          **of_types(CALLS, "redial.again", 0.8)}}),
    "contact_types.support calls.returns": ("answered calls that come back: 5 %, branch 1 3 %", {
        "none": of_types(CALLS, "returns.probability", 0.0),
        "15 %, 9 %": of_types(CALLS, "returns.probability", 0.09, 0.15)}),
    "contact_types.support calls.invalid": ("mistaken and abusive calls: 10 % and 3 %", {
        "none": of_types(CALLS, "invalid.share", 0.0),
        "30 % and 10 %": of_types(CALLS, "invalid.share", 0.30, 0.10)}),
    "contact_types.support e-mail.due": ("e-mail is due within 24 h", {
        "8 h": of_types(EMAIL, "due", "8 h"), "72 h": of_types(EMAIL, "due", "72 h")}),
    "contact_types.support calls.service_level": ("calls are promised an answer within 60 s", {
        "20 s": of_types(CALLS, "service_level.within", "20 s"),
        "180 s": of_types(CALLS, "service_level.within", "180 s")}),
    "agent_groups.help desk.people": ("posts of 40 hours a week", {
        "36 h": {f"{DESK}.contract_hours": 36}, "41 h": {f"{DESK}.contract_hours": 41}}),
    "agent_groups.help desk.shrinkage": ("paid time not on duty: 30 %", {
        "20 %": {f"{DESK}.shrinkage": 0.2}, "40 %": {f"{DESK}.shrinkage": 0.4}}),
    "agent_groups.help desk.agents": ("the desk's 112 h: two seats 08-12 and 14-18", {
        "one seat 06-22": seats(DESK, morning=1, forenoon=1, noon=1, afternoon=1, evening=1),
        "four seats 08-12": seats(DESK, forenoon=4, afternoon=0)}),
    "agent_groups.officers on overtime.agents": ("overtime: 182 h a week", {
        "154 h": seats(OFFICERS, afternoon=0), "210 h": seats(OFFICERS, afternoon=2)}),
    "incidents.IT outage.every": ("an outage every 15 days", {
        "30 days": {f"{OUTAGE}.every.mean": "30 d"}, "7.5 days": {f"{OUTAGE}.every.mean": "7.5 d"}}),
    "incidents.IT outage.lasts": ("an outage lasts 2 h", {
        "1 h": {f"{OUTAGE}.lasts.mean": "1 h"}, "8 h": {f"{OUTAGE}.lasts.mean": "8 h"}}),
    "day_factors.correlation": ("correlation of the types on a day: 0.3", {
        "0": {"day_factors.correlation": 0.0}, "0.8": {"day_factors.correlation": 0.8}}),
    "incidents.IT outage.responses": ("an outage is announced, two officers called in", {
        "neither": {f"{OUTAGE}.responses.1.after": "365 d", f"{OUTAGE}.responses.2.after": "365 d"},
        "at once, and four": {f"{OUTAGE}.responses.1.after": "0 s",
                              f"{OUTAGE}.responses.2.after": "0 s",
                              f"{OUTAGE}.responses.2.call_in.agents": 4}}),
    "incidents.IT outage.affects": ("calls in an outage: fourfold, e-mail twofold", {
        "twofold, as ever": outage_factors(2.0, 1.0),
        "tenfold, fourfold": outage_factors(10.0, 4.0)}),
}
