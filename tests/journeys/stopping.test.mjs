// A long search is stopped, and the best plan found so far is used.
import assert from "node:assert/strict";
import { pagesOf } from "./pages/index.mjs";
import { beginWithFiles } from "./support/begin.mjs";
import { journey } from "./support/journey.mjs";
import { beginAndStop, hearOnlyTheFirstPart } from "./support/long_work.mjs";
import { becomes, sees, seesNo } from "./support/see.mjs";

const BUSY = "Planning…";
const SO_FAR = /^(\d+) sessions so far\./;

journey("a search is stopped, and the best plan so far is used with its reasons", async (walk) => {
  const app = pagesOf(walk);
  await toThePlan(walk, app);
  await hearOnlyTheFirstPart(walk.page);
  await walk.hands.press(app.plan.planButton);
  await sees(app.plan.lead.filter({ hasText: SO_FAR }));
  const [, found] = (await app.plan.lead.innerText()).match(SO_FAR);
  await walk.hands.press(walk.page.getByRole("button", { name: "Use best so far" }));
  await sees(app.plan.lead.filter({ hasText: new RegExp(`^${found} sessions for \\d+ trainees?\\.`) }));
  await becomes(() => walk.page.workers().length, 0, "no worker goes on");
  assert.equal((await app.plan.drafts()).length, Number(found));
  await app.plan.show("Unscheduled");
  await sees(walk.page.getByRole("heading", { name: /^(\d+|No) unscheduled enrollments?$/ }));
});

journey("stopping a search that has found nothing changes nothing", async (walk) => {
  const app = pagesOf(walk);
  await toThePlan(walk, app);
  await beginAndStop(walk, app.plan.planButton, BUSY, "Use best so far");
  await seesNo(app.plan.publishButton);
  await app.plan.plan();
  await sees(app.plan.publishButton);
});

async function toThePlan(walk, app) {
  await beginWithFiles(walk, app, "people.csv", "greenhouse-interviews.csv");
  await app.shell.goTo("Plan");
}
