#!/usr/bin/env python3
"""Solves the same problem files with HiGHS, CP-SAT and ours, checks every answer, and prints one table.

    python3 -m venv target/rivals && target/rivals/bin/pip install highspy ortools
    cargo build --release -p switchback-core --example plan
    target/rivals/bin/python bench/planner/rivals.py [--limit SECONDS] [--only NAME] problem.json...

The model is the strong one: each enrolment walks through its interviews by start, taking or leaving each, as a
flow; what enrolments share are the rows that couple them.
"""

import argparse
import json
import os
import subprocess
import time
from collections import defaultdict
from pathlib import Path

from checker import broken_rules

OURS = os.environ.get("SWITCHBACK_PLAN", "target/release/examples/plan")


class Model:
    """Columns with a value, rows of the form low <= sum <= high."""

    def __init__(self, problem):
        self.values, self.rows, self.candidates, self.binary = [], [], [], []
        self.problem = problem
        rows = defaultdict(list)
        for candidate in problem["candidates"]:
            rows[candidate["enrolment"]].append(candidate)
        shared = defaultdict(list)
        for enrolment, candidates in rows.items():
            self.walk(enrolment, candidates, shared)
        self.couple(shared)

    def column(self, value, candidate=None):
        self.values.append(value)
        self.candidates.append(candidate)
        return len(self.values) - 1

    def walk(self, enrolment, candidates, shared):
        interviews, climb = self.problem["interviews"], self.problem["enrolments"][enrolment]
        gap = max(climb["gap_minutes"], self.problem["break_minutes"])
        options = sorted({c["interview"] for c in candidates}, key=lambda i: (interviews[i]["start"], i))
        place = {interview: index for index, interview in enumerate(options)}
        starts = [interviews[interview]["start"] for interview in options]
        nodes = defaultdict(list)  # (step, option) -> signed columns that meet there
        for candidate in candidates:
            slot = interviews[candidate["interview"]]
            column = self.column(candidate["value"], candidate)
            after = next((i for i, start in enumerate(starts) if start >= slot["end"] + gap), len(options))
            nodes[candidate["step"], place[candidate["interview"]]].append((column, -1))
            nodes[candidate["step"] + 1, after].append((column, 1))
            pitch = climb["steps"][candidate["step"]]
            shared["seat", candidate["interview"]].append(column)
            minutes = slot["end"] - slot["start"]
            shared["mentor", slot["mentor"], slot["start"], minutes].append(column)
            shared["trainee", climb["person"], slot["start"], minutes].append(column)
            shared["person", climb["person"], slot["start"], slot["end"]].append(column)
            if climb.get("different_mentors"):
                shared["differs", enrolment, slot["mentor"]].append(column)
            elif pitch["different_mentors"]:
                shared["differs", enrolment, pitch["step"], slot["mentor"]].append(column)
        for step in range(len(climb["steps"])):
            for option in range(len(options)):
                if option + 1 < len(options):
                    column = self.column(0)
                    nodes[step, option].append((column, -1))
                    nodes[step, option + 1].append((column, 1))
        for (step, option), columns in nodes.items():
            if step < len(climb["steps"]) and option < len(options):
                supply = 1 if (step, option) == (0, 0) else 0
                self.rows.append((-supply, float("inf"), columns))

    def couple(self, shared):
        problem, starts = self.problem, defaultdict(lambda: defaultdict(list))
        intervals = defaultdict(list)
        for key, columns in shared.items():
            if key[0] == "seat":
                self.at_most(problem["interviews"][key[1]]["seats"], columns)
            elif key[0] == "differs":
                self.at_most(1, columns)
            elif key[0] == "person":
                intervals[key[1]].append((key[2], key[3], columns))
            else:
                starts[key[0]][key[1]].append((key[2], key[3], columns))
        for group in problem.get("shared_seats", []):
            taken = [columns for key, columns in shared.items() if key[0] == "seat" and key[1] in group["interviews"]]
            self.at_most(group["left"], [column for columns in taken for column in columns])
        limits = [(limit, ["trainee"]) for limit in problem["trainee_limits"]]
        limits += [(limit, ["mentor"]) for limit in problem["mentor_limits"]]
        limits += [(limit, ["trainee", "mentor"]) for limit in problem.get("person_limits", [])]
        for limit, roles in limits:
            sessions = [session for role in roles for session in starts[role][limit["person"]]]
            within = [(minutes, cs) for start, minutes, cs in sessions if limit["from"] <= start < limit["until"]]
            counts_minutes = limit.get("counts") == "minutes"
            entries = [(c, minutes if counts_minutes else 1) for minutes, cs in within for c in cs]
            if entries:
                self.rows.append((float("-inf"), limit["left"], entries))
        enrolled = defaultdict(int)
        for climb in problem["enrolments"]:
            enrolled[climb["person"]] += 1
        for person, rows in intervals.items():
            if enrolled[person] > 1:
                for moment, _, _ in rows:
                    pause = problem["break_minutes"]
                    at_once = [c for start, end, cs in rows if start <= moment < end + pause for c in cs]
                    self.at_most(1, at_once)

    def at_most(self, most, columns):
        if len(columns) > most:
            self.rows.append((float("-inf"), most, [(column, 1) for column in columns]))

    def choices(self, taken):
        return [c for c, is_taken in zip(self.candidates, taken) if c is not None and is_taken]


