// The first visit: entering and leaving the sample company, and what every page says while it is empty.
import assert from "node:assert/strict";
import { pagesOf } from "./pages/index.mjs";
import { beginWithFiles } from "./support/begin.mjs";
import { journey } from "./support/journey.mjs";
import { reload } from "./support/leaving.mjs";
import { becomes, sees, seesNo } from "./support/see.mjs";

journey("a first visit offers a sample company, importing files, and opening a workspace file", async (walk) => {
  const app = pagesOf(walk);
  await walk.open();
  await sees(app.welcome.title);
  await sees(app.welcome.sample);
  await sees(app.welcome.ownFiles);
  await sees(walk.page.getByText("Open file"));
  await sees(app.welcome.foot.getByText("No account, no tracking."));
});

journey("the sample company has 180 people in 4 time zones and 40 trainees, around today", async (walk) => {
  const app = pagesOf(walk);
  await walk.open();
  await app.welcome.openSample();
  await sees(app.shell.banner.getByText("This is a sample company."));
  await app.shell.goTo("People");
  await becomes(() => app.people.count.innerText(), "180 people");
  const optionsOf = async (label) => (await walk.page.getByLabel(label).locator("option").count()) - 1;
  assert.equal(await optionsOf("Time zone"), 4);
  assert.equal(await optionsOf("Interview type"), 5);
  await app.shell.goTo("Training");
  const inTraining = async () => {
    const onPaths = await walk.page.getByText(/^\d+ enrollments?$/).allInnerTexts();
    return onPaths.reduce((sum, text) => sum + Number.parseInt(text, 10), 0);
  };
  await becomes(inTraining, 40);
  await app.shell.goTo("Plan");
  await app.plan.plan();
  assert.ok((await app.plan.drafts()).length > 5, "there is something to plan");
});

journey("the sample company is the same on every first visit of a day", async (walk) => {
  const app = pagesOf(walk);
  const hash = async () => {
    await app.shell.goTo("Settings");
    return app.workspace.stateHash();
  };
  await walk.open();
  await app.welcome.openSample();
  const first = await hash();
  await app.workspace.erase();
  await app.welcome.openSample();
  assert.equal(await hash(), first);
});

journey("the banner leads out of the sample company and nothing of it remains", async (walk) => {
  const app = pagesOf(walk);
  await walk.open();
  await app.welcome.openSample();
  await walk.hands.press(app.shell.banner.getByRole("link", { name: "Exit sample" }));
  await app.workspace.erase();
  await seesNo(app.shell.banner);
  await reload(walk.page);
  await sees(app.welcome.title);
  await app.welcome.beginWith("Harrowgate");
  await seesNo(app.shell.banner);
  await app.shell.goTo("People");
  await sees(walk.page.getByText("No people yet"));
});

journey("each page of an empty workspace says what to do first", async (walk) => {
  const app = pagesOf(walk);
  await beginWithFiles(walk, app);
  await app.shell.goTo("Today");
  await sees(app.today.bringInLink);
  await app.shell.goTo("Plan");
  await sees(walk.page.locator("main").getByRole("link", { name: "Import" }));
  await app.shell.goTo("People");
  await seesNo(walk.page.getByText("Remove a filter"));
  await sees(walk.page.locator("main").getByRole("link", { name: "Import" }).first());
  await app.shell.goTo("Training");
  await sees(walk.page.getByRole("heading", { name: "No training paths yet" }));
  await app.shell.goTo("Settings");
  await sees(walk.page.getByRole("heading", { level: 1, name: "Harrowgate" }));
});

journey("a leader sees the pool and its bottlenecks", async (walk) => {
  const app = pagesOf(walk);
  await walk.open();
  await app.welcome.openSample();
  await app.shell.become("Leader", "leader");
  await sees(walk.page.getByRole("heading", { level: 1, name: "Insights" }));
  await becomes(() => walk.page.getByRole("table").first().locator("tbody tr").count(), 5);
});

journey("an unknown address says so and links back", async (walk) => {
  const app = pagesOf(walk);
  await beginWithFiles(walk, app);
  for (const path of ["nowhere", "people/0000000000000", "sessions/not-an-id", "enrollments/0000000000000"]) {
    await walk.open(path);
    await sees(walk.page.getByRole("heading", { name: "Page not found" }));
  }
  await walk.hands.press(walk.page.getByRole("link", { name: "Go to Today" }));
  await sees(app.today.bringInLink);
});

journey("a company cannot be created without a name", async (walk) => {
  const app = pagesOf(walk);
  await walk.open();
  await walk.hands.press(app.welcome.ownFiles);
  await walk.hands.write(walk.page.getByLabel("Company or team name"), "   ");
  await walk.hands.press(walk.page.getByRole("button", { name: "Create workspace" }));
  await sees(walk.page.getByRole("dialog"));
  await seesNo(app.shell.ways);
});

journey("both ways to start are visible at once on a laptop and on a phone", async (walk) => {
  const app = pagesOf(walk);
  await walk.open();
  for (const [width, height] of [[1280, 800], [360, 740]]) {
    await walk.page.setViewportSize({ width, height });
    for (const button of [app.welcome.sample, app.welcome.ownFiles]) {
      const { y, height: tall } = await button.boundingBox();
      assert.ok(y + tall <= height, `ends at ${y + tall} of ${height} pixels`);
    }
  }
});

journey("a dialog focuses its first field, and the name may contain a space", async (walk) => {
  const app = pagesOf(walk);
  await walk.open();
  await walk.hands.press(app.welcome.ownFiles);
  const company = walk.page.getByLabel("Company or team name");
  await becomes(() => company.evaluate((field) => field === document.activeElement), true);
  await walk.page.keyboard.type("Acme Inc.");
  await becomes(() => company.inputValue(), "Acme Inc.");
  await walk.page.keyboard.press("Escape");
  await becomes(() => app.welcome.ownFiles.evaluate((button) => button === document.activeElement), true);
});

journey("the sample company opens at the top of Today", async (walk) => {
  const app = pagesOf(walk);
  await walk.page.setViewportSize({ width: 1280, height: 500 });
  await walk.open();
  await walk.page.mouse.wheel(0, 400);
  await app.welcome.openSample();
  await becomes(() => walk.page.evaluate(() => window.scrollY), 0);
});
