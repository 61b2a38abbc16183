// Rows, as a table for people and as JSON for programs.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { OUTPUT } from "./places.mjs";

/**
 * A measurement. Less is better in every row. A rival's ratio is its value divided by ours: above 1, ours is less. A
 * rival without a value is left out of the row.
 */
export function row(name, unit, ours, rivals = {}) {
  const known = Object.entries(rivals).filter(([, value]) => Number.isFinite(value));
  const beside = known.map(([rival, value]) => [rival, { value: rounded(value), ratio: ratio(value, ours) }]);
  return { name, unit, ours: rounded(ours), rivals: Object.fromEntries(beside) };
}

export function print(part, rows) {
  const rivals = [...new Set(rows.flatMap((row) => Object.keys(row.rivals)))];
  const head = [part, "unit", "ours", ...rivals];
  const lines = rows.map((row) => [
    row.name,
    row.unit,
    shown(row.ours),
    ...rivals.map((rival) => (row.rivals[rival] ? beside(row.rivals[rival]) : "")),
  ]);
  const widths = head.map((_, column) => Math.max(...[head, ...lines].map((line) => line[column].length)));
  const line = (cells) =>
    cells.map((cell, at) => (at < 2 ? cell.padEnd(widths[at]) : cell.padStart(widths[at]))).join("  ").trimEnd();
  console.log(["", line(head), widths.map((width) => "-".repeat(width)).join("  "), ...lines.map(line)].join("\n"));
}

export function write(report) {
  const path = join(OUTPUT, `${report.part}.json`);
  writeFileSync(path, `${JSON.stringify(report, null, 2)}\n`);
  console.log(`\n${path}`);
}

function ratio(value, ours) {
  return Number.isFinite(ours) && ours !== 0 ? rounded(value / ours) : null;
}

// Three significant digits are more than any of these times deserves. Whole numbers stay whole.
function rounded(value) {
  return Number.isFinite(value) ? (Number.isInteger(value) ? value : Number(value.toPrecision(3))) : null;
}

function beside({ value, ratio }) {
  return ratio === null ? shown(value) : `${shown(value)} (${ratio}×)`;
}

function shown(value) {
  return value === null ? "–" : value.toLocaleString("en", { maximumFractionDigits: 4 });
}
