// The main job in a team: a coordinator, a trainee on a phone, and mentors, each in their own browser, from files to a
// certified interviewer. The trainee is offline for a while, and the server is killed before each session.
import assert from "node:assert/strict";
import { after } from "node:test";
import { pagesOf } from "./pages/index.mjs";
import { Hands } from "./support/hands.mjs";
import { BEFORE_THE_WEEKS, fixture, journey } from "./support/journey.mjs";
import { leaveFor } from "./support/leaving.mjs";
import { becomes, sees, seesNo } from "./support/see.mjs";
import { IS_GONE, TeamServer, canSetClock } from "./support/team_server.mjs";
import { instantOf } from "./support/times.mjs";

const TRAINEE = "Leila Haddad";
const STEPS = 4;
const CARD = { rating: 3, recommendation: "Yes", notes: "Let the candidate find the edge case alone." };
const PHONE = { viewport: { width: 390, height: 844 } };
let server;
after(() => server?.stop());

/** Everyone who takes part, each in their own browser. */
class Team {
  #members = new Map();

  constructor(walk, app) {
    Object.assign(this, { walk, app, now: BEFORE_THE_WEEKS });
  }

  /** A person's browser. The first time, they join by a link from the coordinator. */
  async member(name, options = {}) {
    if (!this.#members.has(name)) this.#members.set(name, await this.#join(name, options));
    return this.#members.get(name);
  }

  async #join(name, options) {
    const link = await this.#linkFor(name);
    const settings = { locale: "en-GB", timezoneId: "Europe/Berlin", ...options };
    const context = await this.walk.browser.newContext(settings);
    context.setDefaultTimeout(20_000);
    await context.clock.setFixedTime(this.now);
    const page = await context.newPage();
    const hands = new Hands(page);
    const pages = pagesOf({ page, hands });
    await leaveFor(page, link);
    await hands.press(page.getByRole("button", { name: "Join", exact: true }));
    await sees(pages.shell.who.filter({ hasText: name }));
    return { context, page, hands, ...pages };
  }

  async #linkFor(name) {
    const { app, walk } = this;
    await app.shell.goTo("People");
    await app.people.search.fill(name);
    await app.people.openPerson(name);
    await walk.hands.press(walk.page.getByRole("button", { name: "Create sign-in link" }));
    const link = walk.page.getByLabel("Send them this link");
    await sees(link);
    return link.inputValue();
  }

  /** Kills the server and restarts it at another time, which then applies to everyone. */
  async wakeAt(now) {
    this.now = now;
    await server.kill();
    await server.run(somewhatBefore(now));
    const browsers = [...this.#members.values(), this.walk];
    for (const { context, page } of browsers) {
      await context.clock.setFixedTime(now);
      await leaveFor(page, `${server.url}/`);
      await page.getByRole("heading", { level: 1 }).waitFor();
    }
  }

  async end() {
    for (const { context } of this.#members.values()) await context.close();
  }
}

/** The server's clock runs while those of the browsers stand still. It must not pass a time that a plan only just meets. */
function somewhatBefore(now) {
  return new Date(Date.parse(now) - 10 * 60_000).toISOString();
}

journey("a team certifies a trainee", { timeout: 900_000 }, async (walk, t) => {
  if (!canSetClock) return t.skip("no faketime on this machine");
  walk.problems.expect(IS_GONE);
  // The clock advances by more than a token's lifetime.
  walk.problems.expect(/status of 401/);
  server = await TeamServer.start(somewhatBefore(BEFORE_THE_WEEKS));
  const app = pagesOf(walk);
  await leaveFor(walk.page, server.firstLink);
  await walk.hands.press(walk.page.getByRole("button", { name: "Join", exact: true }));
  await app.welcome.beginWith("Harrowgate");
  await walk.hands.press(app.today.bringInLink);
  for (const file of ["people.csv", "greenhouse-interviews.csv"]) {
    await app.bringIn.show(fixture(file));
    await app.bringIn.take();
  }
  const team = new Team(walk, app);
  const trainee = await team.member(TRAINEE, PHONE);
  let done = 0;
  let mentor;
  while (done < STEPS) {
    const sessions = await plan(team, trainee, done === 0);
    assert.ok(sessions.length > 0, `nothing was planned at ${team.now}`);
    for (const session of sessions) {
      mentor = await hold(team, trainee, session, done === 0);
      done += 1;
    }
  }
  await mentor.shell.goTo("Today");
  await mentor.hands.press(mentor.today.signOffButton);
  await mentor.shell.says("Signed off");
  await app.shell.goTo("People");
  await becomes(() => app.people.certified(TRAINEE).innerText(), "Coding");
  await trainee.shell.goTo("People");
  await becomes(() => trainee.people.certified(TRAINEE).innerText(), "Coding");
  await team.end();
});

/** The coordinator plans, and the trainee confirms, the first time offline. Returns the trainee's sessions. */
async function plan({ app, now, walk }, trainee, isOffline) {
  await app.shell.goTo("Plan");
  await app.plan.plan(6);
  const drafts = (await app.plan.drafts()).filter((draft) => draft.trainee === TRAINEE);
  await app.plan.publish();
  await sees(trainee.today.confirmButton);
  if (isOffline) await trainee.context.setOffline(true);
  for (const draft of drafts) assert.match(await trainee.today.confirm(), new RegExp(`with ${draft.mentor}`));
  await trainee.context.setOffline(false);
  await seesNo(trainee.page.locator(".banner", { hasText: "The server can’t be reached." }));
  assert.equal(await walk.page.locator(".banner", { hasText: "not accepted" }).count(), 0);
  return drafts.map((draft) => ({ mentor: draft.mentor, start: instantOf(draft.when, now) }));
}

/** What trainee and mentor do after a session: both scorecards, and the mentor's review. */
async function hold(team, trainee, session, marksHeld) {
  const mentor = await team.member(session.mentor);
  await team.wakeAt(new Date(session.start.getTime() + 2 * 3_600_000).toISOString());
  await trainee.hands.press(trainee.today.writeLink);
  if (marksHeld) await trainee.session.markHeld();
  await trainee.session.writeScorecard({ ...CARD, notes: "Asked for the cost of the second approach." });
  await sees(trainee.session.sealed);
  await mentor.hands.press(mentor.today.writeLink);
  assert.equal(await mentor.page.getByText("Asked for the cost").count(), 0);
  await mentor.session.writeScorecard(CARD);
  await sees(mentor.session.both.getByText("Asked for the cost"));
  await sees(trainee.session.both.getByText(CARD.notes));
  await mentor.session.saysItCounts();
  return mentor;
}
