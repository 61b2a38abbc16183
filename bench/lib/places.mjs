// The folders of the benches.
import { existsSync, mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { say, tool } from "./tool.mjs";

export const ROOT = fileURLToPath(new URL("../../", import.meta.url));
export const BENCH = join(ROOT, "bench");

/** Everything that the benches write: results, instances, builds and installed packages. */
export const OUTPUT = folder(join(ROOT, "target/bench"));

/** Returns the folder, and creates it if it is missing. */
export function folder(path) {
  mkdirSync(path, { recursive: true });
  return path;
}

/** Returns the shipped app: the folder in DIST, or a release build of this checkout. */
export function app() {
  if (process.env.DIST) return resolve(process.env.DIST);
  const dist = join(OUTPUT, "dist");
  if (!built) {
    say("Building the app as it is shipped ...");
    tool(join(ROOT, "script/build"), ["--dist", dist], { cwd: ROOT });
    built = true;
  }
  if (!existsSync(join(dist, "index.html"))) throw new Error(`The build left no index.html in ${dist}.`);
  return dist;
}

let built = false;
