// Several drafts are changed at once, by mouse and by keyboard, and one undo reverts each change.
import assert from "node:assert/strict";
import { pagesOf } from "./pages/index.mjs";
import { journey } from "./support/journey.mjs";
import { becomes, sees } from "./support/see.mjs";

journey("a range of drafts is kept fixed, removed and published together", async (walk) => {
  const app = pagesOf(walk);
  await walk.open();
  await app.welcome.openSample();
  await app.shell.goTo("Plan");
  await app.plan.plan();
  const all = (await app.plan.drafts()).length;
  const { page } = walk;
  const box = (row) => page.locator(".data-table tbody tr").nth(row).getByRole("checkbox");
  const press = (name) => page.getByRole("button", { name }).click();
  const fixed = () => page.locator(".data-table .badge", { hasText: "Fixed" }).count();

  await box(0).click();
  await box(3).click({ modifiers: ["Shift"] });
  await press(/^Keep fixed ?: selected drafts$/);
  await becomes(fixed, 4);
  await app.shell.toast.getByRole("button", { name: "Undo" }).click();
  await becomes(fixed, 0);

  await box(3).focus();
  await page.keyboard.press("Space");
  await press(/^Remove ?: selected drafts$/);
  await sees(app.shell.toast.filter({ hasText: "3 drafts removed from the plan." }));
  await becomes(() => app.plan.drafts().then((drafts) => drafts.length), all - 3);
  await app.shell.toast.filter({ hasText: "removed" }).getByRole("button", { name: "Undo" }).click();
  await becomes(() => app.plan.drafts().then((drafts) => drafts.length), all);

  await press("Publish 3 selected");
  await sees(app.shell.toast.filter({ hasText: "3 sessions published" }));
  assert.equal((await app.plan.drafts()).length, all - 3);

  // A day later it is too late for some of the others.
  await walk.openAt("2026-12-04T13:00:00Z");
  await app.shell.goTo("Plan");
  await app.plan.publishButton.click();
  const heading = page.getByRole("heading", { name: /^\d+ drafts? can’t be published$/ });
  await sees(heading);
  const late = Number.parseInt(await heading.innerText(), 10);
  await becomes(() => page.locator("section", { has: heading }).getByRole("listitem").count(), late);
  await press(`Publish the other ${all - 3 - late}`);
  await becomes(() => app.plan.drafts().then((drafts) => drafts.length), late);
});
