// A team on one server: each person has their own browser, one of them a phone.
import assert from "node:assert/strict";
import { after } from "node:test";
import { pagesOf } from "./pages/index.mjs";
import { file } from "./support/begin.mjs";
import { Hands } from "./support/hands.mjs";
import { journey } from "./support/journey.mjs";
import { leaveFor, reload } from "./support/leaving.mjs";
import { becomes, sees, seesNo } from "./support/see.mjs";
import { IS_GONE, TeamServer, freePort } from "./support/team_server.mjs";

const NOW = { now: null, timeout: 240_000 };
const PHONE = { viewport: { width: 390, height: 844 }, locale: "en-GB", timezoneId: "Europe/Berlin" };
const servers = [];
after(() => Promise.all(servers.map((server) => server.stop())));

async function newServer(args, port) {
  const server = await TeamServer.start(undefined, args, port);
  servers.push(server);
  return server;
}

/** Opens a sign-in link and joins. */
async function join(tab, link) {
  await leaveFor(tab.page, link);
  await tab.hands.press(tab.page.getByRole("button", { name: "Join", exact: true }));
}

/** Another person's browser. */
async function phone(walk) {
  const context = await walk.browser.newContext(PHONE);
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  return { context, page, hands: new Hands(page) };
}

/** The sample company on a new server, with a published plan. Returns a trainee with a session to confirm. */
async function found(walk, args) {
  walk.problems.expect(IS_GONE);
  const server = await newServer(args);
  const app = pagesOf(walk);
  await join(walk, server.firstLink);
  await app.welcome.openSample();
  await app.shell.goTo("Plan");
  await app.plan.plan();
  const [draft] = await app.plan.drafts();
  await app.plan.publish();
  return { server, app, trainee: draft.trainee };
}

/** Creates a sign-in link for a person as the coordinator. */
async function linkFor(walk, app, name) {
  await app.shell.goTo("People");
  await app.people.search.fill(name);
  await app.people.openPerson(name);
  await walk.hands.press(walk.page.getByRole("button", { name: "Create sign-in link" }));
  const link = walk.page.getByLabel("Send them this link");
  await sees(link);
  return link.inputValue();
}

const banner = ({ page }, words) => page.locator(".banner", { hasText: words });

/** Opens a person's page. Returns a function that reads it. */
async function pageOf(walk, app, name) {
  await app.shell.goTo("People");
  await app.people.search.fill(name);
  await app.people.openPerson(name);
  const main = walk.page.getByRole("main");
  await sees(main.getByText("Training"));
  return () => main.innerText();
}

/** Rejects commands twice, as if two tokens in a row had expired before the server read them. */
async function refuseTwice(page) {
  const problem = JSON.stringify({ type: "urn:switchback:not-signed-in" });
  const answer = { status: 401, contentType: "application/problem+json", body: problem };
  let refused = 0;
  await page.route("**/v1/commands/*", (route) => (refused < 2 ? ((refused += 1), route.fulfill(answer)) : route.continue()));
  return () => refused;
}

/** A person with a phone who has joined. */
async function joined(walk, app, server, name) {
  const theirs = await phone(walk);
  await join(theirs, await linkFor(walk, app, name));
  const their = pagesOf(theirs);
  await sees(their.shell.who.filter({ hasText: name }));
  await sees(their.today.confirmButton);
  return { ...theirs, ...their };
}

/** From its next start on, the app's request for news is never answered, so it notices neither news nor the network. */
async function waitInVain(their) {
  await their.context.route(/\/v1\/log\?.*wait=[1-9]/, () => {});
  await reload(their.page);
  await sees(their.today.confirmButton);
}

journey("a trainee responds on their phone, and the coordinator sees it without a reload", NOW, async (walk) => {
  const { app, server, trainee } = await found(walk);
  const their = await joined(walk, app, server, trainee);
  const says = await pageOf(walk, app, trainee);
  const before = await says();
  await their.today.confirm();
  await becomes(async () => (await says()) === before, false);
  await their.context.close();
});

