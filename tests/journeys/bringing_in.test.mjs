// Files as companies export them: what is imported, which rows have problems and why, and what a person can correct first.
import assert from "node:assert/strict";
import { pagesOf } from "./pages/index.mjs";
import { beginWithFiles, file } from "./support/begin.mjs";
import { fixture, journey } from "./support/journey.mjs";
import { becomes, sees, seesNo } from "./support/see.mjs";

journey("a table with semicolons, a byte order mark and quoted line breaks is imported like any other", async (walk) => {
  const app = pagesOf(walk);
  await beginWithFiles(walk, app, "people.csv");
  await app.bringIn.show(fixture("people-semicolon-bom-crlf.csv"));
  const { new: added, changed, notTaken } = await app.bringIn.counters();
  assert.deepEqual([added, notTaken], [0, 1], "the same people, and one whose address is broken");
  assert.deepEqual(await app.bringIn.problemLines(), [20], "lines count as an editor counts them");
  const changes = await app.bringIn.changes();
  assert.equal(changed, 1, `only Tomasz has another team: ${changes.join(" / ")}`);
  assert.match(changes[0], /Tomasz Wilk/);
});

for (const [name, { added, problems }] of Object.entries({
  "ashby-interviews.csv": { added: 26, problems: [10, 17] },
  "lever-interviews.csv": { added: 24, problems: [5, 8, 19] },
})) {
  journey(`the good lines of ${name} are imported and the others are listed`, async (walk) => {
    const app = pagesOf(walk);
    await beginWithFiles(walk, app, "people.csv");
    await app.bringIn.show(fixture(name));
    assert.equal((await app.bringIn.counters()).new, added);
    assert.deepEqual(await app.bringIn.problemLines(), problems);
    await app.bringIn.take();
    await app.bringIn.show(fixture(name));
    await sees(app.bringIn.nothing);
  });
}

journey("an interview cancelled before its first import does not count as unchanged", async (walk) => {
  const app = pagesOf(walk);
  await beginWithFiles(walk, app, "people.csv");
  await app.bringIn.show(fixture("greenhouse-interviews.csv"));
  assert.equal((await app.bringIn.counters()).known, 0);
});

journey("importing the next day's export moves and cancels the interviews that changed", async (walk) => {
  const app = pagesOf(walk);
  await beginWithFiles(walk, app, "people.csv");
  const header = "Interview ID,Interview Name,Scheduled Start,Scheduled End,Interviewer Email,Status";
  const line = (id, day, status) =>
    `${id},Coding,2026-12-${day}T09:00:00Z,2026-12-${day}T10:00:00Z,ada.okafor@harrowgate.example,${status}`;
  const table = (...lines) => file("interviews.csv", [header, ...lines].join("\n"), "text/csv");
  await app.bringIn.show(table(line(1, "08", "scheduled"), line(2, "09", "scheduled"), line(3, "10", "scheduled")));
  assert.equal((await app.bringIn.counters()).new, 3);
  await app.bringIn.take();
  await app.bringIn.show(table(line(1, "08", "scheduled"), line(2, "11", "scheduled"), line(3, "10", "canceled")));
  assert.deepEqual(await app.bringIn.counters(), { new: 0, changed: 2, known: 1, notTaken: 0 });
  const [moved, cancelled] = await app.bringIn.changes();
  assert.match(moved, /9 Dec/);
  assert.match(moved, /11 Dec/);
  assert.match(cancelled, /cancelled/i);
});

