// Finding and acting by keyboard: the palette, single keys, and Help.
import assert from "node:assert/strict";
import { pagesOf } from "./pages/index.mjs";
import { beginWithFiles } from "./support/begin.mjs";
import { journey } from "./support/journey.mjs";
import { reload } from "./support/leaving.mjs";
import { becomes, sees, seesNo } from "./support/see.mjs";

const chosen = (walk) => walk.page.locator(".palette [role=option][aria-selected=true]");

journey("a person is found by a few letters without accents, and the focus comes back on Escape", async (walk) => {
  const app = pagesOf(walk);
  await beginWithFiles(walk, app, "people.csv", "greenhouse-interviews.csv");
  await app.shell.goTo("People");
  await app.people.search.focus();
  await walk.page.keyboard.press("Control+k");
  await sees(app.shell.palette);
  await becomes(() => app.shell.paletteField.evaluate((field) => field === document.activeElement), true);
  await walk.page.keyboard.press("Escape");
  await seesNo(app.shell.palette);
  await becomes(() => app.people.search.evaluate((field) => field === document.activeElement), true);

  await walk.page.keyboard.press("Control+k");
  await app.shell.paletteField.fill("leila had");
  await becomes(() => chosen(walk).innerText().then((text) => text.startsWith("Leila Haddad")), true);
  const id = await chosen(walk).getAttribute("id");
  assert.equal(await app.shell.paletteField.getAttribute("aria-activedescendant"), id);
  await walk.page.keyboard.press("Enter");
  await sees(walk.page.getByRole("heading", { level: 1, name: "Leila Haddad" }));

  await app.shell.goTo("Insights");
  await walk.hands.press(app.shell.searchButton);
  await becomes(() => chosen(walk).innerText().then((text) => text.startsWith("Leila Haddad")), true, "the place before");
});

journey("the arrow keys choose, and actions work from any page", async (walk) => {
  const app = pagesOf(walk);
  await beginWithFiles(walk, app, "people.csv");
  await walk.page.keyboard.press("Control+k");
  await app.shell.paletteField.fill("theme");
  await sees(chosen(walk).filter({ hasText: "Dark theme" }));
  await walk.page.keyboard.press("ArrowDown");
  await sees(chosen(walk).filter({ hasText: "Light theme" }));
  await walk.page.keyboard.press("ArrowUp");
  await walk.page.keyboard.press("Enter");
  await becomes(() => walk.page.locator("html").getAttribute("data-theme"), "dark");
  await seesNo(app.shell.palette);
  await walk.page.keyboard.press("Control+k");
  await app.shell.paletteField.fill("undo my last");
  await walk.page.keyboard.press("Enter");
  await app.shell.says("Undone.");
});

journey("trainees find themselves and not their colleagues", async (walk) => {
  const app = pagesOf(walk);
  await beginWithFiles(walk, app, "people.csv");
  await app.shell.become("Leila Haddad", "trainee");
  await walk.page.keyboard.press("Control+k");
  await app.shell.paletteField.fill("leila");
  await sees(walk.page.getByRole("option").filter({ hasText: "Leila Haddad" }));
  await app.shell.paletteField.fill("ruth abernathy");
  await sees(app.shell.palette.getByText("Nothing found."));
  await app.shell.paletteField.fill("import people");
  await sees(app.shell.palette.getByText("Nothing found."));
});

journey("single keys open pages, do nothing in fields, and can be switched off", async (walk) => {
  const app = pagesOf(walk);
  await beginWithFiles(walk, app, "people.csv");
  await walk.page.keyboard.press("g");
  await walk.page.keyboard.press("e");
  // Until its field is drawn there is nothing to search on the page, and the key searches everything.
  await sees(app.people.search);
  await walk.page.keyboard.press("/");
  await becomes(() => app.people.search.evaluate((field) => field === document.activeElement), true);
  await walk.page.keyboard.type("g?");
  assert.equal(await app.people.search.inputValue(), "g?");
  await app.shell.goTo("Settings");
  await walk.page.keyboard.press("?");
  const list = walk.page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await sees(list.getByText("Search on this page"));
  await list.getByLabel("Single-key shortcuts on this device").uncheck();
  await walk.page.keyboard.press("Escape");
  await seesNo(list);
  await walk.page.keyboard.press("?");
  await walk.page.keyboard.press("g");
  await walk.page.keyboard.press("e");
  await walk.page.keyboard.press("Control+k");
  await sees(app.shell.palette);
  assert.equal(await app.shell.title.innerText(), "Harrowgate");
  assert.ok(!(await list.isVisible()));
});

journey("Help explains a word", async (walk) => {
  const app = pagesOf(walk);
  await beginWithFiles(walk, app, "people.csv");
  await walk.open("help");
  await walk.hands.write(walk.page.getByLabel("Search help"), "kappa");
  await becomes(() => walk.page.locator("main details").count(), 1);
  await walk.hands.press(walk.page.locator("summary", { hasText: "Calibration" }));
  await sees(walk.page.getByText("Agreement (kappa) corrects for chance"));
  await walk.hands.write(walk.page.getByLabel("Search help"), "no such word");
  await sees(walk.page.getByRole("heading", { name: "Nothing found" }));
});

