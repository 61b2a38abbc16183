// The app asks before leaving unsaved changes.
import assert from "node:assert/strict";
import { pagesOf } from "./pages/index.mjs";
import { beginWithFiles } from "./support/begin.mjs";
import { Hands } from "./support/hands.mjs";
import { journey } from "./support/journey.mjs";
import { everythingKept } from "./support/kept.mjs";
import { becomes, sees, seesNo } from "./support/see.mjs";

async function edit(walk) {
  await walk.hands.press(walk.page.getByText("Scorecard rubric").first());
  const dimensions = walk.page.getByLabel("Dimensions, one per line").first();
  await walk.hands.write(dimensions, "Testing");
  return dimensions;
}

journey("no link discards an edited rubric without asking", async (walk) => {
  const app = pagesOf(walk);
  await beginWithFiles(walk, app, "people.csv");
  await app.shell.goTo("People");
  await app.shell.goTo("Training");
  const dimensions = await edit(walk);
  const asking = walk.page.getByRole("dialog", { name: "Leave without saving?" });
  const training = walk.page.getByRole("heading", { level: 1, name: "Training" });

  await walk.hands.press(walk.page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Plan" }));
  await sees(asking);
  await walk.hands.press(asking.getByRole("button", { name: "Stay" }));
  await sees(training);
  assert.equal(await dimensions.inputValue(), "Testing");

  await walk.hands.press(walk.page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "People" }));
  await sees(asking);
  await walk.page.keyboard.press("Escape");
  await sees(training);

  await walk.hands.press(walk.page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "People" }));
  await walk.hands.press(asking.getByRole("button", { name: "Leave" }));
  await sees(walk.page.getByRole("heading", { level: 1, name: "People" }));
});

journey("the browser’s Back and Forward also ask, and then go where they led", async (walk) => {
  const app = pagesOf(walk);
  await beginWithFiles(walk, app, "people.csv");
  await app.shell.goTo("Plan");
  await app.shell.goTo("People");
  await app.shell.goTo("Training");
  const address = walk.page.url();
  const dimensions = await edit(walk);
  const asking = walk.page.getByRole("dialog", { name: "Leave without saving?" });
  const back = () => walk.page.evaluate(() => history.back());

  await back();
  await sees(asking);
  await becomes(() => walk.page.url(), address);
  await walk.hands.press(asking.getByRole("button", { name: "Stay" }));
  assert.equal(await dimensions.inputValue(), "Testing");

  await back();
  await sees(asking);
  await walk.hands.press(asking.getByRole("button", { name: "Leave" }));
  await sees(walk.page.getByRole("heading", { level: 1, name: "People" }));
  await becomes(() => walk.page.url().endsWith("people"), true);
  await back();
  await sees(walk.page.getByRole("heading", { level: 1, name: "Plan" }));
  await walk.page.evaluate(() => history.go(2));
  await sees(walk.page.getByRole("heading", { level: 1, name: "Training" }));
  await seesNo(asking);
});

journey("a name changed in another tab does not affect unsaved edits", async (walk) => {
  const app = pagesOf(walk);
  await beginWithFiles(walk, app, "people.csv");
  await app.shell.goTo("Training");
  const dimensions = await edit(walk);
  const page = await walk.newTab("people");
  const other = { page, hands: new Hands(page) };
  await pagesOf(other).people.openPerson("Arjun Deshmukh");
  await other.hands.press(page.getByRole("button", { name: "Delete person", exact: true }));
  await other.hands.press(page.getByRole("dialog").getByRole("button", { name: /^Delete/ }).last());
  await becomes(async () => (await everythingKept(page)).includes("Deshmukh"), false);
  await walk.page.waitForTimeout(1_000);
  assert.equal(await dimensions.inputValue(), "Testing");
});

journey("the app does not ask about saved changes", async (walk) => {
  const app = pagesOf(walk);
  await beginWithFiles(walk, app, "people.csv");
  await app.shell.goTo("Training");
  await edit(walk);
  await walk.hands.press(walk.page.getByRole("button", { name: "Save rubric" }).first());
  await sees(app.shell.toast);
  await app.shell.goTo("People");
  await seesNo(walk.page.getByRole("dialog", { name: "Leave without saving?" }));
  await becomes(() => walk.page.url().endsWith("people"), true);
});
