// A static host, below a path and at its root: deep links, every file, and no network at all.
import assert from "node:assert/strict";
import { pagesOf } from "./pages/index.mjs";
import { beginWithFiles, beginWithPlan } from "./support/begin.mjs";
import { fixture, journey } from "./support/journey.mjs";
import { leaveFor, reload } from "./support/leaving.mjs";
import { becomes, sees } from "./support/see.mjs";

for (const base of ["/switchback/", "/"]) {
  journey(`below ${base} every link and every file stays below it`, { base }, async (walk) => {
    const app = pagesOf(walk);
    const failed = [];
    const outside = [];
    walk.context.on("response", (response) => {
      const { pathname } = new URL(response.url());
      if (!pathname.startsWith(base)) outside.push(pathname);
      if (response.status() >= 400 && response.request().resourceType() !== "document") failed.push(pathname);
    });
    await beginWithPlan(walk, app);
    for (const way of ["Today", "Plan", "Schedule", "People", "Training", "Insights", "Settings"]) {
      await app.shell.goTo(way);
      assert.ok(new URL(walk.page.url()).pathname.startsWith(base), walk.page.url());
      for (const link of await walk.page.locator("a[href]").all()) {
        const href = await link.getAttribute("href");
        assert.ok(href.startsWith(base) || /^[#?]/.test(href), `a link to ${href}`);
      }
    }
    // The calendar reader and the icons are only fetched when needed.
    await walk.open("import");
    await app.bringIn.show(fixture("google-calendar.ics"));
    await becomes(async () => (await app.bringIn.counters()).new > 0, true);
    assert.deepEqual({ failed, outside }, { failed: [], outside: [] });
  });

  journey(`below ${base} filters and views of a page are kept in its address`, { base }, async (walk) => {
    const app = pagesOf(walk);
    await beginWithFiles(walk, app, "people.csv", "greenhouse-interviews.csv");
    await app.shell.goTo("People");
    await walk.hands.write(app.people.search, "ada");
    await becomes(() => app.people.rows.count(), 1);
    assert.equal(walk.page.url(), `${walk.url}people?text=ada`);
    await reload(walk.page);
    await becomes(() => app.people.rows.count(), 1);
    await app.shell.goTo("Plan");
    await app.plan.show("Unscheduled");
    await reload(walk.page);
    await sees(app.plan.parts.locator("[aria-current=page]", { hasText: "Unscheduled" }));
  });

  // Without the service worker, as for a first visit by such a link.
  const alone = { base, context: { serviceWorkers: "block" } };
  journey(`below ${base} a link to any page opens that page`, alone, async (walk) => {
    walk.problems.expect(/Service Worker registration blocked/);
    const app = pagesOf(walk);
    await beginWithPlan(walk, app);
    await app.shell.goTo("People");
    await app.people.openPerson("Leila Haddad");
    const person = new URL(walk.page.url()).pathname.slice(base.length);
    for (const [path, title] of Object.entries({
      [person]: "Leila Haddad",
      [`${person}/hours`]: "Leila Haddad’s availability",
      "people?text=ada": "People",
      plan: "Plan",
      import: "Import",
      training: "Training",
      insights: "Insights",
      "find-time": "Find a time",
      history: "History",
      settings: "Harrowgate",
    })) {
      await walk.open(path);
      await sees(walk.page.getByRole("heading", { level: 1, name: title }));
    }
    // Emails contain links to former addresses of pages.
    for (const [before, now] of Object.entries({ "bring-in": "import", paths: "training", pool: "insights" })) {
      await walk.open(before);
      await becomes(async () => new URL(walk.page.url()).pathname, `${base}${now}`);
    }
    await walk.open("people?text=ada");
    await becomes(() => app.people.rows.count(), 1);
  });

  journey(`below ${base} the app opens without a network after the first visit`, { base }, async (walk) => {
    const app = pagesOf(walk);
    // The app can't check for a newer build without a network.
    walk.problems.expect(/Failed to load resource.*version\.txt/);
    await beginWithFiles(walk, app, "people.csv");
    await app.shell.goTo("Settings");
    await sees(app.workspace.isSaved);
    const hash = await app.workspace.stateHash();
    // The coordinator's part is cached last.
    await becomes(() => walk.page.evaluate(() => caches.match("planner_loader.js").then(Boolean)), true);
    // Leaves the tab first, because the browser may request a page's icon at any time.
    await leaveFor(walk.page, "about:blank");
    await walk.host.stop();
    await walk.context.setOffline(true);
    await walk.open("settings");
    await becomes(() => app.workspace.stateHash(), hash);
    // A deep link, a change, and the part that is only loaded when needed.
    await walk.open("people?text=ruth");
    await app.people.openPerson("Ruth Abernathy");
    await app.person.enrol("Coding");
    await walk.open("import");
    await app.bringIn.show(fixture("google-calendar.ics"));
    await becomes(async () => (await app.bringIn.counters()).new > 0, true);
    await reload(walk.page);
    await sees(app.bringIn.files);
  });
}

journey("the app can be installed, and its manifest stays below the path", { base: "/switchback/" }, async (walk) => {
  await walk.open();
  const address = await walk.page.locator("link[rel=manifest]").evaluate((link) => link.href);
  const manifest = await (await walk.context.request.get(address)).json();
  const resolved = (path) => new URL(path, address).pathname;
  assert.equal(resolved(manifest.start_url), "/switchback/");
  assert.equal(resolved(manifest.scope ?? "./"), "/switchback/");
  for (const icon of manifest.icons) {
    assert.equal((await walk.context.request.get(new URL(icon.src, address).href)).status(), 200, icon.src);
  }
  assert.ok(manifest.icons.some(({ sizes }) => sizes === "192x192"));
  assert.ok(manifest.icons.some(({ sizes }) => sizes === "512x512"));
});
