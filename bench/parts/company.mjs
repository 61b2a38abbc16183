// Companies of the planner's sizes in the app itself: how long importing and planning take, and how long the page
// freezes meanwhile.
import { inPage } from "../lib/browser.mjs";
import { hosted } from "../lib/host.mjs";
import { median, runs } from "../lib/numbers.mjs";
import { watchPauses } from "../lib/pauses.mjs";
import { app } from "../lib/places.mjs";
import { row } from "../lib/report.mjs";
import { say } from "../lib/tool.mjs";

const SIZES = [
  { trainees: 200, interviewers: 300, interviews: 1_500 },
  { trainees: 1_000, interviewers: 1_000, interviews: 6_000 },
];
const WORKING_DAYS = 19;
const TYPES = ["Coding", "System design", "Behavioral", "Code review"];
const ZONES = ["Europe/Berlin", "Europe/Berlin", "Europe/Berlin", "America/New_York", "Europe/London"];
const PATIENCE = { timeout: 120_000 };

export async function run() {
  const rows = [];
  for (const size of SIZES) {
    const times = [];
    const files = company(size);
    while (times.length < runs(3)) times.push(await inTheApp(size, files));
    const line = (what, unit, read) => row(`${named(size)}: ${what}`, unit, median(times.map(read)));
    rows.push(
      line("import the interviews", "ms", (run) => run.broughtIn),
      line("plan four weeks, to the plan on the screen", "ms", (run) => run.planned),
      line("the longest that the page stood still", "ms", (run) => run.stood),
    );
  }
  return { rows };
}

async function inTheApp(size, { people, interviews }) {
  say(`Planning for ${named(size)} in the app ...`);
  return hosted([app()], (url) =>
    inPage(url, async (page) => {
      await page.getByRole("button", { name: "Create a workspace" }).click();
      await page.getByLabel("Company or team name").fill("Large");
      await page.getByRole("button", { name: "Create workspace" }).click();
      await page.getByRole("link", { name: "Import" }).first().click();
      await bringIn(page, people);
      const began = performance.now();
      await bringIn(page, interviews);
      const broughtIn = performance.now() - began;
      await page.getByRole("link", { name: "Plan", exact: true }).click();
      await page.getByRole("button", { name: "Plan", exact: true }).waitFor();
      await page.waitForTimeout(1_000);
      await page.evaluate(watchPauses);
      const planned = await page.evaluate(plan);
      return { broughtIn, planned, stood: await page.evaluate(() => globalThis.stood) };
    }),
  );
}

async function bringIn(page, file) {
  await page.locator("#files").setInputFiles({ ...file, mimeType: "text/csv" });
  const take = page.getByRole("button", { name: /^Import / });
  await take.click(PATIENCE);
  await take.waitFor({ ...PATIENCE, state: "detached" });
}

/** Runs in the page: measures from the press until the whole plan can be published, and lets the page draw it. */
async function plan() {
  const button = (words) => [...document.querySelectorAll("main button")].find((known) => words.test(known.textContent));
  const began = performance.now();
  button(/^Plan$/).click();
  while (!button(/^Publish \d/)) await new Promise((done) => setTimeout(done, 4));
  const ms = performance.now() - began;
  await new Promise((done) => setTimeout(done, 500));
  return ms;
}

function named({ trainees, interviews }) {
  return `${trainees} trainees, ${interviews} interviews`;
}

/** Returns the tables of a company, starting today. Apart from the days, they are the same in every run. */
function company({ trainees, interviewers, interviews }) {
  let state = 1;
  const below = (most) => (state = (state * 48271) % 2147483647) % most;
  const one = (list) => list[below(list.length)];
  const people = Array.from({ length: interviewers + trainees }, (_, number) => ({ number, type: one(TYPES) }));
  const days = workingDays();
  const interview = (_, number) => {
    const leader = people[below(interviewers)];
    const start = new Date(one(days).getTime() + (16 + below(16)) * 30 * 60_000);
    const end = new Date(start.getTime() + 60 * 60_000);
    return [number, leader.type, start.toISOString(), end.toISOString(), mail(leader), `Candidate ${number}`];
  };
  const person = (known) => {
    const types = known.number < interviewers ? [known.type, ""] : ["", known.type];
    return [`Person ${known.number}`, mail(known), `Team ${known.number % 12}`, one(ZONES), ...types];
  };
  return {
    people: table("people.csv", ["Name", "Email", "Team", "Time zone", "Certified", "Training"], people.map(person)),
    interviews: table(
      "interviews.csv",
      ["Interview ID", "Interview type", "Start", "End", "Interviewer Email", "Candidate Name"],
      Array.from({ length: interviews }, interview),
    ),
  };
}

const mail = ({ number }) => `person${number}@large.example`;

/** Returns the working days of the next weeks, starting tomorrow, as midnights in UTC. */
function workingDays() {
  const days = [];
  for (let day = new Date().setUTCHours(0, 0, 0, 0); days.length < WORKING_DAYS; ) {
    day += 24 * 60 * 60_000;
    if (![0, 6].includes(new Date(day).getUTCDay())) days.push(new Date(day));
  }
  return days;
}

function table(name, columns, rows) {
  return { name, buffer: Buffer.from([columns, ...rows].map((cells) => cells.join(",")).join("\n")) };
}
