// The main job from start to finish: from a company's own files to a certified interviewer, by hand in one browser.
import assert from "node:assert/strict";
import { pagesOf } from "./pages/index.mjs";
import { BEFORE_THE_WEEKS, fixture, journey } from "./support/journey.mjs";
import { everythingKept } from "./support/kept.mjs";
import { reload } from "./support/leaving.mjs";
import { becomes, sees, seesNo } from "./support/see.mjs";
import { readTable } from "./support/table.mjs";
import { instantOf } from "./support/times.mjs";

const PEOPLE = fixture("people.csv");
const INTERVIEWS = fixture("greenhouse-interviews.csv");
const TRAINEE = "Leila Haddad";
const MENTOR_CARD = { rating: 3, recommendation: "Yes", notes: "Let the candidate find the edge case alone." };
const TRAINEE_CARD = { rating: 2, recommendation: "Yes", notes: "Asked for the cost of the second approach." };
const STOPS = ["Shadow 1 of 2", "Shadow 2 of 2", "Reverse shadow 1 of 2", "Reverse shadow 2 of 2"];

journey("a trainee is certified on an imported schedule", { timeout: 600_000 }, async (walk, t) => {
  const app = pagesOf(walk);
  await walk.open();
  await app.welcome.beginWith("Harrowgate");

  await bringIn(walk, app);
  const held = await train(walk, app);
  await certify(walk, app, held);
  await comeBack(walk, app);
  await findNoCandidate(walk, app);
  t.diagnostic(`presses: ${JSON.stringify(walk.hands.counts)}`);
});

async function bringIn(walk, app) {
  await walk.hands.press(app.today.bringInLink);
  await app.bringIn.show(PEOPLE);
  const people = readTable(PEOPLE);
  assert.deepEqual(await app.bringIn.counters(), { new: people.length, changed: 0, known: 0, notTaken: 0 });
  await app.bringIn.take();

  await app.bringIn.show(INTERVIEWS);
  // 37 records: three with problems, one with a second interviewer for the record before, two cancelled before their first
  // import.
  const counters = await app.bringIn.counters();
  assert.equal(counters.new, 31);
  assert.equal(counters.changed, 0);
  const problems = await app.bringIn.problems();
  assert.deepEqual(problems.map(({ line }) => line), [6, 14, 25]);
  assert.match(problems[0].words, /to be scheduled/);
  assert.match(problems[1].words, /marcus\.ibe\(at\)harrowgate/);
  assert.match(problems[2].words, /end/);
  await app.bringIn.take();

  await app.bringIn.show(PEOPLE);
  await sees(app.bringIn.nothing);
  assert.deepEqual(await app.bringIn.counters(), { new: 0, changed: 0, known: people.length, notTaken: 0 });
  await app.bringIn.leave();
  await app.bringIn.show(INTERVIEWS);
  await sees(app.bringIn.nothing);
  const again = await app.bringIn.counters();
  assert.deepEqual([again.new, again.changed, again.notTaken], [0, 0, 3]);
  await app.bringIn.leave();
}

/** Plans, confirms, holds and reviews until every step is credited. Returns the sessions in order. */
async function train(walk, app) {
  const held = [];
  let now = BEFORE_THE_WEEKS;
  while (held.length < STOPS.length) {
    const asked = await plan(walk, app, now);
    assert.ok(asked.length > 0, `nothing was planned for ${TRAINEE} at ${now}`);
    for (const session of asked) {
      now = after(session);
      await hold(walk, app, session, now, held.length === 0);
      held.push(session);
    }
  }
  assert.deepEqual(held.map(({ stop }) => stop), STOPS);
  const [first, second, third, fourth] = held.map(({ mentor }) => mentor);
  assert.notEqual(first, second, "each shadow is with another mentor");
  assert.notEqual(third, fourth, "each reverse shadow is with another mentor");
  return held;
}

/** One round of planning and the trainee's confirmations. Returns the trainee's sessions by start. */
async function plan(walk, app, now) {
  await app.shell.become("Coordinator", "coordinator");
  await walk.openAt(now);
  await walk.hands.press(app.today.planLink);
  await app.plan.plan(6);
  const drafts = (await app.plan.drafts()).filter(({ trainee }) => trainee === TRAINEE);
  for (const draft of drafts) assert.ok(draft.why, "each session says why it is in the plan");
  await app.plan.publish();
  await app.shell.become(TRAINEE, "trainee");
  for (const draft of drafts) {
    assert.equal(await app.today.confirm(), `${stopOf(draft)} with ${draft.mentor}?`);
    const [day, time] = draft.when.split(", ");
    await sees(app.today.coming.locator(".agenda__day", { hasText: day }).locator("li", { hasText: time }));
  }
  const ahead = await app.today.sessionsAhead();
  assert.deepEqual(ahead.map(({ when, state }) => [when, state]), drafts.map(({ when }) => [when, "Confirmed"]));
  return drafts.map((draft) => ({ ...draft, stop: stopOf(draft), start: instantOf(draft.when, now) }));
}

