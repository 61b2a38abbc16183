// Two browsers that worked on one workspace separately are merged by a file.
import assert from "node:assert/strict";
import { pagesOf } from "./pages/index.mjs";
import { beginWithFiles, file } from "./support/begin.mjs";
import { Hands } from "./support/hands.mjs";
import { journey } from "./support/journey.mjs";
import { leaveFor, reload } from "./support/leaving.mjs";
import { becomes, sees, seesNo } from "./support/see.mjs";

async function enrolled(app, name, types) {
  await app.shell.goTo("People");
  await app.people.openPerson(name);
  for (const type of types) await app.person.enrol(type);
}

async function taken(app) {
  await app.shell.goTo("Settings");
  await sees(app.workspace.isSaved);
  const { name, text } = await app.workspace.takeFile();
  return file(name, text, "application/json");
}

journey("changes made in another browser are merged, and changes that can't be are listed", async (walk) => {
  const app = pagesOf(walk);
  await beginWithFiles(walk, app, "people.csv");
  const common = await taken(app);

  const context = await walk.browser.newContext({ acceptDownloads: true });
  const page = await context.newPage();
  await page.clock.setFixedTime(await walk.page.evaluate(() => Date.now()));
  await leaveFor(page, walk.url);
  const there = { page, hands: new Hands(page) };
  const other = pagesOf(there);
  await other.welcome.openFile(common);
  await enrolled(other, "Ruth Abernathy", ["Coding", "System design"]);
  const theirs = await taken(other);
  await context.close();

  await enrolled(app, "Ruth Abernathy", ["Coding"]);
  await app.shell.goTo("Settings");
  const dialog = walk.page.getByRole("dialog", { name: "Merge another copy" });
  const pick = walk.page.getByLabel("Merge file");
  await walk.hands.bring(pick, theirs);
  await sees(dialog.getByText("1 change can be merged. 1 can’t. Redo here what you still want."));
  await sees(dialog.getByText("Enrolled Ruth Abernathy in Coding"));
  await sees(dialog.getByText("This person is already in training for this interview type."));
  const { text: rest } = await walk.hands.download(dialog.getByRole("button", { name: "Save list" }));
  assert.match(rest, /Ruth Abernathy/);
  await walk.hands.press(dialog.getByRole("button", { name: "Merge", exact: true }));
  await sees(dialog.getByText("1 change merged."));
  await walk.hands.press(dialog.getByRole("button", { name: "Close" }).last());
  await sees(app.workspace.isSaved);
  await reload(walk.page);
  await app.shell.goTo("People");
  await app.people.openPerson("Ruth Abernathy");
  await sees(app.person.path("Coding"));
  await sees(app.person.path("System design"));

  await app.shell.goTo("Settings");
  const undo = walk.page.getByRole("button", { name: "Undo last merge" });
  await walk.hands.press(undo);
  await sees(walk.page.getByText("Merge undone."));
  await seesNo(undo);
  await app.shell.goTo("People");
  await app.people.openPerson("Ruth Abernathy");
  await sees(app.person.path("Coding"));
  await seesNo(app.person.path("System design"));

  await app.shell.goTo("Settings");
  await walk.hands.bring(pick, common);
  await sees(dialog.getByText("Every change in this file is already here."));
  await seesNo(dialog.getByRole("button", { name: "Merge", exact: true }));
});
