// The replay of 100,000 events in the browser: reading the stored log and folding it into the workspace.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { inPage } from "../lib/browser.mjs";
import { bundlePage } from "../lib/bundle.mjs";
import { hosted } from "../lib/host.mjs";
import { median, runs } from "../lib/numbers.mjs";
import { OUTPUT, folder } from "../lib/places.mjs";
import { row } from "../lib/report.mjs";
import { buildWasm, runExample } from "../lib/wasm.mjs";

const EVENTS = 100_000;
const NAMES = { json: "JSON + JS fold", yjs: "yjs + JS fold" };

export async function run() {
  const log = writeLog();
  const wasm = buildWasm("switchback-bench-log", "log");
  const page = await bundlePage("log");
  const { replays, snapshots, bytes } = await hosted([page, wasm, log], (url) => inPage(url, measure));
  const all = (what) => Object.fromEntries(Object.entries(replays).map(([who, turns]) => [who, median(turns.map(what))]));
  return {
    rows: [
      compared("read the stored log", "ms", all((turn) => turn.readMs)),
      compared("fold it", "ms", all((turn) => turn.foldMs)),
      compared("replay, both together", "ms", all((turn) => turn.readMs + turn.foldMs)),
      row("start from a snapshot of it", "ms", median(snapshots.ours), { "JSON.parse alone": median(snapshots.json) }),
      compared("stored, an event", "B", { ours: bytes.ours / EVENTS, json: bytes.json / EVENTS, yjs: bytes.yjs / EVENTS }),
    ],
    faults: sameCounts(replays),
  };
}

/** Written again each time, because events change as the app does. */
function writeLog() {
  const log = folder(join(OUTPUT, "log"));
  writeFileSync(join(log, "log.ndjson"), runExample("switchback-bench-log", "generate", [String(EVENTS)]));
  return log;
}

async function measure(page) {
  await page.waitForFunction(() => globalThis.bench, undefined, { timeout: 120_000 });
  const replays = { ours: [], json: [], yjs: [] };
  const snapshots = { ours: [], json: [] };
  // Take turns, so that other load on the machine falls on all alike. The first turn warms everything up.
  for (let turn = -1; turn < runs(9); turn++) {
    for (const who of Object.keys(replays)) {
      const measured = await page.evaluate((who) => globalThis.bench.replay[who](), who);
      if (turn >= 0) replays[who].push(measured);
    }
    for (const who of Object.keys(snapshots)) {
      const measured = await page.evaluate((who) => globalThis.bench.snapshot[who](), who);
      if (turn >= 0) snapshots[who].push(measured);
    }
  }
  return { replays, snapshots, bytes: await page.evaluate(() => globalThis.bench.bytes) };
}

function compared(name, unit, { ours, ...rivals }) {
  return row(name, unit, ours, Object.fromEntries(Object.entries(rivals).map(([who, value]) => [NAMES[who], value])));
}

/** A rival whose replay arrives at another state does not count. */
function sameCounts(replays) {
  const ours = replays.ours[0].counts.join();
  return Object.entries(replays)
    .filter(([, turns]) => turns[0].counts.join() !== ours)
    .map(([who, turns]) => `${who} comes to ${turns[0].counts.join()} and ours to ${ours}: they did not do the same.`);
}