def highs(model, limit):
    import highspy
    import numpy

    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("time_limit", float(limit))
    solver.setOptionValue("mip_rel_gap", 0.0)
    problem = highspy.HighsLp()
    columns, rows = len(model.values), len(model.rows)
    problem.num_col_, problem.num_row_ = columns, rows
    problem.sense_ = highspy.ObjSense.kMaximize
    problem.col_cost_ = numpy.array(model.values, dtype=float)
    problem.col_lower_, problem.col_upper_ = numpy.zeros(columns), numpy.ones(columns)
    problem.row_lower_ = numpy.array([-highspy.kHighsInf if row[0] == float("-inf") else row[0] for row in model.rows])
    problem.row_upper_ = numpy.array([highspy.kHighsInf if row[1] == float("inf") else row[1] for row in model.rows])
    matrix = problem.a_matrix_
    matrix.format_ = highspy.MatrixFormat.kRowwise
    matrix.start_ = numpy.cumsum([0] + [len(row[2]) for row in model.rows])
    matrix.index_ = numpy.array([column for row in model.rows for column, _ in row[2]])
    matrix.value_ = numpy.array([factor for row in model.rows for _, factor in row[2]], dtype=float)
    problem.integrality_ = [
        highspy.HighsVarType.kInteger if candidate else highspy.HighsVarType.kContinuous
        for candidate in model.candidates
    ]
    solver.passModel(problem)
    solver.run()
    info = solver.getInfo()
    taken = [value > 0.5 for value in solver.getSolution().col_value] or [False] * columns
    return model.choices(taken), info.mip_dual_bound


def cp_sat(model, limit):
    from ortools.sat.python import cp_model

    problem = cp_model.CpModel()
    columns = [problem.new_bool_var("") for _ in model.values]
    for low, high, entries in model.rows:
        total = sum(factor * columns[column] for column, factor in entries)
        problem.add(total >= int(low)) if high == float("inf") else problem.add(total <= int(high))
    problem.maximize(sum(value * column for value, column in zip(model.values, columns) if value))
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = limit
    solver.parameters.num_workers = 2
    status = solver.solve(problem)
    found = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    taken = [bool(solver.value(column)) for column in columns] if found else [False] * len(columns)
    return model.choices(taken), solver.best_objective_bound


def ours(path):
    started = time.perf_counter()
    with open(path) as problem:
        done = subprocess.run([OURS], stdin=problem, capture_output=True, check=True)
    solution = json.loads(done.stdout)
    return solution["choices"], solution["bound"], time.perf_counter() - started


def report(name, path, problem, choices, bound, seconds):
    broken, value = broken_rules(problem, choices)
    gap = 100 * (bound - value) / max(bound, 1)
    print(
        f"{path.stem:22} {name:8} {seconds:9.3f} s  value {value:9}  bound {bound:12.1f}  gap {gap:7.4f} %"
        f"  broken rules {len(broken)}",
        flush=True,
    )


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("problems", nargs="+", type=Path)
    parser.add_argument("--limit", type=float, default=120)
    parser.add_argument("--only", choices=["ours", "highs", "cp_sat"])
    arguments = parser.parse_args()
    for path in arguments.problems:
        problem = json.loads(path.read_text())
        if arguments.only in (None, "ours"):
            choices, bound, seconds = ours(path)
            report("ours", path, problem, choices, bound, seconds)
        for name, solver in (("highs", highs), ("cp_sat", cp_sat)):
            if arguments.only in (None, name):
                model = Model(problem)
                started = time.perf_counter()
                choices, bound = solver(model, arguments.limit)
                report(name, path, problem, choices, bound, time.perf_counter() - started)


if __name__ == "__main__":
    main()
