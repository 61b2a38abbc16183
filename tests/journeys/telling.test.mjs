// Publishing notifies no one: the coordinator tells people, and sees who doesn't know yet.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { pagesOf } from "./pages/index.mjs";
import { beginWithPlan, file } from "./support/begin.mjs";
import { BEFORE_THE_WEEKS, fixture, journey } from "./support/journey.mjs";
import { leaveFor } from "./support/leaving.mjs";
import { becomes, sees, seesNo } from "./support/see.mjs";
import { instantOf } from "./support/times.mjs";

const INTERVIEWS = readFileSync(fixture("greenhouse-interviews.csv"), "utf8").trim().split("\n");

journey("people are told of published sessions, and told again when they change", async (walk) => {
  const app = pagesOf(walk);
  const drafts = await beginWithPlan(walk, app);
  const people = new Set(drafts.flatMap(({ trainee, mentor }) => [trainee, mentor]));
  await app.shell.says(`${drafts.length} sessions published. ${people.size} people to tell.`);
  const primary = walk.page.locator("main .button--primary");
  await becomes(() => primary.allInnerTexts(), [`${people.size} people to tell`], "telling them is the next step");
  await app.shell.goTo("Today");
  assert.equal(await app.today.toTell.innerText(), `${people.size} people to tell`);
  await walk.hands.press(walk.page.getByRole("link", { name: "Open messages" }));
  const lost = drafts[0];
  await readsAndSends(walk, app, lost);

  await app.messages.markAll();
  await app.shell.goTo("Today");
  await seesNo(app.today.toTell);

  await cancelInterview(walk, app, lost);
  await app.shell.goTo("Today");
  assert.equal(await app.today.toTell.innerText(), "2 people to tell");
  await walk.open("messages");
  assert.match(await app.messages.text(lost.mentor), /Cancelled:\n- .* \(trainee\)/);
  await app.messages.markAll();
  await walk.hands.press(app.shell.toast.getByRole("button", { name: "Undo" }));
  await sees(app.messages.markAllButton);
});

/** A message has everything to copy it, to open it in email, and to add it to a calendar. */
async function readsAndSends(walk, app, { trainee, mentor }) {
  const text = await app.messages.text(trainee);
  assert.match(text, new RegExp(`Shadow with ${mentor} \\(mentor\\)`));
  assert.match(text, /Times are in your time zone, [A-Z]\w+\/[\w ]+\./);
  const email = walk.page.getByRole("link", { name: `Open in email: message to ${trainee}` });
  assert.match(await email.getAttribute("href"), /^mailto:[^?]+@/);
  const file = await walk.hands.download(
    walk.page.getByRole("button", { name: `Calendar file for ${trainee}` }),
  );
  assert.match(file.text, /^BEGIN:VCALENDAR/);
  assert.match(file.text, /STATUS:TENTATIVE/);
  await walk.context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await walk.hands.press(walk.page.getByRole("button", { name: `Copy message to ${trainee}` }));
  await app.shell.says(`Message to ${trainee} copied.`);
  assert.equal(await walk.page.evaluate(() => navigator.clipboard.readText()), text);
}

/** Imports a schedule in which the interview of a session is cancelled. */
async function cancelInterview(walk, app, { when, mentor }) {
  const start = instantOf(when, BEFORE_THE_WEEKS).toISOString();
  const line = INTERVIEWS.find((line) => line.includes(`,${start},`) && line.includes(mentor));
  const table = [INTERVIEWS[0], line.replace(",scheduled,", ",canceled,")].join("\n");
  await walk.hands.press(walk.page.getByRole("link", { name: "Import" }).first());
  await app.bringIn.show(file("interviews.csv", table, "text/csv"));
  await app.bringIn.take();
}

journey("a trainee confirms all proposed sessions in one press", async (walk) => {
  const app = pagesOf(walk);
  const drafts = await beginWithPlan(walk, app);
  const count = (name) => drafts.filter(({ trainee }) => trainee === name).length;
  const trainee = drafts.map((draft) => draft.trainee).find((name) => count(name) > 1);
  await app.shell.become(trainee, "trainee");
  await walk.hands.press(app.today.confirmAllButton);
  await app.shell.says(`${count(trainee)} sessions confirmed.`);
  await seesNo(app.today.confirmAllButton);
  const ahead = await app.today.sessionsAhead();
  assert.deepEqual(ahead.map(({ state }) => state), Array(count(trainee)).fill("Confirmed"));
});

journey("a link opened without the workspace says what it is", async (walk) => {
  const app = pagesOf(walk);
  await leaveFor(walk.page, `${walk.url}sessions/0000000000001`);
  await sees(walk.page.getByRole("heading", { name: /^This link belongs to a workspace/ }));
  await sees(walk.page.getByText("Open file"));
  await walk.hands.press(walk.page.getByRole("link", { name: "See what Switchback is" }));
  await sees(app.welcome.ownFiles);
});
