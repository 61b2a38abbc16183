// A plain CSV of the fixtures: one record per line, and quotes around cells with a comma.
import { readFileSync } from "node:fs";

/** Returns an object for each line, keyed by the names in the header. */
export function readTable(path) {
  const [header, ...lines] = readFileSync(path, "utf8").trim().split("\n").map(cells);
  return lines.map((line) => Object.fromEntries(header.map((name, place) => [name, line[place]])));
}

function cells(line) {
  return [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted ?? plain);
}
