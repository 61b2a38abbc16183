// What Lighthouse reports of a first visit on a phone: its mobile preset, on the app as a static host serves it.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import { FLAGS, executablePath } from "../lib/browser.mjs";
import { median, runs } from "../lib/numbers.mjs";
import { BENCH, app } from "../lib/places.mjs";
import { row } from "../lib/report.mjs";
import { served } from "../lib/static_host.mjs";

const LIMITS = JSON.parse(readFileSync(join(BENCH, "budgets.json"), "utf8"));

/** How many of 100 points are missing. Less is better, as in every row. */
const missing = (category) => (result) => 100 - Math.round(100 * result.categories[category].score);
const measured = (audit) => (result) => result.audits[audit].numericValue;

const ROWS = [
  ["lighthouse, performance points missing", "points", missing("performance")],
  ["lighthouse, accessibility points missing", "points", missing("accessibility")],
  ["lighthouse, best practices points missing", "points", missing("best-practices")],
  ["lighthouse, SEO points missing", "points", missing("seo")],
  ["lighthouse, layout shift", "", measured("cumulative-layout-shift")],
  ["lighthouse, first contentful paint", "ms", measured("first-contentful-paint")],
  ["lighthouse, largest contentful paint", "ms", measured("largest-contentful-paint")],
  ["lighthouse, total blocking time", "ms", measured("total-blocking-time")],
];

export async function run() {
  const results = await served(app(), visits);
  const rows = ROWS.map(([name, unit, read]) => row(name, unit, median(results.map(read)), LIMITS[name]));
  return { rows, faults: [...rows.flatMap(aboveBudget), ...failed(results)] };
}

async function visits(url) {
  const results = [];
  for (let run = 0; run < runs(5); run += 1) results.push(await visit(url));
  return results;
}

/** A browser that has never visited the app. */
async function visit(url) {
  const browser = await launch({ chromePath: executablePath(), chromeFlags: ["--headless=new", ...FLAGS] });
  try {
    const { lhr } = await lighthouse(url, { port: browser.port, logLevel: "error" });
    if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
    return lhr;
  } finally {
    browser.kill();
  }
}

function aboveBudget({ name, ours, unit, rivals }) {
  if (!rivals.budget || ours <= rivals.budget.value) return [];
  return [`${name}: ${ours} ${unit} is above the budget of ${rivals.budget.value} (bench/budgets.json).`];
}

/** Names the audits that cost points outside performance, in Lighthouse's words. */
function failed([result]) {
  const categories = ["accessibility", "best-practices", "seo"];
  const audits = categories.flatMap((category) => result.categories[category].auditRefs);
  const lacking = audits.filter(({ id, weight }) => weight > 0 && (result.audits[id].score ?? 1) < 1);
  return lacking.map(({ id }) => `Lighthouse: ${result.audits[id].title}`);
}
