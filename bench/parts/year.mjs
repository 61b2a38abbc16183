// A year of the sample company: how long it takes from enrollment to certificate with several ways of finding sessions.
// Everything is drawn from seeds, so the figures are the same on every machine. BENCH_RUNS sets the number of years.
// bench/year/src/assumptions.rs has all assumptions.
import { runs } from "../lib/numbers.mjs";
import { row } from "../lib/report.mjs";
import { say } from "../lib/tool.mjs";
import { runProgram } from "../lib/wasm.mjs";

/** How many people enroll each week: what the company's schedule carries with ease, and more than it can carry. */
const LOADS = { usual: 4, crowded: 20 };
const OURS = "Switchback";
const BOUND = "clairvoyant bound";

export async function run() {
  const rows = [];
  const faults = [];
  for (const [load, eachWeek] of Object.entries(LOADS)) {
    say(`Living years with ${eachWeek} enrolling each week ...`);
    const { ways } = JSON.parse(runProgram("switchback-bench-year", [runs(3), eachWeek].map(String)));
    rows.push(...compare(load, ways));
    faults.push(...belowTheBound(load, ways));
  }
  return { rows, faults };
}

function compare(load, ways) {
  const known = Object.fromEntries(ways.map(({ name, figures }) => [name, figures]));
  const { [OURS]: ours, ...rivals } = known;
  // A figure that is unknown, because too few people were ever certified, is left out.
  const each = (what) => Object.fromEntries(Object.entries(rivals).map(([name, figures]) => [name, what(figures) ?? NaN]));
  const compared = (name, unit, what) => row(`${load}: ${name}`, unit, what(ours), each(what));
  return [
    compared("enrolling to certified, median", "weeks", ({ median }) => median),
    compared("enrolling to certified, 90th percentile", "weeks", ({ ninetieth }) => ninetieth),
    compared("not certified within 6 weeks", "%", (figures) => 100 * (1 - figures.within_six_weeks)),
    compared("never certified", "%", ({ enrolments, certified }) => (100 * (enrolments - certified)) / enrolments),
    compared("sessions for each certificate", "", (figures) => figures.sessions_each_certificate),
    compared("passed over at most", "weeks", (figures) => figures.passed_over),
  ];
}

/** A way that beats the bound has found a mistake in it. */
function belowTheBound(load, ways) {
  const bound = ways.find(({ name }) => name === BOUND).figures;
  const beats = ({ figures }) =>
    ["median", "ninetieth"].some((what) => figures[what] !== null && figures[what] < bound[what]);
  return ways.filter(beats).map(({ name }) => `${load}: ${name} is below the clairvoyant bound, so the bound is none.`);
}
