// How long it takes from opening the address until a person can begin: the first time, and with a stored company. Each
// run starts a separate browser with a profile on the disk, as a person does in the morning. The floor pages are plain
// HTML and JavaScript on the same kind of host, and take turns with ours.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openProfile } from "../lib/browser.mjs";
import { hosted } from "../lib/host.mjs";
import { median, runs } from "../lib/numbers.mjs";
import { BENCH, app } from "../lib/places.mjs";
import { row } from "../lib/report.mjs";
import { writeCompany } from "../ui/company.mjs";

const BEGIN = { tag: "button", text: "Open sample company" };
// Excludes the last visit's content, which is shown before the app is.
const HEADING = { tag: "h1.page__title:not(.last-today *)", text: "" };
const FLOOR = "plain page";
const PATIENCE = { timeout: 120_000 };

export async function run() {
  return hosted([app()], (ours) =>
    hosted([join(BENCH, "start")], async (floor) => {
      const first = await firstVisits({ ours, floor: `${floor}empty.html` });
      const pages = { ours, floor: `${floor}stored.html` };
      const sample = await storedVisits(pages, (page) => page.getByRole("button", { name: BEGIN.text }).click());
      const file = writeCompany("start");
      const fullSize = await storedVisits(pages, (page) => page.locator('input[type="file"]').setInputFiles(file));
      return {
        rows: [
          ...rows("first visit", "button is there", first),
          ...rows("sample stored", "page is there", sample),
          ...rows("full size stored", "page is there", fullSize),
        ],
      };
    }),
  );
}

function rows(visit, ready, { ours, floor }) {
  const middle = (measured, what) => median(measured.map((one) => one[what]));
  return [
    ["first paint", "paint"],
    [ready, "ready"],
  ].map(([name, what]) => row(`${visit}: ${name}`, "ms", middle(ours, what), { [FLOOR]: middle(floor, what) }));
}

async function firstVisits(urls) {
  return turns(urls, (url) => withProfile((folder) => visit(folder, url, BEGIN)));
}

async function storedVisits(urls, begin) {
  return withProfile(async (folder) => {
    await fill(folder, urls, begin);
    return turns(urls, (url) => visit(folder, url, HEADING));
  });
}

/** Take turns, so that other load on the machine falls on both alike. */
async function turns(urls, measure) {
  const measured = { ours: [], floor: [] };
  for (let turn = 0; turn < runs(9); turn++) {
    for (const [whose, url] of Object.entries(urls)) measured[whose].push(await measure(url));
  }
  return measured;
}

/** Returns the milliseconds from the start of the navigation to the first paint, and to the paint of the element. */
async function visit(folder, url, element) {
  const context = await openProfile(folder);
  try {
    const page = await context.newPage();
    await page.addInitScript(markWhenThere, element);
    await page.goto(url);
    await page.waitForFunction(() =>
      ["ready", "first-contentful-paint"].every((name) => performance.getEntriesByName(name).length > 0),
    );
    return await page.evaluate(() => {
      const [paint, ready] = ["first-contentful-paint", "ready"].map(
        (name) => performance.getEntriesByName(name)[0].startTime,
      );
      // Nothing is visible before the first paint, which the browser reports on the screen's clock.
      return { paint, ready: Math.max(paint, ready) };
    });
  } finally {
    await context.close();
  }
}

/** Runs in the page before anything else, because requests from outside would add to the time. */
function markWhenThere({ tag, text }) {
  const isThere = () => [...document.querySelectorAll(tag)].some((one) => one.textContent.includes(text));
  const watch = new MutationObserver(() => {
    if (!isThere()) return;
    watch.disconnect();
    // When the task after the next frame's callback runs, the frame that shows the element has been made.
    requestAnimationFrame(() => setTimeout(() => performance.mark("ready")));
  });
  watch.observe(document, { childList: true, subtree: true, characterData: true });
}

/** Begins a company as a person does, and copies the resulting log to the floor page. */
async function fill(folder, urls, begin) {
  const context = await openProfile(folder);
  try {
    const page = await context.newPage();
    await page.goto(urls.ours);
    await begin(page);
    await page.locator(HEADING.tag).waitFor(PATIENCE);
    await page.waitForFunction(isWritten, undefined, { polling: 500, ...PATIENCE });
    const chunks = await page.evaluate(storedChunks);
    await page.goto(urls.floor);
    await page.evaluate(keepChunks, chunks);
    // The second start writes a snapshot and the files of the service worker. Later starts find both.
    await page.goto(urls.ours);
    await page.locator(HEADING.tag).waitFor();
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await page.waitForTimeout(5_000);
  } finally {
    await context.close();
  }
}

/** Whether there is a log, and its end has not moved since the last check. */
async function isWritten() {
  const open = indexedDB.open("switchback");
  const database = await new Promise((done) => (open.onsuccess = () => done(open.result)));
  const head = database.transaction("meta").objectStore("meta").get("head");
  const end = await new Promise((done) => (head.onsuccess = () => done(head.result?.end ?? 0)));
  database.close();
  const before = globalThis.endBefore;
  globalThis.endBefore = end;
  return end > 0 && end === before;
}

async function storedChunks() {
  const open = indexedDB.open("switchback");
  const database = await new Promise((done) => (open.onsuccess = () => done(open.result)));
  const all = database.transaction("chunks").objectStore("chunks").getAll();
  const records = await new Promise((done) => (all.onsuccess = () => done(all.result)));
  database.close();
  return records.map((record) => record.text);
}

async function keepChunks(chunks) {
  const open = indexedDB.open("floor", 1);
  const database = await new Promise((done) => (open.onsuccess = () => done(open.result)));
  const writing = database.transaction("chunks", "readwrite");
  chunks.forEach((text, at) => writing.objectStore("chunks").put(text, at));
  await new Promise((done) => (writing.oncomplete = done));
  database.close();
}

async function withProfile(deed) {
  const folder = mkdtempSync(join(tmpdir(), "switchback-bench-"));
  try {
    return await deed(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
