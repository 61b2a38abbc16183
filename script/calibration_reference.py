"""Pairs of ratings from a fixed seed, with agreement and weighted kappa by scikit-learn and statsmodels."""

import json
import sys

import numpy
from sklearn.metrics import cohen_kappa_score
from statsmodels.stats.inter_rater import cohens_kappa

SEED = 20260316
CASES = 60


def pairs_of(random, case):
    levels = int(random.integers(2, 11))
    count = int(random.choice([5, 12, 20, 60, 300]))
    first = random.integers(1, levels + 1, count)
    noise = random.integers(-1 - case % 3, 2 + case % 3, count)
    follows = random.random(count) < 0.2 + 0.15 * (case % 5)
    second = numpy.where(follows, first, numpy.clip(first + noise, 1, levels))
    return levels, first, second


def reference(levels, first, second):
    table = numpy.zeros((levels, levels))
    for one, other in zip(first, second):
        table[one - 1, other - 1] += 1
    said = {
        "levels": levels,
        "pairs": [[int(one), int(other)] for one, other in zip(first, second)],
        "exact": float(numpy.mean(first == second)),
        "adjacent": float(numpy.mean(numpy.abs(first - second) <= 1)),
        "leniency": float(numpy.mean(first - second)),
    }
    for weights in ["linear", "quadratic"]:
        found = cohens_kappa(table, wt=weights)
        labels = list(range(1, levels + 1))
        other = cohen_kappa_score(first, second, labels=labels, weights=weights)
        assert abs(found.kappa - other) < 1e-12, (found.kappa, other)
        said[weights] = {
            "kappa": float(found.kappa),
            "error": float(found.std_kappa),
            "low": float(found.kappa_low),
            "high": float(found.kappa_upp),
        }
    return said


def main(path):
    random = numpy.random.default_rng(SEED)
    cases = []
    while len(cases) < CASES:
        levels, first, second = pairs_of(random, len(cases))
        if len(set(first)) > 1 and len(set(second)) > 1:
            cases.append(reference(levels, first, second))
    with open(path, "w") as file:
        file.write("[\n" + ",\n".join(json.dumps(case) for case in cases) + "\n]\n")


main(sys.argv[1])
