// A walk through every page and its main states, for checks that apply everywhere.
import { fixture } from "./journey.mjs";
import { sees } from "./see.mjs";

const PEOPLE = "people.csv";
const INTERVIEWS = "greenhouse-interviews.csv";
const TRAINEE = "Leila Haddad";
const CARD = { rating: 3, recommendation: "Yes", notes: "Asked before assuming." };

/** Visits every page and calls `look` with the name of what is shown. */
export async function everyPage(walk, app, look) {
  await theBeginning(walk, app, look);
  const session = await theCoordinator(walk, app, look);
  await theTrainee(walk, app, look, session);
  await theMentor(walk, app, look, session);
  await theRest(walk, app, look);
}

async function theBeginning(walk, app, look) {
  await walk.open();
  await look("welcome");
  await walk.hands.press(app.welcome.ownFiles);
  await look("welcome: the name");
  await walk.page.keyboard.press("Escape");
  await app.welcome.beginWith("Harrowgate");
  await look("today of the coordinator, nothing there");
  for (const path of ["people", "training", "plan"]) {
    await walk.open(path);
    await look(`${path}, nothing there`);
  }
  await walk.open("import");
  await look("import");
  for (const name of [PEOPLE, INTERVIEWS]) {
    await app.bringIn.show(fixture(name));
    await walk.hands.press(walk.page.locator("summary", { hasText: "Column mapping" }));
    await look(`import: preview of ${name}`);
    await app.bringIn.take();
  }
  await app.bringIn.show(fixture("google-calendar.ics"));
  await look("import: preview of a calendar");
}

/** Plans and publishes. Returns the trainee's first session. */
async function theCoordinator(walk, app, look) {
  await walk.open();
  await look("today of the coordinator");
  await walk.open("plan");
  await look("plan");
  await app.plan.plan(6);
  await look("plan: calendar");
  await app.plan.show("Unscheduled");
  await look("plan: unscheduled");
  const [first] = (await app.plan.drafts()).filter(({ trainee }) => trainee === TRAINEE);
  await look("plan: drafts");
  await app.plan.publish();
  await look("plan: published");
  await walk.open(`schedule?with=all&on=2026-12-07`);
  await look("schedule: all interviews");
  await app.schedule.openInterviewWithoutTrainee();
  await look("interview without a trainee");
  await walk.open("schedule?on=2026-12-07&view=week");
  await app.schedule.openBlock(first.trainee);
  await look("session, for the coordinator");
  await walk.hands.press(app.session.changeButton);
  await app.session.possible();
  await look("session: change");
  await walk.open("messages");
  await walk.hands.press(walk.page.locator("summary", { hasText: "Message" }).first());
  await look("messages to send");
  await walk.open("people");
  await look("people");
  await app.people.openPerson(TRAINEE);
  await look("person");
  await walk.hands.press(app.person.hoursLink);
  await sees(app.hours.calendarSection);
  await look("hours");
  for (const view of ["day", "week", "people", "list", "month"]) {
    await walk.open(`schedule?on=2026-12-07&view=${view}`);
    await look(`schedule: ${view}`);
  }
  for (const path of ["training", "insights", "history", "settings", "nowhere"]) {
    await walk.open(path);
    await look(path);
  }
  await walk.open("training");
  await walk.hands.press(walk.page.getByRole("button", { name: /^Edit the path/ }).first());
  await sees(walk.page.getByRole("button", { name: "Publish new version" }));
  for (const rules of await walk.page.locator("main summary").all()) await rules.click();
  await look("training: the editor");
  await walk.open("find-time");
  for (const name of ["Ada Okafor", TRAINEE]) {
    await walk.page.getByLabel("Add a person").fill(name);
    await walk.hands.press(walk.page.getByRole("button", { name: `Add ${name}` }));
  }
  await look("find a time");
  await walk.open("settings");
  await walk.hands.press(app.workspace.leaveButton);
  await sees(walk.page.getByRole("dialog"));
  await look("settings: asks before erasing");
  await walk.page.keyboard.press("Escape");
  await walk.hands.press(app.shell.who);
  await look("who are you");
  await walk.page.keyboard.press("Escape");
  await walk.hands.press(app.shell.searchButton);
  await sees(app.shell.palette.getByRole("option"));
  await look("the palette");
  await app.shell.paletteField.fill("leila");
  await look("the palette: what is found");
  await app.shell.paletteField.fill("keyboard");
  await walk.page.keyboard.press("Enter");
  await sees(walk.page.getByRole("dialog", { name: "Keyboard shortcuts" }));
  await look("shortcuts");
  await walk.page.keyboard.press("Escape");
  await walk.open("help");
  await walk.hands.press(walk.page.locator("main summary").first());
  await look("help");
  return first;
}

async function theTrainee(walk, app, look, session) {
  await app.shell.become(TRAINEE, "trainee");
  await sees(app.today.confirmButton);
  await look("today of a trainee");
  await walk.hands.press(app.today.next.getByRole("button", { name: "Decline" }));
  await sees(walk.page.getByRole("dialog"));
  await look("today: why not");
  await walk.page.keyboard.press("Escape");
  await app.today.confirm();
  await walk.hands.press(app.today.coming.getByRole("link").first());
  await look("session ahead");
  await walk.openAt("2026-12-07T13:00:00Z");
  await look("today of a trainee: several things");
  await walk.hands.press(walk.page.getByRole("link", { name: "Write scorecard" }).first());
  await sees(app.session.form);
  await look(`session: the scorecard of ${session.trainee}`);
  await walk.hands.press(app.session.sealButton);
  await sees(app.session.form.getByRole("alert"));
  await look("session: what is missing in the scorecard");
  await app.session.writeScorecard(CARD);
  await look("session: submitted");
  await app.shell.closeMessage();
  await walk.hands.press(walk.page.getByRole("link", { name: "Training progress" }));
  await sees(walk.page.getByRole("list", { name: "Training progress in Coding" }));
  await look("training progress");
}

async function theMentor(walk, app, look, session) {
  await app.shell.become(session.mentor, "mentor");
  await look("today of a mentor");
  await walk.hands.press(app.today.writeLink);
  await app.session.writeScorecard(CARD);
  await sees(app.session.both);
  await look("session: both scorecards");
  await app.session.saysItCounts();
  await look("session: credited");
}

async function theRest(walk, app, look) {
  await app.shell.become("Leader", "leader");
  await look("insights");
  await walk.open("plan");
  await look("a page of somebody else");
  await app.shell.goTo("People");
  await app.people.openPerson("Ada Okafor");
  await walk.hands.press(walk.page.getByRole("link", { name: "Coding", exact: true }));
  await sees(app.certificate.certificate);
  await look("certificate");
}