journey("a coordinator can view the app as a trainee but not change anything", NOW, async (walk) => {
  const { app, trainee } = await found(walk);
  await pageOf(walk, app, trainee);
  await walk.hands.press(walk.page.getByRole("button", { name: "View as this person" }));
  await sees(banner(walk, `You’re viewing as ${trainee}.`));
  await sees(app.shell.who.filter({ hasText: trainee }));
  await sees(app.today.confirmButton);
  assert.equal(await app.shell.way("Plan").count(), 0);
  await walk.hands.press(app.today.confirmButton);
  await app.shell.says("You’re viewing as someone else. Go back to your own view to make changes.");
  await sees(app.today.confirmButton);
  await walk.hands.press(walk.page.getByRole("button", { name: "Back to my view" }));
  await seesNo(banner(walk, "You’re viewing as"));
  await app.shell.goTo("Plan");
});

journey("changes made while the server is down reach it later, even after a reload", NOW, async (walk) => {
  const { server, app, trainee } = await found(walk);
  const their = await joined(walk, app, server, trainee);
  // The service worker caches the app once it is idle.
  await their.page.evaluate(async () => (await navigator.serviceWorker.ready).active);
  const says = await pageOf(walk, app, trainee);
  const before = await says();

  await server.kill();
  const asked = await their.today.confirm();
  await sees(banner(their, "The server can’t be reached."));
  await sees(banner(their, "1 change, from"));
  await reload(their.page);
  await sees(banner(their, "1 change, from"));
  await becomes(() => their.today.next.getByText(asked).count(), 0);
  await server.run();
  await seesNo(banner(their, "The server can’t be reached."));
  await becomes(async () => (await says()) === before, false);
  await their.context.close();
});

journey("a change made offline says so, and is sent when the network is back", NOW, async (walk) => {
  const { server, app, trainee } = await found(walk);
  const their = await joined(walk, app, server, trainee);
  await waitInVain(their);
  const says = await pageOf(walk, app, trainee);
  const before = await says();

  await their.context.setOffline(true);
  await their.today.confirm();
  await sees(banner(their, "The server can’t be reached."));
  await sees(banner(their, "1 change, from"));
  await their.context.setOffline(false);
  await seesNo(banner(their, "The server can’t be reached."));
  await becomes(async () => (await says()) === before, false);
  await their.context.close();
});

journey("a change that fails to be sent while the network comes back is sent again at once", NOW, async (walk) => {
  const { server, app, trainee } = await found(walk);
  const their = await joined(walk, app, server, trainee);
  await waitInVain(their);
  const says = await pageOf(walk, app, trainee);
  const before = await says();

  let fail;
  const isAsked = new Promise((asked) => {
    void their.context.route("**/v1/commands/*", async (route) => {
      if (fail) return route.continue();
      await new Promise((failed) => ((fail = failed), asked()));
      return route.abort();
    });
  });
  await their.context.setOffline(true);
  await their.page.evaluate(() => (globalThis.isBack = new Promise((back) => addEventListener("online", () => back()))) && undefined);
  await their.today.confirm();
  await isAsked;
  await their.context.setOffline(false);
  await their.page.evaluate(() => globalThis.isBack);
  fail();
  await becomes(async () => (await says()) === before, false);
  await their.context.close();
});

