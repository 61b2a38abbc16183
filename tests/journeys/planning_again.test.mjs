// An interview of a published plan is cancelled: planning again finds another place and says why.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { pagesOf } from "./pages/index.mjs";
import { beginWithPlan, file } from "./support/begin.mjs";
import { BEFORE_THE_WEEKS, fixture, journey } from "./support/journey.mjs";
import { sees, seesNo } from "./support/see.mjs";
import { instantOf } from "./support/times.mjs";

const INTERVIEWS = readFileSync(fixture("greenhouse-interviews.csv"), "utf8").trim().split("\n");

journey("an interview is cancelled, and its session moves to another one", async (walk) => {
  const app = pagesOf(walk);
  const drafts = await beginWithPlan(walk, app);
  await seesNo(app.plan.againButton);

  const struck = drafts[0];
  await cancelInterview(walk, app, struck);
  await app.shell.goTo("Plan");
  const changes = await app.plan.planAgain();
  const change = changes.find(({ who, why }) => who.startsWith(struck.trainee) && why === "the interview was cancelled");
  assert.ok(change, `${struck.trainee} is told of: ${JSON.stringify(changes)}`);
  assert.ok(change.before.includes(struck.when), `${change.before} is what was planned`);

  // Somebody may find no other place in the fixture's weeks; then there may be nothing to publish.
  if (await app.plan.publishChangesButton.isVisible()) {
    await app.plan.publishChanges();
    await sees(walk.page.locator(".toast", { hasText: "The changes are published" }));
  }
});

/** Takes a schedule in which the interview of a drafted session is cancelled. */
async function cancelInterview(walk, app, { when, mentor }) {
  const start = instantOf(when, BEFORE_THE_WEEKS).toISOString();
  const line = INTERVIEWS.find((line) => line.includes(`,${start},`) && line.includes(mentor));
  assert.ok(line, `no interview of ${mentor} at ${start}`);
  const table = [INTERVIEWS[0], line.replace(",scheduled,", ",canceled,")].join("\n");
  await app.shell.goTo("Today");
  await walk.hands.press(walk.page.getByRole("link", { name: "Bring in files" }).first());
  await app.bringIn.show(file("interviews.csv", table, "text/csv"));
  await app.bringIn.take();
}
