// Without a server, people respond on the page of their personal link and send the coordinator a text.
import assert from "node:assert/strict";
import { pagesOf } from "./pages/index.mjs";
import { beginWithPlan } from "./support/begin.mjs";
import { Hands } from "./support/hands.mjs";
import { journey } from "./support/journey.mjs";
import { leaveFor } from "./support/leaving.mjs";
import { sees, seesNo } from "./support/see.mjs";

const MAIL = "recruiting@larkspur.example";

/** Opens the link in another person's browser, which has no workspace. */
async function opened(walk, link) {
  const context = await walk.browser.newContext({ viewport: { width: 390, height: 844 }, acceptDownloads: true });
  const page = await context.newPage();
  await page.clock.setFixedTime(await walk.page.evaluate(() => Date.now()));
  await leaveFor(page, link);
  return { context, page, hands: new Hands(page) };
}

journey("a trainee responds by a personal link, and the coordinator enters it", async (walk) => {
  const app = pagesOf(walk);
  const [{ trainee }] = await beginWithPlan(walk, app);
  await walk.open("messages");
  const address = walk.page.getByLabel("Your email address");
  await address.fill(MAIL);
  await address.blur();
  const message = await app.messages.text(trainee);
  const link = message.match(/go to (\S+)/)[1];

  const theirs = await opened(walk, link);
  const their = (name) => theirs.page.getByRole("button", { name });
  await sees(theirs.page.getByRole("heading", { name: "Your interviewer training sessions" }));
  await sees(theirs.page.getByText(`For ${trainee}, as of `));
  await theirs.hands.press(their(/^Confirm all \d+$/));
  await sees(theirs.page.getByText("You confirm."));
  const change = their(/^Change response/);
  for (let left = await change.count(); left > 0; left--) await theirs.hands.press(change.first());
  await theirs.hands.press(their(/^Decline /).first());
  await theirs.hands.press(their("Too busy this week"));
  await sees(theirs.page.getByText("You decline: Too busy this week."));
  await theirs.page.reload();
  await sees(theirs.page.getByText("You decline: Too busy this week."));
  const email = theirs.page.getByRole("link", { name: "Open in email" });
  assert.match(await email.getAttribute("href"), new RegExp(`^mailto:${MAIL}\\?`));
  const text = await theirs.page.getByRole("textbox", { name: "Your responses" }).inputValue();
  const { text: saved } = await theirs.hands.download(their("Save as a file"));
  assert.equal(saved, text);
  await leaveFor(theirs.page, link.slice(0, -5));
  await sees(theirs.page.getByText("Part of this link is missing"));
  await theirs.context.close();

  await walk.hands.press(walk.page.getByRole("button", { name: "Enter responses" }));
  const dialog = walk.page.getByRole("dialog", { name: "Enter responses" });
  const field = dialog.getByLabel("Their reply");
  const enter = dialog.getByRole("button", { name: "Enter 1 response" });
  await field.fill("Sorry, I am busy!");
  await sees(dialog.getByText("There is no line for Switchback in this text."));
  await field.fill(`> ${text.replaceAll("\n", "\n> ")}`);
  await sees(dialog.getByText("declines: “Too busy this week”"));
  await walk.hands.press(enter);
  await app.shell.says("1 response entered.");

  await walk.hands.press(walk.page.getByRole("button", { name: "Enter responses" }));
  await field.fill(text);
  await sees(dialog.getByText("already declined"));
  await seesNo(enter);
});
