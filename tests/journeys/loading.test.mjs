// The app loads in parts: users don't load what they may not use, and a part that fails to load can be retried.
import assert from "node:assert/strict";
import { pagesOf } from "./pages/index.mjs";
import { beginWithFiles } from "./support/begin.mjs";
import { journey } from "./support/journey.mjs";
import { reload } from "./support/leaving.mjs";
import { becomes, sees, seesNo } from "./support/see.mjs";

// Anything that the service worker keeps would load without a request.
const WITHOUT_WORKER = { context: { serviceWorkers: "block" } };
const IS_BLOCKED = /Service Worker registration blocked/;
const ONLY_FOR_COORDINATORS = /coordinator_|planner|workbook_reader/;

/** Names of the files that the page requests from here on. */
function filesAskedFor(page) {
  const asked = new Set();
  page.on("request", (request) => asked.add(new URL(request.url()).pathname.split("/").pop()));
  return asked;
}

/** Makes the browser save data, so that nothing is loaded in advance. */
async function saveData(walk) {
  await walk.context.addInitScript(() => {
    Object.defineProperty(navigator, "connection", { value: { saveData: true } });
  });
}

/** Opens a person who can be enrolled, in a saved workspace, and returns the enroll button. */
async function beginAtPerson(walk, app) {
  await beginWithFiles(walk, app, "people.csv");
  await app.shell.goTo("Settings");
  await sees(app.workspace.isSaved);
  await app.shell.goTo("People");
  await app.people.openPerson("Arjun Deshmukh");
  return app.person.enrolButton("Coding");
}

journey("the first page loads the first part and then the others in advance", WITHOUT_WORKER, async (walk) => {
  const app = pagesOf(walk);
  walk.problems.expect(IS_BLOCKED);
  const asked = filesAskedFor(walk.page);
  await walk.open();
  await sees(app.welcome.sample);
  for (const part of ["workspace", "commands", "coordinator_today", "shared_pages", "coordinator_pages"]) {
    await becomes(() => asked.has(`split_${part}.wasm`), true);
  }
  await walk.context.route("**/*.wasm", (route) => route.abort());
  await app.welcome.openSample();
  await app.shell.goTo("Plan");
  await sees(walk.page.getByRole("heading", { level: 1, name: "Plan" }));
});

journey("with data saving on, only the first part is loaded", WITHOUT_WORKER, async (walk) => {
  const app = pagesOf(walk);
  walk.problems.expect(IS_BLOCKED);
  const asked = filesAskedFor(walk.page);
  await saveData(walk);
  await walk.open();
  await sees(app.welcome.sample);
  await walk.page.waitForLoadState("networkidle");
  assert.deepEqual([...asked].filter((name) => /^(split|chunk)_/.test(name)), []);
});

journey("a trainee loads neither the plan, the import nor the programs", WITHOUT_WORKER, async (walk) => {
  const app = pagesOf(walk);
  walk.problems.expect(IS_BLOCKED);
  await walk.open();
  await app.welcome.openSample();
  await walk.hands.press(app.shell.who);
  await walk.hands.press(walk.page.getByRole("dialog").getByRole("button", { name: /trainee in/ }).first());
  const asked = filesAskedFor(walk.page);
  await walk.open();
  await becomes(() => asked.has("split_shared_pages.wasm"), true);
  await app.shell.goTo("Availability");
  await app.shell.goTo("Schedule");
  await walk.page.waitForLoadState("networkidle");
  assert.deepEqual([...asked].filter((name) => ONLY_FOR_COORDINATORS.test(name)), []);
});

journey("a page that fails to load says so and loads on retry", WITHOUT_WORKER, async (walk) => {
  const app = pagesOf(walk);
  walk.problems.expect(IS_BLOCKED);
  walk.problems.expect(/split_shared_pages\.wasm|Failed to fetch/);
  await saveData(walk);
  await walk.open();
  await app.welcome.openSample();
  await walk.context.route("**/split_shared_pages.wasm", (route) => route.abort());
  await app.shell.goTo("People");
  const words = walk.page.getByText("Part of Switchback couldn’t be loaded.");
  await sees(words);
  await sees(app.shell.ways);
  await walk.context.unroute("**/split_shared_pages.wasm");
  await walk.hands.press(walk.page.getByRole("button", { name: "Try again" }));
  await seesNo(words);
  await becomes(() => app.people.count.innerText(), "180 people");
});

journey("the sample company waits for its part and says so if that fails to load", WITHOUT_WORKER, async (walk) => {
  const app = pagesOf(walk);
  walk.problems.expect(IS_BLOCKED);
  walk.problems.expect(/split_commands\.wasm|Failed to fetch/);
  await saveData(walk);
  await walk.context.route("**/split_commands.wasm", (route) => route.abort());
  await walk.open();
  await walk.hands.press(app.welcome.sample);
  await app.shell.says("Part of Switchback couldn’t be loaded.");
  await walk.context.unroute("**/split_commands.wasm");
  await app.welcome.openSample();
  await sees(app.shell.banner.getByText("This is a sample company."));
});

journey("a press before its part has loaded takes effect once, as soon as the part loads", WITHOUT_WORKER, async (walk) => {
  const app = pagesOf(walk);
  walk.problems.expect(IS_BLOCKED);
  await saveData(walk);
  const enroll = await beginAtPerson(walk, app);

  let release;
  const isReleased = new Promise((resolve) => (release = resolve));
  await walk.context.route("**/split_commands.wasm", async (route) => {
    await isReleased;
    await route.continue();
  });
  await reload(walk.page);
  await walk.hands.press(enroll);
  await app.shell.says("Keep this page open: your change is next.");
  await sees(enroll);
  release();
  await app.shell.says("Enrolled in Coding.");
  await sees(app.person.path("Coding"));
  await reload(walk.page);
  await sees(app.person.path("Coding"));
});

journey("a command whose part fails to load is refused with a message and accepted once the part loads", WITHOUT_WORKER, async (walk) => {
  const app = pagesOf(walk);
  walk.problems.expect(IS_BLOCKED);
  walk.problems.expect(/split_commands\.wasm|Failed to fetch/);
  await saveData(walk);
  const enroll = await beginAtPerson(walk, app);
  const refused = "Part of Switchback couldn’t be loaded. Check your connection, then try again.";

  const fails = walk.page.waitForEvent("requestfailed", (request) => request.url().includes("split_commands"));
  await walk.context.route("**/split_commands.wasm", (route) => route.abort());
  await reload(walk.page);
  await fails;
  const failsAgain = walk.page.waitForEvent("requestfailed", (request) => request.url().includes("split_commands"));
  await walk.hands.press(enroll);
  await app.shell.says(refused);
  await failsAgain;
  await sees(enroll);

  await walk.context.unroute("**/split_commands.wasm");
  const pressUntilTaken = async () => {
    await app.shell.closeMessage();
    if (await enroll.isVisible()) await enroll.click();
    return app.person.path("Coding").isVisible();
  };
  await becomes(pressUntilTaken, true);
  await reload(walk.page);
  await sees(app.person.path("Coding"));
});
