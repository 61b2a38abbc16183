// The workspace file of a company of full size.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { OUTPUT, folder } from "../lib/places.mjs";
import { runExample } from "../lib/wasm.mjs";

/** Writes it for a part of the bench and gives its path. A new one each time: its interviews lie around today. */
export function writeCompany(part) {
  const file = join(folder(join(OUTPUT, part)), "full-size.json");
  writeFileSync(file, runExample("switchback-bench-log", "full_size", [new Date().toISOString().slice(0, 10)]));
  return file;
}
