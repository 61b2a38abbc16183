// Where things lie.
import { existsSync, mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { say, tool } from "./tool.mjs";

export const ROOT = fileURLToPath(new URL("../../", import.meta.url));
export const BENCH = join(ROOT, "bench");

/** Everything that the benches write: results, instances, what they build and install. */
export const OUTPUT = folder(join(ROOT, "target/bench"));

/** A folder that exists from now on. */
export function folder(path) {
  mkdirSync(path, { recursive: true });
  return path;
}

/** The shipped app: the folder that DIST names, or else a release build of what is here. */
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