journey("a rejected change is shown with its reason", NOW, async (walk) => {
  const { server, app, trainee } = await found(walk);
  const their = await joined(walk, app, server, trainee);
  await their.context.setOffline(true);
  await their.today.confirm();
  await app.shell.goTo("People");
  await app.people.search.fill(trainee);
  await walk.hands.press(app.people.onTheWay(trainee).getByRole("link").first());
  await walk.hands.press(walk.page.getByRole("button", { name: "Withdraw", exact: true }));
  const isDecided = walk.page.waitForResponse(/\/v1\/commands\//);
  await walk.hands.press(walk.page.getByRole("dialog").getByRole("button", { name: "Withdraw" }));
  await app.shell.says("Withdrawn.");
  await isDecided;
  await their.context.setOffline(false);
  await their.hands.press(banner(their, "1 change of yours was not accepted.").getByRole("button", { name: "See why" }));
  const dialog = their.page.getByRole("dialog", { name: "Not accepted" });
  await sees(dialog.getByText(`Confirm ${trainee}’s session`));
  await their.hands.press(dialog.getByRole("button", { name: "Dismiss" }));
  await seesNo(dialog);
  await seesNo(banner(their, "not accepted"));
  await reload(their.page);
  await sees(their.shell.who);
  assert.equal(await banner(their, "not accepted").count(), 0);
  await their.context.close();
});

journey("a sign-in link for another person warns about changes not sent yet", NOW, async (walk) => {
  const { server, app, trainee } = await found(walk);
  const their = await joined(walk, app, server, trainee);
  await their.context.route("**/v1/commands/**", (route) => route.abort());
  await their.today.confirm();
  await leaveFor(their.page, `${server.url}/#/join/${"0".repeat(64)}`);
  await sees(their.page.getByText("1 change that was made here hasn’t reached the server yet."));
  await their.context.close();
});

journey("links still work, once, after a mail scanner opened them in a browser", NOW, async (walk) => {
  const { server, app, trainee } = await found(walk);
  const link = await linkFor(walk, app, trainee);
  const scanner = await phone(walk);
  await leaveFor(scanner.page, link);
  await sees(scanner.page.getByRole("button", { name: "Join", exact: true }));
  // As long as scanners let a page run.
  await scanner.page.waitForTimeout(3_000);
  await leaveFor(scanner.page, `${server.url}/today`);
  await sees(pagesOf(scanner).welcome.title);
  assert.equal((await scanner.context.cookies()).length, 0, "it is not signed in");

  const their = await phone(walk);
  await join(their, link);
  await sees(pagesOf(their).today.confirmButton);
  walk.problems.expect(/status of 410/);
  await join(scanner, link);
  await sees(scanner.page.getByText("This link was used or has expired."));
  await scanner.context.close();
  await their.context.close();
});

journey("a browser's tabs share one connection, and another takes over when its tab is closed", NOW, async (walk) => {
  const { app, server, trainee } = await found(walk);
  const second = await walk.context.newPage();
  let asked = 0;
  // Each tab requests other things that its page shows itself, such as a person's devices.
  second.on("request", (request) => (asked += /\/v1\/(log|workspace|records|commands)/.test(request.url()) ? 1 : 0));
  await leaveFor(second, `${server.url}/people`);
  const other = { page: second, hands: new Hands(second) };
  const there = pagesOf(other);
  await there.people.openPerson(trainee);
  await pageOf(walk, app, trainee);
  await other.hands.press(second.getByRole("button", { name: "Mark as former employee" }));
  await sees(walk.page.getByRole("button", { name: "Mark as returned" }));
  await server.kill();
  await sees(banner(other, "The server can’t be reached."));
  await server.run();
  await seesNo(banner(other, "The server can’t be reached."));
  assert.equal(asked, 0, "the second tab asks nothing that the first one hears");
  await walk.page.close();
  await becomes(() => asked > 0, true, "the second tab talks to the server now");
});

journey("signing out leaves nothing behind in the browser", NOW, async (walk) => {
  const { app } = await found(walk);
  await walk.hands.press(app.shell.who);
  await walk.hands.press(walk.page.getByRole("dialog", { name: "Signed in" }).getByRole("button", { name: "Sign out" }));
  await sees(app.welcome.title);
  const left = await walk.page.evaluate(async () => {
    const open = indexedDB.open("switchback.team");
    await new Promise((done) => (open.onsuccess = done));
    const stores = [...open.result.objectStoreNames];
    const reading = open.result.transaction(stores);
    const counts = stores.map((name) => new Promise((done) => {
      const count = reading.objectStore(name).count();
      count.onsuccess = () => done(count.result);
    }));
    return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
  });
  assert.equal(left, 0);
});

journey("signing out while the server can’t be reached takes effect there once it can", NOW, async (walk) => {
  const { app, server, trainee } = await found(walk);
  const their = await joined(walk, app, server, trainee);
  await pageOf(walk, app, trainee);
  await sees(walk.page.getByText("as interviewer or trainee, signed in"));
  walk.problems.expect(/ERR_FAILED/);
  await their.context.route("**/v1/*", (route) => route.abort());
  let tried = 0;
  their.page.on("requestfailed", (request) => (tried += request.url().endsWith("/v1/sign-out") ? 1 : 0));
  await their.hands.press(their.shell.who);
  await their.hands.press(their.page.getByRole("dialog", { name: "Signed in" }).getByRole("button", { name: "Sign out" }));
  await sees(their.welcome.title);
  assert.equal((await their.context.cookies()).length, 1, "only the server can remove it");
  await becomes(() => tried, 2, "at once, and when the app opens again");
  await their.context.unroute("**/v1/*");
  await reload(their.page);
  await sees(their.welcome.title);
  await becomes(async () => (await their.context.cookies()).length, 0);
  await reload(walk.page);
  await sees(walk.page.getByText("Not signed in on any device."));
  await their.context.close();
});

journey("a browser stays signed in when tokens expire in transit, and no page can read its credentials", NOW, async (walk) => {
  walk.problems.expect(/status of 401/);
  const { app, server, trainee } = await found(walk, ["--token-seconds", "1"]);
  const their = await joined(walk, app, server, trainee);
  await reload(their.page);
  const says = await pageOf(walk, app, trainee);
  const before = await says();
  await walk.page.waitForTimeout(2_000);
  const expired = await refuseTwice(their.page);
  await their.today.confirm();
  await becomes(async () => expired(), 2);
  await becomes(async () => (await says()) === before, false);
  const read = await their.page.evaluate(() => JSON.stringify([document.cookie, { ...localStorage }]));
  assert.doesNotMatch(read, /[0-9a-f]{32}/);
  const cookies = await their.context.cookies();
  assert.deepEqual(cookies.map((cookie) => [cookie.httpOnly, cookie.sameSite]), [[true, "Lax"]]);
  await their.context.close();
});

journey("a person sees their signed-in devices, and the coordinator can sign one out", NOW, async (walk) => {
  const { app, server, trainee } = await found(walk);
  const their = await joined(walk, app, server, trainee);
  await pageOf(walk, app, trainee);
  await leaveFor(their.page, walk.page.url());
  const own = their.page.getByRole("listitem").filter({ hasText: "This device" });
  await sees(own.filter({ hasText: "Chrome on Linux, as interviewer or trainee, signed in" }));
  assert.equal(await their.page.getByRole("button", { name: "Create sign-in link" }).count(), 0);
  const out = walk.page.getByRole("button", { name: "Sign out: Chrome on Linux, as interviewer or trainee" });
  await sees(out);
  await walk.hands.press(out);
  const question = walk.page.getByRole("dialog", { name: "Sign out on this device?" });
  await walk.hands.press(question.getByRole("button", { name: "Sign out", exact: true }));
  await app.shell.says("Signed out on that device.");
  await sees(walk.page.getByText("Not signed in on any device."));
  await reload(their.page);
  await sees(banner(their, "Ask a coordinator for a new link"));
  await their.context.close();
});

journey("a user signed in by an earlier version of the app stays signed in with a cookie", NOW, async (walk) => {
  const { app, server, trainee } = await found(walk);
  const secret = (await linkFor(walk, app, trainee)).split("/").at(-1);
  const answer = await fetch(`${server.url}/v1/sign-in`, { method: "POST", body: JSON.stringify({ secret }) });
  const { actor } = await answer.json();
  // Earlier versions stored the part that names the device, and there was no other part.
  const token = answer.headers.get("set-cookie").match(/=([0-9a-f]+)\./)[1];
  const their = await phone(walk);
  await their.context.addInitScript(([kept]) => {
    if (!localStorage.getItem("switchback.team")) localStorage.setItem("switchback.team", kept);
  }, [JSON.stringify({ token, actor })]);
  const signedIn = pagesOf(their);
  await leaveFor(their.page, server.url);
  await sees(signedIn.today.confirmButton);
  await reload(their.page);
  await sees(signedIn.today.confirmButton);
  const kept = await their.page.evaluate(() => localStorage.getItem("switchback.team"));
  assert.deepEqual(JSON.parse(kept), { actor });
  assert.equal((await their.context.cookies()).length, 1);
  await their.context.close();
});

journey("messages are requested when something changes and not after their own response", NOW, async (walk) => {
  let asked = 0;
  walk.page.on("request", (request) => (asked += request.url().endsWith("/v1/messages") ? 1 : 0));
  await found(walk);
  const before = asked;
  await walk.page.waitForTimeout(1_000);
  assert.ok(asked - before <= 3, `${asked - before} times while nothing happened`);
});

/** A server that sends email through a mail server that is never reachable. */
async function newServerWithEmail() {
  const port = await freePort();
  const mail = ["--smtp", "smtp://127.0.0.1:9?tls=none", "--mail-from", "training@team.example"];
  return newServer(["--address", `http://127.0.0.1:${port}`, ...mail], port);
}

/** The workspace file of a real company in which a person is unsubscribed from email. */
async function fileWithUnsubscribed(app, name) {
  await app.shell.goTo("Settings");
  const { text, content } = await app.workspace.takeFile();
  const [person] = Object.entries(content.profiles).find(([, profile]) => profile.name === name);
  const own = JSON.parse(text.replace('"kind":"sample"', '"kind":"own"'));
  return file("workspace.json", JSON.stringify({ ...own, version: 4, unsubscribed: [person] }), "application/json");
}

/** The row with the message to a person, however far down the list. */
async function toTell(walk, app, server, name) {
  await leaveFor(walk.page, `${server.url}/messages`);
  await sees(app.messages.rows.first());
  // The messages to other people name this person, too.
  const row = app.messages.rows.filter({ has: walk.page.getByRole("button", { name: `Copy message to ${name}` }) });
  const more = walk.page.getByRole("main").getByRole("button", { name: /^Show / });
  // The last press removes the button.
  const looksFurther = () => more.click({ timeout: 1_000 }).catch(() => {});
  await becomes(async () => (await row.isVisible()) || (await looksFurther(), false), true);
  return row;
}

journey("people unsubscribed in a workspace file stay unsubscribed on a new server until they want email again", NOW, async (walk) => {
  const { app, trainee } = await found(walk);
  const taken = await fileWithUnsubscribed(app, trainee);
  const server = await newServerWithEmail();
  await join(walk, server.firstLink);
  await app.welcome.openFile(taken);
  await app.shell.says("The workspace is on your team’s server.");
  await sees((await toTell(walk, app, server, trainee)).filter({ hasText: "Unsubscribed from email. Tell them yourself." }));

  const their = await joined(walk, app, server, trainee);
  await leaveFor(their.page, walk.page.url());
  const email = their.page.locator("section", { has: their.page.getByRole("heading", { name: "Email" }) });
  await sees(email.getByText("You’re unsubscribed from email. Your coordinators can see that"));
  await server.kill();
  await their.hands.press(email.getByRole("button", { name: "Get email again" }));
  await their.shell.says("The server can’t be reached.");
  await server.run();
  await their.hands.press(email.getByRole("button", { name: "Get email again" }));
  await their.shell.says("You get email again.");
  await sees(email.getByText("You get email about your sessions and overdue tasks."));
  await sees(email.getByRole("button", { name: "Unsubscribe" }));
  await sees((await toTell(walk, app, server, trainee)).filter({ hasText: "The email goes out in their working hours." }));
  assert.equal(await walk.page.getByText("Unsubscribed from email.").count(), 0);
  await their.context.close();
});

/** The first people that the app lists, with what it says of them. */
async function firstPeople(app) {
  await app.shell.goTo("People");
  await sees(app.people.rows.nth(19));
  return (await app.people.rows.allInnerTexts()).slice(0, 20);
}

journey("a lost server is replaced from a coordinator’s device, and the others go on", NOW, async (walk) => {
  // The new server’s log is another one.
  walk.problems.expect(/status of 409/);
  const { app, server, trainee } = await found(walk);
  const their = await joined(walk, app, server, trainee);
  // From now on the device has the first changes only as what they resulted in.
  await reload(walk.page);
  const people = await firstPeople(app);
  await server.kill();
  await server.loseFile();
  await app.shell.goTo("Settings");
  const { text, content } = await app.workspace.takeFile();
  await app.shell.says("Your team’s server can’t be reached. This file has what this device knows, without earlier changes.");
  assert.ok(content.snapshot.position > 0 && content.epoch, "the first changes are not in it one by one");

  await server.run();
  await join(walk, server.firstLink);
  await app.welcome.openFile(file("workspace.json", text, "application/json"));
  await app.shell.says("The workspace is on your team’s server.");
  assert.deepEqual(await firstPeople(app), people);
  const link = await linkFor(walk, app, trainee);
  await join(their, link);
  await sees(their.today.confirmButton);
  await their.today.confirm();
  await their.context.close();
});
