// From a newcomer's own odd files to a plan: the app names what is not used, suggests what is likely, and names what is
// missing.
import assert from "node:assert/strict";
import { pagesOf } from "./pages/index.mjs";
import { beginWithFiles, file } from "./support/begin.mjs";
import { fixture, journey } from "./support/journey.mjs";
import { becomes, sees, seesNo } from "./support/see.mjs";

const csv = (name, ...lines) => file(name, lines.join("\n"), "text/csv");

const PEOPLE = csv(
  "mitarbeiter.csv",
  "Name;E-Mail;Büro;Führt;Lernt",
  "Ada Okafor;ada@example.com;Berlin;Coding, System design;",
  "Bo Lind;bo@example.com;Graz;;Coding",
);
const INTERVIEWS = csv(
  "slots.csv",
  "Interview ID,Interview,Start,End,Interviewer",
  "1,Onsite: System Design,2026-12-08T09:00:00Z,2026-12-08T10:00:00Z,Ada Okafor",
  "2,Technical Phone Screen - Coding,2026-12-09T09:00:00Z,2026-12-09T10:00:00Z,Ada Okafor",
);

/** The lines of the checklist: name and count. */
async function checklist(page) {
  const rows = await page.locator(".checklist__item").all();
  const read = async (row) => [
    await row.locator(".checklist__name").innerText(),
    Number(await row.locator(".checklist__count").innerText()),
  ];
  return Promise.all(rows.map(read));
}

journey("two odd files are imported one after another, with suggestions and a list of unused columns", async (walk) => {
  const app = pagesOf(walk);
  const { page, hands } = walk;
  await beginWithFiles(walk, app);
  await app.bringIn.show(INTERVIEWS, PEOPLE);
  await sees(page.getByText("File 1 of 2"));
  const heading = page.getByRole("heading", { name: "mitarbeiter.csv: 2 rows" });
  assert.ok(await heading.evaluate((heading) => heading === document.activeElement), "the keyboard is at the file");
  assert.equal(await app.bringIn.column("Führt").locator("option:checked").innerText(), "Certified interview types");
  assert.equal(await app.bringIn.column("Lernt").locator("option:checked").innerText(), "Interview types in training");
  assert.equal(await app.bringIn.columns.getByText("Suggested", { exact: true }).count(), 2);
  await sees(app.bringIn.preview.getByText("1 column is not used: Büro."));
  await hands.press(app.bringIn.takeButton);

  await sees(page.getByText("File 2 of 2"));
  for (const [name, known] of [["Onsite: System Design", "System design"], ["Technical Phone Screen - Coding", "Coding"]]) {
    assert.equal(await app.bringIn.newType(name).locator("option:checked").innerText(), known);
  }
  await app.bringIn.take();
  await becomes(() => checklist(page), [
    ["People", 2],
    ["Upcoming interviews", 2],
    ["Certified interviewers", 1],
    ["Trainees enrolled", 1],
    ["Ready to plan", 1],
  ]);
  await app.shell.goTo("Training");
  await seesNo(page.getByText("Onsite"));
});

journey("a newcomer gets from odd files to a published and announced plan in 12 presses", async (walk, t) => {
  const app = pagesOf(walk);
  await beginWithFiles(walk, app);
  await app.bringIn.show(INTERVIEWS, PEOPLE);
  await walk.hands.press(app.bringIn.takeButton);
  await sees(walk.page.getByText("File 2 of 2"));
  await app.bringIn.take();
  await walk.hands.press(walk.page.getByRole("link", { name: "Open plan" }));
  await app.plan.plan();
  await app.plan.publish();
  await app.messages.openFromToast();
  await app.messages.markAll();
  const { coordinator } = walk.hands.counts;
  t.diagnostic(`presses: ${coordinator}`);
  assert.ok(coordinator <= 12, `${coordinator} presses`);
});

journey("the checklist leads to the first plan and then disappears", async (walk) => {
  const app = pagesOf(walk);
  await beginWithFiles(walk, app, "people.csv");
  await app.shell.goTo("Today");
  await sees(walk.page.getByRole("heading", { name: "Your first plan" }));
  await walk.hands.press(app.today.bringInLink);
  await app.bringIn.show(fixture("greenhouse-interviews.csv"));
  await app.bringIn.take();
  await app.shell.goTo("Today");
  await walk.hands.press(app.today.planLink);
  await app.plan.plan(6);
  await app.plan.publish();
  await app.shell.goTo("Today");
  await sees(app.today.toTell);
  await seesNo(walk.page.getByRole("heading", { name: "Your first plan" }));
});

journey("rows can be pasted from a spreadsheet into the field or anywhere on the page", async (walk) => {
  const app = pagesOf(walk);
  const { page, hands } = walk;
  await beginWithFiles(walk, app);
  const rows = "Name\tTeam\tCertified in\nAda Okafor\tPlatform\tCoding\n";
  await hands.press(page.locator("summary", { hasText: "Paste from a spreadsheet" }));
  await hands.write(page.getByLabel("Rows with their header"), rows);
  await hands.press(page.getByRole("button", { name: "Preview rows" }));
  await sees(page.getByRole("heading", { name: "Pasted rows: 1 row" }));
  await becomes(() => app.bringIn.counters(), { new: 1, changed: 0, known: 0, notTaken: 0 });
  await app.bringIn.leave();

  const paste = (text) =>
    page.evaluate((text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", text);
      document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true }));
    }, text);
  await paste("Dear Ada, see you on Monday.");
  await paste(rows);
  await sees(page.getByRole("heading", { name: "Pasted rows: 1 row" }));
  await app.bringIn.take();
});

journey("a workbook asks which sheets to import, people first", async (walk) => {
  const app = pagesOf(walk);
  const { page, hands } = walk;
  await beginWithFiles(walk, app);
  await hands.bring(app.bringIn.files, [fixture("people.xlsx")]);
  await sees(page.getByRole("heading", { name: "people.xlsx: 2 sheets" }));
  assert.equal(await page.getByText("Salaries").count(), 0, "hidden sheets stay hidden");
  await hands.press(page.getByRole("button", { name: "Open 2 sheets" }));
  await sees(page.getByText("File 1 of 2"));
  await sees(page.getByRole("heading", { name: "people.xlsx, People: 3 rows" }));
  await becomes(() => app.bringIn.counters(), { new: 3, changed: 0, known: 0, notTaken: 0 });
  await hands.press(app.bringIn.takeButton);
  await sees(page.getByRole("heading", { name: "people.xlsx, Interviews: 2 rows" }));
  await becomes(() => app.bringIn.problemLines(), [3]);
  await app.bringIn.take();

  await hands.bring(app.bringIn.files, [file("old.xlsx", "PK\u0003\u0004 no workbook")]);
  await sees(app.shell.toast.filter({ hasText: "old.xlsx" }));
  await sees(app.bringIn.files);
});

journey("the sample files are imported unchanged", async (walk) => {
  const app = pagesOf(walk);
  await beginWithFiles(walk, app);
  const download = (name) => walk.hands.download(walk.page.getByRole("button", { name: `Download ${name}` }));
  const [people, interviews] = [await download("people.csv"), await download("interviews.csv")];
  await app.bringIn.show(csv(people.name, people.text));
  assert.deepEqual(await app.bringIn.counters(), { new: 4, changed: 0, known: 0, notTaken: 0 });
  await app.bringIn.take();
  await app.bringIn.show(csv(interviews.name, interviews.text));
  assert.deepEqual(await app.bringIn.counters(), { new: 4, changed: 0, known: 0, notTaken: 0 });
  await app.bringIn.take();
});
