// The planner in the browser, compared with HiGHS as WebAssembly and with greedy in the same browser, and with HiGHS
// and CP-SAT as native programs, on the same problem files. BENCH_INSTANCES selects problems by a part of their names,
// and BENCH_LIMIT sets how many seconds each rival gets for one.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { inPage } from "../lib/browser.mjs";
import { bundlePage } from "../lib/bundle.mjs";
import { hosted } from "../lib/host.mjs";
import { median, nineOfTen, runs } from "../lib/numbers.mjs";
import { BENCH, OUTPUT, folder } from "../lib/places.mjs";
import { pythonWith } from "../lib/python.mjs";
import { row } from "../lib/report.mjs";
import { answer, say, tool } from "../lib/tool.mjs";
import { buildWasm } from "../lib/wasm.mjs";

const LIMIT = Number(process.env.BENCH_LIMIT ?? 20);
/** When to end a rival. Solvers rarely check their clocks, and the limit does not include reading a large model. */
const END = (4 * LIMIT + 20) * 1_000;
const ENDED = { found: false };
/** Re-planning is measured on these problems, after each of this many changes. */
const AGAIN = "weeks-200x1500";
const CHANGES = 40;
/** A browser that has just started is busy for a while, on the same cores. */
const SETTLED = 2_000;
const NAMES = { greedy: "greedy", highs: "HiGHS wasm", native_highs: "HiGHS native", native_cp_sat: "CP-SAT" };

export async function run() {
  const instances = writeInstances();
  const names = readdirSync(instances)
    .filter((file) => file.endsWith(".json"))
    .map((file) => file.slice(0, -".json".length))
    .filter((name) => name.includes(process.env.BENCH_INSTANCES ?? ""))
    .sort(byNumbers);
  const wasm = buildWasm("switchback-bench-planner", "planner", "planner");
  const page = await bundlePage("planner", "planner-browser");
  const highs = join(BENCH, "node_modules/highs/build");
  const rows = [];
  const faults = [];
  for (const name of names) {
    say(`Solving ${name} ...`);
    const here = await hosted([page, wasm, highs, instances], (url) => inPage(url, (page) => inBrowser(page, name)));
    const runs = { ...here, ...natively(join(instances, `${name}.json`)) };
    rows.push(...compare(name, runs), ...(here.again ? planningAgain(name, here.again) : []));
    faults.push(...brokenRules(name, runs));
  }
  return { rows, faults };
}

function writeInstances() {
  const instances = folder(join(OUTPUT, "instances"));
  tool("python3", [join(BENCH, "planner/instances.py"), instances]);
  return instances;
}

/** Each instance has a page of its own, because a person who plans once waits for the first solution in a page. */
async function inBrowser(page, name) {
  await page.waitForFunction(() => globalThis.bench);
  await page.evaluate((name) => globalThis.bench.open(name), name);
  await setTimeout(SETTLED);
  const solve = (who) => page.evaluate(([who, limit]) => globalThis.bench.solve[who](limit), [who, LIMIT]);
  const repeated = async (who) => {
    const first = await solve(who);
    const again = [];
    // What takes seconds is not repeated: its time varies little, and ours should not wait for it.
    while (first.ms < 3_000 && again.length < runs(5)) again.push((await solve(who)).ms);
    return { ...first, firstMs: first.ms, ms: again.length > 0 ? median(again) : first.ms };
  };
  const within = (work) => Promise.race([work, setTimeout(END, ENDED, { ref: false })]);
  const again = (who, words) => page.evaluate(([who, words]) => globalThis.bench.again[who](words), [who, words]);
  const ours = await repeated("ours");
  const changed = name.startsWith(AGAIN) ? { ours: await again("ours", CHANGES) } : undefined;
  const greedy = await repeated("greedy");
  const highs = await within(repeated("highs"));
  if (changed && highs !== ENDED) changed.highs = await within(again("highs", LIMIT));
  return { ours, greedy, highs, again: changed };
}

/** HiGHS re-plans everything after one of the changes, ours after each of them. */
function planningAgain(name, { ours, highs }) {
  const rivals = { [NAMES.highs]: highs?.ms };
  const share = (100 * ours.placesLater) / ours.ms.length;
  return [
    row(`${name}: planning again, a first plan for nine of ten within`, "ms", nineOfTen(ours.atOnceMs), rivals),
    row(`${name}: planning again, half of the changes within`, "ms", median(ours.ms), rivals),
    row(`${name}: planning again, nine of ten within`, "ms", nineOfTen(ours.ms), rivals),
    row(`${name}: planning again, changes with a place more than in the first plan`, "%", share),
    row(`${name}: planning again, broken rules`, "", ours.broken),
  ];
}

function natively(path) {
  const python = pythonWith(join(BENCH, "planner-browser/requirements.txt"));
  const solve = (rival) => {
    const words = [join(BENCH, "planner-browser/native.py"), rival, String(LIMIT), path];
    const printed = answer(python, words, { timeout: END, killSignal: "SIGKILL" });
    return printed === undefined ? ENDED : JSON.parse(printed);
  };
  return { native_highs: solve("highs"), native_cp_sat: solve("cp_sat") };
}

function compare(name, { again, ...runs }) {
  const { ours, ...rivals } = runs;
  const best = Math.min(...provenBounds(runs));
  const percent = (bound, value) => (100 * (bound - value)) / Math.max(best, 1);
  const each = (what) =>
    Object.fromEntries(Object.entries(rivals).map(([rival, run]) => [NAMES[rival], run.found === false ? NaN : what(run)]));
  // A rival that reached the limit needed that time, whether or not it found anything.
  const times = (what) => Object.fromEntries(Object.entries(rivals).map(([rival, run]) => [NAMES[rival], what(run)]));
  return [
    row(`${name}: first plan in the page`, "ms", ours.firstMs, times((run) => run.firstMs)),
    row(`${name}: plan`, "ms", ours.ms, times((run) => run.ms)),
    row(`${name}: first plan, JSON to JSON`, "ms", ours.wholeMs),
    row(`${name}: below the best known bound`, "%", percent(best, ours.value), each((run) => percent(best, run.value))),
    row(`${name}: own gap proven`, "%", percent(ours.bound, ours.value), each((run) => run.bound && percent(run.bound, run.value))),
    row(`${name}: broken rules`, "", ours.broken, each((run) => run.broken)),
  ];
}

/** A stopped rival's bound may be below a value that others have found. Such a bound proves nothing. */
function provenBounds(runs) {
  const all = Object.values(runs);
  const found = Math.max(...all.map((run) => run.value).filter(Number.isFinite));
  return all.map((run) => run.bound).filter((bound) => Number.isFinite(bound) && bound >= found);
}

function brokenRules(name, { again, ...runs }) {
  const all = again ? { ...runs, "ours, planning again": again.ours } : runs;
  return Object.entries(all)
    .filter(([, run]) => run.broken > 0)
    .map(([who, run]) => `${name}: the plan of ${who} breaks ${run.broken} rules.`);
}

/** Sorts week-200x400-1 before weeks-60x300-1 before weeks-200x1500-1. */
function byNumbers(one, other) {
  return one.localeCompare(other, "en", { numeric: true });
}
