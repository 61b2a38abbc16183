"""Solves one problem file with one native solver and prints the outcome as JSON.

    native.py highs|cp_sat SECONDS problem.json

The models and solvers are those of bench/planner/rivals.py, which measures without a browser. One solver in a process:
both packages bring a HiGHS library of their own, and the second one to be loaded finds the first one's.
"""

import json
import math
import sys
import time
from importlib import import_module
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "planner"))

import rivals  # noqa: E402
from checker import broken_rules  # noqa: E402

PACKAGES = {"highs": "highspy", "cp_sat": "ortools.sat.python.cp_model"}


def main(name, limit, path):
    problem = json.loads(Path(path).read_text())
    model = rivals.Model(problem)
    import_module(PACKAGES[name])  # Loaded before the clock starts.
    started = time.perf_counter()
    choices, bound = getattr(rivals, name)(model, float(limit))
    seconds = time.perf_counter() - started
    broken, value = broken_rules(problem, choices)
    outcome = {
        "ms": 1000 * seconds,
        "value": value,
        "bound": bound if math.isfinite(bound) else None,
        "broken": len(broken),
        "found": len(choices) > 0,
    }
    print(json.dumps(outcome))


if __name__ == "__main__":
    main(*sys.argv[1:])
