// The outcome of each policy for the same weeks: compared on demand, and stopped if it takes too long.
import assert from "node:assert/strict";
import { pagesOf } from "./pages/index.mjs";
import { beginWithFiles } from "./support/begin.mjs";
import { journey } from "./support/journey.mjs";
import { beginAndStop, keepWorkersWaiting } from "./support/long_work.mjs";
import { becomes, seesNo } from "./support/see.mjs";

const BUSY = "Comparing…";
const POLICIES = ["Balanced", "Longest wait", "Closest to certification", "Scarcest interview type"];

journey("policies are compared, and one is chosen by its outcome", async (walk) => {
  const app = pagesOf(walk);
  await beginToCompare(walk, app);
  const outcomes = await app.plan.comparePolicies();
  assert.deepEqual(outcomes.map(({ policy }) => policy), POLICIES);
  for (const { policy, sessions } of outcomes) assert.ok(sessions > 0, `${policy} places somebody`);
  await walk.hands.press(app.plan.compared.getByRole("button", { name: "Longest wait" }));
  const chosen = () => app.plan.policy.evaluate((select) => select.selectedOptions[0].textContent);
  await becomes(chosen, "Longest wait");
});

journey("a stopped comparison shows no partial results and can be run again", async (walk) => {
  const app = pagesOf(walk);
  await beginToCompare(walk, app);
  await beginAndStop(walk, app.plan.compareButton, BUSY);
  await seesNo(app.plan.compared);
  assert.equal((await app.plan.comparePolicies()).length, POLICIES.length);
});

journey("a comparison ends when its page is left", async (walk) => {
  const app = pagesOf(walk);
  await beginToCompare(walk, app);
  await keepWorkersWaiting(walk.page);
  await walk.hands.press(app.plan.compareButton);
  await becomes(() => walk.page.workers().length, 1);
  await app.shell.goTo("Today");
  await becomes(() => walk.page.workers().length, 0, "nothing goes on for nobody");
});

async function beginToCompare(walk, app) {
  await beginWithFiles(walk, app, "people.csv", "greenhouse-interviews.csv");
  await app.shell.goTo("Plan");
  await walk.hands.choose(app.plan.weeks, "6");
  await walk.hands.press(app.plan.comparing);
}
