"""Reads a calendar that we wrote with the Python package icalendar: read_back.py sessions.ics < sessions.jsonl"""

import json
import sys
from pathlib import Path
from zoneinfo import ZoneInfo

import icalendar

ZONES = ["Europe/Berlin", "America/New_York", "Australia/Sydney", "Asia/Kolkata", "UTC"]


def main():
    expected = [json.loads(line) for line in sys.stdin]
    calendar = icalendar.Calendar.from_ical(Path(sys.argv[1]).read_bytes())
    events = calendar.walk("VEVENT")
    assert len(events) == len(expected), f"{len(events)} events of {len(expected)}"
    for event, item in zip(events, expected):
        found = {
            "uid": str(event["UID"]),
            "sequence": event["SEQUENCE"],
            "start": written(event.start),
            "end": written(event.end),
            "title": str(event["SUMMARY"]),
            "status": str(event["STATUS"]),
        }
        assert found == item, f"{found} instead of {item}"
        assert not event.walk("VALARM"), "an alarm"
    print(f"icalendar: {len(events)} sessions as they were written")


def written(at):
    # By the clock of each zone and back: a time that is right in UTC must be right on every wall.
    for zone in ZONES:
        assert at.astimezone(ZoneInfo(zone)).timestamp() == at.timestamp()
    return at.astimezone(ZoneInfo("UTC")).strftime("%Y-%m-%dT%H:%M:%SZ")


main()
