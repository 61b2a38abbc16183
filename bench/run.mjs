// Runs the named parts, or all of them, one after the other: nothing else should run during a measurement.
import { machine } from "./lib/machine.mjs";
import { print, write } from "./lib/report.mjs";

const PARTS = ["size", "start", "lighthouse", "log", "planner", "year", "calendar", "company", "list", "ui", "team"];

const wanted = process.argv.length > 2 ? process.argv.slice(2) : PARTS;
const unknown = wanted.filter((part) => !PARTS.includes(part));
if (unknown.length > 0) {
  console.error(`There is no part ${unknown.join(", ")}. The parts are ${PARTS.join(", ")}.`);
  process.exit(2);
}

for (const part of wanted) {
  const { run } = await import(`./parts/${part}.mjs`);
  const at = new Date().toISOString();
  const where = machine();
  // A part can report faults in what it measured, in words, along with its rows.
  const { rows, faults = [] } = await run();
  print(part, rows);
  write({ part, at, machine: where, rows });
  for (const fault of faults) console.error(fault);
  if (faults.length > 0 && process.env.BENCH_ENFORCE === "1") process.exitCode = 1;
}
