// An interview of a published plan is cancelled: replanning finds another interview and says why.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { pagesOf } from "./pages/index.mjs";
import { beginWithPlan, file } from "./support/begin.mjs";
import { BEFORE_THE_WEEKS, fixture, journey } from "./support/journey.mjs";
import { beginAndStop } from "./support/long_work.mjs";
import { sees, seesNo } from "./support/see.mjs";
import { instantOf } from "./support/times.mjs";

const INTERVIEWS = readFileSync(fixture("greenhouse-interviews.csv"), "utf8").trim().split("\n");

journey("an interview is cancelled, and its session moves to another one", async (walk) => {
  const app = pagesOf(walk);
  const drafts = await beginWithPlan(walk, app);
  await seesNo(app.plan.againButton);

  // The first shadow of these weeks. Another interviewer has an interview of this type the day after.
  const lost = drafts[0];
  await cancelInterview(walk, app, lost);
  await app.shell.goTo("Plan");
  await beginAndStop(walk, app.plan.againButton, "Finding replacements…");
  await seesNo(app.plan.changes);
  const changes = await app.plan.planAgain();
  assert.equal(changes.length, 1, `only one session changes: ${JSON.stringify(changes)}`);
  const [{ who, before, after, why }] = changes;
  assert.ok(who.startsWith(lost.trainee));
  assert.equal(before, `Shadow, ${lost.when}`);
  assert.match(after, /^Tue 8 Dec, .*, with Nils Lindqvist$/);
  assert.equal(why, "This session was cancelled with its interview.");
  await sees(walk.page.getByText(`1 change found. ${drafts.length - 1} other sessions stay as they are.`));

  await app.plan.publishChanges();
  await sees(walk.page.locator(".toast", { hasText: "Changes published" }));
  await seesNo(app.plan.againButton);
  await app.shell.become(lost.trainee, "trainee");
  assert.match(await app.today.confirm(), /with Nils Lindqvist\?$/);
});

/** Imports a schedule in which the interview of a drafted session is cancelled. */
async function cancelInterview(walk, app, { when, mentor }) {
  const start = instantOf(when, BEFORE_THE_WEEKS).toISOString();
  const line = INTERVIEWS.find((line) => line.includes(`,${start},`) && line.includes(mentor));
  assert.ok(line, `no interview of ${mentor} at ${start}`);
  const table = [INTERVIEWS[0], line.replace(",scheduled,", ",canceled,")].join("\n");
  await app.shell.goTo("Today");
  await walk.hands.press(walk.page.getByRole("link", { name: "Import" }).first());
  await app.bringIn.show(file("interviews.csv", table, "text/csv"));
  await app.bringIn.take();
}
