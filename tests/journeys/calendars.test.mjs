// Calendars: imported as the schedule and as busy times, and exported sessions.
import assert from "node:assert/strict";
import ICAL from "ical.js";
import { pagesOf } from "./pages/index.mjs";
import { beginWithFiles, beginWithPlan, file } from "./support/begin.mjs";
import { BEFORE_THE_WEEKS, fixture, journey } from "./support/journey.mjs";
import { everythingKept } from "./support/kept.mjs";
import { becomes, sees } from "./support/see.mjs";
import { instantOf } from "./support/times.mjs";

const SCHEDULES = {
  "google-calendar.ics": {
    interviews: [
      "Coding: Mon 7 Dec, 14:00, 60 min, Ada Okafor",
      "System design: Tue 8 Dec, 15:00, 45 min, Mireille Fontaine",
      "System design: Wed 9 Dec, 10:00, 45 min, Mireille Fontaine",
      "Coding: Wed 9 Dec, 10:00, 60 min, Tomasz Wilk",
      "Coding: Wed 16 Dec, 10:00, 60 min, Tomasz Wilk",
      "System design: Thu 17 Dec, 10:00, 45 min, Mireille Fontaine",
      "System design: Wed 23 Dec, 10:00, 45 min, Mireille Fontaine",
      "System design: Wed 30 Dec, 10:00, 45 min, Mireille Fontaine",
      "Coding: Wed 6 Jan, 10:00, 60 min, Tomasz Wilk",
      "System design: Tue 12 Jan, 16:00, 45 min, Marcus Ibe",
      "Coding: Thu 14 Jan, 15:30, 60 min, Tomasz Wilk",
      "Coding: Wed 27 Jan, 10:00, 60 min, Tomasz Wilk",
    ],
    candidates: ["Marchetti", "Boateng", "Solheim", "Ferreira"],
  },
  "outlook-interviews.ics": {
    interviews: [
      "System design: Thu 3 Dec, 15:00, 45 min, Marcus Ibe",
      "Coding: Tue 8 Dec, 10:00, 60 min, Ada Okafor",
      "System design: Thu 10 Dec, 14:30, 45 min, Mireille Fontaine",
      "Coding: Mon 14 Dec, 16:00, 60 min, Tomasz Wilk",
      "System design: Fri 18 Dec, 16:30, 45 min, Marcus Ibe",
      "System design: Thu 14 Jan, 15:00, 45 min, Marcus Ibe",
    ],
    candidates: ["Marchetti", "Boateng", "Vogel", "Siddiqui"],
  },
};

for (const [name, { interviews, candidates }] of Object.entries(SCHEDULES)) {
  journey(`${name} is imported as the schedule, with repetitions, exceptions and moves`, async (walk) => {
    const app = pagesOf(walk);
    await beginWithFiles(walk, app, "people.csv");
    await app.bringIn.show(fixture(name));
    await becomes(async () => (await app.bringIn.counters()).new, interviews.length);
    const listed = (await app.bringIn.added()).map(({ what, detail }) => `${what.split(",")[0]}: ${detail}`);
    assert.deepEqual(listed.toSorted(), interviews.toSorted());
    await app.bringIn.take();
    await app.bringIn.show(fixture(name));
    await sees(app.bringIn.nothing);
    await becomes(async () => (await app.bringIn.counters()).known >= interviews.length, true);
    const { new: added, changed } = await app.bringIn.counters();
    assert.deepEqual([added, changed], [0, 0]);
    const kept = await everythingKept(walk.page);
    for (const candidate of candidates) assert.ok(!kept.includes(candidate), `${candidate} is kept`);
  });
}

journey("a repeating entry that is not an interview is listed once", async (walk) => {
  const app = pagesOf(walk);
  await beginWithFiles(walk, app, "people.csv");
  await app.bringIn.show(fixture("outlook-interviews.ics"));
  await becomes(async () => (await app.bringIn.counters()).new > 0, true);
  assert.ok((await app.bringIn.counters()).notTaken <= 1, "one series is one thing to look at");
});

for (const [name, { busy, of, said }] of Object.entries({
  "busy-apple.ics": { busy: 12, of: "Marcus Ibe", said: /12 busy times imported\./ },
  // Has an event in an unknown zone.
  "outlook-calendar.ics": { busy: null, of: "Leila Haddad", said: /\b1 event with problems/ },
})) {
  journey(`${name} tells when a person is busy, but never with what`, async (walk) => {
    const app = pagesOf(walk);
    await beginWithFiles(walk, app, "people.csv");
    await app.shell.become(of, "member");
    await app.shell.goTo("Availability");
    await app.hours.readCalendar(fixture(name));
    await sees(app.shell.toast.or(app.hours.problems).filter({ hasText: said }));
    if (busy) await sees(app.hours.calendarSection.getByText(`${busy} busy times imported`));
    const known = await app.hours.calendarSection.innerText();
    await app.hours.readCalendar(fixture(name));
    await becomes(() => app.hours.calendarSection.innerText(), known, "reading it again adds nothing");
    const kept = await everythingKept(walk.page);
    for (const what of ["Standup", "Dentist", "Swim", "Team weekly", "Architecture", "Holiday"]) {
      assert.ok(!kept.includes(what), `“${what}” is nobody's business`);
    }
  });
}

