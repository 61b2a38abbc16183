// Beginnings that many journeys share.
import { fixture } from "./journey.mjs";

/** A new workspace into which these fixture files were imported, one after another. */
export async function beginWithFiles(walk, app, ...files) {
  await walk.open();
  await app.welcome.beginWith("Harrowgate");
  await walk.hands.press(app.today.bringInLink);
  for (const file of files) {
    await app.bringIn.show(fixture(file));
    await app.bringIn.take();
  }
}

/** People and interviews, and a published plan for the next six weeks. Returns its sessions as drafted. */
export async function beginWithPlan(walk, app) {
  await beginWithFiles(walk, app, "people.csv", "greenhouse-interviews.csv");
  await app.shell.goTo("Plan");
  await app.plan.plan(6);
  const drafts = await app.plan.drafts();
  await app.plan.publish();
  return drafts;
}

/** A file that a person picks, made up on the spot. */
export function file(name, text, mimeType = "text/plain") {
  return { name, mimeType, buffer: Buffer.from(text) };
}
