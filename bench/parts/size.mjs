// The size of the shipped app: what a first visit downloads, and what comes later.
import { readFileSync, readdirSync } from "node:fs";
import { extname, join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { inPage } from "../lib/browser.mjs";
import { hosted } from "../lib/host.mjs";
import { BENCH, app } from "../lib/places.mjs";
import { row } from "../lib/report.mjs";
import { buildWasm } from "../lib/wasm.mjs";

const BUDGETS = JSON.parse(readFileSync(join(BENCH, "budgets.json"), "utf8"));

const ENCODINGS = {
  raw: (bytes) => bytes.length,
  gzip: (bytes) => gzipSync(bytes, { level: 9 }).length,
  brotli: (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length,
};

const WELCOME = ".welcome";

// The last visit's content may be on the page first, but only the app's own frame is at its top.
const TODAY = "body > .app-shell h1";

const KINDS = { ".html": "html", ".js": "js", ".wasm": "wasm", ".css": "css" };

export async function run() {
  const folder = app();
  const first = await firstVisit(folder);
  const today = await traineesToday(folder);
  const everything = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
  const kind = (name) => KINDS[extname(name)] ?? "icons, manifest";
  const reader = (name) => name.startsWith("calendar_reader");
  const planner = (name) => name.startsWith("planner");
  const workbooks = (name) => name.startsWith("workbook_reader");
  const worker = (name) => reader(name) || planner(name) || workbooks(name);
  const groups = {
    "first visit": first,
    ...Object.fromEntries(
      [...new Set(first.map(kind))].sort().map((one) => [`  ${one}`, first.filter((name) => kind(name) === one)]),
    ),
    "all parts of the app": everything.filter((name) => name !== "404.html" && !worker(name)),
    "a trainee's Today without a cache": today.drawn,
    "a trainee's Today without a cache, with the part that acts": today.acting,
    "calendar reader, when needed": everything.filter(reader),
    "planner, when needed": everything.filter(planner),
    "workbook reader, when needed": everything.filter(workbooks),
    // The service worker fetches all of this in the background after the first visit. 404.html is a second index.html.
    "kept for offline": everything.filter((name) => name !== "404.html"),
  };
  const measured = Object.entries(groups).flatMap(([group, names]) => sizes(folder, group, names));
  return { rows: [...measured, ...plannerSizes()], faults: measured.flatMap(aboveBudget) };
}

/** A program that plans with HiGHS would ship HiGHS, so it is compared with the planner alone and its loader. */
function plannerSizes() {
  const ours = filesIn(buildWasm("switchback-bench-planner", "planner", "planner"), ["planner.js", "planner_bg.wasm"]);
  const highs = filesIn(join(BENCH, "node_modules/highs/build"), ["highs.mjs", "highs.wasm"]);
  return Object.keys(ENCODINGS).map((encoding) =>
    row(`the planner alone, ${encoding}`, "B", weight(ours, encoding), { "npm highs": weight(highs, encoding) }),
  );
}

/** Returns the files that a browser requests until a person can begin, and those that the page names for the system. */
async function firstVisit(folder) {
  const { acting } = await onNewDevice(folder, (page, url) => askedFor(page, url, WELCOME));
  return acting;
}

/** Returns the files that a trainee's browser requests until their Today is shown, if only a workspace is stored. */
function traineesToday(folder) {
  return onNewDevice(folder, async (page, url) => {
    await page.goto(url);
    await page.getByRole("button", { name: "Open sample company" }).click();
    await page.getByRole("button", { name: /^You are/ }).click();
    await page.getByRole("dialog").getByRole("button", { name: /trainee in/ }).first().click();
    await page.locator(TODAY).waitFor();
    return askedFor(page, url, TODAY);
  });
}

/** Loads nothing in advance, neither from the page nor from its service worker. */
function onNewDevice(folder, ask) {
  return hosted([folder], (url) =>
    inPage("about:blank", async (page) => {
      await page.route("**/service-worker.js", (route) => route.abort());
      await page.addInitScript(() => Object.defineProperty(navigator, "connection", { value: { saveData: true } }));
      return ask(page, url);
    }),
  );
}

/**
 * Opens the address. Returns the files that it requests until an element is drawn, and those that it requests until
 * there are no more: for what the drawn page shows, and for the part that acts.
 */
async function askedFor(page, url, awaited) {
  await page.addInitScript(markWhenDrawn, awaited);
  await page.goto(url);
  await page.locator(awaited).waitFor();
  await page.waitForLoadState("networkidle");
  const { drawn, acting, named } = await page.evaluate(() => {
    const asked = performance.getEntriesByType("resource");
    const names = (entries) => entries.map(({ name }) => name);
    const links = [...document.querySelectorAll("link[href]")];
    const drawn = asked.filter(({ startTime }) => startTime <= globalThis.drawnAt);
    return { drawn: names(drawn), acting: names(asked), named: links.map((link) => link.href) };
  });
  return { drawn: files(url, [url, ...drawn, ...named]), acting: files(url, [url, ...acting, ...named]) };
}

/** Runs in a page: records when the first element that matches a selector was drawn. */
function markWhenDrawn(selector) {
  new MutationObserver((_, observer) => {
    if (!document.querySelector(selector)) return;
    globalThis.drawnAt = performance.now();
    observer.disconnect();
  }).observe(document, { childList: true, subtree: true });
}

function files(url, asked) {
  const own = asked.filter((one) => one.startsWith(url));
  return [...new Set(own.map((one) => new URL(one).pathname.slice(1) || "index.html"))].sort();
}

function sizes(folder, group, names) {
  const files = filesIn(folder, names);
  return Object.keys(ENCODINGS).map((encoding) => {
    const name = `${group}, ${encoding}`;
    return row(name, "B", weight(files, encoding), BUDGETS[name.trim()]);
  });
}

function filesIn(folder, names) {
  return names.map((name) => readFileSync(join(folder, name)));
}

/** Compresses the files one by one, as a host does. */
function weight(files, encoding) {
  return files.reduce((sum, bytes) => sum + ENCODINGS[encoding](bytes), 0);
}

function aboveBudget({ name, ours, rivals }) {
  if (!rivals.budget || ours <= rivals.budget.value) return [];
  return [`${name}: ${ours} B is above the budget of ${rivals.budget.value} B (bench/budgets.json).`];
}
