// The schedule as day, week and month.
import assert from "node:assert/strict";
import { pagesOf } from "./pages/index.mjs";
import { beginWithPlan } from "./support/begin.mjs";
import { journey } from "./support/journey.mjs";
import { reload } from "./support/leaving.mjs";
import { becomes, sees, seesNo } from "./support/see.mjs";

journey("every interview and every session is found by month, by day and by person", async (walk) => {
  const app = pagesOf(walk);
  const drafts = await beginWithPlan(walk, app);
  await app.plan.show("Calendar");
  await walk.hands.press(walk.page.getByRole("link", { name: "All interviews" }));
  await app.schedule.show("Month");
  await becomes(() => walk.page.locator(".page__lead").innerText(), "December 2026");
  await app.schedule.go("Previous");
  await becomes(() => walk.page.locator(".page__lead").innerText(), "November 2026");
  await app.schedule.go("Next");
  await becomes(() => walk.page.locator(".page__lead").innerText(), "December 2026");
  await walk.hands.press(app.schedule.month.getByRole("link", { name: /^7 December 2026, \d+ total$/ }));
  await becomes(() => walk.page.locator(".page__lead").innerText(), "7 December 2026");
  const planned = drafts.filter(({ when }) => when.startsWith("Mon 7 Dec"));
  assert.ok(planned.length > 0);
  for (const { trainee, mentor } of planned) {
    await sees(app.schedule.day.filter({ hasText: `${trainee} with ${mentor}` }));
  }

  await walk.hands.write(app.schedule.person, planned[0].trainee.toLowerCase());
  await becomes(() => app.schedule.day.count(), planned.filter(({ trainee }) => trainee === planned[0].trainee).length);
  await reload(walk.page);
  await becomes(() => app.schedule.person.inputValue(), planned[0].trainee.toLowerCase());
  await walk.hands.press(app.schedule.day.getByRole("link").first());
  await sees(walk.page.getByRole("heading", { name: "Session", exact: true }));
});

journey("on a phone the schedule names the view that it shows", async (walk) => {
  const app = pagesOf(walk);
  await beginWithPlan(walk, app);
  const view = (name) => walk.page.getByRole("radio", { name, exact: true });
  await walk.open("schedule?view=people");
  await sees(view("By person").and(walk.page.locator(":checked")));
  await walk.page.setViewportSize({ width: 390, height: 844 });
  await sees(view("Agenda").and(walk.page.locator(":checked")));
  await seesNo(view("By person"));
  await seesNo(view("Week"));
  await walk.page.setViewportSize({ width: 1280, height: 800 });
  await sees(view("By person").and(walk.page.locator(":checked")));
  await sees(view("Week"));
});

journey("a week is shown in another time zone, with the viewer's own times next to it", async (walk) => {
  const app = pagesOf(walk);
  await beginWithPlan(walk, app);
  await walk.open("schedule?view=week&on=2026-12-07");
  const hours = walk.page.locator(".week-calendar__hour");
  const block = walk.page.locator(".calendar-block").first();
  await sees(block);
  const before = await block.getAttribute("aria-label");
  assert.equal(await walk.page.locator(".week-calendar__own-hour").count(), 0);
  const zone = walk.page.getByLabel("Time zone");
  await walk.hands.choose(zone, { index: 1 });
  await sees(walk.page.getByText(/^Times in .+, and below them in /));
  await becomes(() => hours.nth(9).innerText().then((text) => text.split("\n").length), 2);
  await becomes(async () => (await block.getAttribute("aria-label")) !== before, true);
  await walk.hands.choose(zone, { label: "Yours" });
  await becomes(() => block.getAttribute("aria-label"), before);
});
