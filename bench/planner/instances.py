#!/usr/bin/env python3
"""Writes seeded planning problems as JSON, in two families.

    instances.py FOLDER            every instance of the bench
    instances.py week 200 400 1    one instance, to standard output: family, enrolments, interviews, seed

`week`: one week, one shadow each. `weeks`: four weeks, paths of several steps, some people on two paths.
The format is that of docs/planning.md; nothing here shares code with the solver.
"""

import json
import random
import sys
from pathlib import Path

DAY = 24 * 60
MONDAY = 29_441_520 - 29_441_520 % DAY + 5 * DAY  # the start of some week, in minutes since 1970
BENCH = [
    ("week", 200, 400, 1),
    ("week", 200, 400, 2),
    ("weeks", 60, 300, 1),
    ("weeks", 60, 300, 2),
    ("weeks", 200, 1500, 1),
    ("weeks", 200, 1500, 2),
    ("weeks", 1000, 6000, 1),
]
PATHS = [
    [(0, "shadow", True)] * 2 + [(1, "reverse_shadow", True)] * 2,
    [(0, "shadow", True)] * 2 + [(1, "half_shadow", False)] + [(2, "reverse_shadow", True)] * 2,
    [(0, "shadow", True)] * 3 + [(1, "reverse_shadow", True)],
]


def working_slots(rng, weeks):
    """A half hour of a working day, in minutes since Monday; some hours are liked more."""
    day = rng.randrange(5 * weeks)
    day = day // 5 * 7 + day % 5
    return day * DAY + rng.choice([9, 10, 10, 11, 13, 14, 14, 15, 16]) * 60 + rng.choice([0, 30])


def busy_times(rng, weeks, share):
    """Half-hours of a person's calendar that are taken, as a set of (day, half-hour)."""
    days = [week * 7 + day for week in range(weeks) for day in range(5)]
    return {(day, half) for day in days for half in range(16, 36) if rng.random() < share}


def is_free(busy, start, end):
    day, first, last = start // DAY, start % DAY // 30, (end - 1) % DAY // 30
    return all((day, half) not in busy for half in range(first, last + 1))


def instance(family, enrolments, interviews, seed):
    rng = random.Random(f"{family} {enrolments} {interviews} {seed}")
    weeks = 1 if family == "week" else 4
    types = max(3, min(12, interviews // 60))
    weights = [1 / (kind + 2) for kind in range(types)]
    experts = {kind: [] for kind in range(types)}
    mentors = max(6, interviews // (5 * weeks))
    for mentor in range(mentors):
        for kind in set(rng.choices(range(types), weights, k=rng.choice([1, 2, 2, 3]))):
            experts[kind].append(100_000 + mentor)
    slots, kinds = [], []
    for _ in range(interviews):
        kind = rng.choices(range(types), weights)[0]
        start = working_slots(rng, weeks)
        mentor = rng.choice(experts[kind] or [100_000])
        length = rng.choice([45, 60, 60, 90])
        seats = rng.choices([1, 2], [9, 1])[0]
        slots.append({"start": MONDAY + start, "end": MONDAY + start + length, "mentor": mentor, "seats": seats})
        kinds.append(kind)
    climbs, candidates, people = [], [], []
    while len(climbs) < enrolments:
        person = len(people)
        busy = busy_times(rng, weeks, rng.uniform(0.2, 0.6))
        people.append(busy)
        paths = 2 if rng.random() < 0.15 and len(climbs) + 1 < enrolments else 1
        wanted = set()
        while len(wanted) < paths:
            wanted.add(rng.choices(range(types), weights)[0])
        for kind in sorted(wanted):
            path = PATHS[kind % len(PATHS)]
            steps = path[:1] if family == "week" else path[rng.choice([0, 0, 0, 1, 2, 3]) :]
            climb = {"person": person, "gap_minutes": DAY, "steps": [
                {"step": step, "kind": name, "different_mentors": differ} for step, name, differ in steps
            ]}
            waited = min(int(rng.expovariate(0.3)), 30)
            met = set(rng.sample(experts[kind], min(len(experts[kind]), rng.choice([0, 0, 1]))))
            need = rng.choice([100, 300, 600, 1000]) if family == "week" else 1000 * (kind + 1) // types
            for place, slot in enumerate(slots):
                start, end = slot["start"] - MONDAY, slot["end"] - MONDAY
                if kinds[place] != kind or not is_free(busy, start, end):
                    continue
                for step, (_, name, differ) in enumerate(steps):
                    if differ and steps[0] == steps[step] and slot["mentor"] in met:
                        continue
                    value = 1000 + (50 * waited if step == 0 else 0) + 240 // (len(steps) - step)
                    value += 240 * need // 1000 + 4 * ((weeks * 7 * DAY - start) // DAY)
                    candidates.append(
                        {"enrolment": len(climbs), "interview": place, "step": step, "value": value}
                    )
            climbs.append(climb)
    spans = [(MONDAY + week * 7 * DAY, MONDAY + (week + 1) * 7 * DAY) for week in range(weeks)]
    limit = lambda person, left: [
        {"person": person, "from": start, "until": end, "left": left} for start, end in spans
    ]
    return {
        "format": "switchback-problem-1",
        "break_minutes": 15,
        "enrolments": climbs,
        "interviews": slots,
        "trainee_limits": [row for person in range(len(people)) for row in limit(person, rng.choice([1, 2, 2, 3]))],
        "mentor_limits": [row for m in range(mentors) for row in limit(100_000 + m, rng.choice([1, 2, 2, 3]))],
        "candidates": candidates,
    }


def main(arguments):
    if len(arguments) == 4:
        family, *numbers = arguments
        json.dump(instance(family, *map(int, numbers)), sys.stdout)
        return
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    for family, enrolments, interviews, seed in BENCH:
        problem = instance(family, enrolments, interviews, seed)
        path = folder / f"{family}-{enrolments}x{interviews}-{seed}.json"
        path.write_text(json.dumps(problem, separators=(",", ":")))
        print(f"{path}: {len(problem['candidates'])} candidates")


if __name__ == "__main__":
    main(sys.argv[1:])
