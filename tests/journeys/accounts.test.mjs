// Signing in with a provider's account, with the app served by the team's server or by a static host.
import assert from "node:assert/strict";
import { after } from "node:test";
import { pagesOf } from "./pages/index.mjs";
import { Hands } from "./support/hands.mjs";
import { accountProvider } from "./support/account_provider.mjs";
import { journey } from "./support/journey.mjs";
import { leaveFor, reload } from "./support/leaving.mjs";
import { sees } from "./support/see.mjs";
import { TeamServer, freePort } from "./support/team_server.mjs";

/** A person in the sample company, and their email address there. */
const NAME = "Leilani Ivorystream";
const MAIL = "leilani.ivorystream@larkspur.example";
const running = [];
after(() => Promise.all(running.map((one) => one.stop())));

/** Another person's browser, on a page of the app. */
async function browser(walk, address) {
  const context = await walk.browser.newContext({ viewport: { width: 390, height: 844 } });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  await leaveFor(page, address);
  return { context, page, hands: new Hands(page) };
}

/** Presses the button and signs in on the provider’s page. */
async function signIn({ page, hands }, mail) {
  await hands.press(page.getByRole("button", { name: "Sign in with Okta" }));
  await page.getByLabel("Email").fill(mail);
  await page.getByRole("button", { name: "Continue" }).click();
}

journey("people sign in with the accounts that they have", { now: null, timeout: 240_000 }, async (walk) => {
  walk.problems.expect(/^request to http:\/\/localhost:|ERR_ABORTED|ERR_FAILED/);
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const provider = await accountProvider(`${address}/v1/sign-in/provider/answer`);
  // Another name for the same machine counts as another site.
  const elsewhere = walk.url.replace("127.0.0.1", "localhost");
  const args = ["--address", address, "--app-address", elsewhere, ...provider.args];
  const server = await TeamServer.start(undefined, args, port);
  running.push(provider, server);
  const app = pagesOf(walk);
  await leaveFor(walk.page, server.firstLink);
  await walk.hands.press(walk.page.getByRole("button", { name: "Join", exact: true }));
  await app.welcome.openSample();
  await sees(walk.page.getByRole("heading", { level: 1 }));

  const here = await browser(walk, `${address}/`);
  await sees(here.page.getByRole("button", { name: "Sign in with Okta" }));
  await signIn(here, MAIL);
  await sees(pagesOf(here).shell.who.filter({ hasText: NAME }));
  await reload(here.page);
  await sees(pagesOf(here).shell.who.filter({ hasText: NAME }));

  const there = await browser(walk, `${elsewhere}#/join/?server=${address}`);
  await sees(there.page.getByRole("button", { name: "Sign in with Okta" }));
  await signIn(there, "nobody@team.example");
  await sees(there.page.getByText("No one in this workspace has your account’s email address."));
  assert.equal(new URL(there.page.url()).hash, "");
  // The provider remembers who signed in there.
  await there.context.clearCookies({ domain: "127.0.0.1" });
  await signIn(there, MAIL);
  await sees(pagesOf(there).shell.who.filter({ hasText: NAME }));
  await reload(there.page);
  await sees(pagesOf(there).shell.who.filter({ hasText: NAME }));
  await there.context.close();
  await here.context.close();
});
