// A plain CSV of the fixtures: one record a line, quotes where a cell holds a comma.
import { readFileSync } from "node:fs";

/** One object for each line, by the names in its header. */
export function readTable(path) {
  const [header, ...lines] = readFileSync(path, "utf8").trim().split("\n").map(cells);
  return lines.map((line) => Object.fromEntries(header.map((name, place) => [name, line[place]])));
}

function cells(line) {
  return [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted ?? plain);
}
