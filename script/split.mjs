// Splits the app's program into the files that src/main.rs names, if it was built with the feature "split". A page then loads the
// first file, and the others when needed. docs/decisions/first-load.md describes how.
import { execFile, execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { namedByLikeness } from "./alike.mjs";

const NAME = "switchback";
const FEATURES = [
  "bulk-memory",
  "bulk-memory-opt",
  "nontrapping-float-to-int",
  "sign-ext",
  "mutable-globals",
  "reference-types",
  "multivalue",
].map((feature) => `--enable-${feature}`);

// Puts the files into a folder of the staging folder, named by their contents, and makes the page load them from there. Returns
// the files that only matching parts need. Does nothing if the program is in one piece.
export async function split(staging, parts) {
  const whole = readdirSync(staging).find((name) => new RegExp(`^${NAME}-[0-9a-f]+\\.js$`).test(name));
  if (!whole) throw new Error(`There is no ${NAME}-….js: how the bundler names it has changed, and so must this script.`);
  if (!readFileSync(join(staging, whole), "utf8").includes("__wasm_split_placeholder__")) return [];
  const folder = join(staging, "parts");
  await cut(folder);
  const hashed = `app-${hashOf(folder)}`;
  renameSync(folder, join(staging, hashed));
  loadFrom(staging, whole.replace(/\.js$/, ""), hashed);
  return neededBy(parts, join(staging, hashed)).map((name) => `${hashed}/${name}`);
}

// The loader lists files that several parts share, below a comment with the names of the parts.
function neededBy(parts, folder) {
  const loader = readFileSync(join(folder, "__wasm_split.js"), "utf8");
  const shared = [...loader.matchAll(/\/\* ([\w, ]+) \*\/\s*const \w+ = makeLoad\(\(\) => \{\s*const src = fetch\(new URL\("\.\/(\w+\.wasm)"/g)];
  if (shared.length === 0) throw new Error("The loader lists no shared file: how it does has changed, and so must this script.");
  const only = shared.filter(([, names]) => names.split(", ").every((name) => parts.test(name))).map(([, , file]) => file);
  const own = readdirSync(folder).filter((name) => name.startsWith("split_") && parts.test(name.slice("split_".length)));
  return [...own, ...only];
}

async function cut(folder) {
  const cut = join(folder, "cut");
  mkdirSync(cut, { recursive: true });
  run("wasm-split-cli", [program(), cut, "--target", "web", "--out-name", NAME]);
  const bindgen = ["--target", "web", "--no-typescript", "--keep-lld-exports", "--no-demangle"];
  run("wasm-bindgen", [...bindgen, "--out-name", NAME, "--out-dir", folder, join(cut, `${NAME}.wasm`)]);
  for (const name of readdirSync(cut).filter((name) => name !== `${NAME}.wasm`)) {
    copyFileSync(join(cut, name), join(folder, name));
  }
  rmSync(cut, { recursive: true });
  await shrink(readdirSync(folder).filter((name) => name.endsWith(".wasm")).map((name) => join(folder, name)));
}

// Returns where cargo put the program, with the linker's data about it.
function program() {
  const metadata = execFileSync("cargo", ["metadata", "--format-version", "1", "--no-deps", "--offline"], {
    encoding: "utf8",
    maxBuffer: 1 << 26,
  });
  return join(JSON.parse(metadata).target_directory, "wasm32-unknown-unknown", "release", `${NAME}.wasm`);
}

async function shrink(files) {
  const waiting = [...files];
  const work = async () => {
    for (let file = waiting.pop(); file; file = waiting.pop()) await shrinkOne(file);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
}

async function shrinkOne(file) {
  const optimize = (...options) => promisify(execFile)("wasm-opt", [...options, ...FEATURES, file, "-o", file]);
  await optimize("-Oz", "--debuginfo");
  writeFileSync(file, namedByLikeness(readFileSync(file)));
  const strip = ["--strip-debug", "--strip-producers", "--strip-target-features"];
  const order = ["--reorder-functions-by-name", "--reorder-locals"];
  await optimize(...order, "--shrink-level=2", "--generate-stack-ir", "--optimize-stack-ir", ...strip);
}

function hashOf(folder) {
  const hash = createHash("sha256");
  for (const name of readdirSync(folder).sort()) hash.update(name).update(readFileSync(join(folder, name)));
  return hash.digest("hex").slice(0, 16);
}

// Removes the bundler's own program, and points the page's links at the first part.
function loadFrom(staging, whole, folder) {
  const page = join(staging, "index.html");
  const text = readFileSync(page, "utf8")
    .replaceAll(`${whole}_bg.wasm`, `${folder}/${NAME}_bg.wasm`)
    .replaceAll(`${whole}.js`, `${folder}/${NAME}.js`);
  writeFileSync(page, text);
  for (const name of [`${whole}.js`, `${whole}_bg.wasm`]) rmSync(join(staging, name));
}

function run(program, options) {
  execFileSync(program, options, { stdio: ["ignore", "ignore", "inherit"] });
}
