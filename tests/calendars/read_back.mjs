// Reads a calendar that we wrote with ical.js: node read_back.mjs sessions.ics sessions.jsonl
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const [, , calendar, lines] = process.argv;
const expected = readFileSync(lines, "utf8").trim().split("\n").map((line) => JSON.parse(line));
const events = new ICAL.Component(ICAL.parse(readFileSync(calendar, "utf8"))).getAllSubcomponents("vevent");
assert.equal(events.length, expected.length);
const instant = (time) => time.toJSDate().toISOString().replace(".000Z", "Z");
for (const [place, component] of events.entries()) {
  const event = new ICAL.Event(component);
  assert.deepEqual(
    {
      uid: event.uid,
      sequence: event.sequence,
      start: instant(event.startDate),
      end: instant(event.endDate),
      title: event.summary,
      status: component.getFirstPropertyValue("status"),
    },
    expected[place],
  );
  assert.equal(component.getAllSubcomponents("valarm").length, 0);
}
console.log(`ical.js: ${events.length} sessions as they were written`);
