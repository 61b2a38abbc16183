// All data can be exported: the workspace file can be opened again unchanged, and tables are safe to open.
import assert from "node:assert/strict";
import { pagesOf } from "./pages/index.mjs";
import { beginWithFiles, beginWithPlan, file } from "./support/begin.mjs";
import { fixture, journey } from "./support/journey.mjs";
import { everythingKept } from "./support/kept.mjs";
import { reload } from "./support/leaving.mjs";
import { becomes, sees } from "./support/see.mjs";

const JSON_TYPE = "application/json";

async function roundTrip(walk, app) {
  await app.shell.goTo("Settings");
  await sees(app.workspace.isSaved);
  const hash = await app.workspace.stateHash();
  const taken = await app.workspace.takeFile();
  await app.workspace.erase();
  await app.welcome.openFile(file(taken.name, taken.text, JSON_TYPE));
  await app.shell.goTo("Settings");
  await sees(app.workspace.isSaved);
  assert.equal(await app.workspace.stateHash(), hash);
  const again = await app.workspace.takeFile();
  const logOf = ({ text }) => text.slice(text.indexOf('"log"'));
  assert.equal(logOf(again), logOf(taken), "the log is the same, byte for byte");
  assert.deepEqual(again.content.profiles, taken.content.profiles);
  await reload(walk.page);
  await becomes(() => app.workspace.stateHash(), hash);
}

journey("a workspace is exported, deleted, and opened again unchanged", async (walk) => {
  const app = pagesOf(walk);
  await beginWithPlan(walk, app);
  await app.shell.become("Leila Haddad", "trainee");
  await app.today.confirm();
  await app.shell.become("Coordinator", "coordinator");
  await roundTrip(walk, app);
});

journey("the sample company is exported and opened again unchanged", async (walk) => {
  const app = pagesOf(walk);
  await walk.open();
  await app.welcome.openSample();
  await roundTrip(walk, app);
});

journey("deleting a workspace leaves nothing behind in the browser", async (walk) => {
  const app = pagesOf(walk);
  await beginWithFiles(walk, app, "people.csv");
  await app.shell.goTo("Settings");
  await sees(app.workspace.isSaved);
  await app.workspace.erase();
  const kept = await everythingKept(walk.page);
  for (const trace of ["Haddad", "harrowgate", "team_added", "switchback.workspace"]) {
    assert.ok(!kept.includes(trace), `${trace} is still there`);
  }
});

journey("a file that is not a workspace file is rejected with a message", async (walk) => {
  const app = pagesOf(walk);
  await walk.open();
  const refused = ["", "{", "[]", '{"format":"something-else"}', '{"format":"switchback-workspace","version":99}'];
  for (const [place, text] of refused.entries()) {
    await app.welcome.openFile(file(`no-${place}.json`, text, JSON_TYPE));
    await sees(app.shell.toast);
    await walk.hands.press(app.shell.toast.getByRole("button", { name: "Close" }));
  }
  await sees(app.welcome.title);
});

journey("exported tables are safe in a spreadsheet", async (walk) => {
  const app = pagesOf(walk);
  await beginWithFiles(walk, app, "people.csv");
  const dangerous = ["=1+1", "+SUM(A1)", "-2+3", "@cmd", "\tTab", "=HYPERLINK(\"http://x.example\";\"y\")"];
  const quoted = (name) => `"${name.replaceAll('"', '""')}"`;
  const table = ["Name,Team,Certified in", ...dangerous.map((name) => `${quoted(name)},=Team,Coding`)].join("\n");
  await app.bringIn.show(file("people.csv", table, "text/csv"));
  await app.bringIn.take();
  await app.bringIn.show(fixture("greenhouse-interviews.csv"));
  await app.bringIn.take();
  await app.shell.goTo("Plan");
  await app.plan.plan(6);
  await app.plan.publish();
  await app.shell.goTo("Settings");
  const people = await walk.hands.download(app.workspace.peopleButton);
  const sessions = await walk.hands.download(app.workspace.sessionsButton);
  await app.shell.goTo("People");
  const directory = await walk.hands.download(app.people.csvButton);
  for (const { name, text } of [people, sessions, directory]) {
    assert.ok(text.split("\n").length > 3, `${name} holds something`);
    for (const cell of cellsOf(text)) assert.doesNotMatch(cell, /^\s*[=+\-@\t\r]/, `${name} holds a formula`);
  }
  assert.ok(cellsOf(people.text).includes("'=1+1"), "the name is still to be read");
  assert.ok(people.text.includes("Leila Haddad") && sessions.text.includes("Leila Haddad"));
});

journey("importing the directory's own table changes nothing", async (walk) => {
  const app = pagesOf(walk);
  await beginWithFiles(walk, app, "people.csv");
  await app.shell.goTo("People");
  const { text } = await walk.hands.download(app.people.csvButton);
  await walk.hands.press(walk.page.getByRole("link", { name: "Import people" }));
  await app.bringIn.show(file("people.csv", text, "text/csv"));
  await sees(app.bringIn.nothing);
  const { new: added, changed, notTaken } = await app.bringIn.counters();
  assert.deepEqual([added, changed, notTaken], [0, 0, 0]);
});

/** The cells of a CSV according to RFC 4180. */
function cellsOf(text) {
  const cells = [...text.matchAll(/(?:^|,|\r\n|\n)(?:"((?:[^"]|"")*)"|([^",\r\n]*))/g)];
  return cells.map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain);
}
