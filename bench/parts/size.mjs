// What the shipped app weighs: what a first visit downloads, and what comes later.
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

const KINDS = { ".html": "html", ".js": "js", ".wasm": "wasm", ".css": "css" };

export async function run() {
  const folder = app();
  const first = await firstVisit(folder);
  const everything = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
  const kind = (name) => KINDS[extname(name)] ?? "icons, manifest";
  const reader = (name) => name.startsWith("calendar_reader");
  const planner = (name) => name.startsWith("planner");
  const groups = {
    "first visit": first,
    ...Object.fromEntries(
      [...new Set(first.map(kind))].sort().map((one) => [`  ${one}`, first.filter((name) => kind(name) === one)]),
    ),
    "all parts of the app": everything.filter((name) => name !== "404.html" && !reader(name) && !planner(name)),
    "a trainee's Today without a cache": await traineesToday(folder),
    "calendar reader, when needed": everything.filter(reader),
    "planner, when needed": everything.filter(planner),
    // The service worker fetches all of it after the first visit, in the background; 404.html is a second index.html.
    "kept for offline": everything.filter((name) => name !== "404.html"),
  };
  const measured = Object.entries(groups).flatMap(([group, names]) => sizes(folder, group, names));
  return { rows: [...measured, ...plannerSizes()], faults: measured.flatMap(aboveBudget) };
}

/** A program that plans with HiGHS would ship HiGHS: the planner alone, with what loads it, beside that. */
function plannerSizes() {
  const ours = filesIn(buildWasm("switchback-bench-planner", "planner", "planner"), ["planner.js", "planner_bg.wasm"]);
  const highs = filesIn(join(BENCH, "node_modules/highs/build"), ["highs.mjs", "highs.wasm"]);
  return Object.keys(ENCODINGS).map((encoding) =>
    row(`the planner alone, ${encoding}`, "B", weight(ours, encoding), { "npm highs": weight(highs, encoding) }),
  );
}

/** The files that a browser asks for until somebody can begin, and those that the page names for the system. */
function firstVisit(folder) {
  return onNewDevice(folder, (page, url) => askedFor(page, url, () => begin(page).waitFor()));
}

/** The files that a trainee's browser asks for until their Today is there, when it has a workspace and nothing else. */
function traineesToday(folder) {
  return onNewDevice(folder, async (page, url) => {
    await page.goto(url);
    await begin(page).click();
    await page.getByRole("button", { name: /^You are/ }).click();
    await page.getByRole("dialog").getByRole("button", { name: /trainee in/ }).first().click();
    const today = page.getByRole("heading", { level: 1 });
    await today.waitFor();
    return askedFor(page, url, () => today.waitFor());
  });
}

/** Nothing is loaded in advance, neither by the page nor by its service worker. */
function onNewDevice(folder, ask) {
  return hosted([folder], (url) =>
    inPage("about:blank", async (page) => {
      await page.route("**/service-worker.js", (route) => route.abort());
      await page.addInitScript(() => Object.defineProperty(navigator, "connection", { value: { saveData: true } }));
      return ask(page, url);
    }),
  );
}

function begin(page) {
  return page.getByRole("button", { name: "Open sample company" });
}

/** The files that opening the address asks for, with what the drawn page asks for in its turn, as its icons. */
async function askedFor(page, url, isThere) {
  const asked = new Set();
  page.on("requestfinished", (request) => asked.add(request.url()));
  await page.goto(url);
  await isThere();
  await page.waitForLoadState("networkidle");
  const named = await page.evaluate(() => [...document.querySelectorAll("link[href]")].map((link) => link.href));
  return [...new Set([...asked, ...named])]
    .filter((asked) => asked.startsWith(url))
    .map((asked) => new URL(asked).pathname.slice(1) || "index.html")
    .sort();
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

/** Files are compressed one by one, as a host does. */
function weight(files, encoding) {
  return files.reduce((sum, bytes) => sum + ENCODINGS[encoding](bytes), 0);
}

function aboveBudget({ name, ours, rivals }) {
  if (!rivals.budget || ours <= rivals.budget.value) return [];
  return [`${name}: ${ours} B is above the budget of ${rivals.budget.value} B (bench/budgets.json).`];
}
