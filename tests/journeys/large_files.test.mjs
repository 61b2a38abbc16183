// Large workspaces and tables: the page responds while it reads one, shows its progress, and lets the user cancel.
import assert from "node:assert/strict";
import { pagesOf } from "./pages/index.mjs";
import { beginWithFiles, file } from "./support/begin.mjs";
import { journey } from "./support/journey.mjs";
import { becomes, sees, seesNo } from "./support/see.mjs";

const LARGE = 10_000_000;

/** The same workspace after settings were made again and again, as in years of use. */
function grown(text) {
  const workspace = JSON.parse(text);
  const settings = workspace.log.filter((entry) => "limits_set" in entry.event).map((entry) => JSON.stringify(entry));
  assert.ok(settings.length > 0, "somebody has weekly limits");
  const lines = workspace.log.map((entry) => JSON.stringify(entry));
  for (let size = 0; size < LARGE; size += lines.at(-1).length) {
    const entry = JSON.parse(settings[lines.length % settings.length]);
    lines.push(JSON.stringify({ ...entry, command: String(lines.length).padStart(13, "0") }));
  }
  const { log, ...rest } = workspace;
  return `${JSON.stringify(rest).slice(0, -1)},\n"log": [\n${lines.join(",\n")}\n]\n}\n`;
}

/** Counts the frames drawn while something on the page is busy. */
function countBusyFrames(page) {
  return page.evaluate(() => {
    globalThis.busyFrames = 0;
    const count = () => {
      if (document.querySelector("[aria-busy=true]")) globalThis.busyFrames += 1;
      requestAnimationFrame(count);
    };
    count();
  });
}

journey("the page responds while a large workspace file is read, and reading can be cancelled", async (walk) => {
  const app = pagesOf(walk);
  await beginWithFiles(walk, app, "people.csv");
  await app.shell.goTo("Settings");
  await sees(app.workspace.isSaved);
  const hash = await app.workspace.stateHash();
  const { text } = await app.workspace.takeFile();
  const large = file("harrowgate.json", grown(text), "application/json");
  await app.workspace.erase();

  await app.welcome.openFile(large);
  await sees(walk.page.getByText(/Reading harrowgate\.json… [1-9]\d?%/));
  await walk.hands.press(walk.page.getByRole("button", { name: "Cancel" }));
  await seesNo(walk.page.getByText("Reading"));
  await sees(walk.page.getByText("Open file"));

  await countBusyFrames(walk.page);
  await app.welcome.openFile(large);
  await app.shell.goTo("Settings");
  await sees(app.workspace.isSaved);
  await becomes(() => app.workspace.stateHash(), hash);
  const frames = await walk.page.evaluate(() => globalThis.busyFrames);
  assert.ok(frames > 20, `the page drew ${frames} frames while it read`);

  const again = await app.workspace.takeFile();
  assert.equal(again.content.log.length, JSON.parse(large.buffer.toString()).log.length);
});

journey("a large file damaged near its end is rejected with the same message", async (walk) => {
  const app = pagesOf(walk);
  await beginWithFiles(walk, app, "people.csv");
  await app.shell.goTo("Settings");
  await sees(app.workspace.isSaved);
  const { text } = await app.workspace.takeFile();
  const cut = grown(text).slice(0, -100);
  await app.workspace.erase();
  await app.welcome.openFile(file("cut.json", cut, "application/json"));
  const line = cut.split("\n").length;
  await sees(app.shell.toast.getByText(`The file ends early, on line ${line}. Download or copy it again.`));
  await sees(walk.page.getByText("Open file"));
});

/** A table of people as large as a table may be. */
function peopleTable(rows) {
  const line = (_, n) => `Ada L${n},ada${n}@example.com,Team ${n % 40},Europe/Berlin,${n % 2 ? "Coding" : ""}`;
  const text = ["Name,Email,Team,Time zone,Certified", ...Array.from({ length: rows }, line)].join("\n");
  return file("people.csv", text, "text/csv");
}

journey("the page responds while a large table is compared, and comparing can be cancelled", async (walk) => {
  const app = pagesOf(walk);
  await beginWithFiles(walk, app);
  const large = peopleTable(45_000);
  await walk.hands.bring(app.bringIn.files, [large]);
  await sees(walk.page.getByText(/Comparing with your workspace… [1-9]\d?%/));
  await walk.hands.press(walk.page.getByRole("button", { name: "Cancel" }));
  await seesNo(app.bringIn.preview);
  await sees(walk.page.getByText("Choose files or drop them here"));

  await countBusyFrames(walk.page);
  await app.bringIn.show(large);
  const frames = await walk.page.evaluate(() => globalThis.busyFrames);
  assert.ok(frames > 10, `the page drew ${frames} frames while it compared`);
  assert.deepEqual(await app.bringIn.counters(), { new: 45_000, changed: 0, known: 0, notTaken: 0 });

  const rows = app.bringIn.preview.locator("tbody tr");
  const scrolled = async () => {
    await rows.last().scrollIntoViewIfNeeded();
    return rows.count();
  };
  await becomes(() => rows.count(), 40, "what nobody looks at is not drawn");
  await becomes(scrolled, 200, "what is not asked for is not drawn");
  await walk.hands.press(app.bringIn.preview.getByRole("button", { name: "Show 200 more" }));
  await becomes(scrolled, 400);
});
