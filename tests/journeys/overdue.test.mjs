// Overdue tasks: one table by person, messages to several people at once, and one undo.
import assert from "node:assert/strict";
import { pagesOf } from "./pages/index.mjs";
import { journey } from "./support/journey.mjs";
import { becomes, sees } from "./support/see.mjs";

journey("overdue people are reminded together, and once a day", async (walk) => {
  const app = pagesOf(walk);
  const { page, hands } = walk;
  await walk.open();
  await app.welcome.openSample();
  const table = page.getByRole("table").filter({ has: page.getByRole("columnheader", { name: "Overdue" }) });
  await sees(table);
  await hands.press(page.getByRole("button", { name: /^Show all \d+ ?: people who are overdue/ }));
  await sees(page.getByRole("button", { name: /^Show fewer ?: people who are overdue/ }));
  const people = await table.locator("tbody tr").count();
  const ready = () => table.getByRole("button", { name: /^Mark as reminded: / }).count();
  const before = await ready();
  assert.ok(people > 3 && before > 0, `${people} people, ${before} at work`);

  await hands.press(page.getByLabel("Select everyone"));
  await walk.context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await hands.press(page.getByRole("button", { name: `Copy ${people} messages` }));
  await app.shell.says(`${people} messages copied.`);
  const text = await page.evaluate(() => navigator.clipboard.readText());
  assert.equal(text.match(/^To: /gm).length, people);
  assert.match(text, /^Subject: Reminder: /m);

  const words = `${before} ${before === 1 ? "person" : "people"}`;
  await hands.press(page.getByRole("button", { name: `Mark ${words} as reminded` }));
  await app.shell.says(`${words} marked as reminded.`);
  await becomes(ready, 0);
  await hands.press(app.shell.toast.getByRole("button", { name: "Undo" }));
  await becomes(ready, before);
});
