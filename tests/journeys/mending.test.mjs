// Questions that a file leaves open: rows to fix, people who are nearly known, types by another name. Answers are
// remembered.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { pagesOf } from "./pages/index.mjs";
import { beginWithFiles, file } from "./support/begin.mjs";
import { fixture, journey } from "./support/journey.mjs";
import { becomes, sees, seesNo } from "./support/see.mjs";

const csv = (name, ...lines) => file(name, lines.join("\n"), "text/csv");

journey("rows with problems are downloaded as a table and imported once fixed", async (walk) => {
  const app = pagesOf(walk);
  await beginWithFiles(walk, app, "people.csv");
  await app.bringIn.show(fixture("greenhouse-interviews.csv"));
  const { new: added, notTaken } = await app.bringIn.counters();
  const saved = await walk.hands.download(app.bringIn.rowsToFixButton);
  const [header, ...lines] = saved.text.trim().split("\r\n");
  const [original] = readFileSync(fixture("greenhouse-interviews.csv"), "utf8").split("\n");
  assert.equal(header, `${original.trim()},What to fix (interviews)`);
  assert.equal(lines.length, notTaken);
  await app.bringIn.take();

  const unfixed = file("greenhouse-interviews-to-fix.csv", saved.text, "text/csv");
  await app.bringIn.show(unfixed);
  assert.equal((await app.bringIn.counters()).notTaken, notTaken, "rows that are not fixed are skipped again");
  await app.bringIn.leave();

  const fixed = saved.text.replace("marcus.ibe(at)harrowgate", "marcus.ibe@harrowgate.example");
  await app.bringIn.show(file("greenhouse-interviews-to-fix.csv", fixed, "text/csv"));
  const counters = await app.bringIn.counters();
  assert.deepEqual([counters.new, counters.notTaken], [1, notTaken - 1]);
  assert.ok(added > 1);
});

journey("a chosen column mapping is proposed for the next table with the same header, and can be guessed again", async (walk) => {
  const app = pagesOf(walk);
  await beginWithFiles(walk, app);
  await app.bringIn.show(csv("staff.csv", "Who,Where", "Ada Okafor,Europe/Berlin"));
  await walk.hands.press(app.bringIn.lists("People"));
  await walk.hands.choose(app.bringIn.column("Who"), { label: "Name" });
  await walk.hands.choose(app.bringIn.column("Where"), { label: "Time zone" });
  await app.bringIn.take();
  await app.bringIn.show(csv("later.csv", "Who,Where", "Ada Okafor,Europe/Berlin", "Lin Wei,Asia/Singapore"));
  await becomes(() => app.bringIn.counters(), { new: 1, changed: 0, known: 1, notTaken: 0 });
  await sees(app.bringIn.columns.getByText("remembered", { exact: true }));
  await walk.hands.press(walk.page.locator("summary", { hasText: "Column mapping" }));
  await walk.hands.press(app.bringIn.guessInstead);
  await seesNo(app.bringIn.columns.getByText("remembered", { exact: true }));
});

journey("an interviewer with a nearly known name is asked about once", async (walk) => {
  const app = pagesOf(walk);
  await beginWithFiles(walk, app, "people.csv");
  const table = csv(
    "interviews.csv",
    "Interview ID,Interview Name,Scheduled Start,Scheduled End,Interviewers",
    "1,Coding screen,2026-12-08T09:00:00Z,2026-12-08T10:00:00Z,A. Okafor",
  );
  await app.bringIn.show(table);
  assert.deepEqual(await app.bringIn.problemLines(), [2], "the interview waits");
  assert.equal(await app.bringIn.newType("Coding screen").locator("option:checked").innerText(), "Coding");
  assert.deepEqual(await app.bringIn.problemLines(), [2], "its type is asked about at once");
  await app.bringIn.answer(/^Is A\. Okafor the same person as Ada Okafor/, "Yes, Ada Okafor");
  await becomes(async () => (await app.bringIn.counters()).notTaken, 0);
  const [{ detail }] = await app.bringIn.added();
  assert.match(detail, /Ada Okafor/);
  await app.bringIn.take();
  await app.bringIn.show(table);
  await sees(app.bringIn.nothing);
  await seesNo(walk.page.getByRole("group", { name: /^Is A\. Okafor/ }));
  await app.shell.goTo("People");
  await app.people.openPerson("Ada Okafor");
  await walk.hands.press(walk.page.getByRole("button", { name: "Remove A. Okafor" }));
  await seesNo(walk.page.getByRole("heading", { name: "Also known as" }));
});

journey("a type by another name is matched to an existing type and stays matched", async (walk) => {
  const app = pagesOf(walk);
  await beginWithFiles(walk, app, "people.csv");
  const header = "Interview ID,Interview Name,Scheduled Start,Scheduled End,Interviewers";
  const line = (id, day) => `${id},Coding screen,2026-12-${day}T09:00:00Z,2026-12-${day}T10:00:00Z,Ada Okafor`;
  await app.bringIn.show(csv("interviews.csv", header, line(1, "08")));
  await sees(walk.page.getByRole("heading", { name: "Interview types to check" }));
  await sees(walk.page.getByText("Suggested: the names are alike."));
  await walk.hands.choose(app.bringIn.newType("Coding screen"), { label: "New interview type" });
  await walk.hands.choose(app.bringIn.newType("Coding screen"), { label: "Coding" });
  await app.bringIn.take();
  await app.bringIn.show(csv("interviews.csv", header, line(2, "09")));
  await sees(walk.page.getByText("Same as last time."));
  await app.bringIn.take();
  await app.shell.goTo("Training");
  await seesNo(walk.page.getByText("Coding screen"));
});