const stopOf = ({ step }) => step.replace("Coding: ", "");

/** What trainee and mentor do after a session: both scorecards, and the mentor's review. */
async function hold(walk, app, session, now, marksHeld) {
  await app.shell.become(TRAINEE, "trainee");
  await walk.openAt(now);
  await walk.hands.press(app.today.writeLink);
  if (marksHeld) await app.session.markHeld();
  await app.session.writeScorecard(TRAINEE_CARD);
  await sees(app.session.sealed);
  await sees(walk.page.getByText(TRAINEE_CARD.notes));

  await app.shell.become(session.mentor, "mentor");
  await walk.hands.press(app.today.writeLink);
  await seesNo(walk.page.getByText(TRAINEE_CARD.notes));
  await app.session.writeScorecard(MENTOR_CARD);
  await sees(app.session.both.getByText(TRAINEE_CARD.notes));
  await sees(app.session.both.getByText(MENTOR_CARD.notes));
  await app.session.saysItCounts();
}

async function certify(walk, app, held) {
  const last = held.at(-1);
  await app.shell.goTo("People");
  assert.equal((await app.people.certified(TRAINEE).innerText()).trim(), "");
  await app.shell.become(last.mentor, "mentor");
  await walk.hands.press(app.today.signOffButton);
  await sees(app.shell.toast.filter({ hasText: "Signed off" }));
  await app.shell.goTo("People");
  await becomes(() => app.people.certified(TRAINEE).innerText(), "Coding");
  await seesCertificate(walk, app, held);
}

/** Opens the certificate from the directory: each credited session with its mentor, and who signed. */
async function seesCertificate(walk, app, held) {
  await app.shell.become("Coordinator", "coordinator");
  await app.shell.goTo("People");
  await app.people.openPerson(TRAINEE);
  await walk.hands.press(walk.page.getByRole("link", { name: "Coding", exact: true }));
  await becomes(() => app.certificate.name.innerText(), TRAINEE);
  const evidence = await app.certificate.evidence.allInnerTexts();
  assert.equal(evidence.length, held.length);
  for (const [place, { stop, mentor }] of held.entries()) {
    assert.match(evidence[place], new RegExp(`^${stop}, with ${mentor}`));
  }
  assert.equal(await app.certificate.signedBy.innerText(), held.at(-1).mentor);
  await checksTheCode(walk, app, await app.certificate.code.innerText());
}

/** Anyone who has the printed certificate can check its code in this workspace. */
async function checksTheCode(walk, app, code) {
  await app.shell.goTo("People");
  await walk.hands.press(app.people.checking);
  await walk.hands.write(app.people.code, code);
  await sees(app.people.checked.getByRole("link", { name: `${TRAINEE}, Coding` }));
  await walk.hands.write(app.people.code, `${code}1`);
  await sees(app.people.checked.getByText("No certificate has this code."));
}

async function comeBack(walk, app) {
  await app.shell.goTo("Settings");
  await sees(app.workspace.isSaved);
  const hash = await app.workspace.stateHash();
  await reload(walk.page);
  await becomes(() => app.workspace.stateHash(), hash);
  await app.shell.goTo("People");
  await becomes(() => app.people.certified(TRAINEE).innerText(), "Coding");
}

async function findNoCandidate(walk, app) {
  const kept = await everythingKept(walk.page);
  assert.ok(kept.includes(TRAINEE), "the dump holds what is kept");
  await app.shell.goTo("Settings");
  const { text: file } = await app.workspace.takeFile();
  const candidates = new Set(readTable(INTERVIEWS).map((row) => row["Candidate Name"]).filter(Boolean));
  assert.ok(candidates.size > 10, "the fixture has many candidates");
  for (const name of candidates) {
    const surname = new RegExp(`\\b${name.split(" ").at(-1)}\\b`);
    assert.ok(!surname.test(kept), `${name} is kept in the browser`);
    assert.ok(!surname.test(file), `${name} stands in the workspace file`);
  }
}

/** Two hours after a session's start. */
function after(session) {
  return new Date(session.start.getTime() + 2 * 3_600_000).toISOString();
}
