// Calendars, from their bytes to the busy times of two years: a small one compared with icalendar in Python and ical.js
// in Node, and one of 10 MB and 20,000 events with ours only, natively and in the app.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { inPage } from "../lib/browser.mjs";
import { hosted } from "../lib/host.mjs";
import { median, runs } from "../lib/numbers.mjs";
import { watchPauses } from "../lib/pauses.mjs";
import { BENCH, OUTPUT, ROOT, app, folder } from "../lib/places.mjs";
import { pythonWith } from "../lib/python.mjs";
import { row } from "../lib/report.mjs";
import { answer, say, tool } from "../lib/tool.mjs";

const EVENTS = 20_000;
/** ical.js needs minutes for all events, so rivals are compared on a part of them. */
const COMPARED = 1_000;
const WINDOW = ["--from", "2026-01-01", "--to", "2028-01-01"];

export async function run() {
  const target = process.env.CARGO_TARGET_DIR ?? join(ROOT, "target");
  tool("cargo", ["build", "--release", "--package", "switchback-core", "--example", "busy"], { cwd: ROOT });
  const busy = join(target, "release/examples/busy");
  const python = pythonWith(join(BENCH, "calendar/requirements.txt"));
  const [part, whole] = [written(COMPARED), written(EVENTS)];
  // Recurring events occur more often than there are events, so a rival that finds fewer did not do the same work.
  const words = [part.file, String(COMPARED)];
  const ours = (written) => repeated("ours", () => timed(busy, WINDOW, written.text));
  const rivals = {
    "icalendar, Python": repeated("icalendar", () => Number(answer(python, [join(BENCH, "calendar/rival.py"), ...words]))),
    "ical.js, Node": repeated("ical.js", () => Number(answer("node", [join(BENCH, "calendar/rival.mjs"), ...words]))),
  };
  const page = await inTheApp(whole);
  return {
    rows: [
      row(named(part), "ms", ours(part), rivals),
      row(named(whole), "ms", ours(whole)),
      row(`${named(whole)}, in the app`, "ms", page.ms),
      row("the longest that the page stood still", "ms", page.stood),
    ],
  };
}

/** Measures from picking the file until its preview is shown. */
async function inTheApp({ file }) {
  say("Reading in the app ...");
  return hosted([app()], (url) =>
    inPage(url, async (page) => {
      await page.getByRole("button", { name: "Open sample company" }).click();
      await page.locator("h1.page__title").waitFor();
      await page.getByRole("link", { name: "Import" }).first().click();
      await page.locator("#files").waitFor({ state: "attached" });
      await page.evaluate(watchPauses);
      await page.evaluate(watch);
      await page.locator("#files").setInputFiles(file);
      return page.evaluate(() => globalThis.read);
    }),
  );
}

/** Runs in the page: reading is done when the button that shows its progress is no longer busy. */
function watch() {
  globalThis.read = new Promise((done) => {
    document.querySelector("#files").addEventListener("change", () => {
      const began = performance.now();
      const rests = setInterval(() => {
        if (!document.querySelector("button[aria-busy=false]")) return;
        clearInterval(rests);
        const ms = performance.now() - began;
        setTimeout(() => done({ ms, stood: globalThis.stood }), 200);
      }, 5);
    });
  });
}

/** Writes a calendar with this many events, and returns its text and file. */
function written(events) {
  const file = join(folder(join(OUTPUT, "calendar")), `${events}.ics`);
  const text = calendar(events);
  writeFileSync(file, text);
  return { events, file, text };
}

function named({ events, text }) {
  return `read ${(text.length / 2 ** 20).toFixed(1)} MB, ${events} events`;
}

/** Measures only once what takes more than ten seconds. */
function repeated(who, read) {
  say(`Reading with ${who} ...`);
  const times = [read()];
  while (times[0] < 10_000 && times.length < runs(5)) times.push(read());
  return median(times);
}

function timed(program, words, input) {
  const began = performance.now();
  answer(program, words, { input });
  return performance.now() - began;
}

/** Returns a calendar in Google's format, the same in every run. */
function calendar(events) {
  let state = 1;
  const below = (most) => (state = (state * 48271) % 2147483647) % most;
  const two = (number) => String(number).padStart(2, "0");
  const rules = ["FREQ=WEEKLY;BYDAY=MO,WE", "FREQ=WEEKLY", "FREQ=DAILY;COUNT=10", "FREQ=MONTHLY;BYDAY=2TU", "FREQ=WEEKLY;UNTIL=20261201T000000Z;INTERVAL=2"];
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Example//Large//EN"];
  for (let number = 0; number < events; number++) {
    const day = `2026${two(1 + below(12))}${two(1 + below(28))}`;
    const hour = 7 + below(11);
    lines.push("BEGIN:VEVENT", `UID:${number}-${below(1e9)}@example.com`, "DTSTAMP:20260101T000000Z");
    lines.push(`DTSTART;TZID=Europe/Berlin:${day}T${two(hour)}0000`, `DTEND;TZID=Europe/Berlin:${day}T${two(hour + 1)}0000`);
    if (number % 20 === 0) lines.push(`RRULE:${rules[below(rules.length)]}`);
    lines.push(`SUMMARY:Meeting number ${number}`, "DESCRIPTION:Agenda: walk through the open points and write down who");
    lines.push("  does what until when. Bring the notes of the last time and the list of questions.");
    lines.push("ORGANIZER;CN=Ada Okafor:mailto:ada@example.com");
    lines.push("ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;CN=Ada Oka", " for:mailto:ada@example.com");
    lines.push("SEQUENCE:0", "STATUS:CONFIRMED", "TRANSP:OPAQUE", "END:VEVENT");
  }
  return [...lines, "END:VCALENDAR", ""].join("\r\n");
}
