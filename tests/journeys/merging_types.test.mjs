// Merging two interview types that are the same but have different names.
import { pagesOf } from "./pages/index.mjs";
import { beginWithFiles, file } from "./support/begin.mjs";
import { journey } from "./support/journey.mjs";
import { becomes, sees, seesNo } from "./support/see.mjs";

const SCHEDULE = [
  "Interview ID,Interview Name,Scheduled Start,Scheduled End,Interviewers",
  "1,Live programming,2026-12-08T09:00:00Z,2026-12-08T10:00:00Z,Ada Okafor",
].join("\n");

journey("an interview type is merged into another, and one undo separates them again", async (walk) => {
  const app = pagesOf(walk);
  await beginWithFiles(walk, app, "people.csv");
  await app.shell.goTo("Training");
  const types = () => walk.page.getByRole("heading", { level: 2 }).allInnerTexts();
  const merge = (name) => walk.page.getByRole("button", { name: `Merge ${name} into another type` });
  const dialog = walk.page.getByRole("dialog", { name: /^Merge / });
  const button = dialog.getByRole("button", { name: "Merge", exact: true });
  await walk.hands.press(merge("System design"));
  await walk.hands.choose(dialog.getByLabel("Into"), "Coding");
  await sees(dialog.getByText("In training and also in the other type: 2 people."));
  await sees(dialog.getByRole("link", { name: "Wendy Osei" }));
  await sees(button.and(walk.page.locator(":disabled")));
  await walk.hands.press(dialog.getByRole("button", { name: "Cancel" }));

  await walk.open("import");
  await app.bringIn.show(file("schedule.csv", SCHEDULE, "text/csv"));
  await app.bringIn.take();
  await app.shell.goTo("Training");
  await walk.hands.press(merge("Live programming"));
  await walk.hands.choose(dialog.getByLabel("Into"), "Coding");
  await sees(dialog.getByText("1 interview, 0 enrollments and 0 certificates of Live programming will count for Coding."));
  await walk.hands.press(button);
  const said = await app.shell.says("Live programming merged into Coding.");
  await becomes(types, ["Coding", "System design"]);
  await walk.hands.press(said.getByRole("button", { name: "Undo" }));
  await becomes(types, ["Coding", "Live programming", "System design"]);
  await seesNo(dialog);
});
