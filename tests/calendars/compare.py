"""Holds our reader against the reference, file by file: compare.py <busy program> <folder or file> ...

Prints every file in which the two differ, but for those that the page given by --explained names as `name.ics`, which are
only counted. Any other difference makes the exit code 1."""

import argparse
import json
import re
import signal
import subprocess
import sys
import warnings
from datetime import datetime, timezone
from pathlib import Path

import reference

START = datetime(2026, 1, 1, tzinfo=timezone.utc)
END = datetime(2028, 1, 1, tzinfo=timezone.utc)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("places", nargs="+", type=Path)
    parser.add_argument("--from", dest="start", type=instant, default=START)
    parser.add_argument("--to", dest="end", type=instant, default=END)
    parser.add_argument("--show", action="store_true", help="the first differing times too")
    parser.add_argument("--explained", type=Path)
    arguments = parser.parse_args()
    warnings.simplefilter("ignore")
    signal.signal(signal.SIGALRM, overdue)
    explained = set(re.findall(r"`([^`\s]+\.ics)`", arguments.explained.read_text())) if arguments.explained else set()
    counts, unexplained = {}, 0
    for path in files(arguments.places):
        outcome, detail = compare(arguments, path)
        name = path.name
        known = outcome != "same" and name in explained
        key = f"{outcome}, explained" if known else outcome
        counts[key] = counts.get(key, 0) + 1
        if outcome != "same" and not known:
            unexplained += outcome != "both refuse"
            print(f"{outcome}: {path}")
            if arguments.show:
                print(detail)
    for outcome, count in sorted(counts.items()):
        print(f"{count:6} {outcome}")
    sys.exit(1 if unexplained else 0)


def overdue(_signal, _frame):
    raise TimeoutError("it takes longer than 30 seconds")


def instant(text):
    return datetime.fromisoformat(text).replace(tzinfo=timezone.utc)


def files(places):
    for place in places:
        yield from sorted(place.rglob("*.ics")) if place.is_dir() else [place]


def compare(arguments, path):
    data = path.read_bytes()
    ours, refusal = ask(arguments, data)
    signal.alarm(30)
    try:
        theirs, failure = reference.busy(data, arguments.start, arguments.end), None
    except Exception as error:  # Whatever it is, the reference does not read this file.
        theirs, failure = None, f"{type(error).__name__}: {error}"[:300]
    signal.alarm(0)
    if ours is None and theirs is None:
        return "both refuse", f"  ours: {refusal}  theirs: {failure}"
    if ours is None:
        return "only ours refuses", f"  ours: {refusal}  theirs: {len(theirs)} times"
    if theirs is None:
        return "only theirs refuses", f"  ours: {len(ours)} times {refusal}\n  theirs: {failure}"
    if ours == theirs:
        return "same", ""
    lacking = [told(time) for time in theirs if time not in set(ours)]
    extra = [told(time) for time in ours if time not in set(theirs)]
    outcome = "different, told" if refusal else "different"
    detail = f"  only theirs ({len(lacking)}): {lacking[:4]}\n  only ours ({len(extra)}): {extra[:4]}\n  told: {refusal[:400]}"
    return outcome, detail


def ask(arguments, data):
    words = [arguments.program, "--from", day(arguments.start), "--to", day(arguments.end)]
    done = subprocess.run(words, input=data, capture_output=True, timeout=60)
    told = done.stderr.decode()
    if done.returncode != 0:
        return None, told
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    return [(parsed(line["start"]), parsed(line["end"])) for line in lines], told


def day(at):
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")


def parsed(text):
    return datetime.fromisoformat(text.replace("Z", "+00:00"))


def told(time):
    return f"{time[0]:%Y-%m-%d %H:%M:%S} to {time[1]:%Y-%m-%d %H:%M:%S}"


main()
