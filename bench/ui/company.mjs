// The workspace file of a full-size company.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { OUTPUT, folder } from "../lib/places.mjs";
import { runExample } from "../lib/wasm.mjs";

/** Writes the file for a part of the bench, and returns its path. It is new each time: its interviews are around today. */
export function writeCompany(part) {
  const file = join(folder(join(OUTPUT, part)), "full-size.json");
  writeFileSync(file, runExample("switchback-bench-log", "full_size", [new Date().toISOString().slice(0, 10)]));
  return file;
}
