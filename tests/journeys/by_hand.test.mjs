// The coordinator confirms, moves, swaps, cancels and adds sessions by hand.
import assert from "node:assert/strict";
import { pagesOf } from "./pages/index.mjs";
import { beginWithPlan } from "./support/begin.mjs";
import { journey } from "./support/journey.mjs";
import { becomes, sees, seesNo } from "./support/see.mjs";

/** Opens the page of the published plan's first session, and returns that session as drafted. */
async function openFirst(walk, app, drafts) {
  await walk.hands.press(walk.page.getByRole("link", { name: "Schedule" }).first());
  await app.schedule.show("Week");
  await app.schedule.go("Next");
  await app.schedule.openBlock(drafts[0].trainee);
  await sees(app.session.manage);
  return drafts[0];
}

journey("a session is confirmed for its trainee, moved and undone with one press each, and cancelled with a reason", async (walk) => {
  const app = pagesOf(walk);
  const drafts = await beginWithPlan(walk, app);
  const { trainee } = await openFirst(walk, app, drafts);
  await walk.hands.press(walk.page.getByRole("button", { name: `Confirm for ${trainee}` }));
  await app.shell.says(`Confirmed for ${trainee}.`);
  await app.session.becomes("Confirmed");

  const before = walk.page.url();
  await walk.hands.press(app.session.changeButton);
  await sees(app.session.alternatives);
  const [first] = await app.session.possible();
  await walk.hands.press(app.session.alternatives.getByRole("button", { name: /^Move here/ }).first());
  await app.shell.says(/^Session moved and proposed\. \d+ people to tell\./);
  await app.session.becomes("Proposed");
  assert.notEqual(walk.page.url(), before);
  await becomes(() => app.session.when(), first.when);

  await walk.hands.press(app.shell.toast.getByRole("button", { name: "Undo" }));
  await walk.open(before.slice(walk.url.length));
  await app.session.becomes("Confirmed");
  await walk.hands.press(app.session.cancelButton);
  await walk.hands.press(walk.page.getByRole("button", { name: "The mentor can’t make it" }));
  await app.session.becomes("Cancelled");
  await sees(walk.page.getByText("This session was cancelled because the mentor can’t make it."));
  await seesNo(app.session.manage);
});

journey("a page's actions come first in the palette, but only while their buttons are there", async (walk) => {
  const app = pagesOf(walk);
  const { trainee } = await openFirst(walk, app, await beginWithPlan(walk, app));
  const here = walk.page.getByRole("option").filter({ hasText: "On this page" });
  await walk.page.keyboard.press("Control+k");
  await becomes(() => walk.page.getByRole("option").first().innerText().then((text) => text.split("\n")[0]), `Confirm for ${trainee}`);
  await app.shell.paletteField.press("Enter");
  await app.shell.says(`Confirmed for ${trainee}.`);
  await app.session.becomes("Confirmed");

  await walk.page.keyboard.press("Control+k");
  await sees(here.filter({ hasText: "Change session" }));
  await seesNo(here.filter({ hasText: "Confirm for" }));
  await app.shell.paletteField.fill("cancel");
  await walk.page.keyboard.press("Enter");
  await walk.hands.press(walk.page.getByRole("button", { name: "The mentor can’t make it" }));
  await app.session.becomes("Cancelled");
  await walk.page.keyboard.press("Control+k");
  await sees(walk.page.getByRole("option").first());
  await seesNo(here);
});