journey("an interview missing from a newer export is listed, and cancelled on request", async (walk) => {
  const app = pagesOf(walk);
  await beginWithFiles(walk, app, "people.csv");
  const header = "Interview ID,Interview Name,Scheduled Start,Scheduled End,Interviewer Email";
  const line = (id, day) =>
    `${id},Coding,2026-12-${day}T09:00:00Z,2026-12-${day}T10:00:00Z,ada.okafor@harrowgate.example`;
  const table = (...lines) => file("interviews.csv", [header, ...lines].join("\n"), "text/csv");
  await app.bringIn.show(table(line(1, "08"), line(2, "09"), line(3, "10")));
  await app.bringIn.take();
  await app.bringIn.show(table(line(1, "08"), line(2, "09")));
  await sees(walk.page.getByText("1 upcoming interview was in an earlier file from this source."));
  await sees(app.bringIn.nothing);
  await walk.hands.press(walk.page.getByLabel("Cancel these interviews and their sessions"));
  assert.match((await app.bringIn.changes())[0], /cancelled/);
  await app.bringIn.take();
  await app.bringIn.show(table(line(1, "08"), line(2, "09")));
  await seesNo(walk.page.getByRole("heading", { name: "Not in this file" }));
});

journey("a guessed column mapping can be corrected before the import", async (walk) => {
  const app = pagesOf(walk);
  await beginWithFiles(walk, app);
  await app.bringIn.show(file("staff.csv", "Who,Where\nAda Okafor,Europe/Berlin\nLin Wei,Asia/Singapore\n", "text/csv"));
  await walk.hands.press(app.bringIn.lists("People"));
  await walk.hands.choose(app.bringIn.column("Who"), { label: "Name" });
  await walk.hands.choose(app.bringIn.column("Where"), { label: "Time zone" });
  await becomes(() => app.bringIn.counters(), { new: 2, changed: 0, known: 0, notTaken: 0 });
  assert.deepEqual((await app.bringIn.added()).map(({ what }) => what), ["Ada Okafor", "Lin Wei"]);
});

journey("interviewers without a certificate can be recorded as certified in one press", async (walk) => {
  const app = pagesOf(walk);
  await beginWithFiles(walk, app);
  await app.bringIn.show(fixture("people.csv"));
  await walk.hands.choose(app.bringIn.column("Certified in"), { label: "Don’t import" });
  await sees(app.bringIn.preview.getByText("2 columns are not used: Employee ID, Certified in."));
  await sees(app.bringIn.preview.getByText("No one in this file is certified."));
  await becomes(async () => (await app.bringIn.added()).filter(({ detail }) => /certified in/.test(detail)), []);
  await app.bringIn.take();
  await app.bringIn.show(fixture("greenhouse-interviews.csv"));
  await app.bringIn.take();
  await app.shell.goTo("Today");
  await sees(walk.page.getByText("Ada Okafor, System design").first());
  await walk.hands.press(app.today.recordAll);
  await seesNo(app.today.recordAll);
  await app.shell.goTo("People");
  await becomes(() => app.people.certified("Ada Okafor").innerText().then((text) => text.split(/\s{2,}|\n/).sort()), [
    "Coding",
    "System design",
  ]);
});

journey("earlier certificates are imported with their date, and a future date only skips its row", async (walk) => {
  const app = pagesOf(walk);
  await beginWithFiles(walk, app);
  const lines = [
    "Name,Certified,Certified since",
    "Ada Okafor,Coding; System design,2024-03-01; 2025-01-31",
    "Lin Wei,Coding,2031-01-01",
    "Grace Halloran,Coding,long ago",
    "Marcus Ibe,Coding,2025-06-30",
  ];
  await app.bringIn.show(file("certified.csv", lines.join("\n"), "text/csv"));
  assert.deepEqual(await app.bringIn.problemLines(), [3, 4]);
  const [ada, marcus] = await app.bringIn.added();
  assert.match(ada.detail, /Coding since 2024-03-01, certified in System design since 2025-01-31/);
  assert.match(marcus.detail, /Coding since 2025-06-30/);
  await app.bringIn.take();
});

journey("a file that is not a table is rejected with a message, and nothing is lost", async (walk) => {
  const app = pagesOf(walk);
  await beginWithFiles(walk, app);
  await walk.hands.bring(app.bringIn.files, [file("photo.csv", "\u0000\u0001\u0002PK\u0003\u0004", "text/csv")]);
  await sees(app.shell.toast.filter({ hasText: "photo.csv" }));
  await sees(app.bringIn.files);
});
