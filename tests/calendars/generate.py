"""Writes calendars made up by a seeded generator, one file each: generate.py <folder> <count> [seed]

Each holds a few events of one flavour: how a program writes them, and the odd things that it is allowed to write."""

import random
import sys
from datetime import date, datetime, timedelta
from pathlib import Path

ZONES = [
    "Europe/Berlin", "America/New_York", "America/Los_Angeles", "Asia/Kolkata", "Asia/Tokyo", "Australia/Sydney",
    "America/Sao_Paulo", "Europe/London", "Africa/Casablanca", "Australia/Lord_Howe", "Asia/Kathmandu",
    "Pacific/Auckland", "America/St_Johns", "Africa/Cairo", "UTC",
]
WINDOWS = ["W. Europe Standard Time", "Eastern Standard Time", "Pacific Standard Time", "India Standard Time", "GMT Standard Time"]
DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
# Around the changes of the clocks in Europe, America and Australia within the window.
EDGES = [date(2026, 3, 8), date(2026, 3, 29), date(2026, 4, 5), date(2026, 10, 4), date(2026, 10, 25), date(2026, 11, 1)]

OWN_ZONE = """BEGIN:VTIMEZONE
TZID:{name}
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:{summer}
TZOFFSETTO:{winter}
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:{winter}
TZOFFSETTO:{summer}
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE"""


