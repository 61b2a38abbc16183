// The reasons for a plan can be read until its weeks are over.
import assert from "node:assert/strict";
import { pagesOf } from "./pages/index.mjs";
import { journey } from "./support/journey.mjs";
import { reload } from "./support/leaving.mjs";
import { sees } from "./support/see.mjs";

journey("a plan’s reasons are still there after a reload and say when they applied", async (walk) => {
  const app = pagesOf(walk);
  await walk.open();
  await app.welcome.openSample();
  await app.shell.goTo("Plan");
  await app.plan.plan();
  const words = await app.plan.lead.innerText();
  const drafts = await app.plan.drafts();
  assert.ok(drafts.every(({ why }) => why), "every draft has its reason");
  await app.plan.show("Unscheduled");
  const reasons = await app.plan.reasons.allInnerTexts();
  assert.notEqual(reasons.length, 0);

  await reload(walk.page);
  await sees(walk.page.getByText(/^As of .+ Plan again for current reasons\.$/));
  assert.deepEqual(await app.plan.reasons.allInnerTexts(), reasons);
  assert.match(await app.plan.lead.innerText(), /^Planned .+: /);
  assert.ok((await app.plan.lead.innerText()).endsWith(words));
  assert.deepEqual(await app.plan.drafts(), drafts);
});
