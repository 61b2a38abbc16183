"""When a calendar is busy, as the Python packages icalendar and recurring-ical-events read it."""

from datetime import datetime, time, timedelta, timezone

import icalendar
import recurring_ical_events

FREE = ("FREE", "WORKINGELSEWHERE")


def busy(data, start, end):
    """Busy times in UTC within the window, joined, as pairs of datetimes. Times without a zone are those of UTC."""
    # The zones that a file explains are kept by their names, and the next file may mean others by them.
    icalendar.use_zoneinfo()
    times = []
    for calendar in icalendar.Calendar.from_ical(data, multiple=True):
        if str(calendar.get("METHOD", "")).upper() == "CANCEL":
            continue
        for event in recurring_ical_events.of(calendar, components=["VEVENT"]).between(start, end):
            if takes_time(event):
                times.append((instant(event.start), instant(event.end)))
    return joined((max(one, start), min(other, end)) for one, other in times)


def takes_time(event):
    if str(event.get("STATUS", "")).upper() == "CANCELLED":
        return False
    if str(event.get("TRANSP", "")).upper() == "TRANSPARENT":
        return False
    return str(event.get("X-MICROSOFT-CDO-BUSYSTATUS", "")).upper() not in FREE


def instant(value):
    if not isinstance(value, datetime):
        value = datetime.combine(value, time.min)
    if value.tzinfo is None:
        return value.replace(tzinfo=timezone.utc)
    # Python keeps a time that the clocks sprang over as it is written; in UTC it is a real one.
    return value.astimezone(timezone.utc)


def joined(times):
    result = []
    for start, end in sorted((start, end) for start, end in times if start < end):
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(result[-1][1], end))
        else:
            result.append((start, end))
    return result