journey("planning can be started from the palette", async (walk) => {
  const app = pagesOf(walk);
  await beginWithFiles(walk, app, "people.csv", "greenhouse-interviews.csv");
  await app.shell.goTo("Plan");
  await sees(app.plan.planButton);
  await walk.page.keyboard.press("Control+k");
  await app.shell.paletteField.fill("plan");
  await becomes(() => chosen(walk).innerText().then((text) => text.includes("On this page")), true);
  await walk.page.keyboard.press("Enter");
  await sees(app.plan.publishButton);
});

journey("people are found by a few letters when finding a time, and the focus stays in the field", async (walk) => {
  const app = pagesOf(walk);
  await beginWithFiles(walk, app, "people.csv");
  await walk.open("find-time");
  const field = walk.page.getByLabel("Add a person");
  const removes = (name) => walk.page.getByRole("button", { name: `Remove ${name}` });
  await field.fill("leila had");
  await sees(walk.page.getByRole("button", { name: "Add Leila Haddad" }));
  await walk.page.keyboard.press("Enter");
  await sees(removes("Leila Haddad"));
  await becomes(() => field.evaluate((field) => field === document.activeElement && field.value), "");
  await walk.page.keyboard.type("ruth");
  await walk.hands.press(walk.page.getByRole("button", { name: "Add Ruth Abernathy" }));
  await sees(removes("Ruth Abernathy"));
  await sees(walk.page.getByRole("heading", { name: "Best times" }));
  await walk.page.keyboard.type("leila had");
  await sees(walk.page.getByText("No other person here has this name."));
  await walk.page.keyboard.press("Escape");
  await becomes(() => field.inputValue(), "");
});

journey("a change is found in the history by its words or by who made it", async (walk) => {
  const app = pagesOf(walk);
  await beginWithFiles(walk, app, "people.csv", "greenhouse-interviews.csv");
  await walk.open("history");
  const changes = walk.page.locator(".timeline__entry");
  await sees(changes.first());
  const all = await changes.count();
  const search = walk.page.getByLabel("Search", { exact: true });
  await search.fill("interviews imported");
  await becomes(async () => (await changes.count()) < all && (await changes.count()) > 0, true);
  assert.match(await changes.first().innerText(), /interviews/i);
  await search.fill("coordinator");
  await becomes(() => changes.count(), all);
  await search.fill("no such change");
  await sees(walk.page.getByRole("heading", { name: "Nothing found" }));
  await reload(walk.page);
  await sees(walk.page.getByRole("heading", { name: "Nothing found" }));
  assert.equal(await search.inputValue(), "no such change");
});

journey("an undo that would be refused is disabled with its reason until later changes are undone", async (walk) => {
  const app = pagesOf(walk);
  await walk.open();
  await app.welcome.openSample();
  await app.shell.goTo("Plan");
  await app.plan.plan();
  await app.plan.publish();
  await app.shell.goTo("Settings");
  await walk.hands.press(walk.page.locator('main a[href$="/history"]'));
  const change = (words) => walk.page.locator(".timeline__entry").filter({ hasText: words }).first();
  const undo = (words) => change(words).getByRole("button", { name: /^Undo/ });
  const isOff = (words) => becomes(() => undo(words).getAttribute("aria-disabled"), "true");
  const planned = "Drafted a plan";
  await isOff(planned);
  await sees(change(planned).getByText("Later changes depend on this one. Undo those first."));
  const published = /Published \d+ sessions/;
  assert.equal(await undo(published).getAttribute("aria-disabled"), null);
  await walk.hands.press(undo(published));
  await becomes(() => undo(planned).getAttribute("aria-disabled"), null);
});

journey("the history and its search cover every change after a restart", async (walk) => {
  const app = pagesOf(walk);
  await walk.open();
  await app.welcome.openSample();
  await app.shell.goTo("Settings");
  await walk.hands.press(walk.page.locator('main a[href$="/history"]'));
  const count = walk.page.locator(".filter-bar__count");
  const search = walk.page.getByLabel("Search", { exact: true });
  const counted = async () => {
    await becomes(() => count.innerText().then((text) => /\d+ changes?$/.test(text)), true);
    return count.innerText();
  };
  const all = await counted();
  await search.fill("certificate");
  await becomes(async () => (await counted()) === all, false);
  const found = await counted();

  await walk.open("history");
  const latest = await counted();
  assert.notEqual(latest, all, "a restart begins with the latest");
  const more = walk.page.getByRole("button", { name: "Show more" });
  const older = walk.page.getByRole("button", { name: "Show older changes" });
  for (await sees(more); !(await older.isVisible()); ) await walk.hands.press(more);
  await walk.hands.press(older);
  await becomes(() => count.innerText(), all);

  await walk.open("history");
  await counted();
  await search.fill("certificate");
  await becomes(() => count.innerText(), found);
});