journey("a trainee is added to an interview, and other trainees show why they can't be", async (walk) => {
  const app = pagesOf(walk);
  const drafts = await beginWithPlan(walk, app);
  const { trainee } = await openFirst(walk, app, drafts);
  await walk.hands.press(app.session.cancelButton);
  await walk.hands.press(walk.page.getByRole("button", { name: "Another reason" }));
  await app.session.becomes("Cancelled");

  await walk.hands.press(walk.page.getByRole("link", { name: "Interview", exact: true }));
  await sees(walk.page.getByRole("heading", { name: "Add a trainee" }));
  const excluded = walk.page.locator(".alternative-list__obstacle");
  await sees(excluded);
  for (const words of await excluded.allInnerTexts()) assert.match(words, /^[A-Z].*[^.]$/);
  await walk.hands.press(walk.page.getByRole("button", { name: new RegExp(`^Add.*${trainee}`) }));
  await app.shell.says(/^Trainee added and session proposed\. \d+ people to tell\./);
  await app.session.becomes("Proposed");
  await walk.open("schedule?with=all&on=2026-12-07");
  await app.schedule.openInterviewWithoutTrainee();
  await sees(walk.page.getByText("No trainee attends this interview."));
});

journey("an interview is moved, cancelled and restored by hand, and the sessions there follow", async (walk) => {
  const app = pagesOf(walk);
  await openFirst(walk, app, await beginWithPlan(walk, app));
  await walk.hands.press(walk.page.getByRole("link", { name: "Interview", exact: true }));
  await walk.hands.press(walk.page.getByRole("button", { name: "Edit interview" }));
  const form = walk.page.getByRole("dialog", { name: "Edit interview" });
  await sees(form);
  const length = form.getByLabel("Length in minutes");
  const before = await length.inputValue();
  await length.fill(String(Number(before) - 5));
  await length.press("Tab");
  await sees(form.getByText("Saving this also changes sessions:"));
  await walk.hands.press(form.getByRole("button", { name: "Save changes" }));
  await app.shell.says(/^Interview changed\. \d+ people to tell\./);
  await sees(walk.page.getByText(`${Number(before) - 5} min`));

  await walk.hands.press(walk.page.getByRole("button", { name: "Cancel interview" }));
  const question = walk.page.getByRole("dialog", { name: "Cancel this interview?" });
  await sees(question.getByText(/^This also cancels 1 session: /));
  await walk.hands.press(question.getByRole("button", { name: "Cancel interview" }));
  await app.shell.says(/^Interview cancelled\./);
  await walk.hands.press(walk.page.getByRole("button", { name: "Restore interview" }));
  await app.shell.says("Interview restored. Its sessions stay cancelled.");
  await sees(walk.page.getByRole("button", { name: "Edit interview" }));
});

journey("a session can be dragged onto another interview, or moved by keyboard", async (walk) => {
  const app = pagesOf(walk);
  const drafts = await beginWithPlan(walk, app);
  await walk.open("schedule?with=all&on=2026-12-07&view=week");
  const block = app.schedule.movable(drafts[0].trainee);
  await sees(block);
  await block.dispatchEvent("dragstart");
  await sees(walk.page.getByText("Drop it on one of the marked interviews."));
  const marked = walk.page.locator(".movable__target a");
  await sees(marked);
  const place = await marked.first().getAttribute("href");
  const excluded = walk.page.locator(".movable__target--excluded").first();
  await excluded.dispatchEvent("dragenter");
  await sees(walk.page.getByText(/^Not possible: [A-Z]/));
  await block.dispatchEvent("dragend");

  await seesNo(excluded);
  await block.dragTo(walk.page.locator(`.week-calendar__blocks a[href="${place}"]`));
  await app.shell.says(/^Session moved and proposed\./);

  const list = walk.page.getByRole("dialog", { name: "Change this session" });
  for (const [view, drawn] of [["Week", ".week-calendar"], ["By person", ".person-week"]]) {
    await app.schedule.show(view);
    await sees(walk.page.locator(drawn));
    await app.schedule.movable(drafts[1].trainee).getByRole("link").focus();
    await walk.page.keyboard.press("Tab");
    await walk.page.keyboard.press("Enter");
    await sees(list);
    await walk.page.keyboard.press("Escape");
    await seesNo(list);
  }
  await app.schedule.movable(drafts[1].trainee).dispatchEvent("dragstart");
  await sees(excluded);
});
