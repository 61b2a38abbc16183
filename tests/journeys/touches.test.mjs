// Touches per certification on the usual path: what each person does by hand, apart from writing scorecards.
import assert from "node:assert/strict";
import { pagesOf } from "./pages/index.mjs";
import { BEFORE_THE_WEEKS, fixture, journey } from "./support/journey.mjs";
import { becomes, sees } from "./support/see.mjs";
import { instantOf } from "./support/times.mjs";

const TRAINEE = "Leila Haddad";
const SESSIONS = 4;
/** Open the plan, choose the weeks, plan, view the drafts, publish, open the messages, and mark them all as told. */
const PUBLISHING = 7;
const TRAINEE_CARD = { rating: 2, recommendation: "Yes", notes: "Asked for the cost of the second approach." };
const MENTOR_CARD = { rating: 3, recommendation: "Yes", notes: "Let them find the edge case.", verdict: "Approve" };

journey("a certification takes few touches", { timeout: 600_000 }, async (walk, t) => {
  const app = pagesOf(walk);
  await walk.open();
  await app.welcome.beginWith("Harrowgate");
  await walk.hands.press(app.today.bringInLink);
  for (const name of ["people.csv", "greenhouse-interviews.csv"]) {
    await app.bringIn.show(fixture(name));
    await app.bringIn.take();
  }

  let [now, held, plans, last] = [BEFORE_THE_WEEKS, 0, 0, ""];
  while (held < SESSIONS) {
    const sessions = await publish(walk, app, now);
    assert.ok(sessions.length > 0, `nothing was planned at ${now}`);
    plans += 1;
    for (const session of sessions) {
      now = new Date(session.start.getTime() + 2 * 3_600_000).toISOString();
      await takePlace(walk, app, session.mentor, now);
      held += 1;
      if (held < SESSIONS) await asksNothingOfTheCoordinator(walk, app);
      last = session.mentor;
    }
  }
  await app.shell.become(last, "sign-off");
  await walk.hands.press(app.today.signOffButton);
  await sees(app.shell.toast.filter({ hasText: "Signed off" }));
  await app.shell.become(TRAINEE, "looking");
  await app.shell.goTo("People");
  await becomes(() => app.people.certified(TRAINEE).innerText(), "Coding");

  const counts = walk.hands.counts;
  t.diagnostic(`sessions ${held}, plans ${plans}, touches: ${JSON.stringify(counts)}`);
  assert.equal(held, SESSIONS);
  assert.ok(counts.trainee <= 2 * held, `trainee: ${counts.trainee} touches in ${held} sessions`);
  assert.ok(counts.mentor <= held, `mentors: ${counts.mentor} touches in ${held} sessions`);
  assert.equal(counts["sign-off"], 1);
  const publishing = counts["coordinator publishing"];
  assert.equal(publishing, PUBLISHING * plans, `coordinator: ${publishing} touches for ${plans} plans`);
});

/** Publishes the week's plan and confirms each session as the trainee. */
async function publish(walk, app, now) {
  await app.shell.become("Coordinator", "coordinator publishing");
  await walk.openAt(now);
  await walk.hands.press(app.today.planLink);
  await app.plan.plan(6);
  const drafts = (await app.plan.drafts()).filter(({ trainee }) => trainee === TRAINEE);
  await app.plan.publish();
  await app.messages.openFromToast();
  await app.messages.markAll();
  await app.shell.become(TRAINEE, "trainee");
  for (const _ of drafts) await app.today.confirm();
  return drafts.map((draft) => ({ ...draft, start: instantOf(draft.when, now) }));
}

/** Both write after the session, and the mentor's scorecard approves it. Writing is counted separately. */
async function takePlace(walk, app, mentor, now) {
  await app.shell.become(TRAINEE, "trainee");
  await walk.openAt(now);
  await write(walk, app, TRAINEE_CARD, "trainee");
  await app.shell.become(mentor, "mentor");
  await write(walk, app, MENTOR_CARD, "mentor");
  await sees(walk.page.locator(".state-badge", { hasText: "Approved" }));
}

/** A session credited by the mentor's scorecard needs no decision from the coordinator. */
async function asksNothingOfTheCoordinator(walk, app) {
  await app.shell.become("Coordinator", "looking");
  await app.shell.goTo("Today");
  assert.doesNotMatch(await app.today.decisions.innerText(), new RegExp(TRAINEE));
}

async function write(walk, app, card, role) {
  await walk.hands.press(app.today.writeLink);
  walk.hands.become("scorecards");
  await app.session.writeScorecard(card);
  walk.hands.become(role);
}
