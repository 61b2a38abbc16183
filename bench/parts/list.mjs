// The nine operations of js-framework-benchmark on a list of people: in the app's own list, in plain JavaScript, and in
// Solid.
import { inPage } from "../lib/browser.mjs";
import { bundlePage } from "../lib/bundle.mjs";
import { hosted } from "../lib/host.mjs";
import { median, runs } from "../lib/numbers.mjs";
import { row } from "../lib/report.mjs";
import { buildWasm } from "../lib/wasm.mjs";

const OURS = "ours";
const NAMES = { [OURS]: "ours", vanilla: "by hand", solid: "Solid" };
const SOURCES = { [OURS]: "ours.js", vanilla: "vanilla.js", solid: "solid.jsx" };

/** How often each page repeats each operation. */
const TIMES = 5;

/** The operations, with the number of people in the list before and after. */
const OPERATIONS = [
  { name: "create 1,000", before: 0, after: 1_000, call: "create", count: 1_000 },
  { name: "replace all 1,000", before: 1_000, after: 1_000, call: "create", count: 1_000 },
  { name: "rename every 10th of 1,000", before: 1_000, after: 1_000, call: "update" },
  { name: "select one of 1,000", before: 1_000, after: 1_000, press: "th button" },
  { name: "swap two of 1,000", before: 1_000, after: 1_000, call: "swap" },
  { name: "remove one of 1,000", before: 1_000, after: 999, press: "td button" },
  { name: "create 10,000", before: 0, after: 10_000, call: "create", count: 10_000 },
  { name: "append 1,000 to 1,000", before: 1_000, after: 2_000, call: "append", count: 1_000 },
  { name: "clear 1,000", before: 1_000, after: 0, call: "clear" },
];

export async function run() {
  const wasm = buildWasm("switchback-bench-list", "list");
  const pages = {};
  for (const [who, source] of Object.entries(SOURCES)) pages[who] = await bundlePage(`list-${who}`, "list", source);
  const faults = [];
  const measured = OPERATIONS.map(() => Object.fromEntries(Object.keys(SOURCES).map((who) => [who, []])));
  // Take turns, so that other load on the machine falls on all alike. The first turns warm everything up.
  for (let turn = -2; turn < runs(9); turn++) {
    for (const who of Object.keys(SOURCES)) {
      const turns = await hosted([pages[who], wasm], (url) => inPage(url, measure));
      turns.forEach(({ ms, rows }, at) => {
        const { name, after } = OPERATIONS[at];
        if (rows !== after) faults.push(`${NAMES[who]}, ${name}: ${rows} rows, and not ${after}.`);
        if (turn >= 0) measured[at][who].push(ms);
      });
    }
  }
  return { rows: compared(measured), faults };
}

function compared(measured) {
  const medians = measured.map((times) => Object.fromEntries(Object.entries(times).map(([who, all]) => [who, median(all)])));
  const rows = medians.map(({ ours, vanilla, solid }, at) => {
    return row(OPERATIONS[at].name, "ms", ours, { [NAMES.vanilla]: vanilla, [NAMES.solid]: solid });
  });
  const mean = (who) => Math.exp(medians.reduce((sum, times) => sum + Math.log(times[who] / times.vanilla), 0) / medians.length);
  return [...rows, row("times by hand, in the mean", "", mean(OURS), { [NAMES.solid]: mean("solid") })];
}

/** Repeats every operation in one page. The last time counts, when the browser has fully compiled the page's code. */
async function measure(page) {
  await page.waitForFunction(() => globalThis.list, undefined, { timeout: 60_000 });
  const turns = [];
  for (const operation of OPERATIONS) {
    let last;
    for (let time = 0; time < TIMES; time++) last = await page.evaluate(once, operation);
    turns.push(last);
  }
  return turns;
}

/** Runs in the page: measures from a call or a press until the browser has laid out the result. */
async function once({ before, call, count, press }) {
  const settled = () =>
    new Promise((resume) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = resume;
      port2.postMessage(0);
    });
  // Paint the previous state before the measurement begins.
  const painted = async () => {
    for (let frame = 0; frame < 2; frame++) await new Promise((resume) => requestAnimationFrame(resume));
    await settled();
  };
  list.clear();
  await painted();
  if (before > 0) list.create(before);
  await painted();
  const pressed = press && document.querySelectorAll(press)[1];
  const began = performance.now();
  pressed ? pressed.click() : list[call](count);
  await settled();
  document.body.getBoundingClientRect();
  return { ms: performance.now() - began, rows: document.querySelectorAll("tbody tr").length };
}
