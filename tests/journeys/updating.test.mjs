// Updating: a newer build on the host is offered, and updating to it loses no work in progress.
import assert from "node:assert/strict";
import { pagesOf } from "./pages/index.mjs";
import { beginWithPlan } from "./support/begin.mjs";
import { BEFORE_THE_WEEKS, journey } from "./support/journey.mjs";
import { reload } from "./support/leaving.mjs";
import { hostOfReleases, runningBuild } from "./support/releases.mjs";
import { becomes, sees, seesNo } from "./support/see.mjs";
import { instantOf } from "./support/times.mjs";

const TRAINEE = "Leila Haddad";
const TWO_HOURS = 2 * 3_600_000;
const BEGUN = "Asked for the cost of the second approach.";

/** Opens the scorecard of the trainee's first session, which just took place, and starts writing it. */
async function beginScorecard(walk, app) {
  const drafts = await beginWithPlan(walk, app);
  const { when } = drafts.find(({ trainee }) => trainee === TRAINEE);
  await app.shell.become(TRAINEE, "trainee");
  await walk.openAt(new Date(instantOf(when, BEFORE_THE_WEEKS).getTime() + TWO_HOURS));
  await walk.hands.press(walk.page.getByRole("link", { name: "Write scorecard" }));
  await walk.hands.write(app.session.form.getByLabel("Evidence"), BEGUN);
}

journey("a newer build is offered, and updating keeps a scorecard that is being written", async (walk) => {
  const app = pagesOf(walk);
  const releases = await hostOfReleases(walk);
  const updateButton = app.shell.banner.getByRole("button", { name: "Update now" });
  try {
    await beginScorecard(walk, app);
    await walk.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    const before = await runningBuild(walk.page);
    const newer = releases.replace();

    await reload(walk.page);
    await sees(updateButton);
    assert.equal(await runningBuild(walk.page), before, "the page stays on its build until it is asked to update");
    const begun = `${BEGUN} And of the first.`;
    await walk.hands.write(app.session.form.getByLabel("Evidence"), begun);

    await walk.hands.press(updateButton);
    await becomes(() => runningBuild(walk.page), newer);
    await becomes(() => app.session.form.getByLabel("Evidence").inputValue(), begun);
    await seesNo(updateButton);
  } finally {
    await releases.stop();
  }
});