journey("the patterns of a calendar are proposed again", async (walk) => {
  const app = pagesOf(walk);
  await beginWithFiles(walk, app, "people.csv");
  await app.bringIn.show(fixture("google-calendar.ics"));
  await walk.hands.write(app.bringIn.patterns, "pool slot = Coding");
  await walk.hands.press(app.bringIn.readAgain);
  await becomes(async () => (await app.bringIn.counters()).new > 0, true);
  await app.bringIn.take();
  await app.bringIn.show(fixture("google-calendar.ics"));
  assert.equal(await app.bringIn.patterns.inputValue(), "pool slot = Coding");
  await sees(walk.page.getByText("Filled in from your last import of this calendar."));
  await app.bringIn.leave();

  const other = readFileSync(fixture("google-calendar.ics"), "utf8").replace("X-WR-CALNAME:Interviews", "X-WR-CALNAME:Design");
  const design = file("design.ics", other.replaceAll("UID:", "UID:design-"), "text/calendar");
  await app.bringIn.show(design);
  await sees(walk.page.getByText("Filled in from the last calendar you imported."));
  await walk.hands.write(app.bringIn.patterns, "pool slot = System design");
  await walk.hands.press(app.bringIn.readAgain);
  await becomes(async () => (await app.bringIn.counters()).new > 0, true);
  await app.bringIn.take();
  await app.bringIn.show(fixture("google-calendar.ics"));
  assert.equal(await app.bringIn.patterns.inputValue(), "pool slot = Coding", "each calendar has its own");
});

journey("interviews are also recognized by organizer, category and attendees", async (walk) => {
  const app = pagesOf(walk);
  await beginWithFiles(walk, app, "people.csv");
  const event = (number, ...lines) => [
    "BEGIN:VEVENT",
    `UID:${number}`,
    `DTSTART:2026120${number}T090000Z`,
    `DTEND:2026120${number}T100000Z`,
    "ATTENDEE;CN=Ada Okafor:mailto:ada.okafor@harrowgate.example",
    ...lines,
    "END:VEVENT",
  ];
  const calendar = [
    "BEGIN:VCALENDAR",
    ...event(7, "SUMMARY:Talk", "ORGANIZER;CN=Loops:mailto:loops@harrowgate.example"),
    ...event(8, "SUMMARY:Talk", "CATEGORIES:Onsite,Red"),
    ...event(9, "SUMMARY:Talk", "ATTENDEE;CN=Panel bot:mailto:panel@harrowgate.example"),
    "END:VCALENDAR",
  ];
  await app.bringIn.show(file("talks.ics", calendar.join("\r\n"), "text/calendar"));
  await becomes(async () => (await app.bringIn.counters()).new, 0);
  const tried = async (pattern, date) => {
    await walk.hands.write(app.bringIn.patterns, pattern);
    await walk.hands.press(app.bringIn.readAgain);
    await sees(app.bringIn.preview.getByText(date));
    assert.equal((await app.bringIn.counters()).new, 1, pattern);
  };
  await tried("organiser: loops@ = Coding", /7 Dec/);
  await tried("category: onsite = Coding", /8 Dec/);
  await tried("attendee: panel bot = Coding", /9 Dec/);
});

journey("an Ashby interviewer pool imports its people and its path", async (walk) => {
  const app = pagesOf(walk);
  await beginWithFiles(walk, app);
  const stage = (interviewerRole, interviewsRequired) => ({
    id: interviewerRole,
    interviewerRole,
    interviewsRequired,
    isArchived: false,
  });
  const currentProgress = { trainingPathStageId: "Shadow", interviewsCompleted: 2 };
  const pool = {
    title: "Coding",
    trainingPath: { enabled: true, trainingStages: [stage("Shadow", 3), stage("ReverseShadow", 1)] },
    qualifiedMembers: [{ firstName: "Ada", lastName: "Okafor", email: "ada@harrowgate.example", isPaused: false }],
    trainees: [
      { firstName: "Lin", lastName: "Wei", email: "lin@harrowgate.example", isPaused: true, currentProgress },
      { email: "lin" },
    ],
  };
  const text = JSON.stringify({ success: true, results: pool });
  await app.bringIn.show(file("pool.json", text, "application/json"));
  assert.deepEqual(await app.bringIn.problemLines(), [3]);
  const added = await app.bringIn.added();
  assert.deepEqual(added[0], { what: "Training path for Coding", detail: "3 shadows, reverse shadow, sign-off" });
  assert.match(added.find(({ what }) => what === "Lin Wei").detail, /in training for Coding, paused, credit for 2 shadows in Coding/);
  await app.bringIn.take();
});
