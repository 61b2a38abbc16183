"""Prints how many milliseconds icalendar with recurring-ical-events takes for the events of two years."""

import sys
from pathlib import Path
from time import perf_counter

import icalendar
import recurring_ical_events

data = Path(sys.argv[1]).read_bytes()
began = perf_counter()
calendar = icalendar.Calendar.from_ical(data)
events = recurring_ical_events.of(calendar, components=["VEVENT"]).between((2026, 1, 1), (2028, 1, 1))
assert len(events) > int(sys.argv[2])
print((perf_counter() - began) * 1000)
