// Prints how many milliseconds ical.js takes for the events of two years.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const text = readFileSync(process.argv[2], "utf8");
const began = performance.now();
const end = ICAL.Time.fromDateTimeString("2028-01-01T00:00:00");
let count = 0;
for (const component of new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent")) {
  const event = new ICAL.Event(component);
  if (!event.isRecurring()) {
    event.endDate.toJSDate();
    count += 1;
    continue;
  }
  const times = event.iterator();
  for (let time = times.next(); time && time.compare(end) < 0; time = times.next()) {
    event.getOccurrenceDetails(time).endDate.toJSDate();
    count += 1;
  }
}
if (count <= Number(process.argv[3])) throw new Error(`only ${count} events`);
console.log(performance.now() - began);