// 9:30 in UTC is 10:30 in Berlin. Morocco is back on UTC since September 2026.
const BUSY_AT_HALF_PAST_TEN = {
  "in UTC": ["DTSTART:20261207T093000Z", "DTEND:20261207T103000Z"],
  "in a zone whose rules changed this year": [
    "DTSTART;TZID=Africa/Casablanca:20261207T093000",
    "DTEND;TZID=Africa/Casablanca:20261207T103000",
  ],
};

for (const [how, times] of Object.entries(BUSY_AT_HALF_PAST_TEN)) {
  journey(`no session is planned where a calendar says ${how} that a person is busy`, async (walk) => {
    const app = pagesOf(walk);
    const drafts = await beginWithPlan(walk, app);
    const first = drafts.find(({ trainee }) => trainee === "Leila Haddad");
    assert.equal(first.when, "Mon 7 Dec, 10:30");
    // Starts over, with another event at that hour.
    await app.shell.goTo("Settings");
    await app.workspace.erase();
    await beginWithFiles(walk, app, "people.csv", "greenhouse-interviews.csv");
    await app.shell.become("Leila Haddad", "trainee");
    await app.shell.goTo("Availability");
    const busy = [
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Tests//EN",
      "BEGIN:VEVENT", "UID:1", "DTSTAMP:20261201T000000Z", ...times, "SUMMARY:Anything", "END:VEVENT",
      "END:VCALENDAR", "",
    ].join("\r\n");
    await app.hours.readCalendar(file("mine.ics", busy, "text/calendar"));
    await app.shell.become("Coordinator", "coordinator");
    await app.shell.goTo("Plan");
    await app.plan.plan(6);
    const placed = (await app.plan.drafts()).filter(({ trainee }) => trainee === "Leila Haddad");
    assert.ok(placed.length > 0);
    assert.ok(placed.every(({ when }) => when !== first.when), "the busy hour is left free");
  });
}

journey("another program reads the exported sessions at the plan's times", async (walk) => {
  const app = pagesOf(walk);
  const drafts = await beginWithPlan(walk, app);
  const planned = drafts.map(({ when, trainee, mentor }) => ({
    start: instantOf(when, BEFORE_THE_WEEKS).toISOString(),
    trainee,
    mentor,
  }));
  await app.shell.goTo("Settings");
  const whole = eventsOf(await walk.hands.download(app.workspace.calendarButton));
  assert.deepEqual(whole.map(({ start }) => start).toSorted(), planned.map(({ start }) => start).toSorted());
  for (const { start, minutes, text } of whole) {
    const { trainee, mentor } = planned.find((session) => session.start === start);
    assert.ok(minutes === 60 || minutes === 45);
    assert.ok(text.includes(trainee) && text.includes(mentor), `it says who: ${text}`);
  }
  await app.shell.become("Leila Haddad", "trainee");
  await walk.openAt("2026-12-03T10:00:00Z");
  const own = planned.filter(({ trainee }) => trainee === "Leila Haddad");
  await app.today.confirm();
  await app.shell.goTo("Settings");
  const mine = eventsOf(await walk.hands.download(app.workspace.calendarButton));
  assert.deepEqual(mine.map(({ start }) => start).toSorted(), own.map(({ start }) => start).toSorted());
  for (const { uid, sequence } of mine) {
    const before = whole.find((event) => event.uid === uid);
    assert.ok(before, "a session keeps its uid in every file");
    assert.ok(sequence >= before.sequence, "and never goes back in its sequence");
  }
  assert.ok(mine.some(({ uid, sequence }) => sequence > whole.find((event) => event.uid === uid).sequence));
});

/** The events of an iCalendar file as an independent reader understands them. */
function eventsOf({ name, text }) {
  assert.match(name, /\.ics$/);
  const calendar = new ICAL.Component(ICAL.parse(text));
  return calendar.getAllSubcomponents("vevent").map((component) => {
    const event = new ICAL.Event(component);
    return {
      uid: event.uid,
      sequence: Number(event.sequence),
      start: event.startDate.toJSDate().toISOString(),
      minutes: event.duration.toSeconds() / 60,
      text: `${event.summary}\n${event.description}`,
    };
  });
}
