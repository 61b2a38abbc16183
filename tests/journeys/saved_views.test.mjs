// A filter saved under a name: opened from another page with the palette, removed and restored.
import assert from "node:assert/strict";
import { pagesOf } from "./pages/index.mjs";
import { beginWithFiles } from "./support/begin.mjs";
import { journey } from "./support/journey.mjs";
import { reload } from "./support/leaving.mjs";
import { becomes, sees, seesNo } from "./support/see.mjs";

journey("a filter is saved under a name, found again, removed and restored", async (walk) => {
  const app = pagesOf(walk);
  const { page, hands } = walk;
  await beginWithFiles(walk, app, "people.csv");
  await app.shell.goTo("People");
  await seesNo(page.getByRole("button", { name: "Save view" }));
  await page.getByLabel("Status").selectOption({ label: "In training" });
  await hands.press(page.getByRole("button", { name: "Save view" }));
  const dialog = page.getByRole("dialog", { name: "Save view" });
  await dialog.getByLabel("Name").fill("Our trainees");
  await page.keyboard.press("Enter");
  await seesNo(dialog);
  const views = page.getByRole("navigation", { name: "Saved views" });
  await sees(views.getByRole("link", { name: "Our trainees" }).and(page.locator("[aria-current]")));

  await page.getByLabel("Status").selectOption({ label: "Certified" });
  await sees(page.getByRole("button", { name: "Save view" }));
  await hands.press(views.getByRole("link", { name: "Our trainees" }));
  await becomes(() => page.getByLabel("Status").inputValue(), "on-the-way", "what is chosen is what is shown");

  await app.shell.goTo("Plan");
  await page.keyboard.press("Control+k");
  await app.shell.paletteField.fill("our train");
  await page.keyboard.press("Enter");
  await sees(page.getByRole("heading", { level: 1, name: "People" }));
  assert.match(page.url(), /status=on-the-way/);

  await hands.press(page.getByRole("button", { name: "Remove view" }));
  await seesNo(views);
  const removed = await app.shell.says("Removed the view");
  await app.shell.goTo("Plan");
  await hands.press(removed.getByRole("button", { name: "Undo" }));
  await app.shell.goTo("People");
  await sees(views.getByRole("link", { name: "Our trainees" }));
  await reload(page);
  await sees(views.getByRole("link", { name: "Our trainees" }));
});
