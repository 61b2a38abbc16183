// While the app is loading, the page shows the last Today from this device: labeled, inert, and never with an erased name.
import assert from "node:assert/strict";
import { pagesOf } from "./pages/index.mjs";
import { beginWithPlan } from "./support/begin.mjs";
import { journey } from "./support/journey.mjs";
import { besideTheApp, everythingKept } from "./support/kept.mjs";
import { leaveFor } from "./support/leaving.mjs";
import { becomes, sees, seesNo } from "./support/see.mjs";

const TRAINEE = "Leila Haddad";
const KEPT = "switchback.last-today";
// A service worker would load the app from its cache.
const WITHOUT_WORKER = { context: { serviceWorkers: "block" } };
const IS_BLOCKED = /Service Worker registration blocked/;

/** Starts at Today as a trainee with a plan. */
async function beginAtToday(walk, app) {
  walk.problems.expect(IS_BLOCKED);
  await beginWithPlan(walk, app);
  await app.shell.become(TRAINEE, "trainee");
  await sees(app.today.confirmButton);
  await app.shell.closeMessage();
}

/** Holds back the app until `release` is called. */
async function holdTheApp(context) {
  let release;
  const released = new Promise((resolve) => (release = resolve));
  await context.route("**/*.wasm", async (route) => {
    await released;
    await route.continue();
  });
  return { release };
}

/** Simulates moving the tab to the background or the front. */
async function turn(page, state) {
  await page.evaluate((state) => {
    Object.defineProperty(document, "visibilityState", { value: state, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  }, state);
}

const lastToday = (page) => page.locator(".last-today");
const keptToday = (page) => page.evaluate((key) => localStorage.getItem(key), KEPT);

/** Sums up the page's layout shifts as browsers do. */
async function watchShifts(page) {
  await page.addInitScript(() => {
    globalThis.shifted = 0;
    new PerformanceObserver((list) => {
      for (const { value } of list.getEntries()) globalThis.shifted += value;
    }).observe({ type: "layout-shift", buffered: true });
  });
}

journey("the last Today is shown inert until the app has loaded", WITHOUT_WORKER, async (walk) => {
  const app = pagesOf(walk);
  await beginAtToday(walk, app);
  const title = await app.shell.title.innerText();
  const top = await app.shell.title.evaluate((heading) => heading.getBoundingClientRect().top);
  await leaveFor(walk.page, "about:blank");
  await watchShifts(walk.page);
  const held = await holdTheApp(walk.context);
  await leaveFor(walk.page, walk.url, { waitUntil: "commit" });
  const last = lastToday(walk.page);
  await sees(last.getByText("As of Thu 3 Dec, 10:00. Loading…"));
  assert.equal(await last.locator(".page__title").innerText(), title);
  assert.equal(await last.locator(".page__title").evaluate((heading) => heading.getBoundingClientRect().top), top);
  assert.ok(await last.locator(".app-shell").evaluate((frame) => frame.inert), "nothing in it can be used or is read out");
  assert.deepEqual(await last.locator("[id], [href]:not(use), [onclick], input, form, script").count(), 0);
  held.release();
  await seesNo(last);
  await sees(app.today.confirmButton);
  assert.equal(await walk.page.evaluate(() => globalThis.shifted), 0, "nothing moves when the app comes");
  await app.today.confirm();
});

journey("a name erased in another tab is not kept for the next start", WITHOUT_WORKER, async (walk) => {
  const app = pagesOf(walk);
  await beginAtToday(walk, app);
  await turn(walk.page, "hidden");
  assert.ok((await keptToday(walk.page)).includes("Leila"), "the tab was put away at her Today");
  const beside = { ...walk, page: await walk.newTab("people") };
  await becomes(() => keptToday(walk.page), null, "the app is open again");
  await turn(walk.page, "visible");
  await turn(walk.page, "hidden");
  assert.ok((await keptToday(walk.page)).includes("Leila"));
  const other = pagesOf(beside);
  await beside.page.getByRole("button", { name: /^You are/ }).click();
  await beside.page.getByRole("dialog").getByRole("button", { name: "Coordinator" }).click();
  await other.shell.goTo("People");
  await other.people.openPerson(TRAINEE);
  await beside.page.getByRole("button", { name: "Delete person", exact: true }).click();
  await beside.page.getByRole("dialog").getByRole("button", { name: /^Delete/ }).last().click();
  await becomes(async () => (await everythingKept(walk.page)).includes("Haddad"), false);
  assert.equal(await keptToday(walk.page), null);
});

journey("after starting over there is no last Today", WITHOUT_WORKER, async (walk) => {
  const app = pagesOf(walk);
  await beginAtToday(walk, app);
  await app.shell.become("Coordinator", "coordinator");
  await sees(app.today.toTell);
  const beside = { ...walk, page: await walk.newTab("settings") };
  await sees(pagesOf(beside).workspace.leaveButton);
  await turn(walk.page, "hidden");
  assert.ok(await keptToday(walk.page));
  await pagesOf(beside).workspace.erase();
  await becomes(() => keptToday(beside.page), null);
  // The first tab reloads. If it is closed during that, it may never send its notice.
  await sees(app.welcome.title);
  await walk.page.close();
  await holdTheApp(walk.context);
  await leaveFor(beside.page, walk.url, { waitUntil: "commit" });
  await sees(beside.page.locator("#opening .skeleton"));
  assert.equal(await lastToday(beside.page).count(), 0);
});

journey("the last Today of another person is not shown", WITHOUT_WORKER, async (walk) => {
  const app = pagesOf(walk);
  await beginAtToday(walk, app);
  await leaveFor(walk.page, `${walk.url}icon.svg`);
  assert.ok((await keptToday(walk.page)).includes("Leila"));
  await walk.page.evaluate(() => {
    localStorage.setItem("switchback.identity", JSON.stringify({ person: "", role: "coordinator" }));
  });
  const held = await holdTheApp(walk.context);
  await leaveFor(walk.page, walk.url, { waitUntil: "commit" });
  await sees(walk.page.locator("#opening .skeleton"));
  assert.equal(await lastToday(walk.page).count(), 0);
  held.release();
  await sees(app.shell.ways);
  assert.equal(await keptToday(walk.page), null);
});

journey("a last Today that was tampered with runs no code and does not keep the app from opening", WITHOUT_WORKER, async (walk) => {
  const app = pagesOf(walk);
  await beginAtToday(walk, app);
  const beside = await besideTheApp(walk);
  await leaveFor(walk.page, `${walk.url}icon.svg`);
  const whole = JSON.parse(await keptToday(beside));
  const hostile = ["div", { class: "app-shell", onclick: "globalThis.ran = true", style: "inset:0" }, "<b>text</b>"];
  const frames = [
    ["script", {}, "globalThis.ran = true"],
    ["div", {}, ["img", { src: "x", onerror: "globalThis.ran = true" }]],
    ["svg", {}, ["use", { href: "data:image/svg+xml,<svg/>#x" }]],
    hostile,
    null,
    7,
    [],
    [["div"]],
    ["div", null],
    ["div", {}, {}],
  ];
  const texts = ["", "{", "null", "[]", '"text"', "{}", ...frames.map((frame) => JSON.stringify({ ...whole, frame }))];
  for (const text of texts) {
    await beside.evaluate(([key, value]) => localStorage.setItem(key, value), [KEPT, text]);
    await walk.open();
    await sees(app.today.confirmButton);
    assert.equal(await walk.page.evaluate(() => globalThis.ran), undefined);
    await leaveFor(walk.page, `${walk.url}icon.svg`);
  }
});
