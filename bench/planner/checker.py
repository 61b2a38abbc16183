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
            same = one["step"] == other["step"] and (one["different_mentors"] or other["different_mentors"])
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
        for limit in problem["trainee_limits"]:
            if limit["person"] == person:
                within = [p for p in places if limit["from"] <= interviews[p]["start"] < limit["until"]]
                if len(within) > limit["left"]:
                    broken.append(f"person {person} is above their limit")
    for interview, count in Counter(choice["interview"] for choice in choices).items():
        if count > interviews[interview]["seats"]:
            broken.append(f"interview {interview} has too few seats")
    mentors = defaultdict(list)
    for choice in choices:
        slot = interviews[choice["interview"]]
        mentors[slot["mentor"]].append(slot["start"])
    for limit in problem["mentor_limits"]:
        within = [start for start in mentors[limit["person"]] if limit["from"] <= start < limit["until"]]
        if len(within) > limit["left"]:
            broken.append(f"mentor {limit['person']} is above their limit")
    return broken, value


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
