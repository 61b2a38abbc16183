// Interviews with several interviewers.
import assert from "node:assert/strict";
import { pagesOf } from "./pages/index.mjs";
import { beginWithFiles, file } from "./support/begin.mjs";
import { journey } from "./support/journey.mjs";
import { sees } from "./support/see.mjs";

const PEOPLE = `Name,Work Email,Time zone,Certified,Training
Ada Okafor,ada@harrowgate.example,Europe/Berlin,Coding,
Nils Lindqvist,nils@harrowgate.example,Europe/Berlin,Coding,System design
Mara Sutter,mara@harrowgate.example,Europe/Berlin,System design,
`;
const INTERVIEWS = `Interview ID,Interview,Start,End,Interviewer Emails
I-1,Coding,2026-12-08T09:00:00Z,2026-12-08T10:00:00Z,"ada@harrowgate.example; nils@harrowgate.example"
I-2,System design,2026-12-08T09:00:00Z,2026-12-08T10:00:00Z,mara@harrowgate.example
I-3,System design,2026-12-10T09:00:00Z,2026-12-10T10:00:00Z,mara@harrowgate.example
`;

journey("both interviewers of a panel are shown, and neither is planned elsewhere at the time", async (walk) => {
  const app = pagesOf(walk);
  await beginWithFiles(walk, app);
  await app.bringIn.show(file("people.csv", PEOPLE, "text/csv"));
  await app.bringIn.take();
  await app.bringIn.show(file("interviews.csv", INTERVIEWS, "text/csv"));
  const [panel] = await app.bringIn.added();
  assert.match(panel.detail, /Ada Okafor, Nils Lindqvist$/);
  await app.bringIn.take();
  await app.shell.goTo("Plan");
  await app.plan.plan(6);
  const drafts = await app.plan.drafts();
  assert.deepEqual(drafts.map(({ trainee, when }) => [trainee, when.slice(0, 10)]), [["Nils Lindqvist", "Thu 10 Dec"]]);
  await app.shell.goTo("Schedule");
  await app.schedule.show("All interviews");
  await app.schedule.go("Next");
  await sees(walk.page.getByText("Ada Okafor, Nils Lindqvist").first());
});
