// The app on a static host, and the team's server on another site: browsers keep the cookies of the two apart.
import assert from "node:assert/strict";
import { after } from "node:test";
import { pagesOf } from "./pages/index.mjs";
import { Hands } from "./support/hands.mjs";
import { journey } from "./support/journey.mjs";
import { leaveFor, reload } from "./support/leaving.mjs";
import { becomes, sees, seesNo } from "./support/see.mjs";
import { TeamServer } from "./support/team_server.mjs";

let server;
after(() => server?.stop());

const joinButton = (page) => page.getByRole("button", { name: "Join", exact: true });

journey("a team's server can be on another site than the app", { now: null, timeout: 240_000 }, async (walk) => {
  // The first host only serves the page itself. Requests in flight when the page was left are no fault.
  walk.problems.expect(/^request to http:\/\/localhost:|ERR_ABORTED|ERR_FAILED/);
  // Another name for the same machine counts as another site.
  const home = walk.url.replace("127.0.0.1", "localhost");
  server = await TeamServer.start(undefined, ["--app-address", home]);
  const app = pagesOf(walk);

  assert.ok(server.firstLink.startsWith(`${home}#/join/`), server.firstLink);
  await leaveFor(walk.page, server.firstLink);
  await sees(walk.page.getByText(new URL(server.url).host));
  await walk.hands.press(joinButton(walk.page));
  await app.welcome.openSample();
  await app.shell.goTo("Plan");
  await app.plan.plan();
  const [draft] = await app.plan.drafts();
  await app.plan.publish();

  // The access token is gone with the page. The other site's cookie remains.
  await reload(walk.page);
  await sees(walk.page.getByRole("heading", { level: 1 }));
  const [cookie] = await walk.context.cookies(server.url);
  assert.deepEqual([cookie.sameSite, cookie.secure, cookie.httpOnly], ["None", true, true]);
  assert.match(cookie.name, /-elsewhere$/);

  await app.shell.goTo("People");
  await app.people.search.fill(draft.trainee);
  await app.people.openPerson(draft.trainee);
  await walk.hands.press(walk.page.getByRole("button", { name: "Create sign-in link" }));
  const link = walk.page.getByLabel("Send them this link");
  await sees(link);
  const invitation = await link.inputValue();
  assert.ok(invitation.startsWith(`${home}#/join/`) && invitation.endsWith(`?server=${server.url}`), invitation);

  const context = await walk.browser.newContext({ viewport: { width: 390, height: 844 } });
  const phone = await context.newPage();
  const hands = new Hands(phone);
  const theirs = pagesOf({ context, page: phone, hands });
  await leaveFor(phone, invitation);
  await hands.press(joinButton(phone));
  await sees(theirs.shell.who.filter({ hasText: draft.trainee }));
  await hands.press(phone.getByRole("button", { name: "Confirm" }).first());
  await becomes(() => phone.getByRole("button", { name: "Confirm" }).count(), 0);
  await reload(phone);
  await sees(theirs.shell.who.filter({ hasText: draft.trainee }));

  // The app is already open, as when a person follows a link in an email.
  await leaveFor(phone, `${home}#/join/${"0".repeat(64)}?server=http://team.example`);
  await sees(phone.getByText("begins with https://"));
  await seesNo(joinButton(phone));
  await context.close();
});