class Maker:
    def __init__(self, seed):
        self.dice = random.Random(seed)
        self.lines = []
        self.own_zones = {}

    def calendar(self):
        events = [self.series(f"event-{number}") for number in range(self.dice.randint(1, 4))]
        head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Example//Generated//EN"]
        lines = head + list(self.own_zones.values())
        for event in events:
            lines += event
        lines.append("END:VCALENDAR")
        return "\n".join(lines)

    def chance(self, percent):
        return self.dice.randrange(100) < percent

    def series(self, uid):
        """One event with what belongs to it: rules, exceptions, extra times and changes."""
        self.kind = self.dice.choices(["zone", "utc", "floating", "day", "windows", "own"], [50, 15, 8, 15, 6, 6])[0]
        self.zone = self.named_zone()
        start = self.first()
        sequence = self.dice.choice([None, 0, 1, 3])
        event = [f"UID:{uid}", self.point("DTSTART", start), *self.length(start), *self.marks()]
        if sequence is not None:
            event.append(f"SEQUENCE:{sequence}")
        if self.chance(75):
            rule, times = self.rule(start)
            event.append(f"RRULE:{rule}")
            event += self.exceptions(times)
            if self.chance(20):
                event.append(self.point("RDATE", start + timedelta(days=self.dice.randint(1, 90), hours=self.hours())))
            changes = self.changes(uid, times, sequence) if len(times) > 2 and self.chance(40) else []
        else:
            changes = []
        self.dice.shuffle(event)
        blocks = [event, *changes]
        if self.chance(20):
            self.dice.shuffle(blocks)
        return [line for block in blocks for line in ["BEGIN:VEVENT", *block, "END:VEVENT"]]

    def named_zone(self):
        if self.kind == "windows":
            return self.dice.choice(WINDOWS)
        if self.kind != "own":
            return self.dice.choice(ZONES)
        name = self.dice.choice(["Customized Time Zone", "My Office", "/example.com/custom/1", "Europe/nowhere", "(UTC+01:00) Own"])
        winter = self.dice.choice([-5, -1, 1, 2])
        offset = lambda hours: f"{'-' if hours < 0 else '+'}{abs(hours):02}00"
        self.own_zones.setdefault(name, OWN_ZONE.format(name=name, winter=offset(winter), summer=offset(winter + 1)))
        return name

    def first(self):
        if self.chance(30):
            day = self.dice.choice(EDGES) + timedelta(days=self.dice.choice([-14, -7, -1, 0, 0, 1]))
        else:
            day = date(2024, 1, 1) + timedelta(days=self.dice.randrange(1300))
        if self.kind == "day":
            return datetime(day.year, day.month, day.day)
        hour = self.dice.choice([0, 1, 2, 3, 9, 10, 14, 17, 23]) if self.chance(40) else self.dice.randint(7, 19)
        return datetime(day.year, day.month, day.day, hour, self.dice.choice([0, 0, 15, 30]))

    def hours(self):
        return 0 if self.kind == "day" else self.dice.choice([0, 0, 1, 5])

    def point(self, name, at):
        return f"{name}{self.value([at])}"

    def value(self, times):
        if self.kind == "day":
            return ";VALUE=DATE:" + ",".join(f"{at:%Y%m%d}" for at in times)
        written = [f"{at:%Y%m%dT%H%M%S}" for at in times]
        if self.kind == "utc":
            return ":" + ",".join(f"{at}Z" for at in written)
        if self.kind == "floating":
            return ":" + ",".join(written)
        quoted = f'"{self.zone}"' if ":" in self.zone or self.chance(10) else self.zone
        return f";TZID={quoted}:" + ",".join(written)

    def length(self, start):
        if self.kind == "day":
            days = self.dice.choice([1, 1, 2, 7])
            return self.dice.choice([[], [self.point("DTEND", start + timedelta(days=days))], [f"DURATION:P{days}D"]])
        minutes = self.dice.choice([15, 30, 45, 60, 90, 180])
        if self.chance(25):
            return [self.dice.choice([f"DURATION:PT{minutes}M", "DURATION:PT1H30M", "DURATION:P1D", "DURATION:P1W"])]
        if self.chance(5):
            return []
        if self.chance(8):
            minutes = self.dice.choice([8 * 60, 24 * 60, 50 * 60])
        return [self.point("DTEND", start + timedelta(minutes=minutes))]

    def marks(self):
        marks = []
        if self.chance(10):
            marks.append("TRANSP:TRANSPARENT")
        if self.chance(15):
            marks.append(self.dice.choice(["STATUS:TENTATIVE", "STATUS:CONFIRMED", "STATUS:CANCELLED"]))
        if self.chance(8):
            marks.append(f"X-MICROSOFT-CDO-BUSYSTATUS:{self.dice.choice(['BUSY', 'FREE', 'TENTATIVE', 'OOF', 'WORKINGELSEWHERE'])}")
        if self.chance(20):
            marks.append("DTSTAMP:20260101T000000Z")
        return marks

    def rule(self, start):
        """A rule and some of its times, as far as they are plain to see."""
        frequency, step = self.dice.choice([("DAILY", 1), ("WEEKLY", 7), ("WEEKLY", 7), ("MONTHLY", 0), ("YEARLY", 0)])
        interval = self.dice.choice([1, 1, 1, 2, 3])
        parts = [f"FREQ={frequency}"]
        if interval > 1 or self.chance(20):
            parts.append(f"INTERVAL={interval}")
        parts += self.by(frequency, start)
        if self.chance(15):
            parts.append(f"WKST={self.dice.choice(['SU', 'MO'])}")
        end = self.end(start)
        if end:
            parts.append(end)
        head, rest = parts[0], parts[1:]
        self.dice.shuffle(rest)
        plain = step and not any(part.startswith("BY") for part in parts)
        times = [start + timedelta(days=step * interval * number) for number in range(40)] if plain else [start]
        return ";".join([head, *rest]), times

    def by(self, frequency, start):
        weekday = DAYS[start.weekday()]
        some = lambda: ",".join(self.dice.sample(DAYS, self.dice.randint(1, 3)))
        on_rule = self.chance(80)
        if frequency == "DAILY":
            choices = [[], [], [], ["BYDAY=MO,TU,WE,TH,FR"], [f"BYMONTH={self.dice.randint(1, 12)}"], ["BYMONTHDAY=1,15,-1"]]
            if self.kind != "day":
                choices.append([f"BYHOUR={start.hour},{(start.hour + 4) % 24}"])
            return self.dice.choice(choices)
        if frequency == "WEEKLY":
            days = ",".join(dict.fromkeys([weekday, *some().split(",")])) if on_rule else some()
            return self.dice.choice([[], [], [f"BYDAY={days}"], [f"BYDAY={weekday}"], [f"BYDAY={days}", f"BYMONTH={start.month},6"]])
        nth = (start.day - 1) // 7 + 1
        if frequency == "MONTHLY":
            return self.dice.choice([
                [], [f"BYMONTHDAY={start.day}"], ["BYMONTHDAY=31"], ["BYMONTHDAY=-1"], [f"BYDAY={nth}{weekday}"],
                [f"BYDAY=-1{weekday}"], ["BYDAY=MO,TU,WE,TH,FR", "BYSETPOS=-1"], ["BYDAY=MO,TU,WE,TH,FR", "BYSETPOS=2"],
                ["BYDAY=FR", "BYMONTHDAY=13"], [f"BYDAY={some()}", f"BYSETPOS={self.dice.choice([1, 2, -1, -2])}"],
                [f"BYDAY=2{weekday},4{weekday}"],
            ])
        return self.dice.choice([
            [], [f"BYMONTH={start.month}"], [f"BYMONTH={start.month}", f"BYMONTHDAY={start.day}"], [f"BYMONTH={start.month}", f"BYDAY={nth}{weekday}"],
            [f"BYMONTH={start.month}", f"BYDAY=-1{weekday}"], ["BYYEARDAY=1,100,-1"], [f"BYWEEKNO=1,20,53", f"BYDAY={weekday}"],
            ["BYWEEKNO=20"], [f"BYDAY=20{weekday}"], [f"BYDAY=-1{weekday}"], ["BYMONTH=2", "BYMONTHDAY=29"], [f"BYDAY={weekday}"],
            ["BYMONTH=1,7", "BYMONTHDAY=1,-1"], ["BYDAY=SU", "BYMONTH=3,10", "BYSETPOS=-1"],
        ])

    def end(self, start):
        choice = self.dice.randrange(100)
        if choice < 25:
            return f"COUNT={self.dice.choice([1, 2, 5, 10, 60, 300])}"
        if choice < 60:
            until = start + timedelta(days=self.dice.choice([0, 7, 28, 90, 365, 900]))
            if self.kind == "day":
                return f"UNTIL={until:%Y%m%d}"
            if self.kind == "floating":
                return f"UNTIL={until:%Y%m%dT%H%M%S}"
            # In UTC, and far enough from any time of the rule that no zone's offset matters.
            return f"UNTIL={until + timedelta(hours=14):%Y%m%dT%H%M%S}Z"
        return None

    def exceptions(self, times):
        if not self.chance(35):
            return []
        chosen = self.dice.sample(times, min(len(times), self.dice.randint(1, 4)))
        if self.chance(50):
            return [f"EXDATE{self.value(chosen)}"]
        return [self.point("EXDATE", at) for at in chosen]

    def changes(self, uid, times, sequence):
        changes = []
        for at in sorted(self.dice.sample(times[1:], min(len(times) - 1, self.dice.randint(1, 3)))):
            days = self.dice.choice([0, 0, 1, -1, 3])
            moved = at + timedelta(days=days, hours=self.hours())
            change = [f"UID:{uid}", self.point("RECURRENCE-ID", at), self.point("DTSTART", moved), *self.length(moved), *self.marks()]
            if sequence is not None and self.chance(80):
                change.append(f"SEQUENCE:{sequence + self.dice.randint(0, 1)}")
            if self.chance(20):
                change[1] = change[1].replace("RECURRENCE-ID", "RECURRENCE-ID;RANGE=THISANDFUTURE", 1)
            changes.append(change)
        return changes


def folded(text):
    lines = []
    for line in text.split("\n"):
        while len(line) > 74:
            lines.append(line[:74])
            line = " " + line[74:]
        lines.append(line)
    return "\r\n".join(lines) + "\r\n"


def main():
    folder, count = Path(sys.argv[1]), int(sys.argv[2])
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        text = folded(Maker(f"{seed}-{number}").calendar())
        (folder / f"generated-{seed}-{number:05}.ics").write_text(text, newline="")


main()
