#!/usr/bin/env python3
"""Checks a solution against its problem, from docs/planning.md alone.

    checker.py problem.json solution.json
"""

import json
import sys
from collections import Counter, defaultdict
from itertools import combinations


def broken_rules(problem, choices):
    """Every broken rule in words; none for a solution that keeps them all. Also the value."""
    values = {(c["enrolment"], c["interview"], c["step"]): c["value"] for c in problem["candidates"]}
    enrolments, interviews = problem["enrolments"], problem["interviews"]
    broken, value = [], 0
    by_enrolment, by_person = defaultdict(list), defaultdict(list)
    for choice in choices:
        key = (choice["enrolment"], choice["interview"], choice["step"])
        if key not in values:
            broken.append(f"{key} is no candidate")
            continue
        value += values[key]
        by_enrolment[key[0]].append((key[2], key[1]))
        by_person[enrolments[key[0]]["person"]].append(key[1])
    for enrolment, taken in by_enrolment.items():
        climb = enrolments[enrolment]
        taken.sort()
        if [step for step, _ in taken] != list(range(len(taken))):
            broken.append(f"enrolment {enrolment} leaves out or repeats a step")
        for (_, one), (_, other) in zip(taken, taken[1:]):
            if interviews[one]["end"] + climb["gap_minutes"] > interviews[other]["start"]:
                broken.append(f"enrolment {enrolment} has no time between two sessions")
        for (one, first), (other, second) in combinations(taken, 2):
            one, other = climb["steps"][one], climb["steps"][other]
            same = climb.get("different_mentors") or one["step"] == other["step"] and (one["different_mentors"] or other["different_mentors"])
            if same and interviews[first]["mentor"] == interviews[second]["mentor"]:
                broken.append(f"enrolment {enrolment} has a mentor twice")
    for person, places in by_person.items():
        for one, other in combinations(places, 2):
            one, other = interviews[one], interviews[other]
            if (
                one["end"] + problem["break_minutes"] > other["start"]
                and other["end"] + problem["break_minutes"] > one["start"]
            ):
                broken.append(f"person {person} is in two places")
    for interview, count in Counter(choice["interview"] for choice in choices).items():
        if count > interviews[interview]["seats"]:
            broken.append(f"interview {interview} has too few seats")
    for shared in problem.get("shared_seats", []):
        if sum(choice["interview"] in shared["interviews"] for choice in choices) > shared["left"]:
            broken.append(f"interviews {shared['interviews']} have too few seats together")
    sessions = [(enrolments[c["enrolment"]]["person"], interviews[c["interview"]]) for c in choices]
    limits = [(limit, "trainee") for limit in problem["trainee_limits"]]
    limits += [(limit, "mentor") for limit in problem["mentor_limits"]]
    limits += [(limit, "either") for limit in problem.get("person_limits", [])]
    for limit, role in limits:
        if taken_of(limit, role, sessions) > limit["left"]:
            broken.append(f"{role} {limit['person']} is above their limit")
    return broken, value


def taken_of(limit, role, sessions):
    """How many sessions, or minutes of them, fall into a limit."""
    taken = 0
    for trainee, slot in sessions:
        people = {"trainee": [trainee], "mentor": [slot["mentor"]], "either": [trainee, slot["mentor"]]}[role]
        if limit["person"] in people and limit["from"] <= slot["start"] < limit["until"]:
            taken += slot["end"] - slot["start"] if limit.get("counts") == "minutes" else 1
    return taken


def main(problem, solution):
    problem, solution = (json.load(open(path)) for path in (problem, solution))
    broken, value = broken_rules(problem, solution["choices"])
    if value != solution["value"]:
        broken.append(f"the value is {value}, not {solution['value']}")
    if value > solution["bound"]:
        broken.append(f"the bound {solution['bound']} is below the value {value}")
    print("\n".join(broken) or f"keeps every rule; value {value}, bound {solution['bound']}")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
